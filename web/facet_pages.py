"""The page of a province or an actor, and its feed. For a request.

A page rests on one search, `search_of` its value, which names the value in the query: so the counts of the value's
own facet are among its articles too, where a filter would leave them as they are everywhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Literal

from flask import url_for
from flask_babel import gettext

from archive.authority import Actor, Authority, Place
from index.query_language import FIELDS
from index.results import FacetCount

from . import contexts
from .feeds import Feed
from .languages import direction
from .links import search_url, value_url
from .params import Params
from .reading import Found
from .rendering import hit_of
from .syndication import articles_feed
from .wording import digits, everything_label, facet_label, kind_label, month_label, value_label

__all__ = ["LATEST", "Described", "feed_of", "row_of", "search_of", "value_page"]

Described = Literal["province", "actor"]
"""The facets whose values have pages."""

LATEST = 10
"""Articles on the page of a value."""

_TOGETHER = 10
_MONTHS_IN_SIGHT = 12
_LANGUAGES = ("ar", "ckb", "en")


def row_of(facet: Described, value: str, authority: Authority) -> Place | Actor | None:
    """What the tables say of a value; None where they do not hold it."""
    return authority.provinces.get(value) if facet == "province" else authority.actors.get(value)


def search_of(row: Place | Actor, authority: Authority, *, size: int) -> Params:
    """The newest articles of a province or an actor. Its name stands for it: no two rows share one."""
    facet = _facet_of(row)
    label = facet_label(facet)
    field = label if FIELDS.get(label) == facet else facet
    name = value_label(facet, row.id, authority).replace('"', " ")
    return Params(q=f'{field}:"{name}"', sort="newest", size=size)


def value_page(found: Found, row: Place | Actor, authority: Authority) -> contexts.ValuePage:
    """The page of a province or an actor, from the search of it."""
    facet = _facet_of(row)
    title = value_label(facet, row.id, authority)
    chosen = Params(filters={facet: (row.id,)})
    inside = _places if isinstance(row, Place) else _members
    groups = (*inside(found, row, authority), *_together(found, row, authority))
    return contexts.ValuePage(
        facet=facet,
        title=title,
        kind=kind_label(row.kind),
        names=tuple(_names(row, title, authority)),
        index=contexts.Link(everything_label(facet), url_for("pages.facet", name=facet)),
        parent=_parent(row, authority),
        note=row.note,
        coordinates=_coordinates(row),
        origins=tuple(_origins(row)),
        articles=contexts.FacetValue(row.id, title, found.total, selected=False, url=search_url(chosen)),
        years=tuple(_years(found.facets["month"], chosen)),
        undated=_undated(found.undated, row),
        groups=tuple(group for group in groups if group.values),
        latest=tuple(hit_of(article, authority, Params()) for article in found.articles),
        feed_url=url_for(f"pages.{facet}_feed", value=row.id),
    )


def feed_of(found: Found, row: Place | Actor, authority: Authority, *, archive: str) -> Feed:
    """The feed of a province or an actor, from the search of it; `archive` is the name of the archive."""
    facet = _facet_of(row)
    return articles_feed(
        found,
        authority,
        title=f"{value_label(facet, row.id, authority)} – {archive}",
        url=url_for(f"pages.{facet}", value=row.id, _external=True),
        self_url=url_for(f"pages.{facet}_feed", value=row.id, _external=True),
        archive=archive,
    )


def _facet_of(row: Place | Actor) -> Described:
    return "province" if isinstance(row, Place) else "actor"


def _value(name: str, count: FacetCount, search: Params, authority: Authority) -> contexts.FacetValue:
    return contexts.FacetValue(
        value=count.value,
        label=value_label(name, count.value, authority),
        count=count.count,
        selected=False,
        url=search_url(search),
        page_url=value_url(name, count.value, authority),
    )


def _years(counts: Sequence[FacetCount], chosen: Params) -> Iterator[contexts.Year]:
    """The months by year, the newest first; `counts` come in order."""
    most = max((count.count for count in counts), default=0)
    few = len(counts) <= _MONTHS_IN_SIGHT
    by_year = groupby(reversed(counts), key=lambda count: count.value[:4])
    for number, (year, months) in enumerate(by_year):
        bars = tuple(_bar(month, most, chosen) for month in months)
        yield contexts.Year(digits(year), sum(bar.month.count for bar in bars), bars, is_open=few or not number)


def _bar(count: FacetCount, most: int, chosen: Params) -> contexts.Bar:
    """A month, with the share of the fullest one in per cent."""
    during = Params(filters=chosen.filters, published_from=count.value, published_to=count.value)
    label = month_label(count.value)
    month = contexts.FacetValue(count.value, label, count.count, selected=False, url=search_url(during))
    return contexts.Bar(month, max(1, round(100 * count.count / most)))


def _undated(count: int, row: Place | Actor) -> contexts.FacetValue | None:
    if not count:
        return None
    url = search_url(Params(filters={_facet_of(row): (row.id,)}, undated=True))
    return contexts.FacetValue("none", gettext("Undated"), count, selected=False, url=url)


def _places(found: Found, province: Place | Actor, authority: Authority) -> Iterator[contexts.Group]:
    """The places of a province: all its districts, and of the others those that its articles name."""
    inside = [place for place in authority.places.values() if province.id in place.province]
    counts = {count.value: count for count in found.facets["place"]}
    districts = (counts.get(place.id, FacetCount(place.id, 0)) for place in inside if place.kind == "district")
    smaller = {place.id for place in inside if place.kind not in {"district", "governorate"}}
    others = (count for count in counts.values() if count.value in smaller)
    for name, label, listed in (
        ("district", gettext("Districts"), districts),
        ("place", gettext("Other places in the province"), others),
    ):
        yield _group(name, "place", label, listed, found, province, authority)


def _members(found: Found, actor: Place | Actor, authority: Authority) -> Iterator[contexts.Group]:
    """The actors that belong to an actor, as far as its articles name them."""
    members = {each.id for each in authority.actors.values() if each.parent == actor.id}
    listed = (count for count in found.facets["actor"] if count.value in members)
    yield _group("member", "actor", gettext("What belongs to it"), listed, found, actor, authority)


def _together(found: Found, row: Place | Actor, authority: Authority) -> Iterator[contexts.Group]:
    """The actors and provinces that come with a value most often, but for what it belongs to and what to it."""
    own = _facet_of(row)
    kin = {row.id, *authority.ancestors(row.id)}
    for name, label in _together_labels(own):
        counts = (
            count
            for count in found.facets[name]
            if name != own or (count.value not in kin and row.id not in authority.ancestors(count.value))
        )
        yield _group(f"with-{name}", name, label, islice(counts, _TOGETHER), found, row, authority)


def _group(
    name: str,
    facet: str,
    label: str,
    counts: Iterable[FacetCount],
    found: Found,
    row: Place | Actor,
    authority: Authority,
) -> contexts.Group:
    """Values, each with the search of it and of the row together."""
    values = (_value(facet, count, _both(found.params, row, facet, count.value), authority) for count in counts)
    return contexts.Group(name, facet, label, tuple(values))


def _together_labels(own: Described) -> tuple[tuple[Described, str], ...]:
    if own == "province":
        return ("actor", gettext("Actors in these articles")), ("province", gettext("Other provinces in them"))
    return ("actor", gettext("Other actors in these articles")), ("province", gettext("Provinces in them"))


def _both(search: Params, row: Place | Actor, name: str, other: str) -> Params:
    """The search of two values. Two of one facet would be alternatives as filters: one of them is asked for."""
    own = _facet_of(row)
    if name == own:
        return Params(q=search.q, filters={name: (other,)})
    return Params(filters={own: (row.id,), name: (other,)})


def _names(row: Place | Actor, title: str, authority: Authority) -> Iterator[contexts.Names]:
    """Per language the names besides the title."""
    for language in _LANGUAGES:
        names: tuple[str, ...] = getattr(row, language)
        others = tuple(name for name in names if name != title)
        if others:
            label = value_label("lang", language, authority)
            yield contexts.Names(label, language, direction(language), others)


def _parent(row: Place | Actor, authority: Authority) -> contexts.Link | None:
    if isinstance(row, Place) or row.parent is None:
        return None
    return contexts.Link(value_label("actor", row.parent, authority), url_for("pages.actor", value=row.parent))


def _coordinates(row: Place | Actor) -> str | None:
    """Latitude and longitude in degrees."""
    if isinstance(row, Actor) or row.lat is None or row.lon is None:
        return None
    return f"{row.lat}, {row.lon}"


def _origins(row: Place | Actor) -> Iterator[str]:
    """Where a row comes from, for people; GeoNames asks to be named with its licence."""
    sources = row.source if isinstance(row, Place) else "project"
    for source in sources.split("; "):
        kind, _, number = source.partition(":")
        match kind:
            case "project":
                yield gettext("the table of this archive")
            case "geonames":
                yield f"GeoNames {number} (CC BY 4.0)"
            case "iso3166-2":
                yield "ISO 3166-2"
            case _:
                yield source
