"""Bodies that are in no table, found by a head and what follows it. Pure.

| after the head | example (invented) |
|---|---|
| a name in quotation marks | «شركة "خليلوف"», «حركة "المثال"» |
| nouns and adjectives with ال, one or two bare words before them | «نقابة أطباء الساحل الغربي» |
| a place of the tables | «جامعة خليلوف», «شرطة خليلوف» |
| a foreign name without ال | «جامعة خليلوفسك» |
| with ال itself: an adjective | «المركز القومي للترجمة» |
| a national body: the adjective of another country | «الجيش الدنماركي» |

Heads, and which of them may have what, are in `archive/data/bodies.toml`. A name ends at a title, a verb of
speech, a word that ends a clause, punctuation, and a name of the table of actors. Part of a longer name of the
article is none («المجلس المحلي» after «مجلس قضاء خليلوف المحلي»).

The value of a body is its name as the article writes it first, without marks and the proclitics of its head.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

from archive.arabic import FoldedWords, unmarked

from .body_words import BodyWords, Head
from .finding import Match
from .person_names import is_nisba
from .person_words import PersonWords

__all__ = ["BodyText", "find_bodies"]

_ARTICLE, _FOR_THE, _AND_THE = "ال", "لل", "وال"
_ADJECTIVE = "يه"
_OPENING, _CLOSING = frozenset('"«“'), frozenset('"»”')
_BLANK_OR_CLOSING = " \t\u00a0" + '"»”'
_BLANK_OR_OPENING = " \t\u00a0" + '"«“'
_FOLLOWED = frozenset(("outside", "inside", "definite", "purposeful"))
_NOT_OF_NAME = frozenset(("sources", "addressed"))
_UNQUOTED = frozenset(("national", "of_places", "numbered"))
_LONGEST = 8  # words after the head
_QUOTED = 6  # words between quotation marks
_BARE = 2  # words without ال before the one that has it
_PLAIN = frozenset("تيلب")  # verbs and prepositions begin so: «تضم», «يضم», «لاستخراج», «بناء»
_PLAIN_OR_AND = _PLAIN | {"و"}
_LONG = 5  # letters, ال included
_LETTERS = 3  # of a name from abroad
_FIRST, _LAST = "ءي"  # of Arabic words, folded


@dataclass(frozen=True, slots=True)
class BodyText:
    """A text of an article; `taken` are the words of its actors, `places` those of its places, without و and ل."""

    text: str
    folded: FoldedWords
    taken: AbstractSet[int] = frozenset()
    places: AbstractSet[int] = frozenset()


def find_bodies(
    texts: Sequence[BodyText],
    known: BodyWords,
    persons: PersonWords,
    *,
    foreign: AbstractSet[str] = frozenset(),
    named: Iterable[Sequence[str]] = (),
    listed: Mapping[str, str] = MappingProxyType({}),
) -> list[list[Match]]:
    """The bodies named in the texts of one article, for each text.

    `foreign`: adjectives of other countries; `named`: the folded names of the actors that the article names;
    `listed`: whose a folded name of the tables is. A body of the tables is not found anew, but an outlet may be
    named by another head.
    """
    whole = [frozenset(map(_without_article, name)) for name in named]
    values: dict[tuple[str, ...], str] = {}
    found: list[list[Match]] = []
    for text in texts:
        reading = _Reading(text, known, persons, foreign)
        here: list[Match] = []
        for first, last in reading.names():
            words = reading.bare(first, last)
            parts = frozenset(map(_without_article, words))
            if words not in values:
                if " ".join(words) in listed or (
                    reading.is_addressed(first) and not reading.outlet(first, words, listed)
                ):
                    continue
                if any(parts <= name for name in whole):
                    continue
                whole.append(parts)
                values[words] = reading.shown(first, last)
            owner = reading.outlet(first, words, listed) or values[words]
            here.append(Match(owner, values[words], first, last))
        found.append(here)
    return found


def _without_article(word: str) -> str:
    return word.removeprefix(_ARTICLE)


class _Reading:
    """A text that is read for bodies."""

    def __init__(self, text: BodyText, known: BodyWords, persons: PersonWords, foreign: AbstractSet[str]) -> None:
        self._text, self._folded = text.text, text.folded
        self._taken, self._places = text.taken, text.places
        self._known, self._persons, self._foreign = known, persons, foreign
        self._words = text.folded.words

    def names(self) -> Iterator[tuple[int, int]]:
        """The first and last word (exclusive) of each name, from left to right."""
        end = 0
        heads = self._known.heads
        for at in self._known.may_begin.of(self._folded.numbers).nonzero()[0].tolist():
            if at < end or at in self._taken or at + 1 == len(self._words):
                continue
            span = self._name(at, heads[self._words[at]])
            if span:
                yield span
                end = span[1]

    def is_addressed(self, first: int) -> bool:
        """Whether a name stands only after «لـ» or «إلى»."""
        head = self._known.heads.get(self._words[first - 1]) if first else None
        return head is not None and "addressed" in head.lists and self._words[first] not in self._known.heads

    def outlet(self, first: int, words: Sequence[str], listed: Mapping[str, str]) -> str | None:
        """Whose name it is with the head before it, or another head of outlets."""
        if first == 0 or self._words[first] in self._known.heads:
            return None
        named = (" ".join((head, *words)) for head in self._known.outlets)
        return next((listed[name] for name in named if name in listed), None)

    def bare(self, first: int, last: int) -> tuple[str, ...]:
        """The folded words of a name, its head without proclitics."""
        head = self._known.heads.get(self._words[first])
        return (head.word if head else self._words[first], *self._words[first + 1 : last])

    def shown(self, first: int, last: int) -> str:
        """A name as it is written, its head without proclitics."""
        written = [unmarked(self._text[start:end]) for _, start, end in self._folded[first:last]]
        length = len(self.bare(first, last)[0])
        head = written[0][-length:]
        if self._words[first].endswith(_FOR_THE + self.bare(first, last)[0][len(_ARTICLE) :]):
            head = _ARTICLE + written[0][-length + len(_ARTICLE) :]
        return " ".join((head, *written[1:]))

    def _name(self, at: int, head: Head) -> tuple[int, int] | None:
        start, lists = at + 1, head.lists
        last: int | None = None
        outside = "outside" in lists
        if self._is_opened(start):
            if not lists <= _UNQUOTED:
                last, outside = self._quoted(start), outside or not lists.isdisjoint(_NOT_OF_NAME)
                if last is not None and "purposeful" in lists and not outside:
                    last = self._purpose(last)
        elif "national" in lists:
            last = start + 1 if self._is_national(at, start) else None
        elif not lists.isdisjoint(_FOLLOWED):
            last = self._followed(start, lists)
        if last is not None:
            return (start, last) if outside else (at, last)
        return self._with_one_word(at, lists) if self._is_joined(start) else None

    def _with_one_word(self, at: int, lists: AbstractSet[str]) -> tuple[int, int] | None:
        """A head with a foreign name, a place or a number."""
        start = at + 1
        if "abroad" in lists and self._is_foreign_name(start):
            two = self._words[start] in self._known.openings and self._is_joined(start + 1)
            return at, start + 1 + two
        if "of_places" in lists and start in self._places:
            commands = at > 0 and self._is_joined(at) and self._words[at - 1] in self._known.before
            return at - commands, start + 1
        if "numbered" in lists and self._words[start] in self._known.ordinals:
            return at, start + 1
        return None

    def _quoted(self, start: int) -> int | None:
        """Where a name in quotation marks ends."""
        if start in self._taken or self._words[start] in self._known.networks:
            return None
        for last in range(start + 1, min(start + _QUOTED, len(self._words)) + 1):
            gap = self._gap(last)
            if _CLOSING.intersection(gap):
                return last
            if not gap.isspace() or "\n" in gap:
                return None
        return None

    def _purpose(self, start: int) -> int:
        """Where the purpose behind a name in quotation marks ends: «مركز "المثال" للدراسات الإقليمية»."""
        if start == len(self._words) or not self._words[start].startswith(_FOR_THE):
            return start
        if self._gap(start).strip(_BLANK_OR_CLOSING) or start in self._taken:
            return start
        last = start + 1
        while last < len(self._words) and not self._is_end(last, start, frozenset()):
            if not self._is_part(last, begun=True, purpose=True):
                break
            last += 1
        return last

    def _is_national(self, at: int, start: int) -> bool:
        """Whether the adjective of another country follows and agrees; «وزير الخارجية الدنماركي» is none."""
        word = self._words[start]
        feminine = self._words[at].endswith(("ه", "ات"))
        of_minister = at > 0 and self._words[at - 1] in self._known.ministers
        return (
            self._is_joined(start) and word in self._foreign and word.endswith("ه") == feminine and not of_minister
        )

    def _followed(self, start: int, lists: AbstractSet[str]) -> int | None:
        """Where the nouns and adjectives after a head end; None where they name nothing."""
        last: int | None = None
        bare, purpose = 0, False
        for at in range(start, min(start + _LONGEST, len(self._words))):
            if self._is_end(at, start, lists):
                break
            if self._is_part(at, begun=last is not None, purpose=purpose):
                last, purpose = at + 1, purpose or self._words[at].startswith(_FOR_THE)
            elif last or "definite" in lists or bare == _BARE or not self._is_bare(at):
                break
            else:
                bare += 1
        return last if purpose or "purposeful" not in lists or "inside" in lists else None

    def _is_end(self, at: int, start: int, lists: AbstractSet[str]) -> bool:
        """Whether a name ends before a word."""
        word, persons = self._words[at], self._persons
        if not self._is_joined(at) or at in self._taken or word in self._known.ends:
            return True
        if word in persons.titles or persons.ends_clause(word):
            return True
        if "definite" in lists and at == start and not self._is_adjective(word):
            return True
        return "outside" in lists and (word in self._foreign or (at > start and is_nisba(word)))

    def _is_part(self, at: int, *, begun: bool, purpose: bool) -> bool:
        """Whether a word names: a place, one with ال, after such ones one with لل, and after that with وال."""
        word = self._words[at]
        if at in self._places or (word in self._known.districts and at + 1 in self._places):
            return True
        if len(word) < _LONG or word in self._known.districts:
            return False
        return (
            self._text.startswith(_ARTICLE, self._folded[at][1])
            or (begun and word.startswith(_FOR_THE))
            or (purpose and word.startswith(_AND_THE))
        )

    def _is_adjective(self, word: str) -> bool:
        return word in self._known.adjectives or (
            word.startswith(_ARTICLE) and len(word) > _LONG and word.endswith(("ي", _ADJECTIVE))
        )

    def _is_bare(self, at: int) -> bool:
        """Whether a word without ال may stand between a head and one that has it: «نفط» in «شركة نفط الساحل»."""
        word = self._words[at]
        return not (
            len(word) <= len(_ARTICLE)
            or word[0] in _PLAIN
            or word in self._known.bare
            or word in self._known.districts
            or word.startswith(_AND_THE)
            or word.endswith(_ADJECTIVE)
        )

    def _is_foreign_name(self, at: int) -> bool:
        """Whether a word looks like a name from abroad: «أكسفورد», not «تضم», «خاصة», «محمد»."""
        word, persons = self._words[at], self._persons
        is_word = word in self._known.bare or word in persons.titles or persons.ends_clause(word)
        looks_so = len(word) >= _LETTERS and _FIRST <= word[0] <= _LAST and not word.startswith(_ARTICLE)
        opens = word in self._known.openings
        if is_word or not looks_so or at in self._taken or (word in persons.given and not opens):
            return False
        return word[0] not in _PLAIN_OR_AND and not word.endswith(("ه", "ات"))

    def _gap(self, at: int) -> str:
        """The text before a word; a line break at both ends of the text."""
        if 0 < at < len(self._words):
            return self._text[self._folded[at - 1][2] : self._folded[at][1]]
        return "\n"

    def _is_joined(self, at: int) -> bool:
        gap = self._gap(at)
        return gap.isspace() and "\n" not in gap

    def _is_opened(self, at: int) -> bool:
        gap = self._gap(at)
        return bool(_OPENING.intersection(gap)) and not gap.strip(' \t\u00a0"«“')
