"""The other names of what a query asks for: كركوك also finds کەرکووک, Kirkuk and Karkuk. Pure.

| in the query | becomes |
|---|---|
| a word, or words side by side, that name a place or an actor | `Or` of them, as they were, and its other names |
| a phrase, whatever is under `Not` | itself: what is quoted or excluded is meant as written |

A query is read by the rules that tag articles (`Authority.find_places`, `find_actors`): letters folded, a
proclitic on the first word, an ambiguous name only after a word of its context («العمارة» may be any building,
«قضاء العمارة» is the town), nothing in «شارع بغداد». Of names that overlap the longest counts.

| other name | is sought as |
|---|---|
| one word | `Word`: analysis knows its proclitics |
| several words | `Phrase`, folded; an Arabic one also with each proclitic on its first word |
| ambiguous, Arabic or Sorani | `Phrase` after each word of its context: Wasit finds «محافظة واسط» |
| ambiguous, Latin (Hit) | not at all: the context is Arabic |

Names come as in the table: Arabic, Sorani, Latin; of the Arabic ones the first `MAX_ARABIC`. Left out is a name
that folds to what is there already or holds it: داعش finds «تنظيم داعش» anyway. Forms with proclitics come after
all names, so that a limit cuts them first: `MAX_ALTERNATIVES` for a name, `MAX_ADDED` for a query from its start.

A word of the title or body is expanded to names there. `named` puts the ids of places and actors in place of the
names in fields: `province:ديالى`.

It does not look at `SearchRequest.exact`: an exact request is not to be expanded.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from operator import itemgetter
from typing import cast, get_args

from archive.arabic import folded_words
from archive.article import FacetName
from archive.authority import Actor, Authority, Match, Place
from archive.authority.finding import folded_name, with_proclitics

from .query import And, AnyOf, Fuzzy, Node, Not, Or, Period, Phrase, Prefix, Value, Word

__all__ = ["MAX_ADDED", "MAX_ALTERNATIVES", "MAX_ARABIC", "Expansion", "expand", "named"]

MAX_ALTERNATIVES = 50
"""Words and phrases that may stand beside one name of a query (OpenSearch's number)."""

MAX_ADDED = 200
"""Words and phrases that a query may gain."""

MAX_ARABIC = 6
"""Arabic names of a row that are added: those after them are rare wordings."""


_NAMED = frozenset(get_args(FacetName))


@dataclass(frozen=True, slots=True)
class Expansion:
    """A query with the other names in it, and those names as the tables write them, in order."""

    node: Node
    added: tuple[str, ...] = ()


def expand(node: Node, authority: Authority) -> Expansion:
    """The query with other names of its places and actors; the same node where there are none."""
    expander = _Expander(authority)
    expanded = expander.expanded(node)
    return Expansion(expanded, tuple(expander.added)) if expander.added else Expansion(node)


def named(node: Node, authority: Authority) -> Node:
    """The query with ids of provinces, places and actors where their names stand as values."""
    match node:
        case Value(facet, values):
            return Value(facet, tuple(dict.fromkeys(_id(facet, value, authority) for value in values)))
        case And(parts):
            return And(tuple(named(part, authority) for part in parts))
        case Or(parts):
            return Or(tuple(named(part, authority) for part in parts))
        case Not(part):
            return Not(named(part, authority))
        case _:
            return node


def _id(facet: str, value: str, authority: Authority) -> str:
    """The id of the row of a facet that has that name; the value itself where none has."""
    if facet not in _NAMED:
        return value
    return authority.ids_by_name(cast("FacetName", facet)).get(" ".join(folded_name(value)), value)


class _Expander:
    """One walk over a query, with what it has added so far."""

    def __init__(self, authority: Authority) -> None:
        self.added: dict[str, None] = {}
        self._authority = authority
        self._room = MAX_ADDED

    def expanded(self, node: Node) -> Node:
        match node:
            case Word():
                return self._run([node])[0]
            case And(parts):
                expanded = tuple(self._all(parts))
                return expanded[0] if len(expanded) == 1 else And(expanded)
            case Or(parts):
                return Or(tuple(self.expanded(part) for part in parts))
            case Phrase() | AnyOf() | Prefix() | Fuzzy() | Value() | Period() | Not():
                return node

    def _all(self, parts: Sequence[Node]) -> Iterator[Node]:
        for _, side_by_side in groupby(parts, key=lambda part: (type(part), getattr(part, "scope", None))):
            group = list(side_by_side)
            words = [part for part in group if isinstance(part, Word)]
            if words:
                yield from self._run(words)
            else:
                yield from (self.expanded(part) for part in group)

    def _run(self, run: list[Word]) -> list[Node]:
        """Words side by side, with an `Or` in the place of each name."""
        parts: list[Node] = []
        at = 0
        for first, last, row in _named(run, self._authority):
            parts += run[at:first]
            parts += self._with_other_names(run[first:last], row)
            at = last
        return parts + run[at:]

    def _with_other_names(self, typed: list[Word], row: Place | Actor) -> Sequence[Node]:
        limit = min(MAX_ALTERNATIVES, self._room)
        alternatives: dict[Node, str] = {}
        for alternative, alias in _alternatives(row, _folded(typed), self._authority):
            if len(alternatives) == limit:
                break
            alternatives.setdefault(replace(alternative, scope=typed[0].scope), alias)
        if not alternatives:
            return typed
        self._room -= len(alternatives)
        self.added |= dict.fromkeys(alternatives.values())
        return [Or((typed[0] if len(typed) == 1 else And(tuple(typed)), *alternatives))]


def _named(run: list[Word], authority: Authority) -> list[tuple[int, int, Place | Actor]]:
    """The names in a run as (first word, last word exclusive, row), from left to right."""
    text = " ".join(word.text for word in run)
    folded = folded_words(text)
    matches: list[tuple[Match, Place | Actor]] = [
        *((match, authority.places[match.owner]) for match, _ in authority.find_places(text, folded)),
        *((match, authority.actors[match.owner]) for match in authority.find_actors(folded)),
    ]
    boundaries = _boundaries(run)
    taken: set[int] = set()
    named = []
    for match, row in sorted(matches, key=lambda found: found[0].first - found[0].last):
        place = range(match.first, match.last)
        if taken.isdisjoint(place) and match.first in boundaries and match.last in boundaries:
            taken.update(place)
            named.append((boundaries[match.first], boundaries[match.last], row))
    return sorted(named, key=itemgetter(0))


def _boundaries(run: list[Word]) -> dict[int, int]:
    """Before which folded words a word of the run begins, and which: ﷺ is one word, folded four."""
    boundaries = {0: 0}
    folded = 0
    for index, word in enumerate(run, start=1):
        folded += len(folded_name(word.text))
        boundaries[folded] = index
    return boundaries


def _alternatives(
    row: Place | Actor, typed: tuple[str, ...], authority: Authority
) -> Iterator[tuple[Word | Phrase, str]]:
    """What finds the other names of a row, each with the name in the table."""
    context = _context(row, authority)
    arabic: list[tuple[tuple[str, ...], str]] = []
    for alias, is_ambiguous in _other_names(row, typed):
        name = folded_name(alias)
        if len(name) == 1 and not is_ambiguous:
            yield Word(alias), alias
            continue
        phrases = [(*before, *name) for before in context] if is_ambiguous else [name]
        yield from ((Phrase(words), alias) for words in phrases)
        if alias in row.ar:
            arabic += ((words, alias) for words in phrases)
    for (first, *others), alias in arabic:
        yield from ((Phrase((form, *others)), alias) for form in with_proclitics(first))


def _context(row: Place | Actor, authority: Authority) -> list[tuple[str, ...]]:
    """After what an ambiguous name of a row counts, folded."""
    words = row.context or authority.before if isinstance(row, Place) else ()
    return [folded_name(word) for word in words]


def _other_names(row: Place | Actor, typed: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """The names of a row that find something new, and whether they are ambiguous."""
    ambiguous = {folded_name(name) for name in row.ambiguous} if isinstance(row, Place) else set()
    present = [_spaced(typed)]
    latin = tuple(name for name in row.en if folded_name(name) not in ambiguous)
    for names, limit in ((row.ar, MAX_ARABIC), (row.ckb, None), (latin, None)):
        yield from islice(_new(names, present, ambiguous), limit)


def _new(names: Sequence[str], present: list[str], ambiguous: set[tuple[str, ...]]) -> Iterator[tuple[str, bool]]:
    """The names that hold none of those present, to which they are added; an ambiguous one stands for no other."""
    for alias in names:
        name = folded_name(alias)
        is_ambiguous = name in ambiguous
        if any(other in _spaced(name) for other in present):
            continue
        if not is_ambiguous:
            present.append(_spaced(name))
        yield alias, is_ambiguous


def _folded(run: list[Word]) -> tuple[str, ...]:
    return tuple(folded for word in run for folded in folded_name(word.text))


def _spaced(name: tuple[str, ...]) -> str:
    """Its words, each between blanks: so a name holds another as whole words only."""
    return f" {' '.join(name)} "
