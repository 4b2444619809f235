"""The words that set an article apart from the others: what articles like it are sought by. Pure, given an engine.

The words with the highest tf · log(N / df), of those that another document has too; stop words are out. Lexical
only, and of one language: an Arabic article finds Arabic ones.
"""

import math
from collections import Counter

from .analysis import analyze
from .engine import SearchEngine
from .query import Node, Or, Word
from .scoring import TITLE_WEIGHT

__all__ = ["MOST_WORDS", "characteristic"]

MOST_WORDS = 16
_LOOKED_AT = 200
_LEAST_LETTERS = 3


def characteristic(title: str, body: str, engine: SearchEngine) -> Node:
    """Any of the words that an article is about; an `Or` without parts where it has none."""
    counts: Counter[str] = Counter()
    for text, weight in ((title, TITLE_WEIGHT), (body, 1)):
        for token in analyze(text):
            if not token.is_stop_word and len(token.folded) >= _LEAST_LETTERS:
                counts[token.folded] += weight
    documents, vocabulary = engine.count(), engine.vocabulary()
    weighed = []
    for word, count in counts.most_common(_LOOKED_AT):
        frequency = vocabulary.frequency(word)
        if frequency > 1:
            weighed.append((count * math.log(documents / frequency), word))
    ranked = sorted(weighed, key=lambda each: (-each[0], each[1]))
    return Or(tuple(Word(word) for _, word in ranked[:MOST_WORDS]))
