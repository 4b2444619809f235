"""A search over segments, column by column. Pure, given the segments.

1. A tree of the query's words becomes, per segment, a mask of the documents that match.
2. Every scored term adds to the scores of the matches; document counts and mean lengths are of the whole index,
   without deleted documents, so the number of segments changes nothing.
3. Masks of the filters: all of them for hits and total, all but a facet's own for its counts.
4. The best of each segment, merged by the rule of ties.

The memory engine is the oracle of all this.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from index.analysis import FORMS
from index.clauses import (
    Clause,
    Scored,
    Term,
    adjacent_pairs,
    clause_of,
    marked_clauses,
    scored_once,
    share_of_pair,
    to_be_matched,
)
from index.facets import MAX_VALUES, ordered, to_be_counted
from index.query import Position, SearchRequest, Sort, sought
from index.results import Hit, SearchResults, Share
from index.scoring import ADJACENT_PAIR, PIECES_OF_MATCHED, information, odds, worth

from .arrays import AnyArray
from .matching import filters, holding, leaves, matching, without
from .places import places
from .segment import Bools, Floats, Ints, Segment

__all__ = ["explain", "search"]

_FEW = 16
"""A search among so many postings takes as long as looking at each of them."""


@dataclass(frozen=True, slots=True)
class _Statistics:
    """What scoring knows of the whole index."""

    average: dict[str, float]
    holding: dict[Term, int]
    odds: dict[Term, float]


class _Ranked(NamedTuple):
    """A hit of a segment: its place in the order, and its number there."""

    key: tuple[float, float, str]
    hit: Hit
    segment: Segment
    document: int


def search(
    segments: Sequence[Segment], request: SearchRequest, *, clock: Callable[[], float] = time.monotonic
) -> SearchResults:
    """One page of hits with the counts around it; of the first segments alone where time is up."""
    started = clock()
    query = to_be_matched(request)
    clauses = {
        (leaf, excluded): clause_of(leaf, request, excluded=excluded)
        for leaf, excluded in (*leaves(query), *((leaf, False) for leaf in sought(request.query)))
    }
    scored = scored_once(clauses[leaf, False] for leaf in sought(request.query))
    total = undated = 0
    counts: dict[str, Counter[str]] = {name: Counter() for name in to_be_counted(request)}
    to_be_ranked: list[tuple[Segment, dict[Clause, Bools], Bools]] = []
    partial = False
    for segment in segments:
        if request.seconds is not None and clock() - started > request.seconds:
            partial = True
            break
        held = {clause: holding(segment, clause) for clause in clauses.values()}
        found = matching(query, segment, {leaf: held[clause] for leaf, clause in clauses.items()})
        masks = filters(segment, request)
        accepted = without(masks, "", found)
        total += int(np.count_nonzero(accepted))
        for name, counted in counts.items():
            if name == "year":
                counted.update(_by_year(segment, without(masks, "month", found)))
            else:
                chosen = request.filters.get(name, ())
                cut = MAX_VALUES if len(segments) == 1 and name != "month" else None
                counted.update(_by_value(segment, name, without(masks, name, found), chosen, cut=cut))
        undated += int(np.count_nonzero(without(masks, "month", found) & (segment.published == 0)))
        if request.limit and accepted.any():
            to_be_ranked.append((segment, held, accepted))
    best: list[_Ranked] = []
    if to_be_ranked:
        statistics = _statistics(segments, [word for _, word in scored])
        pairs = adjacent_pairs(request.query)
        for segment, held, accepted in to_be_ranked:
            scores = _scores(
                segment, scored, {clause: mask & accepted for clause, mask in held.items()}, statistics
            )
            for pair in pairs:
                scores[holding(segment, pair, accepted)] += ADJACENT_PAIR
            best += _best(segment, accepted, scores, request)
    best.sort(key=lambda ranked: ranked.key)
    window = best[request.offset : request.offset + request.limit]
    return SearchResults(
        total=total,
        hits=tuple(_with_places(window, request) if request.places else (ranked.hit for ranked in window)),
        facets={name: ordered(name, counts[name], request.filters.get(name, ())) for name in counts},
        undated=undated,
        partial=partial,
    )


def _with_places(window: Sequence[_Ranked], request: SearchRequest) -> Iterator[Hit]:
    """The hits, each with the words of its body that may answer."""
    clauses = marked_clauses(request.query, exact=request.exact, field="body")
    found = {}
    for segment in {id(ranked.segment): ranked.segment for ranked in window}.values():
        documents = np.array([ranked.document for ranked in window if ranked.segment is segment])
        found[id(segment)] = places(segment, documents, clauses)
    for ranked in window:
        yield replace(ranked.hit, places=found[id(ranked.segment)][ranked.document])


def explain(segments: Sequence[Segment], request: SearchRequest, id_: str) -> tuple[Share, ...] | None:
    """What each form of each word adds to the score of a document; None where the request does not find it."""
    clauses = [clause_of(leaf, request) for leaf in sought(request.query)]
    scored = scored_once(clauses)
    statistics = _statistics(segments, [word for _, word in scored])
    for segment in segments:
        number = segment.number_of(id_)
        if number is None:
            continue
        query = to_be_matched(request)
        held = {
            (leaf, excluded): holding(segment, clause_of(leaf, request, excluded=excluded))
            for leaf, excluded in leaves(query)
        }
        if not without(filters(segment, request), "", matching(query, segment, held))[number]:
            return None
        return (
            *(
                share
                for clause, word in scored
                if holding(segment, clause)[number]
                for share in _shares(segment, number, word, statistics)
            ),
            *(
                share_of_pair(pair, sum(int(np.count_nonzero(holding(each, pair))) for each in segments))
                for pair in adjacent_pairs(request.query)
                if holding(segment, pair)[number]
            ),
        )
    return None


def _shares(segment: Segment, number: int, word: Scored, statistics: _Statistics) -> Iterator[Share]:
    matched = any(segment.frequency(term.form, term.text, number) for term in word.matching)
    for term, weight in word.terms:
        frequency = segment.frequency(term.form, term.text, number)
        if frequency:
            reduced = weight * (PIECES_OF_MATCHED if matched and term.form == "piece" else 1.0)
            length, average = float(segment.lengths[term.form][number]), statistics.average[term.form]
            score = reduced * worth(float(frequency), length, average, odds=statistics.odds[term])
            yield Share(term.form, term.text, frequency, statistics.holding[term], reduced, score)


def _statistics(segments: Sequence[Segment], scored: Sequence[Scored]) -> _Statistics:
    documents = sum(segment.live_count for segment in segments)
    lengths = {form: sum(segment.live_lengths[form] for segment in segments) for form in FORMS}
    terms = {term for word in scored for term, _ in word.terms}
    holding = {term: sum(len(s.postings(*term).documents) for s in segments) for term in terms}
    return _Statistics(
        average={form: length / max(documents, 1) for form, length in lengths.items()},
        holding=holding,
        odds={term: odds(documents, count) for term, count in holding.items()},
    )


def _by_value(
    segment: Segment, facet: str, among: Bools, chosen: Sequence[str], *, cut: int | None
) -> dict[str, int]:
    """How many of these documents have each value; with a `cut`, only the so many most frequent and the chosen."""
    counts = segment.counts(facet, among)
    names = segment.value_names(facet)
    present = np.flatnonzero(counts)
    if cut and len(present) > cut + len(chosen):
        numbers = map(segment.values(facet).names.find, chosen)
        own = [number for number in numbers if number is not None and counts[number]]
        present = np.union1d(_most_frequent(present, counts[present], cut + len(chosen)), own).astype(np.int64)
    return dict(zip(map(names.__getitem__, present.tolist()), counts[present].tolist(), strict=True))


def _most_frequent(numbers: Ints, counts: Ints, most: int) -> Ints:
    """So many numbers with the highest counts, of equals the lower ones; values are numbered in their order."""
    at_least = np.bincount(counts)[::-1].cumsum()[::-1]  # how many have each count or more
    least = np.flatnonzero(at_least >= most)[-1]
    above, equal = numbers[counts > least], numbers[counts == least]
    return np.concatenate((above, equal[: most - len(above)]))


def _by_year(segment: Segment, among: Bools) -> dict[str, int]:
    """How many of these documents were published in each year."""
    counts = np.bincount(segment.years[among])
    return {f"{year:04}": int(counts[year]) for year in np.flatnonzero(counts).tolist() if year}


def _scores(
    segment: Segment,
    scored: Sequence[tuple[Clause, Scored]],
    held: dict[Clause, Bools],
    statistics: _Statistics,
) -> Floats:
    scores = np.zeros(segment.size)
    # numbers of the postings' own type, for numpy would make all of these of the other
    wanted = {clause: np.flatnonzero(mask).astype(np.int32) for clause, mask in held.items()}
    for clause, word in scored:
        matched = np.zeros(segment.size, np.bool_)
        for term in word.matching:
            matched[segment.postings(*term).documents] = True
        for term, weight in word.terms:
            documents, frequencies = segment.postings(*term)
            among = _among(documents, held[clause], wanted[clause])
            documents, frequencies = documents[among], frequencies[among]
            spread = segment.spread(term.form, statistics.average[term.form])[documents]
            each = weight * information(frequencies.astype(np.float64), spread, odds=statistics.odds[term])
            if term.form == "piece":
                each[matched[documents]] *= PIECES_OF_MATCHED
            scores[documents] += each
    return scores


def _among(documents: Ints, mask: Bools, wanted: AnyArray) -> Ints:
    """Which of a term's documents are wanted, as a mask and as numbers: where these are few, each is sought."""
    if len(wanted) * _FEW > len(documents):
        return np.flatnonzero(mask[documents])
    at = np.searchsorted(documents, wanted)
    within = at < len(documents)
    at, wanted = at[within], wanted[within]
    return np.asarray(at[documents[at] == wanted])


def _best(segment: Segment, accepted: Bools, scores: Floats, request: SearchRequest) -> list[_Ranked]:
    """The first documents of a segment by the order asked for, with their keys for merging."""
    documents = np.flatnonzero(accepted)
    score = -np.round(scores[documents], 9)
    days = segment.published[documents].astype(np.float64)
    first, second = _keys(request.sort, score, days)
    if request.after:
        beyond = _beyond(segment, documents, first, second, request.after, request.sort)
        documents, first, second = documents[beyond], first[beyond], second[beyond]
    wanted = request.offset + request.limit
    if len(documents) > wanted:
        kept = np.flatnonzero(first <= np.partition(first, wanted - 1)[wanted - 1])
        documents, first, second = documents[kept], first[kept], second[kept]
    order = np.lexsort((segment.ranks[documents], second, first))[:wanted]
    ranked = []
    for i in order.tolist():
        document = int(documents[i])
        hit = _hit(segment, document, scores)
        ranked.append(_Ranked((float(first[i]), float(second[i]), hit.id), hit, segment, document))
    return ranked


def _hit(segment: Segment, number: int, scores: Floats) -> Hit:
    day = int(segment.published[number]) or None
    return Hit(segment.ids[number], int(segment.seqs[number]), float(scores[number]), day=day)


def _beyond(
    segment: Segment, documents: Ints, first: Floats, second: Floats, after: Position, sort: Sort
) -> Bools:
    """Which documents come after a place in the order; `first` and `second` are their keys."""
    (major,), (minor,) = _keys(sort, -np.round([after.score], 9), np.array([after.day or 0.0]))
    beyond = np.asarray((first > major) | ((first == major) & (second > minor)))
    for i in np.flatnonzero((first == major) & (second == minor)):
        beyond[i] = segment.ids[int(documents[i])] > after.id
    return beyond


def _keys(sort: Sort, score: Floats, days: Floats) -> tuple[Floats, Floats]:
    """What an order compares before the id; days are 0 for undated."""
    day = np.where(days == 0, np.inf, days if sort == "oldest" else -days)
    return (score, day) if sort == "relevance" else (day, score)
