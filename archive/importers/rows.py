r"""From the columns of a file to a raw article, or to the reason why not. Pure.

| field    | columns that give it, the first with a value wins              | kind               |
|----------|----------------------------------------------------------------|--------------------|
| `id`     | id, article_id, guid                                           | text or integer    |
| `title`  | title, headline, العنوان                                       | text, as written   |
| `body`   | body, text, content, النص                                      | text, as written   |
| `date`   | date, published, published_at, datetime, pubdate, التاريخ      | text or number     |
| `source` | source, outlet, publisher, المصدر                              | text               |
| `url`    | url, link, الرابط                                              | text               |
| `author` | author, authors, byline, الكاتب                                | text or many texts |
| `sample` | sample                                                         | true or false      |

Case and outer spaces of column names do not matter. A field map (`{"body": "story"}`) wins: its column gives
that field and no other. Null and empty values are absent, other columns are ignored. A body keeps its text but
for \r\n, which becomes \n; the other fields lose outer spaces, the title excepted.

Raises RejectedRow: a value of another kind, NUL, text that is not valid Unicode (a lone surrogate, or a byte
that its encoding does not know), or neither title nor text. Dates and addresses are not checked here: see
`archive.metadata`.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from archive.article import Origin, RawArticle
from archive.errors import ArchiveError, RejectedRow

__all__ = ["FIELDS", "Columns", "Input", "Rejection", "Row", "columns_of", "picked", "raw_article"]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "article_id", "guid"),
    "title": ("title", "headline", "العنوان"),
    "body": ("body", "text", "content", "النص"),
    "date": ("date", "published", "published_at", "datetime", "pubdate", "التاريخ"),
    "source": ("source", "outlet", "publisher", "المصدر"),
    "url": ("url", "link", "الرابط"),
    "author": ("author", "authors", "byline", "الكاتب"),
    "sample": ("sample",),
}
Columns = Mapping[str, tuple[str, ...]]

_FLAGS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row or file that gave no article, and why; `str` is one line for the reader."""

    origin: Origin
    reason: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}"


Row = RawArticle | Rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file as an importer gets it.

    `stream` is seekable, for lines of JSON also a pipe; `path` is the name for origins. `details` are fields that
    a sidecar or the file's name gives to a document.
    """

    stream: BinaryIO
    path: str
    columns: Columns = field(default_factory=lambda: FIELDS)
    details: Mapping[str, object] = field(default_factory=dict)


def columns_of(field_map: Mapping[str, str]) -> Columns:
    """The columns of each field under a field map; ArchiveError names a field that does not exist."""
    for name in field_map:
        if name not in FIELDS:
            raise ArchiveError(f"unknown field {name!r}; the fields are {', '.join(FIELDS)}")
    mapped = {name: _plain(column) for name, column in field_map.items()}
    claimed = set(mapped.values())
    return {
        name: (mapped[name],) if name in mapped else tuple(c for c in columns if c not in claimed)
        for name, columns in FIELDS.items()
    }


def picked(row: Iterable[tuple[str, object]], columns: Columns) -> dict[str, object]:
    """The fields of a row that have a value; of columns with the same name the last counts."""
    given = {_plain(name): value for name, value in row if value is not None and value != ""}
    return {
        name: given[column]
        for name, candidates in columns.items()
        if (column := next((c for c in candidates if c in given), None)) is not None
    }


def raw_article(
    fields: Mapping[str, object], *, origin: Origin, first_line_may_be_title: bool = False
) -> RawArticle:
    """The raw article with these fields; raises RejectedRow."""
    title = _text(fields, "title")
    body = (_text(fields, "body") or "").replace("\r\n", "\n")
    if not body.strip() and not (title and title.strip()):
        raise RejectedRow("no title and no text")
    return RawArticle(
        origin=origin,
        id=_phrase(fields, "id"),
        title=title,
        body=body,
        published=_phrase(fields, "date"),
        source=_phrase(fields, "source"),
        url=_phrase(fields, "url"),
        author=_phrase(fields, "author"),
        sample=_flag(fields.get("sample", False)),
        first_line_may_be_title=first_line_may_be_title,
    )


def _plain(column: str) -> str:
    return column.strip().casefold()


def _text(fields: Mapping[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise RejectedRow(f"{name} is not text but {_kind(value)}")
    if "\0" in value:
        raise RejectedRow(f"{name} has a NUL character")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise RejectedRow(f"{name} is not valid Unicode at character {error.start + 1}") from error
    return value


def _phrase(fields: Mapping[str, object], name: str) -> str | None:
    value = fields.get(name)
    if name in {"id", "date"} and type(value) is int:
        return str(value)
    if name == "date" and isinstance(value, float) and math.isfinite(value):
        return str(int(value))
    if name == "author" and isinstance(value, list):
        names = [_text({name: item}, name) for item in value]
        return "، ".join(filter(None, names)).strip() or None
    text = _text(fields, name)
    return text.strip() or None if text else None


def _flag(value: object) -> bool:
    flag = _FLAGS.get(str(value).strip().casefold()) if isinstance(value, bool | int | str) else None
    if flag is None:
        raise RejectedRow("sample is neither true nor false")
    return flag


def _kind(value: object) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "an array", dict: "an object"}
    return kinds.get(type(value), "something else")
