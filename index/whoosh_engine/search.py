"""A search over segments, column by column. Pure, given the segments.

1. A tree of the query's words becomes, per segment, a mask of the documents that match.
2. Every scored term adds to the scores of the matches; document counts and mean lengths are of the whole index,
   without deleted documents, so the number of segments changes nothing.
3. Masks of the filters: all of them for hits and total, all but a facet's own for its counts.
4. The best of each segment, merged by the rule of ties.

The memory engine is the oracle of all this.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from index.analysis import FORMS
from index.clauses import Clause, Scored, Term, clause_of, scored_once, to_be_matched
from index.facets import COUNTED, ordered
from index.query import FACETS, And, Node, Not, Or, Phrase, SearchRequest, Sort, Word, sought
from index.results import Hit, SearchResults
from index.scoring import PIECES_OF_MATCHED, odds, worth

from .segment import Bools, Floats, Ints, Segment

__all__ = ["search"]

Leaf = tuple[Word | Phrase, bool]
"""A word or phrase of the query, and whether it is excluded."""

_NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class _Statistics:
    """What scoring knows of the whole index."""

    documents: int
    average: dict[str, float]
    odds: dict[Term, float]


def search(segments: Sequence[Segment], request: SearchRequest) -> SearchResults:
    """One page of hits with the counts around it."""
    query = to_be_matched(request)
    clauses = {
        (leaf, excluded): clause_of(leaf, request, excluded=excluded)
        for leaf, excluded in (*_leaves(query), *((leaf, False) for leaf in sought(request.query)))
    }
    scored = scored_once(clauses[leaf, False] for leaf in sought(request.query))
    statistics = _statistics(segments, [word for _, word in scored])
    total = undated = 0
    counts: dict[str, Counter[str]] = {name: Counter() for name in COUNTED}
    best: list[tuple[tuple[float, float, str], Hit]] = []
    for segment in segments:
        held = {clause: _held(segment, clause) for clause in clauses.values()}
        found = _found(query, segment, {leaf: held[clause] for leaf, clause in clauses.items()})
        masks = _filters(segment, request)
        accepted = _without(masks, "", found)
        total += int(np.count_nonzero(accepted))
        for name in COUNTED:
            values = segment.values(name)
            among = values.counts(_without(masks, name, found))
            counts[name].update({values.names[i]: int(among[i]) for i in np.flatnonzero(among).tolist()})
        undated += int(np.count_nonzero(_without(masks, "month", found) & (segment.published == 0)))
        scores = _scores(segment, scored, held, statistics)
        best += _best(segment, accepted, scores, request)
    best.sort(key=lambda ranked: ranked[0])
    window = best[request.offset : request.offset + request.limit]
    return SearchResults(
        total=total,
        hits=tuple(hit for _, hit in window),
        facets={name: ordered(name, counts[name], request.filters.get(name, ())) for name in COUNTED},
        undated=undated,
    )


def _leaves(node: Node, *, excluded: bool = False) -> list[Leaf]:
    match node:
        case And(parts) | Or(parts):
            return [leaf for part in parts for leaf in _leaves(part, excluded=excluded)]
        case Not(part):
            return _leaves(part, excluded=True)
        case Word() | Phrase():
            return [(node, excluded)]


def _statistics(segments: Sequence[Segment], scored: Sequence[Scored]) -> _Statistics:
    documents = sum(segment.live_count for segment in segments)
    lengths = {form: sum(segment.live_lengths[form] for segment in segments) for form in FORMS}
    terms = {term for word in scored for term, _ in word.terms}
    return _Statistics(
        documents=documents,
        average={form: length / max(documents, 1) for form, length in lengths.items()},
        odds={term: odds(documents, sum(len(s.postings(*term).documents) for s in segments)) for term in terms},
    )


def _held(segment: Segment, clause: Clause) -> Bools:
    """The documents that hold a clause's terms, next to each other where it asks for that."""
    mask = np.zeros(segment.size, np.bool_)
    if clause.adjacent:
        mask[_adjacent(segment, [term.text for term in clause.match])] = True
    else:
        for term in clause.match:
            mask[segment.postings(*term).documents] = True
    return mask


def _adjacent(segment: Segment, words: Sequence[str]) -> Ints:
    """The documents in which the words stand one after the other."""

    def starts(offset: int) -> Ints:
        places = segment.places(words[offset])
        return (places.documents << 32) + places.positions - offset

    common = reduce(
        lambda kept, offset: np.intersect1d(kept, starts(offset), assume_unique=True),
        range(1, len(words)),
        starts(0),
    )
    return np.unique(common >> 32)


def _found(node: Node, segment: Segment, held: dict[Leaf, Bools], *, excluded: bool = False) -> Bools:
    match node:
        case And(parts):
            found = (_found(part, segment, held, excluded=excluded) for part in parts)
            return reduce(np.logical_and, found, segment.live)
        case Or(parts):
            found = (_found(part, segment, held, excluded=excluded) for part in parts)
            return reduce(np.logical_or, found, np.zeros(segment.size, np.bool_))
        case Not(part):
            return segment.live & ~_found(part, segment, held, excluded=True)
        case Word() | Phrase():
            return held[node, excluded]


def _filters(segment: Segment, request: SearchRequest) -> dict[str, Bools]:
    masks = {
        name: segment.values(name).mask(frozenset(chosen).__contains__, segment.size)
        for name in FACETS
        if (chosen := request.filters.get(name))
    }
    days = segment.published
    if request.undated:
        masks["month"] = days == 0
    elif request.published_from or request.published_to:
        first = request.published_from.toordinal() if request.published_from else 1
        last = request.published_to.toordinal() if request.published_to else _NEVER
        masks["month"] = (first <= days) & (days <= last)
    if request.mentioned_from or request.mentioned_to:
        since = request.mentioned_from.toordinal() if request.mentioned_from else 0
        until = request.mentioned_to.toordinal() if request.mentioned_to else _NEVER

        def overlaps(span: str) -> bool:
            first, _, last = span.partition("-")
            return since <= int(last) and int(first) <= until

        masks["mentioned"] = segment.values("mentioned").mask(overlaps, segment.size)
    return masks


def _without(masks: dict[str, Bools], name: str, found: Bools) -> Bools:
    """What was found and every filter but one lets through."""
    return reduce(np.logical_and, (mask for own, mask in masks.items() if own != name), found)


def _scores(
    segment: Segment,
    scored: Sequence[tuple[Clause, Scored]],
    held: dict[Clause, Bools],
    statistics: _Statistics,
) -> Floats:
    scores = np.zeros(segment.size)
    for clause, word in scored:
        matched = np.zeros(segment.size, np.bool_)
        for term in word.matching:
            matched[segment.postings(*term).documents] = True
        for term, weight in word.terms:
            postings = segment.postings(*term)
            among = held[clause][postings.documents]
            documents = postings.documents[among]
            frequencies = postings.weights[among].astype(np.float64)
            lengths = segment.lengths[term.form][documents].astype(np.float64)
            average = statistics.average[term.form]
            each = weight * worth(frequencies, lengths, average, odds=statistics.odds[term])
            if term.form == "piece":
                each[matched[documents]] *= PIECES_OF_MATCHED
            scores[documents] += each
    return scores


def _best(
    segment: Segment, accepted: Bools, scores: Floats, request: SearchRequest
) -> list[tuple[tuple[float, float, str], Hit]]:
    """The first documents of a segment by the order asked for, with their keys for merging."""
    documents = np.flatnonzero(accepted)
    score = -np.round(scores[documents], 9)
    days = segment.published[documents].astype(np.float64)
    day = np.where(days == 0, np.inf, days if request.sort == "oldest" else -days)
    first, second = _keys(request.sort, score, day)
    wanted = request.offset + request.limit
    if len(documents) > wanted:
        kept = np.flatnonzero(first <= np.partition(first, wanted - 1)[wanted - 1])
        documents, first, second = documents[kept], first[kept], second[kept]
    order = np.lexsort((segment.ranks[documents], second, first))[:wanted]
    return [
        (
            (float(first[i]), float(second[i]), segment.ids[documents[i]]),
            Hit(segment.ids[documents[i]], int(segment.seqs[documents[i]]), float(scores[documents[i]])),
        )
        for i in order
    ]


def _keys(sort: Sort, score: Floats, day: Floats) -> tuple[Floats, Floats]:
    return (score, day) if sort == "relevance" else (day, score)
