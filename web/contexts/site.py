"""The front and the pages about the archive. Plain data."""

from dataclasses import dataclass

from .facets import FacetValue, Histogram, ProvinceMap
from .search import Hit
from .text import Day, Link

__all__ = [
    "AboutPage",
    "ErrorPage",
    "Example",
    "HelpPage",
    "HelpSection",
    "HomePage",
    "StatisticsPage",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The front: how much there is, the provinces with their counts, the other facets, the newest articles."""

    articles: int
    provinces: tuple[FacetValue, ...]
    map: ProvinceMap
    lists: tuple[Link, ...]
    latest: tuple[Hit, ...]
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """What the archive holds and how it is made."""

    articles: int
    sources: tuple[FacetValue, ...]
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsPage:
    """What the archive holds, in numbers. `articles` counts copies too, `documents` texts that differ."""

    articles: int
    documents: int
    copies: int
    removals: int
    first: Day | None
    last: Day | None
    undated: FacetValue | None
    histogram: Histogram | None
    years: tuple[FacetValue, ...]
    map: ProvinceMap
    provinces: tuple[FacetValue, ...]
    sources: tuple[FacetValue, ...]
    languages: tuple[FacetValue, ...]
    up_to_date: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A search: as typed, where it leads, what it means, other ways to write its operator, how much it finds."""

    query: str
    url: str
    meaning: str
    also: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class HelpSection:
    """Sentences, where they lead, and examples after them; any of them may be missing."""

    title: str
    notes: tuple[str, ...]
    examples: tuple[Example, ...]
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class HelpPage:
    """How to search, with examples that are searches of this archive."""

    sections: tuple[HelpSection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """What went wrong, in one sentence, and what to do."""

    status: int
    title: str
    sentence: str
