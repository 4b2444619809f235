r"""Rows as BibTeX in UTF-8: `@article`, or `@misc` where no outlet is known. Pure.

Names and titles stand in two pairs of braces, so that styles neither part nor lower them. What is special to TeX
is written as commands, but not in addresses: `\url` reads them letter by letter, so only what would end them is
escaped.
A note is a comment after the last entry.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from .row import Row

__all__ = ["write_bibtex"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
    | {letter: f"\\{letter}" for letter in "$&%#_"}
)


def write_bibtex(rows: Iterable[Row], note: str | None) -> Iterator[str]:
    """An entry for each row."""
    for row in rows:
        fields = "".join(f"  {name} = {value},\n" for name, value in _fields(row))
        kind = "article" if row.citation.outlet else "misc"
        yield f"@{kind}{{{_key(row.citation.id)},\n{fields}}}\n\n"
    if note:
        yield f"@comment{{{_text(note)}}}\n"


def _key(id_: str) -> str:
    """The id, with another sign between collection and id than TeX's tie; ids hold no slash."""
    return id_.replace("~", "/")


def _fields(row: Row) -> Iterator[tuple[str, str]]:
    cited = row.citation
    yield "title", f"{{{{{_text(cited.title)}}}}}"
    if cited.author:
        yield "author", f"{{{{{_text(cited.author)}}}}}"
    if cited.published:
        yield from _date(cited.published.iso)
    told = {
        "journal": _text(cited.outlet),
        "language": _text(cited.lang),
        "url": _address(cited.url),
        "urldate": cited.captured,
        "howpublished": f"\\url{{{_address(cited.origin)}}}" if cited.origin else "",
        "keywords": _text(", ".join((*cited.provinces, *cited.actors))),
        "note": _text(cited.mark),
    }
    yield from ((name, f"{{{value}}}") for name, value in told.items() if value)


def _date(iso: str) -> Iterator[tuple[str, str]]:
    year, month, day = (*iso.split("-"), "", "")[:3]
    yield "year", f"{{{year}}}"
    if month:
        yield "month", _MONTHS[int(month) - 1]
    if day:
        yield "day", f"{{{int(day)}}}"


def _text(text: str) -> str:
    return text.translate(_SPECIAL)


def _address(url: str) -> str:
    """An address without blanks, braces and backslashes."""
    return "".join(quote(letter) if letter in '{}\\"' or letter.isspace() else letter for letter in url)
