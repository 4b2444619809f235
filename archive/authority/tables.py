"""The tables of places and actors as read from `archive/data`, checked.

A fault raises AuthorityError with the file, the entry and what to do: unknown or missing keys, an id or a name
claimed twice, an unknown province or parent, a name without letters, one text where a list of them belongs.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import islice
from typing import Any, Literal

from archive.arabic import FoldedWord
from archive.arabic.language import SORANI_LETTERS
from archive.errors import AuthorityError

from .finding import Match, Names, folded_name, with_proclitics
from .states import acting

__all__ = ["Actor", "Authority", "Place", "Rule", "load", "shipped"]

Rule = Literal["alias", "alias+context", "alias+list"]

_LANGUAGES = ("ar", "ckb", "en")
_STATE = "state"
_MINISTRY, _DUAL_MINISTRY = "وزارة ", "وزارتي "
_BOUNDARY = frozenset(".؟!?؛:\n…")


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

    `national`: other states have one of that name too. `short` names count only after a longer one.
    """

    id: str
    kind: str
    ar: tuple[str, ...]
    ckb: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    parent: str | None = None
    national: bool = False
    note: str | None = None


@dataclass(frozen=True)
class Authority:
    """Both tables with their general word lists; finds names in texts."""

    places: Mapping[str, Place]
    actors: Mapping[str, Actor]
    before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    before_states: tuple[str, ...] = ()

    @property
    def provinces(self) -> dict[str, Place]:
        """The governorates, in the order of the table."""
        return {id_: place for id_, place in self.places.items() if place.kind == "governorate"}

    def label(self, value: str, language: str) -> str:
        """The preferred name of a place or actor in a language, else in Arabic, else the value itself."""
        row = self.places.get(value) or self.actors.get(value)
        if row is None:
            return value
        names: tuple[str, ...] = getattr(row, language, ()) or row.ar
        return names[0] if names else value

    def ancestors(self, value: str) -> tuple[str, ...]:
        """What a place or actor belongs to, the nearest first: Ramadi's quarter to its district."""
        return self._ancestors.get(value, ())

    def find_places(self, text: str, folded: Sequence[FoldedWord]) -> list[tuple[Match, Rule]]:
        """The places named in a text, and by which rule.

        | rule | the name |
        |---|---|
        | `alias` | is no other word; or is written in letters that only Sorani has (سلێمانی, not سليماني) |
        | `alias+context` | is ambiguous, but follows a word of its context, in the same sentence |
        | `alias+list` | is ambiguous, but joined by و to a place that counts: «الكوفة والحلة» |
        """
        found = [
            (match, self._place_rule(match, text, folded))
            for match in self._place_names.find(folded)
            if not self._is_excluded(match, text, folded)
        ]
        for step in (1, -1):  # a list is read in both directions
            for at in range(len(found) - 1)[::step]:
                (left, left_rule), (right, right_rule) = found[at], found[at + 1]
                if _joined(left, right, text, folded):
                    if left_rule and not right_rule:
                        found[at + 1] = right, "alias+list"
                    elif right_rule and not left_rule:
                        found[at] = left, "alias+list"
        return [(match, rule) for match, rule in found if rule]

    def _is_excluded(self, match: Match, text: str, folded: Sequence[FoldedWord]) -> bool:
        rule = self._place_rules[match.owner]
        before, after = _word_before(text, folded, match.first), _word_after(text, folded, match.last)
        return before in self._not_after or before in rule.not_after or after in rule.not_before

    def _place_rule(self, match: Match, text: str, folded: Sequence[FoldedWord]) -> Rule | None:
        words = self._place_rules[match.owner]
        if folded_name(match.alias) not in words.ambiguous:
            return "alias"
        surface = text[folded[match.first][1] : folded[match.last - 1][2]]
        if SORANI_LETTERS.intersection(match.alias, surface):
            return "alias"
        before = _word_before(text, folded, match.first)
        return "alias+context" if before in (words.context or self._before) else None

    def find_actors(self, folded: Sequence[FoldedWord]) -> Iterator[Match]:
        """The actors named in a text.

        A state only where it acts (`states.py`); not a body of another state («وزارة الداخلية السعودية»).
        """
        matches = list(self._actor_names.find(folded))
        states = [match for match in matches if self.actors[match.owner].kind == _STATE]
        acting_states = set(acting(states, folded, self._places_before_states))
        for match in matches:
            row = self.actors[match.owner]
            after = folded[match.last][0] if match.last < len(folded) else ""
            if row.kind == _STATE and match not in acting_states:
                continue
            if not (row.national and after in self._foreign):
                yield match

    def find_short(self, folded: Sequence[FoldedWord]) -> Iterator[Match]:
        """The short names of actors in a text; the owner of a match is a key of `short_owners`."""
        return self._short_names.find(folded)

    @cached_property
    def short_owners(self) -> dict[str, tuple[str, ...]]:
        """Whose each short name may be."""
        owners: defaultdict[str, list[str]] = defaultdict(list)
        for row in self.actors.values():
            for name in row.short:
                owners[" ".join(folded_name(name))].append(row.id)
        return {name: tuple(dict.fromkeys(ids)) for name, ids in owners.items()}

    @cached_property
    def _short_names(self) -> Names:
        return Names((name, name) for name in self.short_owners)

    @cached_property
    def _ancestors(self) -> dict[str, tuple[str, ...]]:
        rows: dict[str, Place | Actor] = {**self.actors, **self.places}
        return {id_: tuple(_parents(row, rows)) for id_, row in rows.items() if row.parent}

    @cached_property
    def _place_names(self) -> Names:
        return Names(_aliases(self.places.values()))

    @cached_property
    def _actor_names(self) -> Names:
        return Names(_aliases(self.actors.values()))

    @cached_property
    def _place_rules(self) -> dict[str, "_PlaceRule"]:
        return {
            id_: _PlaceRule(
                ambiguous=frozenset(folded_name(name) for name in place.ambiguous),
                context=_word_set(place.context),
                not_after=_word_set(place.not_after),
                not_before=_word_set(place.not_before),
            )
            for id_, place in self.places.items()
        }

    @cached_property
    def _before(self) -> frozenset[str]:
        return _word_set(self.before)

    @cached_property
    def _not_after(self) -> frozenset[str]:
        return _word_set(self.not_after)

    @cached_property
    def _places_before_states(self) -> frozenset[str]:
        return _word_set(self.before_states)

    @cached_property
    def _foreign(self) -> frozenset[str]:
        return frozenset(word for name in self.foreign for word in folded_name(name))


@dataclass(frozen=True, slots=True)
class _PlaceRule:
    """The words of a place that `find_places` asks for, folded."""

    ambiguous: frozenset[tuple[str, ...]]
    context: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]


def _joined(left: Match, right: Match, text: str, folded: Sequence[FoldedWord]) -> bool:
    """Whether `right` follows at once, in the same sentence, with a و of its own (the و of واسط is none)."""
    if left.last != right.first or not _word_before(text, folded, right.first):
        return False
    first = folded[right.first][0]
    return first.startswith("و") and first != folded_name(right.alias)[0]


def _word_before(text: str, folded: Sequence[FoldedWord], index: int) -> str:
    if not index:
        return ""
    word, _, end = folded[index - 1]
    return "" if _BOUNDARY.intersection(text[end : folded[index][1]]) else word


def _word_after(text: str, folded: Sequence[FoldedWord], index: int) -> str:
    if index == len(folded):
        return ""
    word, start, _ = folded[index]
    return "" if _BOUNDARY.intersection(text[folded[index - 1][2] : start]) else word


@lru_cache(maxsize=1)
def shipped() -> Authority:
    """The tables that come with the project, read once."""
    data = files("archive").joinpath("data")
    return load(data.joinpath("places.toml"), data.joinpath("actors.toml"))


def load(places: Traversable, actors: Traversable) -> Authority:
    """The tables of two files. Raises AuthorityError."""
    place_file, actor_file = _parsed(places), _parsed(actors)
    place_rows = _rows(places.name, place_file.get("place", []), Place)
    actor_rows = _rows(actors.name, actor_file.get("actor", []), Actor)
    _check_places(places.name, place_rows)
    _check_actors(actors.name, actor_rows)
    context = place_file.get("context", {})
    return Authority(
        places=place_rows,
        actors=actor_rows,
        before=tuple(context.get("before", ())),
        not_after=tuple(context.get("not_after", ())),
        foreign=tuple(actor_file.get("foreign", {}).get("adjectives", ())),
        before_states=tuple(actor_file.get("state", {}).get("not_after", ())),
    )


def _parsed(table: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(table.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise AuthorityError(f"{table.name}: {error}") from error


def _rows(table: str, rows: list[dict[str, Any]], kind: type[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    lists = {each.name for each in fields(kind) if each.type == tuple[str, ...]}
    for row in rows:
        for key in lists.intersection(row):
            if not isinstance(row[key], list):
                raise AuthorityError(f"{table}: {row.get('id', row)}: {key} is a list, put it in [ ]")
        try:
            made = kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})
        except TypeError as error:
            reason = str(error).partition(") ")[2] or str(error)
            raise AuthorityError(f"{table}: {row.get('id', row)}: {reason}") from error
        if made.id in found:
            raise AuthorityError(f"{table}: {made.id}: this id stands twice, rename one")
        found[made.id] = made
    return found


def _check_places(table: str, rows: Mapping[str, Place]) -> None:
    _check_names(table, rows.values())
    provinces = {row.id for row in rows.values() if row.kind == "governorate"}
    for row in rows.values():
        unknown = sorted(set(row.province) - provinces)
        if unknown or not row.province:
            raise AuthorityError(f"{table}: {row.id}: no governorate {', '.join(unknown) or 'given'}")
    _check_parents(table, rows)


def _check_actors(table: str, rows: Mapping[str, Actor]) -> None:
    _check_names(table, rows.values())
    _check_parents(table, rows)


def _check_parents(table: str, rows: Mapping[str, Any]) -> None:
    for row in rows.values():
        if row.parent is not None and row.parent not in rows:
            raise AuthorityError(f"{table}: {row.id}: parent {row.parent} is not in the table")
        above = islice(_parents(row, rows), len(rows))
        if row.id in above:
            raise AuthorityError(f"{table}: {row.id}: is its own parent, over {row.parent}")


def _parents(
    row: Place | Actor, rows: Mapping[str, Place] | Mapping[str, Actor] | Mapping[str, Place | Actor]
) -> Iterator[str]:
    """The ids above a row, the nearest first; without end where it is its own parent."""
    while row.parent is not None:
        yield row.parent
        row = rows[row.parent]


def _check_names(table: str, rows: Iterable[Place | Actor]) -> None:
    owners: dict[tuple[str, ...], str] = {}
    for owner, alias in _aliases(rows):
        name = folded_name(alias)
        if not name:
            raise AuthorityError(f"{table}: {owner}: the name {alias!r} has no letters")
        other = owners.setdefault(name, owner)
        if other != owner:
            raise AuthorityError(f"{table}: {owner}: the name {alias} already belongs to {other}")


def _aliases(rows: Iterable[Place | Actor]) -> Iterator[tuple[str, str]]:
    """Every name with its owner; a ministry's also in the dual («وزارتي الزراعة والنفط»)."""
    for row in rows:
        for language in _LANGUAGES:
            for alias in getattr(row, language):
                yield row.id, alias
                if alias.startswith(_MINISTRY):
                    yield row.id, alias.replace(_MINISTRY, _DUAL_MINISTRY, 1)


def _word_set(names: Iterable[str]) -> frozenset[str]:
    return frozenset(form for name in names for word in folded_name(name) for form in with_proclitics(word))
