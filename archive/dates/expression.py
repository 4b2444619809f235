"""A run of words that has the shape of a date, before anyone knows which day it is. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import regex

from archive.arabic import FoldedWords

from .kinds import Name
from .names import NAMES

__all__ = ["Expression"]

_SENTENCE_ENDS = regex.compile(r"[.؟?!؛\n]|:[\s«\"]")


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """A run of words that has the shape of a date.

    `parts` are its named parts: half-open ranges of indexes into `folded`, as `first` and `last` are.
    """

    form: str
    text: str
    folded: FoldedWords
    first: int
    last: int
    parts: Mapping[str, tuple[int, int]]

    def __contains__(self, part: str) -> bool:
        return part in self.parts

    def names(self, part: str) -> list[Name]:
        """What the words of a part mean."""
        start, end = self.parts[part]
        return [NAMES[word] for word, _, _ in self.folded[start:end]]

    def number(self, part: str) -> int:
        """The numbers of a part's words, added up: the twenty-first, the day before yesterday."""
        return sum(name.value for name in self.names(part))

    def written(self, part: str) -> str:
        """A part as the text has it."""
        start, end = self.parts[part]
        return self.text[self.folded[start][1] : self.folded[end - 1][2]]

    @property
    def start(self) -> int:
        """Where its first word begins in the text."""
        return self.folded[self.first][1]

    @property
    def end(self) -> int:
        """Where its last word ends in the text."""
        return self.folded[self.last - 1][2]

    def word(self, offset: int) -> str:
        """The folded word before the expression (-1), after it (1, 2), or its last (0); empty beyond the text."""
        index = self.first + offset if offset < 0 else self.last - 1 + offset
        return self.folded[index][0] if 0 <= index < len(self.folded) else ""

    def words_before(self, reach: int) -> Iterator[str]:
        """The folded words of its sentence before the expression, the nearest first, at most `reach`."""
        for index in range(self.first - 1, max(-1, self.first - 1 - reach), -1):
            word, _, end = self.folded[index]
            if _SENTENCE_ENDS.search(self.text, end, self.folded[index + 1][1]):
                return
            yield word
