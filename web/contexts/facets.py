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
    """A filter in force: facet label, value label, the page without it.

    `total`: how many articles that page has, where it was counted: when there are none with the filter.
    """

    facet: str
    label: str
    url: str
    total: int | None = None


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


@dataclass(frozen=True, slots=True)
class Column:
    """A month or year at its place in time, its count as a percentage of the fullest column's.

    `inside`: the chosen period holds it whole. `tick` is what stands below it, if anything.
    """

    value: FacetValue
    percent: int
    inside: bool
    tick: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """Articles over time, the oldest first, without gaps. `unit` is `month` or `year`.

    `period` says from when to when; `all_url` leads back to all years; `years` are the newest ones, to choose.
    """

    unit: str
    columns: tuple[Column, ...]
    most: int
    period: str
    all_url: str | None
    years: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A province on the map, in units of the drawing; `shade` from 0 (no article) to 4. A marker has no area."""

    value: FacetValue
    x: int
    y: int
    shade: int
    marker: bool


@dataclass(frozen=True, slots=True)
class ProvinceMap:
    """The provinces about where they lie, north above and east to the right in every language."""

    tiles: tuple[Tile, ...]
    width: int
    height: int
    tile_width: int
    tile_height: int
