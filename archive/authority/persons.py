"""Persons who are in no table, found by their names and what stands beside them. Pure.

| rule | the name | example (invented) |
|---|---|---|
| `title+name` | follows a title, with adjectives and a complement between | «مدير صحة الأنبار، سامر خليلوف» |
| `speech+name` | follows a speech verb directly, and surely ends | «وأكد هاوار خليلوف أن» |
| `name+title` | is followed by a title or an age | «لينا خليلوف، المتحدثة باسم», «لينا خليلوف، 27 عاما» |
| `given+family` | has a given name and family names that are hardly anything else | «سامر الخليلوفي» |
| `name` | is that of a person found so, elsewhere in the article | |
| `surname` | is the last part of one | «وأضاف خليلوف» |

A name that a street or a hospital bears is none, nor is a title without a name.

The value of a person is his name: the folded words as the word lists spell them, else as folded, عبد apart from
its second part. So one name has one value in every article under any spelling, and the value is what is shown. Two
persons of one name are one value. Within an article a name stands also for one that only adds or leaves out parts:
سامر كمال خليلوف, سامر خليلوف.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from .finding import Match, with_proclitics
from .person_names import Name, Part, Parts, Reading, Text, is_nisba
from .person_words import PersonWords

__all__ = ["PersonRule", "find_persons"]

PersonRule = Literal["title+name", "speech+name", "name+title", "given+family", "name", "surname"]

_ENDS_CLAUSE = frozenset(".؟!?؛:\n…،,")
_COMMA = frozenset("،,")
_BEFORE_AGE = frozenset("(،,")
_OPENING = " \t\u00a0\"'«“"
_YEARS = frozenset(("عام", "عاما", "سنه", "سنوات", "اعوام"))
_AGED = frozenset(("البالغ", "البالغه"))
_OF_AGE = ["من", "العمر"]
_HE_IS = frozenset(("وهو", "وهي"))
_REACH = 8  # words from a title to its name
_SURNAME = 3  # words: بن عبد الله

_Surnames = Mapping[str, Mapping[Part, Parts]]


def find_persons(texts: Sequence[Text], known: PersonWords) -> list[list[tuple[Match, PersonRule]]]:
    """The persons named in the texts of one article: for each text its mentions, in order of place."""
    readings = [Reading(text, known) for text in texts]
    names = [[(name, _rule(name, reading)) for name in reading.names()] for reading in readings]
    persons = _Persons(name.parts for found in names for name, rule in found if rule)
    if not persons:
        return [[] for _ in texts]
    surnames = persons.surnames()
    found: list[list[tuple[Match, PersonRule]]] = []
    for reading, here in zip(readings, names, strict=True):
        alone = _alone(reading, [name for name, _ in here], surnames)
        mentions: list[tuple[Name, PersonRule]] = [(name, rule or "name") for name, rule in here]
        mentions += [(name, "surname") for name in alone]
        found.append(
            [
                (Match(known.shown(person), known.shown(name.parts), name.first, name.last), rule)
                for name, rule in sorted(mentions, key=lambda mention: mention[0].first)
                if (person := persons.of(name.parts))
            ]
        )
    return found


class _Persons:
    """The names that were vouched for, and which of them are one person's."""

    def __init__(self, names: Iterable[Parts]) -> None:
        self._whole: dict[Parts, Parts] = {}
        self._begun: dict[Parts, Parts] = {}
        self._ends: dict[Parts, Parts] = {}
        for parts in names:
            person = self.of(parts) or parts
            self._whole.setdefault(parts, person)
            self._ends.setdefault((parts[0], parts[-1]), person)
            for length in range(2, len(parts)):
                self._begun.setdefault(parts[:length], person)

    def __bool__(self) -> bool:
        return bool(self._whole)

    def of(self, parts: Parts) -> Parts | None:
        """The person of a name: the same one, one shorter or longer at its end, or of the same first and last."""
        shorter = (self._whole.get(parts[:length]) for length in range(2, len(parts)))
        return (
            self._whole.get(parts)
            or self._begun.get(parts)
            or next(filter(None, shorter), None)
            or self._ends.get((parts[0], parts[-1]))
        )

    def surnames(self) -> _Surnames:
        """The last parts that only one person has, by how they may begin in a text."""
        owners: dict[Part, set[Parts]] = {}
        for parts, person in self._whole.items():
            if len(parts) > 1:
                owners.setdefault(parts[-1], set()).add(person)
        found: dict[str, dict[Part, Parts]] = {}
        for part, persons in owners.items():
            if len(persons) == 1:
                for form in with_proclitics(part[0]):
                    found.setdefault(form, {})[(form, *part[1:])] = next(iter(persons))
        return found


# -------- what vouches for a name


def _rule(name: Name, reading: Reading) -> PersonRule | None:
    rule: PersonRule | None = None
    known = reading.known
    if _is_borne(name.first, reading):
        return None
    if _is_titled(name.first, reading):
        rule = "title+name"
    elif len(name.parts) == 1:
        return None
    elif _is_said(name.first, reading) and (reading.ends_before(name.last) or _is_family(name.parts[-1], known)):
        rule = "speech+name"
    elif _precedes_title(name.last, reading) or _precedes_age(name.last, reading):
        rule = "name+title"
    elif _is_given(name.parts[0], reading.known) and all(
        _is_family(part, reading.known) for part in name.parts[1:]
    ):
        rule = "given+family"
    return rule


def _is_borne(first: int, reading: Reading) -> bool:
    """Whether a street or a hospital bears the name, with or without titles: «شارع الملك …»."""
    for at in range(first - 1, max(first - 4, -1), -1):
        if _ENDS_CLAUSE.intersection(reading.gap(at + 1)):
            return False
        if reading.words[at] in reading.known.bearers:
            return True
        if reading.words[at] not in reading.known.titles:
            return False
    return False


def _is_titled(first: int, reading: Reading) -> bool:
    known = reading.known
    if _ENDS_CLAUSE.difference(_COMMA).intersection(reading.gap(first)):
        return False
    for at in range(first - 1, max(first - 1 - _REACH, -1), -1):
        word, beside = reading.words[at], at == first - 1
        if word in known.titles or (beside and word in known.origins):
            return True
        if word in known.clause or word in known.speech or (beside and known.ends_clause(word)):
            return False
        if _ENDS_CLAUSE.intersection(reading.gap(at)):
            return False
    return False


def _is_said(first: int, reading: Reading) -> bool:
    return (
        first > 0 and reading.words[first - 1] in reading.known.speech and not reading.gap(first).strip(_OPENING)
    )


def _precedes_title(last: int, reading: Reading) -> bool:
    if _ENDS_CLAUSE.difference(_COMMA).intersection(reading.gap(last)):
        return False
    title = last + 1 if reading.words[last] in _HE_IS else last
    return title < len(reading.words) and reading.words[title] in reading.known.titles


def _precedes_age(last: int, reading: Reading) -> bool:
    """Whether an age follows: «سامر خليلوف (27 عاما)», «سامر خليلوف، 27 عاما», «سامر خليلوف البالغ من العمر»."""
    if reading.words[last : last + 1] and reading.words[last] in _AGED:
        return reading.words[last + 1 : last + 3] == _OF_AGE
    if last + 1 >= len(reading.words) or not _BEFORE_AGE.intersection(reading.gap(last)):
        return False
    return reading.words[last].isdigit() and reading.words[last + 1] in _YEARS


def _is_given(part: Part, known: PersonWords) -> bool:
    return len(part) > 1 or part[0] not in known.common


def _is_family(part: Part, known: PersonWords) -> bool:
    word = part[0]
    is_word = word in known.common or word in known.adjectives or known.is_end(word)
    return len(part) > 1 or (not is_word and (word in known.names or is_nisba(word)))


# -------- surnames


def _alone(reading: Reading, names: Sequence[Name], surnames: _Surnames) -> Iterator[Name]:
    """The last parts of persons where no more of the name stands."""
    if surnames.keys().isdisjoint(reading.words):
        return
    covered = {*reading.taken, *(at for name in names for at in range(name.first, name.last))}
    for at in [at for at, word in enumerate(reading.words) if word in surnames and at not in covered]:
        for last in range(at + 1, min(at + _SURNAME, len(reading.words)) + 1):
            person = surnames[reading.words[at]].get(tuple(reading.words[at:last]))
            if person and _is_surname(at, last, reading) and covered.isdisjoint(range(at, last)):
                yield Name(at, last, person)


def _is_surname(at: int, last: int, reading: Reading) -> bool:
    """Whether a last part stands for its person: not for another, whose name is before it, and not as a word."""
    known, word = reading.known, reading.words[last - 1]
    before = reading.words[at - 1] if reading.is_joined(at) else ""
    if before in known.names:
        return False
    if last - at > 1 or not (word in known.given or word in known.adjectives or known.is_end(word)):
        return True
    return (before in known.titles or _is_said(at, reading)) and reading.ends_before(last)
