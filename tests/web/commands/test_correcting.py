"""`tansiq facet`: editors add, remove and merge values, and see who did."""

import getpass
import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROWS, Run, Tansiq

WHY = ("--reason", "خطأ", "--by", "محرر")


def found(tansiq: Tansiq, value: str, facet: str = "province") -> list[str]:
    """The ids that the index has under a value."""
    return sorted(hit["id"] for hit in tansiq("search", f"--{facet}", value, "--json").json["hits"])


def shown(tansiq: Tansiq, id_: str, facet: str = "province") -> list[Any]:
    kept: list[Any] = tansiq("show", id_, "--json").json[facet]
    return kept


def one_line(done: Run) -> str:
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    return done.err


def test_a_value_is_added_on_the_words_given_and_can_be_searched(filled: Tansiq) -> None:
    done = filled("facet", "add", "a1", "province", "kirkuk", "--text", "اجتماع", *WHY)
    assert (done.code, done.out, done.err) == (0, "a1: province kirkuk added on اجتماع\n", "")
    assert found(filled, "kirkuk") == ["a1"]
    assert shown(filled, "a1")[0] == {
        "value": "kirkuk",
        "confidence": 1.0,
        "set_by": "editor",
        "evidence": [{"field": "title", "start": 0, "end": 6, "text": "اجتماع", "rule": "editor"}],
    }


def test_without_words_the_names_of_the_value_are_looked_for(filled: Tansiq) -> None:
    filled("facet", "remove", "a1", "province", "baghdad", *WHY)
    done = filled("facet", "add", "a1", "province", "baghdad", *WHY)
    assert done.out == "a1: province baghdad added on بغداد\n"
    assert [each["field"] for each in shown(filled, "a1")[0]["evidence"]] == ["title", "body"]


def test_a_value_that_the_text_does_not_name_needs_words(filled: Tansiq) -> None:
    error = one_line(filled("facet", "add", "a1", "province", "kirkuk", *WHY))
    assert error == "tansiq: article a1 has no name of province kirkuk: give the words it rests on with --text\n"
    assert found(filled, "kirkuk") == []


def test_words_that_the_article_does_not_have_are_refused(filled: Tansiq) -> None:
    error = one_line(filled("facet", "add", "a1", "province", "kirkuk", "--text", "الموصل", *WHY))
    assert error == "tansiq: article a1 has no words «الموصل»: give whole words as they are written\n"


def test_a_removed_value_is_found_no_more(filled: Tansiq) -> None:
    done = filled("facet", "remove", "a1", "province", "baghdad", *WHY)
    assert (done.code, done.out, done.err) == (0, "a1: province baghdad removed\n", "")
    assert found(filled, "baghdad") == []


def test_a_value_becomes_another_in_the_whole_archive_and_in_articles_to_come(
    filled: Tansiq, tmp_path: Path
) -> None:
    done = filled("facet", "merge", "province", "baghdad", "kirkuk", *WHY)
    assert (done.code, done.out) == (0, "province baghdad is now kirkuk: 1 articles changed\n")
    later = tmp_path / "later.json"
    later.write_text(json.dumps([{"id": "a3", "body": "خبر ثان في بغداد"}]), encoding="utf-8")
    filled("import", later)
    assert (found(filled, "kirkuk"), found(filled, "baghdad")) == (["a1", "a3"], [])


def test_a_correction_survives_a_new_text(filled: Tansiq, tmp_path: Path) -> None:
    filled("facet", "remove", "a1", "province", "baghdad", *WHY)
    filled("facet", "add", "a1", "province", "kirkuk", "--text", "اجتماع", *WHY)
    row = {**json.loads(ROWS.splitlines()[0]), "body": "عُقد اجتماع آخر في بغداد.", "source": "غيرها"}
    path = tmp_path / "again.json"
    path.write_text(json.dumps([row]), encoding="utf-8")
    assert filled("import", path, "--replace", "--json").json["updated"] == 1
    assert [each["value"] for each in shown(filled, "a1")] == ["kirkuk"]


@pytest.mark.parametrize(
    "command",
    [
        ("add", "a1", "province", "dyala"),
        ("remove", "a1", "province", "dyala"),
        ("merge", "province", "dyala", "kirkuk"),
        ("merge", "province", "kirkuk", "dyala"),
    ],
)
def test_an_unknown_value_is_refused_with_the_nearest(filled: Tansiq, command: tuple[str, ...]) -> None:
    assert one_line(filled("facet", *command, *WHY)) == "tansiq: no province dyala; the nearest is diyala\n"


def test_a_value_that_the_article_lacks_cannot_be_removed(filled: Tansiq) -> None:
    error = one_line(filled("facet", "remove", "a1", "province", "kirkuk", *WHY))
    assert error == "tansiq: article a1 has no province kirkuk\n"


@pytest.mark.parametrize(
    "command", [("add", "x", "actor", "isis"), ("remove", "x", "actor", "isis"), ("history", "x")]
)
def test_an_unknown_article_is_one_line(filled: Tansiq, command: tuple[str, ...]) -> None:
    why = () if command[0] == "history" else WHY
    assert one_line(filled("facet", *command, *why)) == "tansiq: no article x\n"


@pytest.mark.parametrize(
    "command",
    [
        ("add", "a1", "province", "kirkuk", "--text", "اجتماع"),
        ("remove", "a1", "province", "baghdad"),
        ("merge", "province", "baghdad", "kirkuk"),
        ("add", "a1", "month", "2020-10", *WHY),
    ],
)
def test_without_a_reason_or_with_another_facet_nothing_is_done(filled: Tansiq, command: tuple[str, ...]) -> None:
    assert filled("facet", *command).code == 2
    assert found(filled, "baghdad") == ["a1"]


def test_the_history_tells_when_who_what_and_why(filled: Tansiq) -> None:
    filled("facet", "add", "a1", "place", "khanaqin", "--text", "اجتماع", "--reason", "سبب", "--by", "محرر")
    filled("facet", "merge", "province", "baghdad", "kirkuk", *WHY)
    filled("facet", "merge", "province", "diyala", "wasit", *WHY)
    lines = [line.split("\t") for line in filled("facet", "history", "a1").out.splitlines()]
    assert [line[1:] for line in lines] == [
        ["محرر", "add", "place", "khanaqin", "سبب", "اجتماع"],
        ["محرر", "merge", "province", "baghdad → kirkuk", "خطأ", ""],
    ]
    assert all(line[0].endswith("+00:00") for line in lines)


def test_a_history_for_programs_has_the_promised_shape(filled: Tansiq) -> None:
    filled("facet", "add", "a1", "province", "kirkuk", "--text", "اجتماع", *WHY)
    (kept,) = filled("facet", "history", "a1", "--json").json
    assert kept.pop("at")
    assert kept == {
        "by": "محرر",
        "action": "add",
        "article": "a1",
        "facet": "province",
        "value": "kirkuk",
        "into": None,
        "reason": "خطأ",
        "evidence": [{"field": "title", "start": 0, "end": 6, "text": "اجتماع"}],
    }


def test_the_history_of_a_removed_article_has_no_words(filled: Tansiq) -> None:
    filled("facet", "add", "a1", "province", "kirkuk", "--text", "اجتماع", *WHY)
    filled("remove", "a1", "--reason", "طلب")
    (line,) = filled("facet", "history", "a1").out.splitlines()
    assert line.split("\t")[1:] == ["محرر", "add", "province", "kirkuk", "خطأ", ""]


def test_who_decides_is_the_login_name_unless_given(filled: Tansiq, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "amal")
    filled("facet", "remove", "a1", "province", "baghdad", "--reason", "x")
    assert filled("facet", "history", "a1", "--json").json[0]["by"] == "amal"


def test_where_the_system_knows_nobody_a_name_must_be_given(
    filled: Tansiq, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> str:
        raise OSError("no such user")

    monkeypatch.setattr(getpass, "getuser", unknown)
    done = filled("facet", "remove", "a1", "province", "baghdad", "--reason", "x")
    assert done.code == 2
    assert "--by" in done.err
