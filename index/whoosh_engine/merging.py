"""When segments are merged: in tiers, so that each document is merged a few times only. Pure, but for the writer.

Segments of about the same size form a tier: below 64 live documents, below 8 times that, and so on. A tier of
eight becomes one segment of a higher one. From 4,096 documents on a segment is full and stays, so that a merge
is bounded in memory and time. So a thousand articles added one by one leave a handful of segments, and no
commit touches the large ones. Segments without a live document go.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from .segment import Segment

__all__ = ["merge_tiers", "tier_of"]

_SMALLEST = 64
_FAN = 8
_FULL = 4_096


def tier_of(documents: int) -> int:
    """The tier of a segment with so many live documents."""
    tier = 0
    while documents >= _SMALLEST * _FAN**tier:
        tier += 1
    return tier


def merge_tiers(writer: Any, segments: Sequence[Any]) -> list[Any]:  # noqa: ANN401 - Whoosh has no types
    """A Whoosh merge policy: joins segments to the writer's new one, returns those that stay."""
    staying = []
    tiers = defaultdict(list)
    for segment in segments:
        live = segment.doc_count()
        if live >= _FULL:
            staying.append(segment)
        elif live:
            tiers[tier_of(live)].append(segment)
    for tier in tiers.values():
        if len(tier) < _FAN:
            staying += tier
            continue
        for segment in tier:
            opened = Segment(writer.storage, segment)
            writer.docnum += writer.perdocwriter.inverter.add_segment(opened.arrays, opened.live)
            writer._added = True  # noqa: SLF001 - Whoosh knows of documents only that it added itself
    return staying
