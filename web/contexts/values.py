"""The pages of a value and of all values of a facet. Plain data."""

from dataclasses import dataclass

from .facets import Chip, FacetValue, Group, Year
from .search import Hit, Sort
from .text import Link

__all__ = [
    "FacetPage",
    "Names",
    "ValuePage",
]


@dataclass(frozen=True, slots=True)
class Names:
    """Names in one language, with the language's own name, code and direction."""

    label: str
    lang: str
    dir: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuePage:
    """A province or an actor: what the tables say of it, and when and with what it is in the articles.

    `names` are those besides the title, `origins` the sources of the row, `articles` leads to the search of it.
    `groups`: its places or members, and what comes with it; choosing one of their values gives the articles with
    both.
    """

    facet: str
    title: str
    kind: str
    names: tuple[Names, ...]
    index: Link
    parent: Link | None
    note: str | None
    coordinates: str | None
    origins: tuple[str, ...]
    articles: FacetValue
    years: tuple[Year, ...]
    undated: FacetValue | None
    groups: tuple[Group, ...]
    latest: tuple[Hit, ...]
    feed_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetPage:
    """All values of a facet, and the way to the other facets.

    Of a search: its `q`, `chips` and `back_url`. `action` and `hidden`: the form that finds values by `find`.
    `cut`: so many values are counted at most, and there may be more; None where all of them are here.
    """

    name: str
    title: str
    values: tuple[FacetValue, ...]
    others: tuple[Link, ...]
    action: str
    hidden: tuple[tuple[str, str], ...]
    find: str
    sorts: tuple[Sort, ...]
    q: str
    chips: tuple[Chip, ...]
    back_url: str | None
    cut: int | None
