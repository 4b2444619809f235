"""JSON documents, cut into records without being held."""

import json
import tracemalloc
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import RawArticle
from archive.importers import Input, Rejection, json_array
from archive.importers.encoding import LINE_LIMIT

GOOD = '{"title": "خبر", "body": "نص"}'


def read(text: str | bytes) -> list[RawArticle | Rejection]:
    data = text.encode() if isinstance(text, str) else text
    return list(json_array.read(Input(stream=BytesIO(data), path="a.json")))


def kinds(text: str | bytes) -> list[bool]:
    return [isinstance(row, RawArticle) for row in read(text)]


@pytest.mark.parametrize("text", [GOOD, f" \n{GOOD}\n", f"[{GOOD}]", f"\ufeff[\n{GOOD}\n]\n"])
def test_one_object_or_an_array_of_one_is_one_article(text: str) -> None:
    assert kinds(text) == [True]


@pytest.mark.parametrize("text", ["", "[]", " [ ]\n"])
def test_an_empty_file_or_array_has_no_rows(text: str) -> None:
    assert read(text) == []


def test_objects_one_after_another_are_read_as_well() -> None:
    assert kinds(f"{GOOD}\n{GOOD}") == [True, True]


@given(
    st.lists(st.dictionaries(st.text(), st.text() | st.lists(st.text()) | st.integers(0, 9)), max_size=8),
    st.sampled_from([None, 2]),
)
def test_every_record_of_any_array_is_found_whatever_its_texts_hold(
    extra: list[dict[str, object]], indent: int | None
) -> None:
    rows = [{**fields, "body": str(number)} for number, fields in enumerate(extra)]
    text = json.dumps([{"x": [row], "body": row["body"]} for row in rows], indent=indent)
    assert [row.body for row in read(text) if isinstance(row, RawArticle)] == [row["body"] for row in rows]


@pytest.mark.parametrize("at", [65_534, 65_535, 65_536, 65_537])
@pytest.mark.parametrize("mark", ['\\"', "\\\\", "[", "}", "\\u0628"])
def test_a_mark_at_the_edge_of_a_piece_is_understood(at: int, mark: str) -> None:
    text = '[{"body": "' + "x" * (at - 12) + mark + '"},' + GOOD + "]"
    assert kinds(text) == [True, True]


@pytest.mark.parametrize(
    "record",
    ["5", '"نص"', "null", "[[1]]", '{"a": NaN, "body": "x"}', "[" * 5_000 + "]" * 5_000, '{"body": 1}', "}"],
)
def test_a_bad_record_is_rejected_and_the_rest_is_read(record: str) -> None:
    rows = read(f"[{GOOD},{record},{GOOD}]")
    assert [isinstance(row, RawArticle) for row in rows] == [True, False, True]
    assert [row.origin.line for row in rows] == [1, 2, 3]


@pytest.mark.parametrize("left", [f"[{GOOD},", f"[{GOOD},{GOOD[:-1]}", f"[{GOOD},{GOOD[:-3]}", f"[{GOOD}"])
def test_a_file_that_breaks_off_says_so_and_keeps_what_was_whole(left: str) -> None:
    rows = read(left)
    assert [str(row) for row in rows[1:]] == ["a.json:2: the file breaks off here"]


def test_utf_16_is_read_and_a_cut_character_is_a_break() -> None:
    data = f"[{GOOD},{GOOD}]".encode("utf-16")
    assert kinds(data) == [True, True]
    assert kinds(GOOD.encode("utf-16") + b" ")[-1] is False


def test_a_record_over_the_limit_is_rejected_and_not_held() -> None:
    stream = BytesIO(b'[{"body": "' + b"x" * 4 * LINE_LIMIT + f'"}},{GOOD}]'.encode())
    tracemalloc.start()
    first, second = json_array.read(Input(stream=stream, path="a.json"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert str(first) == "a.json:1: a record of more than 16,777,216 characters"
    assert isinstance(second, RawArticle)
    assert peak < 2 * LINE_LIMIT
