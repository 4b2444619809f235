"""How facet counts are put: shared by every engine. Pure.

Invariant: a value shown as n, chosen alone in its facet, gives exactly n. So a facet's counts ignore the
choice in the facet itself and honour all others (Lucene calls it drill sideways).
"""

from collections.abc import Iterable, Mapping

from .query import FACETS
from .results import FacetCount

__all__ = ["COUNTED", "ordered"]

COUNTED = (*FACETS, "month")
"""The facets that a search counts; `month` ignores the request's own published dates."""


def ordered(name: str, counts: Mapping[str, int], chosen: Iterable[str] = ()) -> tuple[FacetCount, ...]:
    """Values above 0 and the chosen ones: the most frequent first, equals by value; months in order."""
    shown = {value: count for value, count in counts.items() if count}
    shown |= {value: 0 for value in chosen if value not in shown}
    items = sorted(shown.items())
    if name != "month":
        items.sort(key=lambda item: -item[1])
    return tuple(FacetCount(value, count) for value, count in items)
