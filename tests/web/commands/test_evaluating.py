"""`tansiq evaluate`: how well queries find what answers them."""

import json
from pathlib import Path

import pytest

from .conftest import ROWS, Tansiq


def queries(tmp_path: Path, *lines: object) -> Path:
    """A file of queries; what is not text already is written as JSON."""
    path = tmp_path / "queries.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return path


def query(text: str, pid: str) -> dict[str, str]:
    return {"qid": "q1", "text": text, "pid": pid}


def test_the_measures_have_the_promised_shape(filled: Tansiq, tmp_path: Path) -> None:
    done = filled("evaluate", queries(tmp_path, query("أين عقد الاجتماع؟", "a1"), query("ماء", "a2")))
    assert (done.code, done.err) == (0, "")
    assert done.json == {
        "queries": 2,
        "match": "any",
        "mrr@10": 0.5,
        "recall@1": 0.5,
        "recall@10": 0.5,
        "ndcg@10": 0.5,
    }


def test_every_word_can_be_asked_for(filled: Tansiq, tmp_path: Path) -> None:
    asked = queries(tmp_path, query("مدرسة خانقين الجديدة", "a2"))
    assert filled("evaluate", asked, "--match", "any").json["recall@1"] == 1
    strict = filled("evaluate", asked, "--match", "all").json
    assert (strict["match"], strict["recall@10"]) == ("all", 0)


def test_the_id_of_a_copy_is_accepted(tansiq: Tansiq, tmp_path: Path) -> None:
    first, _ = ROWS.splitlines()
    copy = json.dumps({**json.loads(first), "id": "a3", "source": "الصباح"}, ensure_ascii=False)
    rows = tmp_path / "rows.jsonl"
    rows.write_text(f"{ROWS}{copy}\n", encoding="utf-8")
    assert tansiq("import", rows, "--json").json["copies"] == 1
    done = tansiq("evaluate", queries(tmp_path, query("اجتماع بغداد", "a1"), query("اجتماع بغداد", "a3")))
    assert done.json["recall@1"] == 1


def test_empty_lines_are_no_queries(filled: Tansiq, tmp_path: Path) -> None:
    assert filled("evaluate", queries(tmp_path, "", query("بغداد", "a1"), " ")).json["queries"] == 1


def test_a_unicode_line_separator_ends_no_line(filled: Tansiq, tmp_path: Path) -> None:
    assert filled("evaluate", queries(tmp_path, query("اجتماع\u2028بغداد", "a1"))).json["queries"] == 1


@pytest.mark.parametrize("bad", ["{", "[]", "7", '"text"', '{"text": "بغداد"}', '{"pid": "a1"}'])
def test_a_line_that_is_no_query_is_named(filled: Tansiq, tmp_path: Path, bad: str) -> None:
    done = filled("evaluate", queries(tmp_path, query("بغداد", "a1"), bad))
    assert (done.code, done.out) == (1, "")
    assert done.err == 'tansiq: line 2: expected {"text": …, "pid": …}\n'


def test_a_line_is_named_by_its_place_in_the_file(filled: Tansiq, tmp_path: Path) -> None:
    done = filled("evaluate", queries(tmp_path, "", query("بغداد", "a1"), "", "{"))
    assert done.err.startswith("tansiq: line 4: ")


@pytest.mark.parametrize("bad", ['{"text": null, "pid": "a1"}', '{"text": "بغداد", "pid": null}'])
def test_a_query_without_text_or_answer_is_named(filled: Tansiq, tmp_path: Path, bad: str) -> None:
    done = filled("evaluate", queries(tmp_path, bad))
    assert (done.code, done.err.count("\n")) == (1, 1)


def test_a_file_that_is_no_text_is_one_line(filled: Tansiq, tmp_path: Path) -> None:
    path = tmp_path / "queries.jsonl"
    path.write_bytes(b"\xff\xfe{")
    done = filled("evaluate", path)
    assert (done.code, done.err.count("\n")) == (1, 1)


def test_a_file_that_is_not_there_is_a_wrong_use(filled: Tansiq, tmp_path: Path) -> None:
    done = filled("evaluate", tmp_path / "none.jsonl")
    assert done.code == 2
    assert "none.jsonl" in done.err


def test_another_way_to_match_is_a_wrong_use(filled: Tansiq, tmp_path: Path) -> None:
    assert filled("evaluate", queries(tmp_path), "--match", "some").code == 2
