"""Facets, their values, and what is drawn of their counts. Plain data."""

from dataclasses import dataclass

__all__ = [
    "Bar",
    "Chip",
    "Facet",
    "FacetValue",
    "Group",
    "Year",
]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value to choose or let go: `url` is the page after the click, `page_url` the page of the value itself."""

    value: str
    label: str
    count: int
    selected: bool
    url: str
    page_url: str | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its first values; `all_url` shows all of them when `hidden` are left out."""

    name: str
    label: str
    values: tuple[FacetValue, ...]
    hidden: int
    all_url: str | None


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force: facet label, value label, and the page without it."""

    facet: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """Values of one facet under a heading; `name` is the group's own."""

    name: str
    facet: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A month to choose, and its count as a percentage of the fullest month's."""

    month: FacetValue
    percent: int


@dataclass(frozen=True, slots=True)
class Year:
    """The months of a year that have articles, the newest first, and how many articles they have together."""

    year: str
    count: int
    months: tuple[Bar, ...]
    is_open: bool
