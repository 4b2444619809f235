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
    if cited.outlet:
        yield "journal", f"{{{_text(cited.outlet)}}}"
    if cited.published:
        year, month, day = (*cited.published.iso.split("-"), "", "")[:3]
        yield "year", f"{{{year}}}"
        if month:
            yield "month", _MONTHS[int(month) - 1]
        if day:
            yield "day", f"{{{int(day)}}}"
    yield "language", f"{{{_text(cited.lang)}}}"
    yield "url", f"{{{_address(cited.url)}}}"
    if cited.captured:
        yield "urldate", f"{{{cited.captured}}}"
    if cited.origin:
        yield "howpublished", f"{{\\url{{{_address(cited.origin)}}}}}"
    keywords = (*cited.provinces, *cited.actors)
    if keywords:
        yield "keywords", f"{{{_text(', '.join(keywords))}}}"
    if cited.mark:
        yield "note", f"{{{_text(cited.mark)}}}"


def _text(text: str) -> str:
    return " ".join(text.split()).translate(_SPECIAL)


def _address(url: str) -> str:
    """An address without blanks, braces and backslashes."""
    return "".join(quote(letter) if letter in '{}\\"' or letter.isspace() else letter for letter in url)
