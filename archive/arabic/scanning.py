"""All words of a text, and their folded spelling. Pure.

What a word is: `words.WORD`; how it is compared: `folding.fold`. In a longer text they are not asked word by
word, but once for every letter there is, and the text is read off that table at once, some four times as fast.
This rests on what `fold` does to nearly every letter, whatever stands beside it: it gives one letter, and nothing
for marks and controls. A text with any other letter (ﷺ is four words) is read word by word.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt
import regex

from . import lexicon
from .folding import fold
from .words import ARABIC, DIGIT, INSIDE, MARK, OTHER, WORD, Word

__all__ = ["FoldedWords", "folded_words", "surfaces", "words"]


class FoldedWords(tuple[tuple[str, int, int], ...]):  # noqa: SLOT001 - a tuple can have none for its columns
    """The folded words of a text, each with its half-open place in the raw text.

    Its columns are at hand too, and the numbers of the words in the tables' common lexicon.
    """

    words: Sequence[str]
    starts: Sequence[int]
    _numbers: tuple[int, lexicon.Numbers, str] = (-1, np.empty(0, np.uint32), "")

    @classmethod
    def of(cls, words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> Self:
        """From columns of the same length."""
        made = cls(zip(words, starts, ends, strict=True))
        made.words, made.starts = words, starts
        return made

    @property
    def numbers(self) -> lexicon.Numbers:
        """The number of each word, 0 for one that no table has."""
        return self._looked_up()[1]

    @property
    def letters(self) -> str:
        """A code point for each word."""
        return self._looked_up()[2]

    def _looked_up(self) -> tuple[int, lexicon.Numbers, str]:
        if self._numbers[0] != (size := lexicon.size()):
            numbers = lexicon.numbers(self.words)
            self._numbers = size, numbers, lexicon.letters(numbers)
        return self._numbers


_SHORT = 200  # code points; below, going word by word is as fast
_CODE_POINTS = 0x110000
# What a code point does in a word; letters and digits last. Plain numbers: numpy is slow to compare with an enum.
_UNSEEN = 0
_NOTHING = 1  # parts words
_CONTROL = 2  # lies inside
_MARK = 3  # lies inside and behind
_IRREGULAR = 4  # a letter that does not fold to one letter
_ARABIC = 5
_OTHER = 6
_DIGIT = 7
_KIND_OF = [
    (regex.compile(pattern, regex.VERSION1), kind)
    for pattern, kind in ((ARABIC, _ARABIC), (OTHER, _OTHER), (DIGIT, _DIGIT), (MARK, _MARK), (INSIDE, _CONTROL))
]


def words(text: str) -> list[Word]:
    """Every word of `text` in order; `text[start:end] == surface`."""
    spans = _spans(text)
    if spans is None:
        return [Word(match[0], *match.span()) for match in WORD.finditer(text)]
    surfaces = [text[start:end] for start, end in zip(spans.starts, spans.ends, strict=True)]
    return list(map(Word._make, zip(surfaces, spans.starts, spans.ends, strict=True)))


def surfaces(text: str) -> tuple[list[str], list[int]]:
    """The words of `words` as two columns: as written, and where they begin."""
    spans = _spans(text)
    if spans is None:
        found = list(WORD.finditer(text))
        return [match[0] for match in found], [match.start() for match in found]
    return [text[start:end] for start, end in zip(spans.starts, spans.ends, strict=True)], spans.starts


@lru_cache(maxsize=2)  # tagging and the key of copies ask for the same body, one after the other
def folded_words(text: str) -> FoldedWords:
    """The folded words of a text; a word that folds to several has them all at its place."""
    spans = _spans(text)
    if spans is not None:
        return FoldedWords.of(spans.folded, spans.starts, spans.ends)
    found = [(part, *match.span()) for match in WORD.finditer(text) for part in fold(match[0]).split()]
    return FoldedWords.of(*map(list, zip(*found, strict=True))) if found else FoldedWords.of([], [], [])


class _Spans(NamedTuple):
    """The words of a text: the half-open place of each, and its folded letters."""

    starts: list[int]
    ends: list[int]
    folded: list[str]


class _Table:
    """What every code point does in a word and folds to, filled in as they are met."""

    def __init__(self) -> None:
        # zeros are not touched: of a million entries, memory holds the pages of the scripts that occurred
        self._kinds = np.zeros(_CODE_POINTS, np.uint8)
        self._folded = np.zeros(_CODE_POINTS, np.uint32)

    def spans(self, text: str) -> _Spans | None:
        """The words of `text` in order, or None if it has a letter that the table cannot hold."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        kinds = self._kinds_of(codes)
        letters = np.flatnonzero(kinds >= _IRREGULAR)
        of = kinds[letters]
        if not letters.size:
            return _Spans([], [], [])
        if of.min() == _IRREGULAR:
            return None
        parted = np.cumsum(kinds == _NOTHING, dtype=np.uint32)[letters]
        begins = np.ones(letters.size, np.bool_)
        np.not_equal(parted[1:], parted[:-1], out=begins[1:])
        begins[1:] |= of[1:] != of[:-1]
        first = np.flatnonzero(begins)
        last = np.append(first[1:], letters.size) - 1
        ends = _with_marks(letters[last] + 1, of[last], kinds)
        row = np.full(letters.size + first.size, ord(" "), np.uint32)
        row[np.arange(-1, letters.size - 1) + np.cumsum(begins)] = self._folded.take(codes[letters])
        folded = row.tobytes().decode("utf-32-le", "surrogatepass").split(" ")
        return _Spans(letters[first].tolist(), ends.tolist(), folded[: first.size])

    def _kinds_of(self, codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
        kinds = self._kinds.take(codes)
        if codes.size and kinds.min() == _UNSEEN:
            for code in np.unique(codes[kinds == _UNSEEN]).tolist():
                self._meet(code)
            kinds = self._kinds.take(codes)
        return kinds

    def _meet(self, code: int) -> None:
        letter = chr(code)
        kind = next((kind for pattern, kind in _KIND_OF if pattern.fullmatch(letter)), _NOTHING)
        if kind > _IRREGULAR:
            folded = fold(letter)
            if len(folded) == 1 and not folded.isspace():
                self._folded[code] = ord(folded)
            else:
                kind = _IRREGULAR
        self._kinds[code] = kind


def _with_marks(
    ends: npt.NDArray[np.intp], of: npt.NDArray[np.uint8], kinds: npt.NDArray[np.uint8]
) -> npt.NDArray[np.intp]:
    """The ends of words behind the marks that follow them; digits bear none."""
    marked = np.append(kinds, np.uint8(_NOTHING)).take(ends) == _MARK
    marked &= of != _DIGIT
    if not marked.any():
        return ends
    unmarked = np.append(np.flatnonzero(kinds != _MARK), kinds.size)
    return np.where(marked, unmarked[np.searchsorted(unmarked, ends)], ends)


_TABLE = _Table()


def _spans(text: str) -> _Spans | None:
    """None where the text is short, or has a letter that the table cannot hold."""
    return _TABLE.spans(text) if len(text) > _SHORT else None
