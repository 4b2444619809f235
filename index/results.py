"""What a search answers. Plain data: no HTML, no text of articles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from .analysis import Form
from .query import Position

__all__ = ["FacetCount", "Hit", "Place", "SearchResults", "Share", "Snippet"]


class Place(NamedTuple):
    """A word of a body: which word of the text it is, the code point where it begins, and as it is folded."""

    position: int
    start: int
    word: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that matches.

    `seq` is the state of the article that was indexed, `day` its first day of publication (`date.toordinal`).
    `places`: the words of its body that may answer the query, in order: every one that does, and some that do not;
    None where nobody asked, or the engine does not know.
    """

    id: str
    seq: int
    score: float
    match: Literal["all", "some"] = "all"
    day: int | None = None
    places: tuple[Place, ...] | None = field(default=None, compare=False)

    @property
    def position(self) -> Position:
        """Where the hit stands in the order of its search."""
        return Position(self.score, self.day, self.id)


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A facet value and the number of documents that choosing it alone in its facet would give."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchResults:
    """One page of hits, with the counts around it.

    `facets` has, per facet and for `month` (`2020-10`) and `year` (`2020`), the values with a count above 0 and
    those chosen, the most frequent first and at most `index.facets.MAX_VALUES` (months and years in order, all of
    them). A year may count more than its months: an article may be dated to no more than a year. `undated` counts
    what `date=none` would give.
    `partial` says that a budget cut the search short.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetCount, ...]]
    undated: int
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of an article's text; `marks` are half-open code point ranges within `text`."""

    field: Literal["title", "body"]
    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What one form of a query's word adds to the score of a document.

    `frequency`: how often it stands there, the title's counting more; `documents`: how many documents hold it;
    `weight`: what the form counts (`index.scoring`), pieces less where the word itself is.
    """

    form: Form
    text: str
    frequency: int
    documents: int
    weight: float
    score: float
