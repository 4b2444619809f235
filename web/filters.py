"""The facets of a search and its filters in force: what can be chosen, and where choosing leads. For a request.

A chosen value is always shown, at its place and even without an article. A value that no article has is left out,
but for the provinces: their list is fixed, and such a one has no link.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from flask import url_for
from flask_babel import gettext

from archive.authority import Authority
from index.query import FACETS
from index.results import FacetCount

from . import contexts
from .links import LISTED, search_url, value_url
from .params import Params
from .reading import Found
from .wording import facet_label, period_label, value_label

__all__ = [
    "COUNTED_ON_PAGES",
    "SHOWN_VALUES",
    "all_values",
    "chips",
    "facets",
    "province_values",
    "undated_value",
    "value_of",
    "without",
]

SHOWN_VALUES = 8
"""Values of a facet beside the results; all of them have a page of their own."""

_FACETS = ("province", "actor", "source", "lang")
COUNTED_ON_PAGES = (*_FACETS, "month", "year")
"""What a page of results counts: the facets beside it, and articles over time."""

_COUNTED_WITHOUT = 10


def facets(found: Found, authority: Authority) -> Iterator[contexts.Facet]:
    """The facets beside the results of a search."""
    for name in _FACETS:
        if found.facets[name]:
            yield _facet(name, all_values(name, found.facets[name], found.params, authority), found.params)


def all_values(
    name: str, counts: Sequence[FacetCount], params: Params, authority: Authority
) -> tuple[contexts.FacetValue, ...]:
    """The values of a facet, the most frequent first; of the provinces all, those without an article last."""
    if name == "province":
        some = [count for count in counts if count.count]
        known = {count.value for count in some}
        counts = [*some, *(FacetCount(id_, 0) for id_ in authority.provinces if id_ not in known)]
    return tuple(value_of(name, count, params, authority) for count in counts)


def province_values(
    counts: Sequence[FacetCount], params: Params, authority: Authority
) -> tuple[contexts.FacetValue, ...]:
    """All provinces in the order of the table."""
    known = {count.value: count for count in counts}
    listed = (known.get(id_, FacetCount(id_, 0)) for id_ in authority.provinces)
    return tuple(value_of("province", count, params, authority) for count in listed)


def value_of(name: str, count: FacetCount, params: Params, authority: Authority) -> contexts.FacetValue:
    """A value with the search after it is chosen, or let go."""
    return contexts.FacetValue(
        value=count.value,
        label=value_label(name, count.value, authority),
        count=count.count,
        selected=count.value in params.filters.get(name, ()),
        url=search_url(params.toggled(name, count.value)),
        page_url=value_url(name, count.value, authority),
    )


def undated_value(count: int, params: Params) -> contexts.FacetValue | None:
    """The articles without a date; None where there are none and none were asked for."""
    if not count and not params.undated:
        return None
    after = replace(params, undated=not params.undated, published_from="", published_to="", page=1)
    return contexts.FacetValue("none", gettext("Undated"), count, params.undated, search_url(after))


def chips(
    params: Params, authority: Authority, *, total: Callable[[Params], int] | None = None
) -> tuple[contexts.Chip, ...]:
    """The filters in force. `total` counts what the first ones leave when they are removed."""
    made: list[contexts.Chip] = []
    for facet, label, after in without(params, authority):
        count = total(after) if total and len(made) < _COUNTED_WITHOUT else None
        made.append(contexts.Chip(facet, label, search_url(after), count))
    return tuple(made)


def without(params: Params, authority: Authority) -> Iterator[tuple[str, str, Params]]:
    """Per filter in force its kind, its value, and the search without it, on its first page."""
    first = replace(params, page=1)
    for name in FACETS:
        for value in params.filters.get(name, ()):
            yield facet_label(name), value_label(name, value, authority), params.toggled(name, value)
    if params.undated:
        yield gettext("Date"), gettext("Undated"), replace(first, undated=False)
    if params.published_from or params.published_to:
        label = period_label(params.published_from, params.published_to)
        yield gettext("Published"), label, replace(first, published_from="", published_to="")
    if params.mentioned_from or params.mentioned_to:
        label = period_label(params.mentioned_from, params.mentioned_to)
        yield gettext("Mentioned date"), label, replace(first, mentioned_from="", mentioned_to="")
    if params.exact:
        yield gettext("Words"), gettext("as written only"), replace(first, exact=False)
    if not params.expand:
        yield gettext("Names"), gettext("as typed only"), replace(first, expand=True)


def _facet(name: str, values: Sequence[contexts.FacetValue], params: Params) -> contexts.Facet:
    shown = tuple(_shown(values))
    hidden = len(values) - len(shown)
    if not hidden or name not in LISTED:
        return contexts.Facet(name, facet_label(name), tuple(values), 0, None)
    query = urlencode(replace(params, page=1).pairs())
    address = url_for("pages.facet", name=name)
    return contexts.Facet(name, facet_label(name), shown, hidden, f"{address}?{query}" if query else address)


def _shown(values: Iterable[contexts.FacetValue]) -> Iterator[contexts.FacetValue]:
    """The first values and, at their places, those that are chosen."""
    for rank, value in enumerate(values):
        if rank < SHOWN_VALUES or value.selected:
            yield value
