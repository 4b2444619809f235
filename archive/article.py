"""The plain data that the packages hand to each other. Pure: no I/O, no clock.

Offsets everywhere are Unicode code points of the exact stored string, half-open.
"""

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

__all__ = [
    "Article",
    "Change",
    "ChangeBatch",
    "ChangeFeed",
    "Copy",
    "DateMention",
    "Evidence",
    "FacetName",
    "FacetTag",
    "Origin",
    "Precision",
    "Published",
    "RawArticle",
    "TextField",
    "first_day",
    "last_day",
]

TextField = Literal["title", "body"]
FacetName = Literal["province", "place", "actor"]
Precision = Literal["day", "month", "year", "range"]


def first_day(iso: str) -> dt.date:
    """The first day of `2020-10-09`, `2020-10`, `2020` or of an interval `a/b` of them."""
    start = iso.partition("/")[0]
    year, month, day = (*map(int, start.split("-")), 1, 1)[:3]
    return dt.date(year, month, day)


def last_day(iso: str) -> dt.date:
    """The last day of a day, month, year or interval; see `first_day`."""
    end = iso.rpartition("/")[2]
    parts = [int(part) for part in end.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]  # noqa: PLR2004 - year, month, day
    return dt.date(year, month, day)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row was read: the file's name as the user gave it, and the line or record number from 1."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """An article as its file gives it, before anything is derived.

    `published` and `url` are the file's own words, not yet checked; `id` is the given one, if any.
    `first_line_may_be_title`: plain text without a title of its own (see `archive.metadata.title_of`).
    """

    origin: Origin
    body: str
    id: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    author: str | None = None
    sample: bool = False
    first_line_may_be_title: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """When the source published an article, as far as it is known.

    `iso` is a day, month or year; `how` is `declared`, `editor`, or `inferred: ` and the words it rests on.
    """

    iso: str
    precision: Precision
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A span of text that a facet value rests on, with the alias and the rule that found it."""

    field: TextField
    start: int
    end: int
    text: str
    alias: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetTag:
    """One facet value of an article and why it has it; never without evidence."""

    facet: FacetName
    value: str
    confidence: float
    evidence: tuple[Evidence, ...]
    set_by: Literal["rule", "editor"] = "rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression of the text with its value.

    `weekday_conflict` keeps the weekday as written where it disagrees with the date beside it.
    """

    field: TextField
    start: int
    end: int
    text: str
    iso: str
    precision: Precision
    approximate: bool = False
    weekday_conflict: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as it is kept.

    `id` is its address in the archive: the id itself in the collection `main`, `collection~id` in others.
    `text_hash` is the SHA-256 of title, NUL, body; `copy_key` is equal for articles with identical folded
    bodies and None for an empty body. `seq` is 0 until the article is stored.
    """

    id: str
    collection: str
    given_id: str | None
    title: str
    title_derived: bool
    body: str
    source: str
    url: str | None
    author: str | None
    published: Published | None
    lang: str
    sample: bool
    text_hash: str
    copy_key: str | None
    tags: tuple[FacetTag, ...] = ()
    dates: tuple[DateMention, ...] = ()
    seq: int = 0
    captured: str = ""

    def values(self, facet: FacetName) -> list[str]:
        """The values of one facet, in the order of their first evidence."""
        return [tag.value for tag in self.tags if tag.facet == facet]

    def texts(self) -> Iterator[tuple[TextField, str]]:
        """The texts that tell of facets and dates: the title, unless derived from the body, and the body."""
        if not self.title_derived:
            yield "title", self.title
        yield "body", self.body

    def text_of(self, name: TextField) -> str:
        """The stored text that offsets of a field refer to."""
        return self.title if name == "title" else self.body


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article with the same folded body as the one that leads."""

    id: str
    source: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an index has to do to hold a changed article rightly.

    `lead` is the article that stands for the group of copies (None when the whole group is gone);
    `gone` are the ids that must not be documents of their own: removed articles and other copies.
    """

    seq: int
    lead: Article | None
    copies: tuple[Copy, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeBatch:
    """Changes, read as they are asked for; an index that took them all is at `upto`."""

    upto: int
    changes: Iterable[Change]


class ChangeFeed(Protocol):
    """What an index needs to know of a store."""

    @property
    def archive_id(self) -> str:
        """Random, made with the store: an index of another archive is none of ours."""

    def last_seq(self) -> int:
        """The `seq` of the newest change, 0 for a new store."""

    def changes_since(self, seq: int, *, limit: int) -> ChangeBatch:
        """At most `limit` changes after `seq`; no group of copies comes twice."""

    def leads(self) -> Iterable[Change]:
        """Every document that an index made afresh would hold, streamed."""
