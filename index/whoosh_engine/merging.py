"""When segments are merged: in tiers, so that each document is merged a few times only. Pure, but for the writer.

Segments of about the same size form a tier: below 1,024 documents, below 8 times that, and so on. A tier of eight
becomes one segment of the next. So a thousand articles added one by one leave at most 8 segments a tier,
and no commit touches the large ones. Segments without a live document go.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from .segment import Segment

__all__ = ["merge_tiers", "tier_of"]

_SMALLEST = 1_024
_FAN = 8


def tier_of(documents: int) -> int:
    """The tier of a segment with so many live documents."""
    tier = 0
    while documents >= _SMALLEST * _FAN**tier:
        tier += 1
    return tier


def merge_tiers(writer: Any, segments: Sequence[Any]) -> list[Any]:  # noqa: ANN401 - Whoosh has no types
    """A Whoosh merge policy: joins segments to the writer's new one, returns those that stay."""
    tiers = defaultdict(list)
    for segment in segments:
        live = segment.doc_count()
        if live:
            tiers[tier_of(live)].append(segment)
    staying = []
    for tier in tiers.values():
        if len(tier) < _FAN:
            staying += tier
            continue
        for segment in tier:
            opened = Segment(writer.storage, segment)
            writer.docnum += writer.perdocwriter.inverter.add_segment(opened.arrays, opened.live)
            writer._added = True  # noqa: SLF001 - Whoosh knows of documents only that it added itself
    return staying
