"""The words that an index holds, and what the patterns of a query come to among them. Pure, given a vocabulary.

| pattern | comes to |
|---|---|
| `Prefix` | the words that begin so, themselves or behind و or the article (`BEFORE_A_PREFIX`) |
| `Fuzzy` | the word in any of its forms, and the words at most so many edits away |

An edit is a letter more, less or other, or two neighbours exchanged (optimal string alignment). Words are folded.
Of many words the most frequent are taken: 50 a pattern (OpenSearch's number), 200 a query.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from rapidfuzz.distance import OSA

from archive.arabic import fold, unmarked

from .analysis import without_article
from .query import And, AnyOf, Fuzzy, Node, Not, Or, Period, Phrase, Prefix, Value, Word

__all__ = [
    "BEFORE_A_PREFIX",
    "MAX_EXPANSIONS",
    "MAX_EXPANSIONS_OF_QUERY",
    "Vocabulary",
    "WordCounts",
    "spelled_out",
    "usual_spellings",
]

MAX_EXPANSIONS = 50
MAX_EXPANSIONS_OF_QUERY = 200

BEFORE_A_PREFIX = ("", "و", "ال", "وال", "بال", "وبال", "فال", "كال", "لل", "ولل")
"""What may stand before the beginning that was typed: مركز* is also والمركز, and المركز* is the same as مركز*."""


class Vocabulary(Protocol):
    """The folded words of the live documents."""

    def frequency(self, word: str) -> int:
        """In how many documents a word stands."""

    def beginning(self, prefix: str) -> Mapping[str, int]:
        """The words that begin so, each with its frequency; where there are very many, the most frequent."""

    def similar(self, word: str, distance: int) -> Mapping[str, int]:
        """The other words at most so many edits away (1 or 2), each with its frequency."""

    def spelling(self, word: str) -> str:
        """How a folded word is usually written, without marks; itself where nothing is known of it."""


@dataclass(frozen=True, slots=True)
class WordCounts:
    """A small vocabulary: each word is looked at for every question."""

    frequencies: Mapping[str, int]
    spellings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def frequency(self, word: str) -> int:
        """In how many documents a word stands."""
        return self.frequencies.get(word, 0)

    def beginning(self, prefix: str) -> Mapping[str, int]:
        """The words that begin so, each with its frequency."""
        return {word: count for word, count in self.frequencies.items() if word.startswith(prefix)}

    def similar(self, word: str, distance: int) -> Mapping[str, int]:
        """The other words at most so many edits away, each with its frequency."""
        near = edits_to(word, self.frequencies, distance)
        return {other: self.frequencies[other] for other in near}

    def spelling(self, word: str) -> str:
        """How a folded word is usually written."""
        return self.spellings.get(word, word)


def usual_spellings(counts: Iterable[tuple[str, int]]) -> dict[str, str]:
    """Per folded word its most frequent spelling, of words as written and how often; equals by letters.

    Marks and tatweel are off. What folds to several words is passed over.
    """
    total: Counter[str] = Counter()
    for surface, count in counts:
        total[unmarked(surface)] += count
    best: dict[str, str] = {}
    for written in sorted(total, key=lambda written: (-total[written], written)):
        best.setdefault(fold(written), written)
    return {folded: written for folded, written in best.items() if folded and " " not in folded}


def edits_to(word: str, others: Iterable[str], distance: int) -> dict[str, int]:
    """The others that are at most so many edits away from a word, but not the word itself, and how many."""
    edits = ((other, OSA.distance(word, other, score_cutoff=distance)) for other in others)
    return {other: count for other, count in edits if 0 < count <= distance}


def spelled_out(node: Node, vocabulary: Vocabulary) -> Node:
    """The query with each pattern in it as the words that it comes to."""
    return _Speller(vocabulary).spelled_out(node)


class _Speller:
    """One walk over a query, with what room is left for words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._room = MAX_EXPANSIONS_OF_QUERY

    def spelled_out(self, node: Node) -> Node:
        match node:
            case Prefix(text, scope):
                return AnyOf(self._most_frequent(self._beginning(fold(text))), scope)
            case Fuzzy(text, distance, scope):
                similar = self._vocabulary.similar(fold(text), distance)
                return Or((Word(text, scope), AnyOf(self._most_frequent(similar), scope)))
            case And(parts):
                return And(tuple(self.spelled_out(part) for part in parts))
            case Or(parts):
                return Or(tuple(self.spelled_out(part) for part in parts))
            case Not(part):
                return Not(self.spelled_out(part))
            case Word() | Phrase() | AnyOf() | Value() | Period():
                return node

    def _beginning(self, prefix: str) -> dict[str, int]:
        bare = without_article(prefix)
        return {
            word: count
            for before in BEFORE_A_PREFIX
            for word, count in self._vocabulary.beginning(before + bare).items()
        }

    def _most_frequent(self, counts: Mapping[str, int]) -> tuple[str, ...]:
        ranked = sorted(counts, key=lambda word: (-counts[word], word))
        taken = ranked[: min(MAX_EXPANSIONS, self._room)]
        self._room -= len(taken)
        return tuple(taken)
