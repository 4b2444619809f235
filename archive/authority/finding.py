"""Names in a text, found by their folded words: the longest from the left. Pure.

A name may carry proclitics on its first word:

    و ف            and, so
    ب ك ل          in, like, for; with و or ف before them
    لل             ل before ال (للموصل is ل + الموصل)

Names are looked up all at once by an Aho-Corasick automaton. Its letters are words: each word of the names has a
code point of its own (`archive.arabic.lexicon`). So it reads a text in as many steps as that has words.

It does not look at meaning: what else a word may be is for the caller, who sees the words around the match.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from archive.arabic import FoldedWords, folded_words, lexicon

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
        found: dict[tuple[str, ...], tuple[str, str]] = {}
        for owner, alias in aliases:
            for pattern in _patterns(folded_name(alias)):
                found.setdefault(pattern, (owner, alias))
        self._found = list(found.values())
        self._automaton = AhoCorasick(
            ["".join(map(lexicon.letter, pattern)) for pattern in found],
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
        )

    def find(self, folded: FoldedWords) -> Iterator[Match]:
        """The names among the folded words of a text, from left to right, never overlapping."""
        for pattern, first, last in self._automaton.find_matches_as_indexes(folded.letters):
            yield Match(*self._found[pattern], first, last)


@lru_cache(maxsize=1 << 14)  # the names of the tables, asked for with every letter that a reader types
def folded_name(name: str) -> tuple[str, ...]:
    """The words under which a name is compared."""
    return tuple(folded_words(name).words)


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


def _patterns(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if name:
        for first in with_proclitics(name[0]):
            yield (first, *name[1:])
