"""How facet counts are put: shared by every engine. Pure.

Invariant: a value shown as n, chosen alone in its facet, gives exactly n. So a facet's counts ignore the
choice in the facet itself and honour all others (Lucene calls it drill sideways).
"""

from collections.abc import Iterable, Mapping
from heapq import nsmallest
from operator import itemgetter

from .query import FACETS, SearchRequest
from .results import FacetCount

__all__ = ["COUNTED", "MAX_VALUES", "ordered", "to_be_counted"]

MAX_VALUES = 1_000
"""The most frequent values of a facet that a search counts out."""

COUNTED = (*FACETS, "month")
"""The facets that a search counts; `month` ignores the request's own published dates."""


def to_be_counted(request: SearchRequest) -> tuple[str, ...]:
    """The facets that a request wants counted."""
    return (*COUNTED, "year") if request.counted is None else request.counted


def ordered(name: str, counts: Mapping[str, int], chosen: Iterable[str] = ()) -> tuple[FacetCount, ...]:
    """Values above 0 and the chosen ones: the most frequent first, equals by value; months and years in order.

    At most `MAX_VALUES` besides the chosen ones: an archive of real size knows tens of thousands of persons.
    """
    shown = {value: count for value, count in counts.items() if count}
    kept = {value: shown.pop(value, 0) for value in dict.fromkeys(chosen)}
    if name in {"month", "year"}:
        return tuple(FacetCount(value, count) for value, count in sorted((shown | kept).items()))
    kept |= shown if len(shown) <= MAX_VALUES else nsmallest(MAX_VALUES, shown.items(), key=_rank)
    by_count = sorted(sorted(kept.items()), key=itemgetter(1), reverse=True)  # equals stay in the order of values
    return tuple([FacetCount(value, count) for value, count in by_count])


def _rank(item: tuple[str, int]) -> tuple[int, str]:
    value, count = item
    return -count, value
