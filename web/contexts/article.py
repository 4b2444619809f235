"""The page of an article. Plain data."""

from dataclasses import dataclass

from .text import Day, Headline, Link, Paragraph, Piece

__all__ = [
    "ArticlePage",
    "Copy",
    "Evidence",
    "MentionedDate",
]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A facet value of an article: its search, its page, its first mention, how many there are, who says so.

    `token` is the one that its mentions carry in `Piece.facets`. `rule` is a short sentence for a tooltip.
    """

    value: str
    label: str
    token: str
    url: str
    page_url: str | None
    first: str
    mentions: int
    rule: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article with the same text."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class MentionedDate:
    """A date of the text: its words, its ISO value, whether that is approximate.

    `conflict`: the weekday as written, where the date is another.
    """

    text: str
    iso: str
    approximate: bool
    conflict: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """An article with the evidence of its facets, and others like it.

    `back_url`: the search it was reached from, if any. `correction_url`: a letter to those who correct, if they
    have an address.
    """

    id: str
    title: tuple[Piece, ...]
    title_derived: bool
    paragraphs: tuple[Paragraph, ...]
    source: Link | None
    original_url: str | None
    author: str | None
    published: Day | None
    captured: str
    lang: str
    dir: str
    sample: bool
    q: str
    hits: int
    provinces: tuple[Evidence, ...]
    actors: tuple[Evidence, ...]
    dates: tuple[MentionedDate, ...]
    copies: tuple[Copy, ...]
    similar: tuple[Headline, ...]
    text_hash: str
    permalink: str
    correction_url: str | None
    back_url: str | None
