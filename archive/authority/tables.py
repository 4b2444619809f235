"""What the tables of places and actors find in a text. Pure.

Their rows: `rows`. Where they come from and how they are checked: `loading`.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from functools import cached_property
from typing import Any, Literal, get_args

from rapidfuzz import fuzz

from archive.arabic import FoldedWords, fold, lexicon
from archive.arabic.language import SORANI_LETTERS
from archive.article import FacetName

from .finding import Match, Names, folded_name, with_proclitics
from .person_words import shipped_person_words
from .rows import Actor, Place, aliases, parents
from .states import StateWords, acting

__all__ = ["Authority", "Rule"]

Rule = Literal["alias", "alias+context", "alias+list"]

_HOME = fold("العراق")
_STATE, _OUTLET, _PERSON = "state", "outlet", "person"
_AND = "و"
_BOUNDARY = frozenset(".؟!?؛:\n…")
_OUTLET_HEADS = frozenset(map(fold, ("وكالة", "صحيفة", "جريدة", "مجلة", "قناة", "موقع", "إذاعة", "فضائية")))
_NO_NAMES = frozenset(map(fold, ("الأنباء", "أنباء", "الصحافة", "الإعلام", "الأخبار")))
"""After the head of an outlet these are no name by themselves: «وكالة الأنباء السعودية»."""
_NO_RULES: tuple[bool, list[tuple[frozenset[str], frozenset[str]]]] = (False, [])


@dataclass(frozen=True)
class Authority:
    """Both tables with their general word lists; finds names in texts."""

    places: Mapping[str, Place]
    actors: Mapping[str, Actor]
    before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    before_states: tuple[str, ...] = ()
    before_from: tuple[str, ...] = ()
    state_acts: tuple[str, ...] = ()
    state_not_acts: tuple[str, ...] = ()

    def __getstate__(self) -> dict[str, Any]:
        """The tables alone: what was made of them is made again where they are read."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @cached_property
    def version(self) -> str:
        """16 hex digits that change with anything in either table."""
        content = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    @property
    def provinces(self) -> dict[str, Place]:
        """The governorates, in the order of the table."""
        return {id_: place for id_, place in self.places.items() if place.kind == "governorate"}

    def values_of(self, facet: FacetName) -> Mapping[str, Place | Actor]:
        """What the values of a facet may be: governorates, all other places, or actors."""
        if facet == "actor":
            return self.actors
        wanted = facet == "province"
        return {id_: place for id_, place in self.places.items() if (place.kind == "governorate") == wanted}

    def is_state(self, value: str) -> bool:
        """Whether an actor is a state."""
        return value in self.actors and self.actors[value].kind == _STATE

    def nearest(self, facet: FacetName, text: str) -> str:
        """The value of a facet whose id, or one of whose names, is most like a text."""
        names = {name: row.id for row in self.values_of(facet).values() for name in (row.id, *aliases(row))}
        return names[max(names, key=lambda name: fuzz.ratio(text, name))]

    def label(self, value: str, language: str) -> str:
        """The preferred name of a place or actor in a language, else in Arabic, else the value itself."""
        row = self.places.get(value) or self.actors.get(value)
        if row is None:
            return value
        names: tuple[str, ...] = getattr(row, language, ()) or row.ar
        return names[0] if names else value

    def value_label(self, facet: str, value: str, language: str) -> str:
        """The name of a facet value; a source is called by the outlet that articles name so, if a table has it."""
        if facet == "source":
            value = self._outlets.get(" ".join(folded_name(value)), value)
        return self.label(value, language)

    def ids_by_name(self, facet: FacetName) -> Mapping[str, str]:
        """The values of a facet by each of their names, folded."""
        return self._ids_by_name[facet]

    def ancestors(self, value: str) -> tuple[str, ...]:
        """What a place or actor belongs to, the nearest first: Ramadi's quarter to its district."""
        return self._ancestors.get(value, ())

    def find_places(self, text: str, folded: FoldedWords) -> list[tuple[Match, Rule]]:
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

    def _is_excluded(self, match: Match, text: str, folded: FoldedWords) -> bool:
        rule = self._place_rules[match.owner]
        before, after = _word_before(text, folded, match.first), _word_after(text, folded, match.last)
        return before in self._not_after or before in rule.not_after or after in rule.not_before

    def _place_rule(self, match: Match, text: str, folded: FoldedWords) -> Rule | None:
        words = self._place_rules[match.owner]
        if folded_name(match.alias) not in words.ambiguous:
            return "alias"
        surface = text[folded[match.first][1] : folded[match.last - 1][2]]
        if SORANI_LETTERS.intersection(match.alias, surface):
            return "alias"
        before = _word_before(text, folded, match.first)
        return "alias+context" if before in (words.context or self._before) else None

    def find_actors(self, folded: FoldedWords) -> Iterator[Match]:
        """The actors named in a text.

        A state only where it acts (`states.py`); not a body of another state («وزارة الداخلية السعودية»).
        """
        matches = list(self._actor_names.find(folded))
        states = [match for match in matches if self.actors[match.owner].kind == _STATE]
        acting_states = set(acting(states, folded, self._state_words))
        for match in matches:
            row = self.actors[match.owner]
            after = folded[match.last][0] if match.last < len(folded) else ""
            if row.kind == _STATE and match not in acting_states:
                continue
            barred = self._is_barred(match, folded) or self._is_anothers(match, folded)
            if not ((row.national and after in self.foreign_words) or barred):
                yield self._inner_part(match)

    def find_names(self, facet: FacetName, value: str, folded: FoldedWords) -> Iterator[Match]:
        """The names of one place or actor in a text, whatever stands around them."""
        return Names((value, alias) for alias in aliases(self.values_of(facet)[value])).find(folded)

    def find_short(self, folded: FoldedWords) -> Iterator[Match]:
        """The short names of actors in a text; the owner of a match is a key of `short_owners`."""
        for match in self._short_names.find(folded):
            after = folded[match.last][0] if match.last < len(folded) else ""
            if after in self.foreign_words:
                continue
            is_state, rules = self._short_rules.get(match.owner, _NO_RULES)
            before = folded[match.first - 1][0] if match.first else ""
            barred = any(before in not_after or after in not_before for not_after, not_before in rules)
            if not barred and (not is_state or any(acting((match,), folded, self._state_words))):
                yield match

    @cached_property
    def _short_rules(self) -> dict[str, tuple[bool, list[tuple[frozenset[str], frozenset[str]]]]]:
        """Short names of states, or of rows with words that bar them."""
        rules = {
            name: (self.is_state(owners[0]), [self._barring[id_] for id_ in owners if id_ in self._barring])
            for name, owners in self.short_owners.items()
        }
        return {name: rule for name, rule in rules.items() if rule[0] or rule[1]}

    def _inner_part(self, match: Match) -> Match:
        """The words of a match that are evidence: all of them, but for some names and the heads of outlets."""
        words = folded_name(match.alias)
        if match.alias in self._inner:
            inner = folded_name(self._inner[match.alias])
            first = match.first + next(at for at in range(len(words)) if words[at : at + len(inner)] == inner)
            return replace(match, alias=self._inner[match.alias], first=first, last=first + len(inner))
        is_headed = self.actors[match.owner].kind == _OUTLET and words[0] in _OUTLET_HEADS
        if is_headed and len(words) > 1 and words[1] not in _NO_NAMES:
            return replace(match, alias=match.alias.partition(" ")[2], first=match.first + 1)
        return match

    @cached_property
    def _inner(self) -> dict[str, str]:
        return {alias: inner for row in self.actors.values() for alias, inner in row.inner}

    def _is_barred(self, match: Match, folded: FoldedWords) -> bool:
        if match.owner not in self._barring:
            return False
        not_after, not_before = self._barring[match.owner]
        before = folded[match.first - 1][0] if match.first else ""
        after = folded[match.last][0] if match.last < len(folded) else ""
        return before in not_after or after in not_before

    def _is_anothers(self, match: Match, folded: FoldedWords) -> bool:
        """Whether a surname follows the given name of another person: «ميلانيا ترامب»."""
        row = self.actors[match.owner]
        if row.kind != _PERSON or match.last - match.first > 1 or not match.first:
            return False
        (before, _, end), start = folded[match.first - 1], folded[match.first][1]
        given = shipped_person_words().given.intersection((before, before.removeprefix(_AND)))
        if not given or start != end + 1:
            return False
        return not given <= {word for name in row.ar for word in folded_name(name)}

    @cached_property
    def _barring(self) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
        return {
            row.id: (_word_set(row.not_after), _word_set(row.not_before))
            for row in self.actors.values()
            if row.not_after or row.not_before
        }

    @cached_property
    def _ids_by_name(self) -> dict[FacetName, dict[str, str]]:
        facets: tuple[FacetName, ...] = get_args(FacetName)
        return {
            facet: {
                " ".join(folded_name(name)): row.id
                for row in self.values_of(facet).values()
                for name in (*row.ar, *row.ckb, *row.en)
            }
            for facet in facets
        }

    @cached_property
    def _outlets(self) -> dict[str, str]:
        rows = [row for row in self.actors.values() if row.kind == _OUTLET]
        return {
            " ".join(folded_name(name)): row.id
            for row in rows
            for name in (*row.ar, *row.ckb, *row.en, *row.sources)
        }

    @cached_property
    def short_owners(self) -> dict[str, tuple[str, ...]]:
        """Whose each short name may be."""
        owners: defaultdict[str, list[str]] = defaultdict(list)
        for row in self.actors.values():
            for name in row.short:
                owners[" ".join(folded_name(name))].append(row.id)
        return {name: tuple(dict.fromkeys(ids)) for name, ids in owners.items()}

    @cached_property
    def home_owners(self) -> dict[str, str]:
        """Whose each short name is in an article on a place of Iraq that names nobody else."""
        return {" ".join(folded_name(name)): row.id for row in self.actors.values() for name in row.home}

    @cached_property
    def _short_names(self) -> Names:
        return Names((name, name) for name in self.short_owners)

    @cached_property
    def _ancestors(self) -> dict[str, tuple[str, ...]]:
        rows: dict[str, Place | Actor] = {**self.actors, **self.places}
        return {id_: tuple(parents(row, rows)) for id_, row in rows.items() if row.parent}

    @cached_property
    def _place_names(self) -> Names:
        return Names((row.id, alias) for row in self.places.values() for alias in aliases(row))

    @cached_property
    def _actor_names(self) -> Names:
        return Names((row.id, alias) for row in self.actors.values() for alias in aliases(row))

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
    def _state_words(self) -> StateWords:
        return StateWords(
            places=_word_set(self.before_states),
            before_from=_word_set(self.before_from),
            acts=_word_set(self.state_acts),
            not_acts=_word_set(self.state_not_acts),
        )

    @cached_property
    def abroad(self) -> lexicon.Bytes:
        """1 for the adjectives of other countries and the names of states but Iraq's."""
        states = (name for row in self.actors.values() if row.kind == _STATE for name in row.ar)
        words = [word for name in (*self.foreign, *states) if len(word := folded_name(name)) == 1]
        forms = {form for (word,) in words if word != _HOME for form in with_proclitics(word)}
        return lexicon.Bytes(dict.fromkeys(forms, 1))

    @cached_property
    def foreign_column(self) -> lexicon.Bytes:
        """1 for the adjectives of other countries."""
        return lexicon.Bytes(dict.fromkeys(self.foreign_words, 1))

    @cached_property
    def foreign_words(self) -> frozenset[str]:
        """The adjectives of other countries, folded."""
        return frozenset(word for name in self.foreign for word in folded_name(name))


@dataclass(frozen=True, slots=True)
class _PlaceRule:
    """The words of a place that `find_places` asks for, folded."""

    ambiguous: frozenset[tuple[str, ...]]
    context: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]


def _joined(left: Match, right: Match, text: str, folded: FoldedWords) -> bool:
    """Whether `right` follows at once, in the same sentence, with a و of its own (the و of واسط is none)."""
    if left.last != right.first or not _word_before(text, folded, right.first):
        return False
    first = folded[right.first][0]
    return first.startswith("و") and first != folded_name(right.alias)[0]


def _word_before(text: str, folded: FoldedWords, index: int) -> str:
    if not index:
        return ""
    word, _, end = folded[index - 1]
    return "" if _BOUNDARY.intersection(text[end : folded[index][1]]) else word


def _word_after(text: str, folded: FoldedWords, index: int) -> str:
    if index == len(folded):
        return ""
    word, start, _ = folded[index]
    return "" if _BOUNDARY.intersection(text[folded[index - 1][2] : start]) else word


def _word_set(names: Iterable[str]) -> frozenset[str]:
    return frozenset(form for name in names for word in folded_name(name) for form in with_proclitics(word))
