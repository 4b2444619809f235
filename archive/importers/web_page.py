"""Web pages (.html, .htm): one file, one article, its text found by trafilatura.

Title, author, site name, address and date only where the page declares them: a date is not guessed from the text,
and the first publication counts, not a later change. Comments are left out. A sidecar's fields win.
Encoding: as in `archive.importers.encoding`; the one declared is `<meta charset>`. Nothing is fetched.
"""

import logging
from collections.abc import Iterator

import regex
import trafilatura

from archive.article import Origin
from archive.errors import RejectedRow

from .encoding import text_of
from .rows import Input, Rejection, Row, raw_article

__all__ = ["PAGE_LIMIT", "fields_of", "read"]

PAGE_LIMIT = 8 * 1024 * 1024
"""Bytes of a page: trafilatura needs some fifty times as much memory."""

_DECLARED = regex.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{1,30})", regex.IGNORECASE)
_DECLARED_WITHIN = 4096  # bytes; browsers look at 1,024
# Labels of the WHATWG Encoding Standard; of those a page may declare only these are ever needed: UTF-8 and
# UTF-16 show by themselves.
_LABELS = {
    b"windows-1256": "cp1256",
    b"cp1256": "cp1256",
    b"x-cp1256": "cp1256",
    b"iso-8859-6": "iso8859_6",
    b"iso_8859-6": "iso8859_6",
    b"asmo-708": "iso8859_6",
    b"arabic": "iso8859_6",
    b"windows-1252": "cp1252",
    b"iso-8859-1": "cp1252",
    b"latin1": "cp1252",
}

# What it says of a page that it cannot read is said by the rejection.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)


def read(file: Input) -> Iterator[Row]:
    """The one article of a file."""
    origin = Origin(file.path, 1)
    page = file.stream.read(PAGE_LIMIT + 1)
    try:
        yield raw_article({**fields_of(page), **file.details}, origin=origin)
    except RejectedRow as error:
        yield Rejection(origin, str(error))


def fields_of(page: bytes) -> dict[str, str]:
    """The fields that a page gives; raises RejectedRow."""
    if len(page) > PAGE_LIMIT:
        raise RejectedRow(f"more than {PAGE_LIMIT:,} bytes")
    declared = _DECLARED.search(page, 0, _DECLARED_WITHIN)
    text = text_of(page, declared=_LABELS.get(declared[1].lower()) if declared else None)
    document = trafilatura.bare_extraction(
        text,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if document is None or isinstance(document, dict) or not document.text:
        raise RejectedRow("a page without text")
    found = {
        "title": document.title,
        # a headline above the text would be found and shown twice
        "body": document.text.removeprefix(f"{document.title}\n"),
        "date": document.date,
        "source": document.sitename,
        "url": document.url,
        "author": document.author,
    }
    return {name: value for name, value in found.items() if value}
