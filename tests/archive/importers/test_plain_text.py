"""Plain text: one file, one article."""

from io import BytesIO

import pytest

from archive.article import Origin, RawArticle
from archive.importers import Input, Rejection, plain_text
from archive.importers.encoding import DOCUMENT_LIMIT


def read(data: bytes, **details: object) -> RawArticle | Rejection:
    (row,) = plain_text.read(Input(stream=BytesIO(data), path="a.txt", details=details))
    return row


def test_the_whole_text_is_the_body_and_its_first_line_may_be_a_title() -> None:
    assert read("عنوان\n\nنص".encode()) == RawArticle(
        origin=Origin("a.txt", 1), body="عنوان\n\nنص", first_line_may_be_title=True
    )


def test_with_a_given_title_the_first_line_is_text() -> None:
    row = read("سطر\n\nنص".encode(), title="عنوان")
    assert isinstance(row, RawArticle)
    assert (row.title, row.first_line_may_be_title) == ("عنوان", False)


@pytest.mark.parametrize(
    ("given", "kept"), [("نص\n", "نص"), ("نص\n\n", "نص\n"), ("\n نص", "\n نص"), ("أ\r\nب\r\n", "أ\nب")]
)
def test_only_one_newline_at_the_end_is_taken_off(given: str, kept: str) -> None:
    row = read(given.encode())
    assert isinstance(row, RawArticle)
    assert row.body == kept


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp1256", "iso8859_6"])
def test_a_text_is_read_in_every_encoding(encoding: str) -> None:
    row = read("توقف معارك الأنبار بعد نصيحة".encode(encoding))
    assert isinstance(row, RawArticle)
    assert row.body == "توقف معارك الأنبار بعد نصيحة"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no title and no text"),
        (b"\0" * 10, "body has a NUL character"),
        ("كركوك وبغداد".encode() + b"\xff", "not valid utf-8-sig at byte 24"),
        (b"x" * (DOCUMENT_LIMIT + 1), "more than 67,108,864 bytes"),
    ],
)
def test_what_is_no_text_is_rejected(data: bytes, reason: str) -> None:
    row = read(data)
    assert isinstance(row, Rejection)
    assert row.reason == reason
