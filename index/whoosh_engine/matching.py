"""Which documents of a segment match: masks of words, phrases, values and periods. Pure, given a segment."""

import datetime as dt
from collections import Counter
from functools import reduce
from typing import Literal

import numpy as np

from archive.arabic import fold
from archive.article import TextField
from index.analysis import BODY_START
from index.clauses import Clause, Term
from index.query import (
    FACETS,
    And,
    AnyOf,
    Fuzzy,
    Leaf,
    Node,
    Not,
    Or,
    Period,
    Phrase,
    Prefix,
    SearchRequest,
    Value,
    Word,
)

from .inverting import TITLE_FIELD
from .segment import Bools, Ints, Segment

__all__ = ["Held", "filters", "holding", "leaves", "matching", "without"]

Held = tuple[Leaf, bool]
"""A word or phrase of the query, and whether it is excluded."""

_NEVER = np.iinfo(np.int64).max


def leaves(node: Node, *, excluded: bool = False) -> list[Held]:
    """The words and phrases of a query."""
    match node:
        case And(parts) | Or(parts):
            return [leaf for part in parts for leaf in leaves(part, excluded=excluded)]
        case Not(part):
            return leaves(part, excluded=True)
        case Word() | Phrase() | AnyOf():
            return [(node, excluded)]
        case Value() | Period() | Prefix() | Fuzzy():
            return []


def holding(segment: Segment, clause: Clause, among: Bools | None = None) -> Bools:
    """The documents (of these) that hold what a clause asks for."""
    mask = np.zeros(segment.size, np.bool_)
    if clause.slack is not None:
        mask[_near(segment, clause, clause.slack, segment.live if among is None else among)] = True
    else:
        for term in clause.match:
            mask[_documents(segment, term, clause.scope)] = True
    return mask


def _documents(segment: Segment, term: Term, scope: TextField | None) -> Ints:
    """The documents that hold a term, anywhere or in that part of the text."""
    if scope is None:
        return segment.postings(*term).documents
    if term.form == "surface":
        return _places(segment, term.text, scope) >> 32
    titles = segment.postings(TITLE_FIELD, term.text)
    if scope == "title":
        return titles.documents
    anywhere = segment.postings(*term)
    elsewhere = anywhere.weights.copy()
    elsewhere[np.searchsorted(anywhere.documents, titles.documents)] -= titles.weights
    return np.asarray(anywhere.documents[elsewhere > 0])


def _places(segment: Segment, word: str, scope: TextField | None, among: Bools | None = None) -> Ints:
    """Every place of a word (in these documents), sorted: document in the upper half, position in the lower."""
    documents, positions = segment.places(word, among)
    keys = (documents.astype(np.int64) << 32) + positions
    if scope is None:
        return keys
    return np.asarray(keys[(positions < BODY_START) == (scope == "title")])


def _near(segment: Segment, clause: Clause, slack: int, among: Bools) -> Ints:
    """The documents with an occurrence of a phrase: `index.clauses.occurrences`, for all documents at once.

    Only those are looked at that hold all of its words and are among the given ones.
    """
    words = [term.text for term in clause.match]
    for term in dict.fromkeys(clause.match):
        holding = np.zeros(segment.size, np.bool_)
        holding[segment.postings(*term).documents] = True
        among = among & holding
    rows = {word: _places(segment, word, clause.scope, among) for word in words}
    if not slack:
        starts = rows[words[0]]
        for offset, word in enumerate(words[1:], start=1):
            starts = starts[_is_in(starts + offset, rows[word])]
        return np.unique(starts >> 32)
    starts = np.unique(np.concatenate(list(rows.values())))
    ends = starts
    for word, times in Counter(words).items():
        row = np.append(rows[word], [_NEVER] * times)
        ends = np.maximum(ends, row[np.searchsorted(rows[word], starts) + times - 1])
    return np.unique(starts[ends - starts < len(words) + slack] >> 32)


def _is_in(keys: Ints, row: Ints) -> Bools:
    """Which keys are in a sorted row."""
    if not len(row):
        return np.zeros(len(keys), np.bool_)
    return np.asarray(row[np.minimum(np.searchsorted(row, keys), len(row) - 1)] == keys)


def matching(node: Node, segment: Segment, held: dict[Held, Bools], *, excluded: bool = False) -> Bools:
    """The documents that match a query, given those that hold each of its words and phrases."""
    match node:
        case And(parts):
            found = (matching(part, segment, held, excluded=excluded) for part in parts)
            return reduce(np.logical_and, found, segment.live)
        case Or(parts):
            found = (matching(part, segment, held, excluded=excluded) for part in parts)
            return reduce(np.logical_or, found, np.zeros(segment.size, np.bool_))
        case Not(part):
            return segment.live & ~matching(part, segment, held, excluded=True)
        case Word() | Phrase() | AnyOf():
            return held[node, excluded]
        case Value(facet, values):
            wanted = {fold(value) for value in values}
            return segment.live & segment.values(facet).mask(lambda name: fold(name) in wanted, segment.size)
        case Period(of, first, last):
            return segment.live & _within(segment, of, first, last)
        case Prefix() | Fuzzy():
            raise AssertionError(node)  # spelled out before


def filters(segment: Segment, request: SearchRequest) -> dict[str, Bools]:
    """What each filter lets through; `month` and `mentioned` are those of dates."""
    masks = {
        name: segment.values(name).holding(chosen, segment.size)
        for name in FACETS
        if (chosen := request.filters.get(name))
    }
    if request.undated:
        masks["month"] = segment.published == 0
    elif request.published_from or request.published_to:
        masks["month"] = _within(segment, "published", request.published_from, request.published_to)
    if request.mentioned_from or request.mentioned_to:
        masks["mentioned"] = _within(segment, "mentioned", request.mentioned_from, request.mentioned_to)
    return masks


def _within(
    segment: Segment, of: Literal["published", "mentioned"], since: dt.date | None, until: dt.date | None
) -> Bools:
    """The documents published within a period, or that mention a date that reaches into it; deleted ones too."""
    earliest = since.toordinal() if since else 1
    latest = until.toordinal() if until else _NEVER
    if of == "published":
        return np.asarray((earliest <= segment.published) & (segment.until <= latest))

    def overlaps(span: str) -> bool:
        first, _, last = span.partition("-")
        return earliest <= int(last) and int(first) <= latest

    return segment.values("mentioned").mask(overlaps, segment.size)


def without(masks: dict[str, Bools], name: str, found: Bools) -> Bools:
    """What was found and every filter but one lets through."""
    return reduce(np.logical_and, (mask for own, mask in masks.items() if own != name), found)
