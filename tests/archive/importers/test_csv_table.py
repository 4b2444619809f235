"""Tables: delimiters, quoting, and rows that break off."""

from io import BytesIO

import pytest

from archive.article import RawArticle
from archive.importers import Input, Rejection, csv_table
from archive.importers.encoding import LINE_LIMIT
from archive.importers.rows import columns_of


def read(text: str | bytes, **field_map: str) -> list[RawArticle | Rejection]:
    data = text.encode() if isinstance(text, str) else text
    return list(csv_table.read(Input(stream=BytesIO(data), path="a.csv", columns=columns_of(field_map))))


def bodies(text: str | bytes) -> list[str]:
    return [row.body if isinstance(row, RawArticle) else str(row) for row in read(text)]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_delimiter_is_told_by_the_header(mark: str) -> None:
    text = mark.join(("id", "title", "body")) + "\n" + mark.join(("1", "عنوان", "نص"))
    (row,) = read(text)
    assert isinstance(row, RawArticle)
    assert (row.id, row.title, row.body) == ("1", "عنوان", "نص")


def test_a_quoted_field_holds_delimiters_quotes_and_newlines() -> None:
    assert bodies('title,body\nخبر,"قال: ""نعم"", ثم\r\nغادر"\r\n') == ['قال: "نعم", ثم\nغادر']


def test_a_row_has_the_number_of_its_first_line() -> None:
    rows = read('title,body\nخبر,"أ\nب\nج"\n\nخبر,د\n')
    assert [row.origin.line for row in rows] == [2, 6]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256", "iso8859_6"])
def test_a_table_is_read_in_every_encoding(encoding: str) -> None:
    text = "title;body\nتوقف معارك الأنبار;قال الوزير إن المعارك توقفت في المدينة\n"
    assert bodies(text.encode(encoding)) == ["قال الوزير إن المعارك توقفت في المدينة"]


def test_empty_cells_are_absent() -> None:
    (row,) = read("id,title,body\n,عنوان,\n")
    assert isinstance(row, RawArticle)
    assert (row.id, row.body) == (None, "")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("خبر", "1 cells where the header has 2"),
        ("خبر,نص,زائد", "3 cells where the header has 2"),
        ("خبر,ن\0ص", "body has a NUL character"),
        ('خبر,"نص" زائد', "',' expected after '\"'"),
        (",", "no title and no text"),
    ],
)
def test_a_bad_row_is_rejected_and_the_rest_is_read(line: str, reason: str) -> None:
    assert bodies(f"title,body\nخبر,أول\n{line}\nخبر,آخر\n") == ["أول", f"a.csv:3: {reason}", "آخر"]


def test_a_broken_byte_inside_a_quoted_field_rejects_its_row_alone() -> None:
    data = 'title,body\nخبر,"أول\n'.encode() + b'\xff\nnext"\n' + "خبر,آخر\n".encode() * 2
    assert bodies(data) == ["a.csv:2: body is not valid Unicode at character 5", "آخر", "آخر"]


def test_a_field_over_131072_characters_is_read() -> None:
    assert bodies("title,body\nخبر," + "ن" * 200_000) == ["ن" * 200_000]


def test_a_field_over_the_limit_rejects_its_row_alone() -> None:
    text = "title,body\nخبر," + "x" * (4 * 1024 * 1024 + 1) + "\nخبر,آخر\n"
    assert bodies(text) == ["a.csv:2: field larger than field limit (4194304)", "آخر"]


def test_an_endless_line_rejects_its_row_alone() -> None:
    text = "title,body\n" + "x" * (LINE_LIMIT + 1) + "\nخبر,آخر\n"
    assert bodies(text) == ["a.csv:2: a line of more than 16,777,216 characters", "آخر"]


def test_a_quote_that_is_never_closed_is_no_article() -> None:
    assert bodies('title,body\nخبر,أول\nخبر,"نص\n') == ["أول", "a.csv:3: unexpected end of data"]


@pytest.mark.parametrize("text", ["", "\n", "name,price\nx,1\n"])
def test_a_header_without_title_or_text_rejects_the_file(text: str) -> None:
    (row,) = read(text)
    assert isinstance(row, Rejection)
    assert row.reason.startswith("header: no column for a title or text among ")


def test_a_mapped_column_makes_a_header_good() -> None:
    (row,) = read("name|price;story\nx;نص\n", body="story", title="name|price")
    assert isinstance(row, RawArticle)
    assert (row.title, row.body) == ("x", "نص")
