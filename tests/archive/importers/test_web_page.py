"""Web pages: what is found in them."""

from io import BytesIO

import pytest

from archive.article import RawArticle
from archive.errors import RejectedRow
from archive.importers import Input, Rejection, web_page
from archive.importers.web_page import PAGE_LIMIT, fields_of

SENTENCE = "أعلنت قيادة العمليات المشتركة في بغداد افتتاح مركز التنسيق الأمني المشترك مع حكومة الإقليم. "
PAGE = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>افتتاح المركز - كركوك ناو</title><meta property="og:title" content="افتتاح المركز">
<meta property="og:site_name" content="كركوك ناو"><meta name="author" content="علي حسن">
<meta property="article:published_time" content="2020-10-13T10:00:00+03:00">
<meta property="article:modified_time" content="2021-01-01T10:00:00+03:00">
<link rel="canonical" href="https://example.org/ar/news/1"></head>
<body><nav><a href="/">الرئيسية</a></nav><article><h1>افتتاح المركز</h1><p>{SENTENCE * 3}</p></article>
<div id="comments"><p>تعليق قارئ على هذا الخبر المهم جدا</p></div><footer>حقوق النشر</footer></body></html>"""


def test_a_page_gives_its_declared_fields_and_its_text_alone() -> None:
    assert fields_of(PAGE.encode()) == {
        "title": "افتتاح المركز",
        "body": (SENTENCE * 3).strip(),
        "date": "2020-10-13",
        "source": "كركوك ناو",
        "url": "https://example.org/ar/news/1",
        "author": "علي حسن",
    }


@pytest.mark.parametrize("label", ["windows-1256", "iso-8859-6", "utf-8"])
@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6", "utf-8", "utf-16"])
def test_a_page_is_read_rightly_even_where_its_declaration_is_another(encoding: str, label: str) -> None:
    declared = (
        label if encoding not in {"cp1256", "iso8859_6"} else {"cp1256": "windows-1256"}.get(encoding, encoding)
    )
    page = PAGE.replace("utf-8", declared)
    assert fields_of(page.encode(encoding))["body"] == (SENTENCE * 3).strip()


def test_a_short_page_is_read_too() -> None:
    page = "<html><head><title>خبر</title></head><body><p>وصل الوزير إلى بغداد.</p></body></html>"
    assert fields_of(page.encode()) == {"title": "خبر", "body": "وصل الوزير إلى بغداد."}


def test_a_date_that_only_the_text_tells_is_not_declared() -> None:
    page = f"<html><body><article><p>بغداد 13/10/2020</p><p>{SENTENCE * 4}</p></article></body></html>"
    assert "date" not in fields_of(page.encode())


@pytest.mark.parametrize(
    "page", ["", "<html></html>", "<img src=x>", "<div>" * 100_000 + "نص", "<a b='" * 100_000]
)
def test_a_page_without_text_is_rejected(page: str) -> None:
    with pytest.raises(RejectedRow, match="a page without text"):
        fields_of(page.encode())


def read(data: bytes, **details: object) -> RawArticle | Rejection:
    (row,) = web_page.read(Input(stream=BytesIO(data), path="a.html", details=details))
    return row


def test_a_page_becomes_an_article() -> None:
    row = read(PAGE.encode())
    assert isinstance(row, RawArticle)
    assert (row.title, row.source, row.published) == ("افتتاح المركز", "كركوك ناو", "2020-10-13")
    assert not row.first_line_may_be_title


def test_a_sidecar_wins_over_the_page() -> None:
    row = read(PAGE.encode(), source="نص تجريبي", id="a1")
    assert isinstance(row, RawArticle)
    assert (row.id, row.source, row.title) == ("a1", "نص تجريبي", "افتتاح المركز")


def test_a_page_over_the_limit_is_rejected() -> None:
    assert str(read(b"x" * (PAGE_LIMIT + 1))) == "a.html:1: more than 8,388,608 bytes"
