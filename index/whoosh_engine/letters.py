"""Which letters a word has, as bits: words a few letters apart have nearly the same. Pure.

A column of such sets tells, in one pass over numbers, which of a hundred thousand words need to be looked at. Of a
letter's UTF-8 bytes the leading one, shared by half an alphabet, does not count.
"""

import numpy as np
import numpy.typing as npt

__all__ = ["LetterSets", "differing", "letter_sets", "letters_of"]

LetterSets = npt.NDArray[np.uint64]
_LEADING = 0xC0


def letter_sets(encoded: npt.NDArray[np.uint8], starts: npt.NDArray[np.int64]) -> LetterSets:
    """The set of each text of a column (`index.whoosh_engine.arrays.text_arrays`); no text may be empty."""
    bits = np.left_shift(np.uint64(1), (encoded & 63).astype(np.uint64))
    bits[encoded >= _LEADING] = 0
    return np.bitwise_or.reduceat(bits, starts[:-1]) if len(starts) > 1 else bits


def letters_of(word: str) -> np.uint64:
    """The set of one word."""
    encoded = np.frombuffer(word.encode(), np.uint8)
    return np.uint64(letter_sets(encoded, np.array([0, len(encoded)]))[0])


def differing(sets: LetterSets, letters: np.uint64) -> npt.NDArray[np.uint8]:
    """How many letters only one of the two has: at most two an edit."""
    counts: npt.NDArray[np.uint8] = np.bitwise_count(sets ^ letters)
    return counts
