r"""What a word is, in a raw text. Pure.

A word is a run of Arabic letters, a run of letters of another script, or a run of decimal digits of any
script; so «٢٠٢٠م» and `F16` are two words each, and a hashtag's underscore parts words. Inside a word stay
tatweel, combining marks, joiners and bidi controls; after it tatweel and marks. Letters are asked from
Unicode (`\p{Script=Arabic}`): an enumerated list splits Kurdish at ھ, ٱ, ۀ, ۊ, and Python's `\w` splits
vocalised words at their harakat.

All words of a text: `archive.arabic.scanning`. How a word is compared: `archive.arabic.folding`.
"""

from typing import NamedTuple

import regex

__all__ = ["ARABIC", "DIGIT", "INSIDE", "MARK", "OTHER", "WORD", "Word"]

ARABIC = r"[\p{Script=Arabic}&&\p{L}]"
OTHER = r"[\p{L}--\p{Script=Arabic}--\u0640]"
DIGIT = r"\p{Nd}"
MARK = r"[\u0640\p{Mn}]"
# tatweel, marks, ZWNJ and ZWJ, soft hyphen, bidi marks, embeddings and isolates
INSIDE = r"[\u0640\p{Mn}\u200b-\u200f\u00ad\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
WORD = regex.compile(
    # runs, not letter by letter: a third faster
    rf"{ARABIC}++(?:{INSIDE}++{ARABIC}++)*+{MARK}*+"
    rf"|{OTHER}++(?:{INSIDE}++{OTHER}++)*+{MARK}*+"
    rf"|{DIGIT}++(?:{INSIDE}++{DIGIT}++)*+",
    regex.VERSION1,
)


class Word(NamedTuple):
    """A word as written and its half-open place in code points."""

    surface: str
    start: int
    end: int
