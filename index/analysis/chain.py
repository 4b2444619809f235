"""The one place with the order of analysis, and why. Pure.

    raw text ─▶ words (archive.arabic: on the raw text, so that offsets are the reader's)
             ─▶ fold  (one spelling; a presentation form may become several words at the same place)
             ─▶ stop words: kept among the words as written, dropped from the stems
             ─▶ stem

`FORMS` names what is indexed of each word. `surface`: the folded word at its position, every word, stop words
too, so that phrases hold (dropping them with gaps made 15 % of real two-word quotations return nothing).
`stem`: how often, without position.

Title and body share one row of positions: the title from 0, the body from `BODY_START`, so that no phrase
crosses from one into the other.
"""

from functools import lru_cache
from typing import Literal, NamedTuple

from archive.arabic import fold, words

from .stem import light_stem
from .stop_words import STOP_WORDS

__all__ = ["ANALYSIS_VERSION", "BODY_START", "FORMS", "Token", "analyze", "folded_words", "forms_of", "stem_of"]

ANALYSIS_VERSION = "1"
"""Raised whenever the same text would be indexed differently: indexes of another version are rebuilt."""

BODY_START = 1 << 14
"""The position of a body's first word; a title's words beyond it are not indexed."""

FORMS: tuple[Literal["surface"], Literal["stem"]] = ("surface", "stem")

_LONGEST = 64
"""Code points of a folded word that are indexed: longer ones are noise (encoded data, glued lines)."""


class Token(NamedTuple):
    """A word of a text: as written with its place, and its forms. `stem` is None for a stop word."""

    surface: str
    start: int
    end: int
    folded: str
    stem: str | None

    def forms(self) -> dict[str, str]:
        """What is indexed of the word, by the names of `FORMS`."""
        forms = zip(FORMS, (self.folded, self.stem), strict=True)
        return {name: text for name, text in forms if text is not None}


def analyze(text: str) -> list[Token]:
    """Every token of a text, in order; a token's position is its index."""
    return [
        Token(surface, start, end, folded, stem)
        for surface, start, end in words(text)
        for folded, stem in _forms(surface)
    ]


def folded_words(word: str) -> tuple[str, ...]:
    """The folded words that a word as written stands for: nearly always one."""
    return tuple(folded for folded, _ in _forms(word))


def stem_of(folded: str) -> str | None:
    """The stem of a folded word, None for a stop word."""
    return None if folded in STOP_WORDS else light_stem(folded)


def forms_of(surface: str) -> list[tuple[str, str | None]]:
    """The forms of a word as written, in the order of `FORMS`: one row for each word that it stands for."""
    return list(_forms(surface))


@lru_cache(maxsize=1 << 18)
def _forms(surface: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((part[:_LONGEST], stem_of(part[:_LONGEST])) for part in fold(surface).split())
