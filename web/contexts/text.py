"""Texts and labels that every page is made of. Plain data."""

from dataclasses import dataclass

__all__ = [
    "Day",
    "Headline",
    "Link",
    "Paragraph",
    "Piece",
    "Snippet",
]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text.

    `hit`: it matches the query. `facets`: tokens such as `province-diyala` of the mentions that the run belongs
    to; `anchor`: the id under which the first of a value's mentions can be linked.
    """

    text: str
    hit: bool = False
    facets: tuple[str, ...] = ()
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A label that leads somewhere."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Day:
    """A published date: ISO for machines, label for people (Iraqi month names), and how it is known.

    `how` is None for a declared date, else a sentence such as «استُدلّ عليه: …».
    """

    iso: str
    label: str
    how: str | None


@dataclass(frozen=True, slots=True)
class Snippet:
    """A fragment of the text; sentence-bounded, with «…» where it was cut."""

    field: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the original text, with the anchor of its permalink."""

    anchor: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """An article in one line. `title` carries the sample mark where the article is one."""

    title: str
    url: str
    lang: str
    dir: str
    source: str | None
    published: Day | None
