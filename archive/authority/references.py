"""Short names that refer to a name in full: «التنظيم» after «تنظيم داعش», «العبادي» after «حيدر العبادي». Pure.

A short name may be several actors' and many other things. It counts for the one of its actors that the article
named last before it, in full or in short. Nothing named yet, a title looks ahead: it counts for the one that the
body names first. In an article on Iraq «الحكومة» is Iraq's where no other was named, unless another country is
named closely before it («في ألمانيا … الحكومة»). Otherwise it is nobody's.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from .finding import Match

__all__ = ["referring"]


def referring(
    named: Sequence[Sequence[Match]],
    short: Sequence[Sequence[Match]],
    owners: Mapping[str, Sequence[str]],
    at_home: Mapping[str, str] = MappingProxyType({}),
    abroad: Callable[[int, Match], bool] = lambda _number, _match: False,
) -> Iterator[tuple[int, Match]]:
    """The short names that refer to somebody, each with the number of its text.

    `named` and `short`: per text of an article, the title first, what was found; the owner of a short match is a
    key of `owners`, which tells whose it may be; `at_home`, whose it is where none of them was named, unless a
    match is `abroad`. A short name within a name is none.
    """
    if not any(short):
        return
    first_named = _firsts(named)
    last: dict[str, int] = {}
    clock = 0
    for number, (names, candidates) in enumerate(zip(named, short, strict=True)):
        covered = {word for match in names for word in range(match.first, match.last)}
        outside = [match for match in candidates if covered.isdisjoint(range(match.first, match.last))]
        ahead = first_named if number == 0 and len(named) > 1 else {}
        for match, is_name in _in_order(names, outside):
            clock += 1
            owner = match.owner if is_name else _meant(owners[match.owner], last, ahead)
            if owner is None and match.owner in at_home and not abroad(number, match):
                owner = at_home[match.owner]
            if owner is None:
                continue
            last[owner] = clock
            if not is_name:
                yield number, replace(match, owner=owner)


def _meant(owners: Sequence[str], last: Mapping[str, int], ahead: Mapping[str, int]) -> str | None:
    """The owner named last, or else the one that is named first ahead."""
    before = [owner for owner in owners if owner in last]
    if before:
        return max(before, key=last.__getitem__)
    after = [owner for owner in owners if owner in ahead]
    return min(after, key=ahead.__getitem__) if after else None


def _firsts(named: Sequence[Sequence[Match]]) -> dict[str, int]:
    """In which order actors are first named."""
    return {
        owner: order
        for order, owner in enumerate(dict.fromkeys(match.owner for names in named for match in names))
    }


def _in_order(names: Sequence[Match], short: Sequence[Match]) -> list[tuple[Match, bool]]:
    both = [*((match, True) for match in names), *((match, False) for match in short)]
    return sorted(both, key=lambda each: each[0].first)
