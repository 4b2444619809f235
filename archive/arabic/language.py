"""Which language a text is in, by its letters alone. Pure.

The letters ە ۆ ێ ڵ ڕ are Central Kurdish (Sorani) and not Arabic: a text with enough of them is `ckb`.
Else Arabic or English (any Latin text) by the larger share. Persian and Turkmen are not told apart.
"""

import regex

__all__ = ["SORANI_LETTERS", "language_of"]

SORANI_LETTERS = frozenset("ەۆێڵڕ")
"""AE, OE, YEH WITH SMALL V, LAM WITH SMALL V, REH WITH SMALL V BELOW: no Arabic word has them."""

_ARABIC = regex.compile(r"[\p{Script=Arabic}&&\p{L}]", regex.VERSION1)
_LATIN = regex.compile(r"[\p{Script=Latin}&&\p{L}]", regex.VERSION1)
_SAMPLE = 20_000  # code points: enough to decide, bounded on a huge text
# An Arabic article that quotes one Kurdish name stays Arabic: Sorani text has about 20 in 100 letters.
_SORANI_SHARE = 0.05


def language_of(text: str) -> str:
    """`ckb`, `ar` or `en`; `ar` for a text without letters."""
    text = text[:_SAMPLE]
    arabic = len(_ARABIC.findall(text))
    latin = len(_LATIN.findall(text))
    if latin > arabic:
        return "en"
    if arabic and sum(map(text.count, SORANI_LETTERS)) >= _SORANI_SHARE * arabic:
        return "ckb"
    return "ar"
