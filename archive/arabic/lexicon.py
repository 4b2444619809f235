"""Words that tables know, numbered, so that a text is looked up once for all tables. Pure but for the numbering.

Looking words up in large tables takes tagging longer than anything else it does. So all tables share one numbering
of their words, and what a table says of a word is then found by its number in an array. Numbers mean nothing
outside the process.
"""

from collections.abc import Iterable, Mapping
from itertools import count, repeat

import numpy as np
import numpy.typing as npt

__all__ = ["Bytes", "Numbers", "letter", "letters", "numbers", "size"]

Numbers = npt.NDArray[np.uint32]

_NUMBERS: dict[str, int] = {}
_NEXT = count(1)
_UNKNOWN = 0
_FIRST_LETTER = 0x10000  # behind the surrogates: room for a million words


def size() -> int:
    """How many words are numbered: what was read before it grew has to be read again."""
    return len(_NUMBERS)


def numbers(words: Iterable[str]) -> Numbers:
    """The numbers of words, 0 for one that no table has."""
    return np.fromiter(map(_NUMBERS.get, words, repeat(_UNKNOWN)), np.uint32)


def letter(word: str) -> str:
    """The code point that stands for a word, which is numbered if it was not."""
    return chr(_FIRST_LETTER + _numbered(word))


def letters(found: Numbers) -> str:
    """Code points in place of numbers."""
    return (found + np.uint32(_FIRST_LETTER)).tobytes().decode("utf-32")


class Bytes:
    """A number from 0 to 255 for each of some words, and one for all others."""

    def __init__(self, values: Mapping[str, int], default: int = 0) -> None:
        """Take what each word has; all of them are numbered."""
        numbered = {_numbered(word): value for word, value in values.items()}
        self._values = np.full(max(numbered, default=0) + 2, default, np.uint8)
        self._values[list(numbered)] = list(numbered.values())

    def of(self, found: Numbers) -> npt.NDArray[np.uint8]:
        """What the words of these numbers have."""
        return self._values.take(found, mode="clip")  # the last entry is everybody else's


def _numbered(word: str) -> int:
    number = _NUMBERS.get(word)
    return _NUMBERS.setdefault(word, next(_NEXT)) if number is None else number
