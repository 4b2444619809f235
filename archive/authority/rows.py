"""The rows of the tables of places and actors: their fields, their names, what stands above them. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

__all__ = ["Actor", "Place", "aliases", "parents"]

_LANGUAGES = ("ar", "ckb", "en")
_MINISTRY, _DUAL_MINISTRY = "وزارة ", "وزارتي "


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A row of the place table.

    `ambiguous` names count only directly after a word of `context` (or, without one, of the general list);
    no name counts directly after a word of `not_after` or of that general list, or directly before one of
    `not_before`. `parent`: the district that a subdistrict, town, camp or area lies in.
    """

    id: str
    kind: str
    province: tuple[str, ...]
    ar: tuple[str, ...]
    source: str
    ckb: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    iso: str | None = None
    parent: str | None = None
    lat: float | None = None
    lon: float | None = None
    ambiguous: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A row of the actor table.

    `national`: other states have one of that name too. `short` names count only after a longer one, those
    of them at `home` also without it in an article on Iraq. `sources`: how articles name an outlet. No name counts
    directly after a word of `not_after` or before one of `not_before`. `inner`: of some names, the words that are
    evidence; the others only vouch for them.
    """

    id: str
    kind: str
    ar: tuple[str, ...]
    short: tuple[str, ...] = ()
    ckb: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    home: tuple[str, ...] = ()
    parent: str | None = None
    national: bool = False
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    inner: tuple[tuple[str, str], ...] = ()
    note: str | None = None


def parents(
    row: Place | Actor, rows: Mapping[str, Place] | Mapping[str, Actor] | Mapping[str, Place | Actor]
) -> Iterator[str]:
    """The ids above a row, the nearest first; without end where it is its own parent."""
    while row.parent is not None:
        yield row.parent
        row = rows[row.parent]


def aliases(row: Place | Actor) -> Iterator[str]:
    """Every name of a row; a ministry's also in the dual («وزارتي الزراعة والنفط»)."""
    for language in _LANGUAGES:
        for alias in getattr(row, language):
            yield alias
            if alias.startswith(_MINISTRY):
                yield alias.replace(_MINISTRY, _DUAL_MINISTRY, 1)
