"""Rows as comma-separated values: RFC 4180, UTF-8, a header, one line an article. Pure.

| column | |
|---|---|
| `id`, `title` | the title of a sample begins with its mark |
| `published` | ISO day, month or year |
| `published_how` | `declared`, `editor`, or `inferred: ` and the words it rests on |
| `source`, `author`, `lang` | |
| `provinces`, `actors` | ids, parted by `; ` |
| `province_names`, `actor_names` | their names in the reader's language |
| `copies` | ids of the articles with the same text |
| `url`, `permalink` | at its publisher, in the archive |
| `sample` | the mark of a sample, or empty |
| `body` | the text as it is kept |

A cell that a spreadsheet would take for a formula has `'` before it (OWASP, CSV injection): one that begins with
= + - @, also full-width, a tab or a line break.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from .row import Row

__all__ = ["safe_cell", "write_csv"]

_COLUMNS = (
    "id",
    "title",
    "published",
    "published_how",
    "source",
    "author",
    "lang",
    "provinces",
    "province_names",
    "actors",
    "actor_names",
    "copies",
    "url",
    "permalink",
    "sample",
    "body",
)
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def write_csv(rows: Iterable[Row], note: str | None) -> Iterator[str]:
    """A header, a line for each row; a note in the first cell of a last line that begins with #."""
    yield _line(_COLUMNS)
    for row in rows:
        yield _line(_cells(row))
    if note:
        yield _line([f"# {note}", *[""] * (len(_COLUMNS) - 1)])


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cells(row: Row) -> list[str]:
    article, cited = row.article, row.citation
    return [
        article.id,
        cited.title,
        article.published.iso if article.published else "",
        article.published.how if article.published else "",
        cited.outlet,
        cited.author,
        article.lang,
        _joined(article.values("province")),
        _joined(cited.provinces),
        _joined(article.values("actor")),
        _joined(cited.actors),
        _joined([copy.id for copy in row.copies]),
        article.url or "",
        cited.url,
        cited.mark,
        article.body,
    ]


def _joined(texts: Sequence[str]) -> str:
    return "; ".join(texts)


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(map(safe_cell, cells))
    return written.getvalue()
