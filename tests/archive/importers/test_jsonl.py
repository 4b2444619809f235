"""JSON Lines: what one hostile line may not do to the others."""

import json
from io import BytesIO

import pytest

from archive.article import RawArticle
from archive.importers import Input, Rejection, jsonl
from archive.importers.rows import columns_of

GOOD = '{"title": "خبر", "body": "نص الخبر"}'


def read(data: bytes) -> list[RawArticle | Rejection]:
    return list(jsonl.read(Input(stream=BytesIO(data), path="a.jsonl")))


def rejected(line: str) -> str:
    """The reason for a line between two good ones, which must be read."""
    first, middle, last = read(f"{GOOD}\n{line}\n{GOOD}".encode())
    assert isinstance(first, RawArticle)
    assert isinstance(last, RawArticle)
    assert (first.origin.line, middle.origin.line, last.origin.line) == (1, 2, 3)
    assert isinstance(middle, Rejection)
    return middle.reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (f'{{"body": "x", "n": {2**70}}}', "a number of more than 64 bits"),
        ('{"body": "x"} {}', "not JSON: Extra data (character 15)"),
        ('{"body": "x", "n": ' + "9" * 5_000 + "}", "a number of more than 64 bits"),
        (f'{{"body": "x", "n": {2**63}}}', "a number of more than 64 bits"),
        (f'{{"body": "x", "n": {-(2**63) - 1}}}', "a number of more than 64 bits"),
        ('{"body": "x", "n": NaN}', "NaN is not JSON"),
        ('{"body": "x", "n": -Infinity}', "-Infinity is not JSON"),
        ('{"body": "\\ud800"}', "body is not valid Unicode at character 1"),
        ('{"body": "a\\u0000b"}', "body has a NUL character"),
        ('["body"]', "not a JSON object"),
        ("5", "not a JSON object"),
        ("null", "not a JSON object"),
        ('{"body": "x"', "not JSON: Expecting ',' delimiter (character 14)"),
        ('{"body": 5}', "body is not text but a number"),
        ('{"category": "x"}', "no title and no text"),
    ],
)
def test_a_hostile_line_is_rejected_with_its_reason_and_the_rest_is_read(line: str, reason: str) -> None:
    assert rejected(line) == reason


@pytest.mark.parametrize("line", ["[" * 200_000, '{"a":' * 200_000, "[" * 200_000 + "]" * 200_000])
def test_deep_nesting_is_rejected(line: str) -> None:
    assert rejected(line) == "JSON that is nested too deeply"


def test_a_broken_byte_rejects_its_line_alone() -> None:
    good = GOOD.encode()
    rows = read(b"\n".join((good, good.replace("نص".encode(), b"\xff"), good)))
    assert [isinstance(row, Rejection) for row in rows] == [False, True, False]
    assert str(rows[1]) == "a.jsonl:2: body is not valid Unicode at character 1"


def test_a_broken_byte_in_a_column_that_is_not_read_does_no_harm() -> None:
    first, _ = read(GOOD.encode().replace(b"{", b'{"x": "\xff", ') + b"\n" + GOOD.encode())
    assert isinstance(first, RawArticle)


@pytest.mark.parametrize("number", [2**63 - 1, -(2**63)])
def test_a_number_of_64_bits_is_read(number: int) -> None:
    (row,) = read(f'{{"body": "x", "id": {number}}}'.encode())
    assert isinstance(row, RawArticle)
    assert row.id == str(number)


def test_of_equal_keys_the_last_wins() -> None:
    (row,) = read('{"body": "أول", "body": "آخر"}'.encode())
    assert isinstance(row, RawArticle)
    assert row.body == "آخر"


def test_blank_lines_are_passed_over_but_numbered() -> None:
    rows = read(f"\n  \r\n{GOOD}\r\n\n".encode())
    assert [row.origin.line for row in rows] == [3]


def test_an_empty_file_has_no_rows() -> None:
    assert read(b"") == []


def test_unicode_line_separators_inside_a_text_do_not_part_it() -> None:
    body = "سطر\u2028آخر\u0085وآخر"
    (row,) = read(json.dumps({"body": body}, ensure_ascii=False).encode())
    assert isinstance(row, RawArticle)
    assert row.body == body


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6"])
def test_lines_are_read_in_every_encoding(encoding: str) -> None:
    rows = read("\n".join([GOOD] * 3).encode(encoding))
    assert [(row.title, row.body) for row in rows if isinstance(row, RawArticle)] == [("خبر", "نص الخبر")] * 3


def test_a_field_map_reaches_the_rows() -> None:
    stream = BytesIO('{"story": "نص"}'.encode())
    (row,) = jsonl.read(Input(stream=stream, path="a", columns=columns_of({"body": "story"})))
    assert isinstance(row, RawArticle)
    assert row.body == "نص"
