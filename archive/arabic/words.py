r"""Words of a raw text, with their place in it. Pure.

A word is a run of Arabic letters, a run of letters of another script, or a run of decimal digits of any
script; so «٢٠٢٠م» and `F16` are two words each, and a hashtag's underscore parts words. Inside a word stay
tatweel, combining marks, joiners and bidi controls; after it tatweel and marks. Letters are asked from
Unicode (`\p{Script=Arabic}`): an enumerated list splits Kurdish at ھ, ٱ, ۀ, ۊ, and Python's `\w` splits
vocalised words at their harakat.

It does not fold: see `archive.arabic.folding`.
"""

from typing import NamedTuple

import regex

__all__ = ["WORD", "Word", "words"]

_ARABIC = r"[\p{Script=Arabic}&&\p{L}]"
_OTHER = r"[\p{L}--\p{Script=Arabic}--\u0640]"
_DIGIT = r"\p{Nd}"
_MARK = r"[\u0640\p{Mn}]"
# tatweel, marks, ZWNJ and ZWJ, soft hyphen, bidi marks, embeddings and isolates
_INSIDE = r"[\u0640\p{Mn}\u200b-\u200f\u00ad\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
WORD = regex.compile(
    # runs, not letter by letter: a third faster
    rf"{_ARABIC}++(?:{_INSIDE}++{_ARABIC}++)*+{_MARK}*+"
    rf"|{_OTHER}++(?:{_INSIDE}++{_OTHER}++)*+{_MARK}*+"
    rf"|{_DIGIT}++(?:{_INSIDE}++{_DIGIT}++)*+",
    regex.VERSION1,
)


class Word(NamedTuple):
    """A word as written and its half-open place in code points."""

    surface: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Every word of `text` in order; `text[start:end] == surface`."""
    return [Word(match[0], *match.span()) for match in WORD.finditer(text)]
