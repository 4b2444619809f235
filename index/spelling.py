"""Did you mean: other words for those of a query that no document holds in any form. Pure, given an engine.

For a word of at least `LEAST` letters these are weighed, as by a noisy channel: how often a word is written,
against how likely a writer makes it the one typed. `COSTS` are logarithms: one e-fold in frequency makes up for 1.

| slip | example | cost |
|---|---|---|
| two neighbours exchanged | التنسقي | .3 |
| a letter left out | التنيق | .5 |
| a dot or two more or less (`DOTTED`) | الثنسيق | .7 |
| a letter for another, or one too many | التنسبق, التنسسيق | 3.5 |
| no blank between two words | وقالالمصدر | 4 |
| two slips, in a word of six letters, where no single one explains it | البشمرقه | 12 |

A text that is wholly unknown may have been typed on the other keyboard: hgjksdr is التنسيق by the `KEYS`.

A word that some document holds is never corrected, however rare it is.
"""

import math
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from rapidfuzz.distance import OSA

from archive.arabic import Word as WrittenWord
from archive.arabic import fold, words

from .engine import SearchEngine
from .query import SearchRequest, Word, sought
from .query_language import parse
from .vocabulary import Vocabulary

__all__ = ["COSTS", "DOTTED", "KEYS", "correction", "likely", "on_the_other_keyboard"]

LEAST = 4
LEAST_OF_TWO_SLIPS = 6
LEAST_OF_A_PART = 2

COSTS = MappingProxyType(
    {"exchanged": 0.3, "left out": 0.5, "dotted": 0.7, "other": 3.5, "too many": 3.5, "glued": 4.0, "two": 12.0}
)
FREQUENCY = 0.85
"""What the logarithm of a frequency counts."""

DOTTED = ("بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق")
"""Letters that differ in their dots alone, at least within a word."""

KEYS = MappingProxyType({
    "q": "ض", "w": "ص", "e": "ث", "r": "ق", "t": "ف", "y": "غ", "u": "ع", "i": "ه", "o": "خ", "p": "ح", "[": "ج",
    "]": "د", "a": "ش", "s": "س", "d": "ي", "f": "ب", "g": "ل", "h": "ا", "j": "ت", "k": "ن", "l": "م", ";": "ك",
    "'": "ط", "`": "ذ", "z": "ئ", "x": "ء", "c": "ؤ", "v": "ر", "b": "لا", "n": "ى", "m": "ة", ",": "و", ".": "ز",
    "/": "ظ", "H": "أ", "Y": "إ", "N": "آ", "G": "لأ", "T": "لإ", "B": "لآ", " ": " ",
})  # fmt: skip
"""Key of the American layout → what it types in Arabic (101)."""

_FROM_ARABIC = {arabic: key for key, arabic in KEYS.items()}
_SAME_BUT_FOR_DOTS = {frozenset((a, b)) for group in DOTTED for a in group for b in group if a != b}


def correction(text: str, engine: SearchEngine) -> str | None:
    """A query text with likelier words for those that nothing is found by; None where there is none.

    Operators, quotations and whatever else stands in the text stay. Raises index.errors.QueryError.
    """
    asked = {leaf.text for leaf in sought(parse(text)) if isinstance(leaf, Word)}
    written = [word for word in words(text) if word.surface in asked]
    unknown = [word for word in written if not _is_found(word.surface, engine)]
    if not unknown:
        return None
    vocabulary = engine.vocabulary()
    if len(unknown) == len(written):
        meant = on_the_other_keyboard(text)
        if meant and all(vocabulary.frequency(folded) for folded in _folded(meant)):
            return _spelled(meant, vocabulary)
    return _replaced(text, unknown, vocabulary, engine.count())


def likely(word: str, vocabulary: Vocabulary, documents: int) -> list[str]:
    """What a folded word may have been meant for that none of so many documents holds, the likeliest first.

    Two words with a blank between them where it may be glued.
    """
    if len(word) < LEAST:
        return []
    near = vocabulary.similar(word, 1)
    if not near and len(word) >= LEAST_OF_TWO_SLIPS:
        near = vocabulary.similar(word, 2)
    weighed = [(FREQUENCY * math.log(count) - COSTS[_slip(word, meant)], meant) for meant, count in near.items()]
    weighed += [
        (FREQUENCY * math.log(first * second / documents) - COSTS["glued"], meant)
        for meant, first, second in _parted(word, vocabulary)
    ]
    return [meant for _, meant in sorted(weighed, key=lambda each: (-each[0], each[1]))]


def on_the_other_keyboard(text: str) -> str | None:
    """What the same keys give on the other layout; None where a character has no such key."""
    if text.isascii():
        keys = [KEYS.get(key) or KEYS.get(key.lower()) for key in text]
        return "".join(key for key in keys if key) if all(keys) else None
    found = []
    at = 0
    while at < len(text):
        length = 2 if text[at : at + 2] in _FROM_ARABIC else 1
        key = _FROM_ARABIC.get(text[at : at + length])
        if key is None:
            return None
        found.append(key)
        at += length
    return "".join(found)


def _is_found(surface: str, engine: SearchEngine) -> bool:
    return engine.search(SearchRequest(query=Word(surface), limit=1, counted=())).total > 0


def _replaced(text: str, unknown: Iterable[WrittenWord], vocabulary: Vocabulary, documents: int) -> str | None:
    corrected, at = "", 0
    for surface, start, end in unknown:
        meant = likely(fold(surface), vocabulary, documents)
        if meant:
            corrected += text[at:start] + _spelled(meant[0], vocabulary)
            at = end
    return corrected + text[at:] if corrected else None


def _spelled(text: str, vocabulary: Vocabulary) -> str:
    return " ".join(vocabulary.spelling(folded) for folded in _folded(text))


def _folded(text: str) -> list[str]:
    return [part for word in words(text) for part in fold(word.surface).split()]


def _slip(typed: str, meant: str) -> str:
    """What makes a word the typed one."""
    if OSA.distance(typed, meant) > 1:
        return "two"
    if len(typed) != len(meant):
        return "left out" if len(typed) < len(meant) else "too many"
    pairs = [(a, b) for a, b in zip(typed, meant, strict=True) if a != b]
    if len(pairs) > 1:
        return "exchanged"
    return "dotted" if frozenset(pairs[0]) in _SAME_BUT_FOR_DOTS else "other"


def _parted(word: str, vocabulary: Vocabulary) -> Iterator[tuple[str, int, int]]:
    """A word as two of the vocabulary, with the frequency of each."""
    for cut in range(LEAST_OF_A_PART, len(word) - LEAST_OF_A_PART + 1):
        first, second = vocabulary.frequency(word[:cut]), vocabulary.frequency(word[cut:])
        if first and second:
            yield f"{word[:cut]} {word[cut:]}", first, second
