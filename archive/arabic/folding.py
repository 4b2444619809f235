"""One spelling for the many: what writers, keyboards and scripts do to the same word. Pure.

In this order:

1. Unicode compatibility composition (presentation forms: ﻻ → لا).
2. camel-tools: harakat, shadda, dagger alef off; ALEF with MADDA, HAMZA ABOVE, HAMZA BELOW, WASLA
   آ أ إ ٱ → ا; ALEF MAKSURA ى → ي; TEH MARBUTA ة → ه.
3. `LETTERS`, our table for what camel-tools leaves: hamza seats, Kurdish and Persian letters.
4. Case of Latin and other letters, and whatever marks remain; tatweel, joiners, zero-width and bidi
   controls off; digits of every script → 0-9.

camel-tools' `arclean` map is not used: it deletes ە and turns the zero-width non-joiner into a space.
A lone hamza ء stays. Folding loses what some readers care for (كرة and كره become one); the text itself
is never changed by it.
"""

import unicodedata
from functools import lru_cache

import regex
from camel_tools.utils.dediac import dediac_ar
from camel_tools.utils.normalize import (
    normalize_alef_ar,
    normalize_alef_maksura_ar,
    normalize_teh_marbuta_ar,
)

__all__ = ["LETTERS", "fold", "unmarked"]

LETTERS = {
    "ؤ": "و",  # WAW WITH HAMZA ABOVE
    "ئ": "ي",  # YEH WITH HAMZA ABOVE
    "ک": "ك",  # KEHEH
    "ڪ": "ك",  # SWASH KAF
    "گ": "ك",  # GAF: البيشمرگة is البيشمركة
    "ی": "ي",  # FARSI YEH
    "ێ": "ي",  # YEH WITH SMALL V
    "ې": "ي",  # E
    "ے": "ي",  # YEH BARREE
    "ۓ": "ي",  # YEH BARREE WITH HAMZA ABOVE
    "ە": "ه",  # AE
    "ہ": "ه",  # HEH GOAL
    "ۀ": "ه",  # HEH WITH YEH ABOVE
    "ۂ": "ه",  # HEH GOAL WITH HAMZA ABOVE
    "ۃ": "ه",  # TEH MARBUTA GOAL
    "ھ": "ه",  # HEH DOACHASHMEE
    "چ": "ج",  # TCHEH
    "پ": "ب",  # PEH
    "ڤ": "ف",  # VEH
    "ژ": "ز",  # JEH
    "ۆ": "و",  # OE
    "ۊ": "و",  # WAW WITH TWO DOTS ABOVE
    "ۇ": "و",  # U
    "ۋ": "و",  # VE
    "ڕ": "ر",  # REH WITH SMALL V BELOW
    "ڵ": "ل",  # LAM WITH SMALL V
}

_TABLE = str.maketrans(LETTERS)
_PLAIN = regex.compile("[ء-غف-ي]+")
"""Letters of Arabic proper and no marks, as most words are: a tenth of the time."""
_OF_PLAIN = str.maketrans("آأإىةؤئ", "ااايهوي")
_DROPPED = regex.compile(r"[\p{Mn}\p{Me}\p{Cf}\u0640]+")
_DIGITS = regex.compile(r"\p{Nd}")


@lru_cache(maxsize=1 << 17)  # the types of a newspaper year: 63,000 in 666,000 words
def fold(word: str) -> str:
    """The spelling under which a word is compared: idempotent.

    A presentation form may yield spaces (ﷺ is four words), a stray mark nothing at all.
    """
    if word.isascii():
        return word.lower()
    if _PLAIN.fullmatch(word):
        return word.translate(_OF_PLAIN)
    arabic = dediac_ar(unicodedata.normalize("NFKC", word))
    arabic = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(arabic)))
    plain = _unmarked(_unmarked(arabic.translate(_TABLE)).casefold())
    return _DIGITS.sub(_digit, plain)


@lru_cache(maxsize=1 << 14)  # asked for given names that are words as well: علي, على
def unmarked(word: str) -> str:
    """A word as it is usually printed: presentation forms composed; marks, tatweel and controls off."""
    if _PLAIN.fullmatch(word):
        return word
    return _DROPPED.sub("", unicodedata.normalize("NFKC", word))


def _unmarked(word: str) -> str:
    return _DROPPED.sub("", unicodedata.normalize("NFKD", word))


def _digit(match: "regex.Match[str]") -> str:
    # `regex` may know a newer Unicode than Python does: such a digit stays as it is
    return str(unicodedata.decimal(match[0], match[0]))
