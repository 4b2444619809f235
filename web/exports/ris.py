"""Rows as RIS, for EndNote, Zotero, Mendeley and their kin: newspaper articles (`NEWS`) in UTF-8. Pure.

After the RIS Format Specifications of Reference Manager: a line is a tag, two blanks, a hyphen, a blank, a value.

| tag | value |
|---|---|
| `TI` `AU` `T2` | title, author, outlet |
| `PY` `DA` | year; `2020/10/09/`, with less where less is known |
| `LA` `KW` | language; provinces and actors |
| `UR` | the address in the archive, then that at the publisher |
| `DP` `AN` `Y2` | archive, id in it, when it was taken in |
| `N1` | the mark of a sample |

A note is a line after the last record: readers begin at `TY`.
"""

from collections.abc import Iterable, Iterator

from .row import Row

__all__ = ["write_ris"]


def write_ris(rows: Iterable[Row], note: str | None) -> Iterator[str]:
    """A record for each row."""
    for row in rows:
        fields = "".join(f"{tag}  - {value}\r\n" for tag, value in _fields(row) if value)
        yield f"TY  - NEWS\r\n{fields}ER  - \r\n\r\n"
    if note:
        yield f"# {note}\r\n"


def _fields(row: Row) -> Iterator[tuple[str, str]]:
    cited = row.citation
    yield "TI", cited.title
    yield "AU", cited.author
    yield "T2", cited.outlet
    if cited.published:
        yield "PY", cited.published.iso[:4]
        yield "DA", _date(cited.published.iso)
    yield "LA", cited.lang
    for name in (*cited.provinces, *cited.actors):
        yield "KW", name
    for url in (cited.url, cited.origin or ""):
        yield "UR", url.replace(";", "%3B")  # a semicolon parts addresses
    yield "DP", cited.archive
    yield "AN", cited.id
    yield "Y2", _date(cited.captured)
    yield "N1", cited.mark


def _date(iso: str) -> str:
    """`YYYY/MM/DD/` and an empty part for what is not known."""
    year, month, day = (*iso.split("-"), "", "")[:3]
    return f"{year}/{month}/{day}/" if year else ""
