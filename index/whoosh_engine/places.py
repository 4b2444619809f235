"""Where the words of a query stand in the bodies of hits, from the index alone. Pure, given a segment.

A word that is sought by its lemma may be written in many ways: the segment knows which words were seen with it.
Whether such a word really answers there is for who has the text: على and علي are one word of the index.
"""

from collections.abc import Sequence

import numpy as np

from index.analysis import BODY_START
from index.clauses import Clause
from index.results import Place

from .segment import Ints, Segment

__all__ = ["places"]


def places(segment: Segment, documents: Ints, clauses: Sequence[Clause]) -> dict[int, tuple[Place, ...] | None]:
    """For each of these documents the words of its body that may answer the clauses, in order; None: not known."""
    words = _words(segment, clauses)
    of, positions, numbers = segment.places_in(words, documents)
    texts = {number: segment.words[number] for number in np.unique(numbers).tolist()}
    found: dict[int, tuple[Place, ...] | None] = {}
    for document in documents.tolist():
        starts = segment.starts(document)
        if starts is None:
            found[document] = None
            continue
        here = np.flatnonzero((of == document) & (positions >= BODY_START))
        here = here[np.argsort(positions[here])]
        tokens = positions[here] - BODY_START
        rows = zip(tokens.tolist(), starts[tokens].tolist(), numbers[here].tolist(), strict=True)
        found[document] = tuple([Place(position, start, texts[number]) for position, start, number in rows])
    return found


def _words(segment: Segment, clauses: Sequence[Clause]) -> Ints:
    """The numbers of all words that may answer, each once."""
    parts: list[Ints] = [np.empty(0, np.int64)]
    for term in dict.fromkeys(term for clause in clauses for term in clause.match):
        if term.form == "lemma":
            parts.append(segment.seen_with(term.text))
        elif (number := segment.words.find(term.text)) is not None:
            parts.append(np.array([number]))
    return np.unique(np.concatenate(parts))
