"""Names in a text, found by their folded words: the longest from the left. Pure.

A name may carry proclitics on its first word:

    و ف            and, so
    ب ك ل          in, like, for; with و or ف before them
    لل             ل before ال (للموصل is ل + الموصل)

Names are looked up all at once by an Aho-Corasick automaton over the folded words, each between two blanks, so
that a name begins and ends with a word and two names side by side are both found.

It does not look at meaning: what else a word may be is for the caller, who sees the words around the match.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from archive.arabic import FoldedWord, folded_words

__all__ = ["Match", "Names", "folded_name", "with_proclitics"]

_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ك", "ل")
_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Match:
    """A name found: whose it is, the alias, and its words `first` to `last` (exclusive) of the text."""

    owner: str
    alias: str
    first: int
    last: int


class Names:
    """An automaton over the names of one table."""

    def __init__(self, aliases: Iterable[tuple[str, str]]) -> None:
        """Take (owner, alias) pairs; an alias of the same folded words twice keeps its first owner."""
        self._found: dict[str, tuple[str, str]] = {}
        for owner, alias in aliases:
            for pattern in _patterns(folded_name(alias)):
                self._found.setdefault(pattern, (owner, alias))
        self._patterns = list(self._found)
        self._automaton = AhoCorasick(
            self._patterns,
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
        )

    def find(self, folded: Sequence[FoldedWord]) -> Iterator[Match]:
        """The names among the folded words of a text, from left to right, never overlapping."""
        text, starts = _joined(tuple(folded))
        for pattern, start, end in self._automaton.find_matches_as_indexes(text):
            owner, alias = self._found[self._patterns[pattern]]
            yield Match(owner, alias, bisect_left(starts, start), bisect_left(starts, end))


@lru_cache(maxsize=2)  # one table after the other asks for the same text
def _joined(folded: tuple[FoldedWord, ...]) -> tuple[str, list[int]]:
    """The words in a row, each between two blanks, and where each begins."""
    words = [word for word, _, _ in folded]
    text = f" {'  '.join(words)} " if words else ""
    return text, list(accumulate(map(len, words), lambda start, length: start + length + 2, initial=0))


@lru_cache(maxsize=1 << 14)  # the names of the tables, asked for with every letter that a reader types
def folded_name(name: str) -> tuple[str, ...]:
    """The words under which a name is compared."""
    return tuple(word for word, _, _ in folded_words(name))


def with_proclitics(word: str) -> Iterator[str]:
    """A folded word with every proclitic that may stand before it, itself first; Arabic script only."""
    if not "ء" <= word[0] <= "ي":
        yield word
        return
    for conjunction in _CONJUNCTIONS:
        for preposition in _PREPOSITIONS:
            if preposition == "ل" and word.startswith(_ARTICLE):
                yield f"{conjunction}ل{word[1:]}"
            else:
                yield f"{conjunction}{preposition}{word}"


def _patterns(name: tuple[str, ...]) -> Iterator[str]:
    if not name:
        return
    for first in with_proclitics(name[0]):
        yield "".join(f" {word} " for word in (first, *name[1:]))
