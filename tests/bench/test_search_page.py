"""The benchmark of search pages runs, on the samples, and every engine counts the same things."""

import json
from pathlib import Path
from typing import Any

import pytest

from .search_page import main

_KEYS = {"index_docs_per_s", "disk_mb", "open_ms", "page_ms", "answers"}
_QUERIES = {"common": ["بغداد"], "and2": ["بغداد اليوم"], "or3": ["كركوك أربيل الموصل"], "phrase": ["في بغداد"]}


def printed(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    main([*map(str, arguments), "--json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.fixture
def measured(seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    queries = tmp_path / "queries.json"
    queries.write_text(json.dumps(_QUERIES, ensure_ascii=False), encoding="utf-8")
    return printed(capsys, "--corpus", seeds, "--queries", queries)


def test_every_engine_is_measured_in_the_same_shape(measured: dict[str, Any]) -> None:
    assert list(measured) == ["tansiq", "tantivy", "fts5", "whoosh"]
    for engine in measured.values():
        assert engine.keys() == _KEYS
        assert list(engine["page_ms"]) == [*_QUERIES, "all"]
        assert all(row.keys() == {"p50", "p95"} for row in engine["page_ms"].values())
        assert list(engine["answers"].keys() ^ {text for texts in _QUERIES.values() for text in texts}) == []


def test_an_answer_holds_the_total_the_counts_and_the_ids(measured: dict[str, Any]) -> None:
    answer = measured["tansiq"]["answers"]["في بغداد"]
    assert answer.keys() == {"total", "facets", "ids"}
    assert answer["facets"].keys() == {"province", "actor", "month"}
    assert answer["total"] >= len(answer["ids"]) > 0


def test_a_phrase_is_counted_alike_by_engines_that_know_no_forms_of_words(measured: dict[str, Any]) -> None:
    ours, fts5, whoosh = (measured[name]["answers"]["في بغداد"] for name in ("tansiq", "fts5", "whoosh"))
    assert ours["total"] == fts5["total"] == whoosh["total"]
    assert ours["facets"] == fts5["facets"] == whoosh["facets"]


def test_queries_of_every_class_are_drawn_the_same_each_time(
    seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--corpus", seeds, "--each", 2, "--peers", "")
    once, again = (printed(capsys, *given)["tansiq"] for _ in range(2))
    assert list(once["page_ms"]) == ["common", "rare", "and2", "or3", "phrase", "mixed", "all"]
    assert once["answers"] == again["answers"]


def test_fewer_rows_and_peers_can_be_measured_and_found_built_again(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--corpus", seeds, "--limit", 20, "--each", 1, "--peers", "fts5", "--keep", tmp_path / "kept")
    first, second = (printed(capsys, *given) for _ in range(2))
    assert list(first) == ["tansiq", "fts5"]
    assert first["fts5"]["index_docs_per_s"] == second["fts5"]["index_docs_per_s"]


def test_a_folder_that_keeps_another_corpus_is_left_alone(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--corpus", seeds, "--each", 1, "--peers", "", "--keep", tmp_path / "kept", "--limit")
    printed(capsys, *given, 20)
    with pytest.raises(SystemExit, match="another corpus"):
        printed(capsys, *given, 10)
