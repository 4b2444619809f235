"""Which segments are merged, and when: each document is merged a few times only. Pure.

A segment is full at 65,536 live documents. Below, segments of about the same size form a tier: below 64 live
documents, below 8 times that, and so on.

| after | merged |
|---|---|
| a small commit | a tier of eight, the smallest of it, up to 8,192 documents together: well below a second |
| a large one of a bulk | what is not full, once it makes a full segment |
| the last of a bulk | what is not full, into as few segments as that gives |

So a thousand articles added one by one leave a handful of segments, no small commit touches the large ones, and
62,506 articles imported at once are one segment. Segments without a live document go.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

__all__ = ["Policy", "all_together", "full_only", "tier_of", "tiers"]

Policy = Callable[[Sequence[int]], list[list[int]]]
"""Of the live documents of segments that have any: which of them, by their places, become one."""

_SMALLEST = 64
_FAN = 8
_QUICK = 8_192
_FULL = 65_536


def tier_of(documents: int) -> int:
    """The tier of a segment with so many live documents."""
    tier = 0
    while documents >= _SMALLEST * _FAN**tier:
        tier += 1
    return tier


def tiers(live: Sequence[int]) -> list[list[int]]:
    """After a small commit."""
    members: defaultdict[int, list[int]] = defaultdict(list)
    for place, documents in enumerate(live):
        if documents < _FULL:
            members[tier_of(documents)].append(place)
    large = [_quick(live, tier) for tier in members.values() if len(tier) >= _FAN]
    return [group for group in large if len(group) > 1]


def full_only(live: Sequence[int]) -> list[list[int]]:
    """After a large commit of a bulk: what makes full segments."""
    return [group for group in _packed(live) if sum(live[place] for place in group) >= _FULL]


def all_together(live: Sequence[int]) -> list[list[int]]:
    """After a bulk."""
    return [group for group in _packed(live) if len(group) > 1]


def _quick(live: Sequence[int], tier: Sequence[int]) -> list[int]:
    """The smallest of a tier, as many as are merged at once; in the order of their places."""
    taken: list[int] = []
    documents = 0
    for place in sorted(tier, key=live.__getitem__):
        documents += live[place]
        if documents > _QUICK:
            break
        taken.append(place)
    return sorted(taken)


def _packed(live: Sequence[int]) -> Iterator[list[int]]:
    """What is not full, in groups that are."""
    group: list[int] = []
    for place, documents in enumerate(live):
        if documents < _FULL:
            group.append(place)
            if sum(live[each] for each in group) >= _FULL:
                yield group
                group = []
    if group:
        yield group
