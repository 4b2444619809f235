"""The words of the index, over its segments; see `index.vocabulary.Vocabulary`.

A segment's words are sorted, so a beginning is a range. Words that are alike are looked for among those that have
nearly the same letters and length. A beginning that more than `MOST` words of a segment share counts only the most
frequent of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np

from index.vocabulary import edits_to

from .letters import differing, letters_of
from .segment import Ints, Segment

__all__ = ["MOST", "SegmentedVocabulary"]

MOST = 1_000
_LETTERS_AN_EDIT = 2
_BYTES_A_LETTER = 3


@dataclass(frozen=True, slots=True)
class SegmentedVocabulary:
    """The live words of some segments."""

    segments: Sequence[Segment]

    def frequency(self, word: str) -> int:
        """In how many documents a word stands."""
        return sum(len(segment.postings("surface", word).documents) for segment in self.segments)

    def beginning(self, prefix: str) -> Mapping[str, int]:
        """The words that begin so, each with its frequency."""
        return _summed(
            (segment.words[number], count)
            for segment in self.segments
            for number, count in _most_frequent(segment, *segment.words.beginning(prefix))
        )

    def similar(self, word: str, distance: int) -> Mapping[str, int]:
        """The other words at most so many edits away, each with its frequency."""
        return _summed(pair for segment in self.segments for pair in _similar(segment, word, distance))

    def spelling(self, word: str) -> str:
        """How a folded word is usually written, in the segment that has it most often."""
        written = [
            (len(segment.postings("surface", word).documents), spelling)
            for segment in self.segments
            if (spelling := segment.spelling(word))
        ]
        return max(written, key=itemgetter(0), default=(0, word))[1]


def _summed(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Frequencies added up; a word whose documents are all deleted is gone."""
    total: Counter[str] = Counter()
    for word, count in pairs:
        total[word] += count
    return {word: count for word, count in total.items() if count}


def _most_frequent(segment: Segment, first: int, last: int) -> list[tuple[int, int]]:
    """The most frequent words of a range, and how many live documents hold each."""
    counts = segment.word_counts(first, last)
    kept = np.argpartition(-counts, MOST)[:MOST] if len(counts) > MOST else np.arange(len(counts))
    return list(zip((kept + first).tolist(), counts[kept].tolist(), strict=True))


def _similar(segment: Segment, word: str, distance: int) -> list[tuple[str, int]]:
    numbers: Ints = np.flatnonzero(
        (differing(segment.letters, letters_of(word)) <= _LETTERS_AN_EDIT * distance)
        & (np.abs(np.diff(segment.words.starts) - len(word.encode())) <= _BYTES_A_LETTER * distance)
    )
    found = {segment.words[number]: number for number in numbers.tolist()}
    return [
        (other, int(segment.word_counts(number, number + 1)[0]))
        for other in edits_to(word, found, distance)
        for number in [found[other]]
    ]
