"""The page of all values of a facet: those of the whole archive, or of a search. For a request."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, get_args

from flask import url_for
from flask_babel import gettext

from archive.arabic import fold
from archive.authority import Authority
from index.facets import MAX_VALUES

from . import contexts
from .filters import all_values, chips
from .links import facet_links, search_url
from .params import PAGE_SIZE, Params
from .reading import Found
from .wording import everything_label

__all__ = ["Order", "facet_list", "order_of"]

Order = Literal["count", "name"]
_ARTICLE = "ال"
_MAX_LENGTH = 80


def order_of(text: str) -> Order:
    """The order that a parameter asks for; by count where it asks for none that there is."""
    return "name" if text == "name" else "count"


def facet_list(name: str, found: Found, authority: Authority, *, find: str, order: Order) -> contexts.FacetPage:
    """The values of a facet that most articles of a search have, as many as are counted out; of provinces all.

    `find` keeps those whose name holds these letters, folded.
    """
    params = replace(found.params, page=1, size=PAGE_SIZE)
    everything = all_values(name, found.facets[name], params, authority)
    wanted = fold(find[:_MAX_LENGTH])
    values: Sequence[contexts.FacetValue] = [value for value in everything if wanted in fold(value.label)]
    if order == "name":
        values = sorted(values, key=lambda value: fold(value.label).removeprefix(_ARTICLE))
    return contexts.FacetPage(
        name=name,
        title=everything_label(name),
        values=tuple(values),
        others=facet_links(but=name),
        action=url_for("pages.facet", name=name),
        hidden=tuple(params.pairs()),
        find=find,
        sorts=tuple(_sorts(name, params, find, order)),
        q=params.q,
        chips=chips(params, authority),
        back_url=search_url(params) if params.pairs() else None,
        cut=MAX_VALUES if len(found.facets[name]) >= MAX_VALUES else None,
    )


def _sorts(name: str, params: Params, find: str, chosen: Order) -> list[contexts.Sort]:
    labels: dict[Order, str] = {"count": gettext("Most articles first"), "name": gettext("By name")}
    made = []
    for order in get_args(Order):
        own = ([("find", find)] if find else []) + ([("order", order)] if order != "count" else [])
        given: dict[str, list[str]] = {}
        for key, value in [*params.pairs(), *own]:
            given.setdefault(key, []).append(value)
        made.append(
            contexts.Sort(order, labels[order], order == chosen, url_for("pages.facet", name=name, **given))  # type: ignore[arg-type]  # Flask's hints know no lists
        )
    return made
