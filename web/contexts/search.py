"""The page of results. Plain data."""

from dataclasses import dataclass

from .facets import Chip, Facet, FacetValue, Histogram, ProvinceMap
from .text import Day, Link, Piece, Snippet

__all__ = [
    "Hit",
    "SearchPage",
    "Sort",
]


@dataclass(frozen=True, slots=True)
class Sort:
    """An order to choose."""

    value: str
    label: str
    selected: bool
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A result. `title` carries the sample mark where `sample` is set. `copies`: how many more have this text.

    `match` is `some` for a wider result, which no count includes: its `<article>` has no `data-id`.
    """

    id: str
    url: str
    title: tuple[Piece, ...]
    title_derived: bool
    source: Link | None
    published: Day | None
    lang: str
    dir: str
    sample: bool
    copies: int
    match: str
    snippets: tuple[Snippet, ...]
    provinces: tuple[Link, ...]
    actors: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """Results. `q` as typed; `hidden` are the name-value pairs that the form must carry on besides `q`.

    `pages`: links of the pager in order, the current one without URL.
    `wider`: hits with some of the words, below the others. `clear_url`: the same query without filters, and where
    nothing was found `clear_total`, what that gives. `map` is None where no article has a province.
    `first`, `last`: the ranks of the hits shown, 0 without any. `added`: names that were sought too;
    `unexpanded_url`: the search without them. `suggestion`: the query that was perhaps meant.
    """

    q: str
    total: int
    first: int
    last: int
    hidden: tuple[tuple[str, str], ...]
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    histogram: Histogram | None
    map: ProvinceMap | None
    chips: tuple[Chip, ...]
    sorts: tuple[Sort, ...]
    undated: FacetValue | None
    date_from: str
    date_to: str
    previous_url: str | None
    next_url: str | None
    pages: tuple[tuple[str, str | None], ...]
    clear_url: str
    clear_total: int | None = None
    wider: tuple[Hit, ...] = ()
    added: tuple[str, ...] = ()
    unexpanded_url: str = ""
    suggestion: Link | None = None
    message: str | None = None
