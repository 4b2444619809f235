"""What a reader asks for: a small tree of words, and the request around it. Pure data.

How a tree is read from a text: `index.query_language`. What its words ask of an index: `index.clauses`.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from archive.arabic import words
from archive.article import TextField

__all__ = [
    "FACETS",
    "And",
    "AnyOf",
    "Fuzzy",
    "Leaf",
    "Node",
    "Not",
    "Or",
    "Period",
    "Phrase",
    "Position",
    "Prefix",
    "SearchRequest",
    "Sort",
    "Value",
    "Word",
    "all_words",
    "sought",
]

Sort = Literal["relevance", "newest", "oldest"]
FACETS = ("province", "place", "actor", "source", "lang")
"""The facets that a request may filter by their values; dates have parameters of their own."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms (only as written where the request is `exact`), in `scope` or anywhere."""

    text: str
    scope: TextField | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as written, one directly after the other.

    With `slack` in any order, and at most so many other words among them.
    """

    words: tuple[str, ...]
    slack: int = 0
    scope: TextField | None = None


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these folded words as written: what a `Prefix` or a `Fuzzy` comes to in a vocabulary."""

    words: tuple[str, ...]
    scope: TextField | None = None


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so."""

    text: str
    scope: TextField | None = None


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word in any of its forms, or words that are at most `distance` letters away from it as written."""

    text: str
    distance: int
    scope: TextField | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: one of `values` has its letters, folded."""

    facet: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A day of publication, or a date in the text, from `first` to `last`; None leaves that end open."""

    of: Literal["published", "mentioned"]
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class And:
    """Every part; without parts everything."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but the part."""

    part: "Node"


Leaf = Word | Phrase | AnyOf
"""What is looked for in the text itself."""

Node = Leaf | Prefix | Fuzzy | Value | Period | And | Or | Not


@dataclass(frozen=True, slots=True)
class Position:
    """A place in an order: all that a hit is sorted by. `day` is its `date.toordinal`, None for undated."""

    score: float
    day: int | None
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """A query with its filters, order and window.

    `filters` maps names of `FACETS` to the chosen values (OR within, AND across). Dates are inclusive; an article
    dated to a month or year belongs to a period that holds all of it. `undated` asks for articles without a
    published date only. `mentioned_*` asks for a date in the text whose days overlap the interval. `exact` keeps
    to the words as written. `offset` and `limit` cut the hits, of which those up to `after` are passed over
    first; neither total nor counts know of that. `places`: whether hits tell theirs.
    `counted`: which facets are counted, `year` among them; None for all. `seconds`: a search that takes longer is
    cut short and says so (`SearchResults.partial`); an engine may overrun by what one part of its index takes.
    """

    query: Node = And(())
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    published_from: dt.date | None = None
    published_to: dt.date | None = None
    undated: bool = False
    mentioned_from: dt.date | None = None
    mentioned_to: dt.date | None = None
    sort: Sort = "relevance"
    exact: bool = False
    match: Literal["all", "any"] = "all"
    after: Position | None = None
    offset: int = 0
    limit: int = 20
    places: bool = False
    counted: tuple[str, ...] | None = None
    seconds: float | None = None


def all_words(text: str) -> Node:
    """Every word of a plain text, without query language or limits."""
    return And(tuple(Word(word.surface) for word in words(text)))


def sought(node: Node) -> list[Leaf]:
    """What a match may hold in its text, in order: nothing of what is under `Not`."""
    match node:
        case Word() | Phrase() | AnyOf():
            return [node]
        case And(parts) | Or(parts):
            return [leaf for part in parts for leaf in sought(part)]
        case Not() | Prefix() | Fuzzy() | Value() | Period():
            return []
