"""`tansiq tag`: what the rules find in a text, one line of JSON an article, without an archive."""

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROWS, Run, Tansiq

ROW = {"id": "x1", "title": "خبر", "body": "زار وفد داعش كركوك أمس.", "date": "2020-10-13"}


def tag(tansiq: Tansiq, tmp_path: Path, *rows: object) -> Run:
    """Tags a file of these rows; what is not text already is written as JSON."""
    path = tmp_path / "articles.jsonl"
    texts = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return tansiq("tag", path)


def read(done: Run) -> list[Any]:
    return [json.loads(line) for line in done.out.splitlines()]


def test_an_article_is_a_line_in_the_promised_shape(tansiq: Tansiq, tmp_path: Path) -> None:
    done = tag(tansiq, tmp_path, ROW)
    assert (done.code, done.err) == (0, "")
    assert done.json == {
        "id": "x1",
        "province": [
            {
                "value": "kirkuk",
                "confidence": 1.0,
                "evidence": [{"field": "body", "start": 13, "end": 18, "text": "كركوك"}],
            }
        ],
        "actor": [
            {
                "value": "isis",
                "confidence": 1.0,
                "evidence": [{"field": "body", "start": 8, "end": 12, "text": "داعش"}],
                "name": done.json["actor"][0]["name"],
                "kind": "armed-group",
            }
        ],
        "dates": [
            {
                "text": "أمس",
                "field": "body",
                "start": 19,
                "end": 22,
                "iso": "2020-10-12",
                "precision": "day",
                "approximate": False,
            }
        ],
        "published": {"iso": "2020-10-13", "precision": "day", "how": "declared"},
        "lang": "ar",
    }
    assert "داعش" in done.json["actor"][0]["name"]


def test_offsets_are_those_of_the_text_that_an_import_keeps(tansiq: Tansiq, tmp_path: Path) -> None:
    row = {**ROW, "title": "  خبر  من\tبغداد ", "body": "سطر\r\nعن كركوك"}
    tagged = tag(tansiq, tmp_path, row).json
    tansiq("import", tmp_path / "articles.jsonl")
    kept = tansiq("show", "x1", "--json").json
    found = [evidence for each in tagged["province"] for evidence in each["evidence"]]
    assert [(each["field"], each["text"]) for each in found] == [("title", "بغداد"), ("body", "كركوك")]
    assert all(kept[each["field"]][each["start"] : each["end"]] == each["text"] for each in found)


def test_an_article_without_a_date_is_undated(tansiq: Tansiq, tmp_path: Path) -> None:
    assert tag(tansiq, tmp_path, {"id": "x", "body": "طقس معتدل"}).json["published"] is None


def test_a_bad_row_is_named_and_the_rest_goes_on(tansiq: Tansiq, tmp_path: Path) -> None:
    done = tag(tansiq, tmp_path, {**ROW, "id": "a"}, "{", {**ROW, "id": "b"})
    assert done.code == 1
    assert [each["id"] for each in read(done)] == ["a", "b"]
    assert done.err.startswith(f"tansiq: {tmp_path / 'articles.jsonl'}:2: not JSON")
    assert done.err.count("\n") == 1


def test_a_file_that_is_not_there_is_one_line(tansiq: Tansiq, tmp_path: Path) -> None:
    done = tansiq("tag", tmp_path / "none.jsonl")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)


def test_nothing_is_kept(tansiq: Tansiq, tmp_path: Path, data: Path) -> None:
    tag(tansiq, tmp_path, ROW)
    assert not data.exists()


def test_articles_come_from_stdin_too(tansiq: Tansiq, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ROWS.encode())))
    done = tansiq("tag", "-")
    assert [(each["id"], [tag["value"] for tag in each["province"]]) for each in read(done)] == [
        ("a1", ["baghdad"]),
        ("a2", ["diyala"]),
    ]


def test_a_bad_row_of_stdin_is_named_by_its_line(tansiq: Tansiq, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    with open(reading) as source:  # noqa: PTH123 - a descriptor
        os.write(writing, b"[]\n")
        os.close(writing)
        monkeypatch.setattr(sys, "stdin", source)
        done = tansiq("tag", "-")
    assert (done.code, done.out, done.err) == (1, "", "tansiq: -:1: not a JSON object\n")
