"""A small engine in memory: every document is looked at for every search.

It is the oracle of the contract tests, written for being right at a glance, and the engine of web tests. Not
for more than some thousand articles.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from archive.arabic import fold, words
from archive.article import Change, TextField

from .analysis import BODY_START, FORMS, analyze
from .checkpoint import Checkpoint
from .clauses import (
    Clause,
    Scored,
    Term,
    adjacent_pairs,
    clause_of,
    occurrences,
    scored_once,
    share_of_pair,
    to_be_matched,
)
from .document import Document, document_of
from .facets import ordered, to_be_counted
from .query import (
    FACETS,
    And,
    AnyOf,
    Fuzzy,
    Node,
    Not,
    Or,
    Period,
    Phrase,
    Position,
    Prefix,
    SearchRequest,
    Sort,
    Value,
    Word,
    sought,
)
from .results import Hit, SearchResults, Share
from .scoring import PIECES_OF_MATCHED, TITLE_WEIGHT, odds, rounded, worth
from .vocabulary import WordCounts, spelled_out, usual_spellings

__all__ = ["MemoryEngine"]


@dataclass(frozen=True, slots=True)
class _Analysed:
    """A document with its words: where each stands, and per form how often, the title's weighing more.

    `parts`: the terms of the title and of the body.
    """

    document: Document
    positions: Mapping[str, list[int]]
    frequencies: Mapping[str, Counter[str]]
    parts: Mapping[TextField, frozenset[Term]]

    @property
    def id(self) -> str:
        return self.document.id

    @property
    def published(self) -> int | None:
        return self.document.published[0] if self.document.published else None


class MemoryEngine:
    """See `index.engine.SearchEngine`."""

    def __init__(self) -> None:
        self._documents: dict[str, _Analysed] = {}
        self._checkpoint: Checkpoint | None = None
        self._vocabulary: WordCounts | None = None

    def apply(self, changes: Iterable[Change], checkpoint: Checkpoint) -> int:
        """Take the changes and the checkpoint that they lead to; the number of changes."""
        return self._take(dict(self._documents), changes, checkpoint)

    def compact(self) -> None:
        """Nothing: there are no files."""

    def checkpoint(self) -> Checkpoint | None:
        """How far the index follows its archive."""
        return self._checkpoint

    def count(self) -> int:
        """The number of documents."""
        return len(self._documents)

    def ids(self) -> list[str]:
        """The ids of all documents, sorted."""
        return sorted(self._documents)

    def rebuild(self, changes: Iterable[Change], checkpoint: Checkpoint) -> int:
        """Start afresh with these changes."""
        return self._take({}, changes, checkpoint)

    def search(self, request: SearchRequest) -> SearchResults:
        """One page of hits with the counts around it."""
        request = replace(request, query=spelled_out(request.query, self.vocabulary()))
        query = to_be_matched(request)
        found = [d for d in self._documents.values() if self._matches(query, d, request)]
        accepted = [d for d in found if _accepts(d, request)]
        scores = {d.id: self._score(d, request) for d in accepted}
        order = partial(_place, request.sort)
        ranked = sorted((Position(scores[d.id], d.published, d.id) for d in accepted), key=order)
        if request.after:
            ranked = [place for place in ranked if order(place) > order(request.after)]
        window = ranked[request.offset : request.offset + request.limit]
        seqs = {d.id: d.document.seq for d in accepted}
        return SearchResults(
            total=len(accepted),
            hits=tuple(Hit(at.id, seqs[at.id], at.score, day=at.day) for at in window),
            facets={
                name: ordered(
                    name,
                    Counter(
                        value
                        for d in found
                        if _accepts(d, request, ignoring=name)
                        for value in d.document.facets[name]
                    ),
                    request.filters.get(name, ()),
                )
                for name in to_be_counted(request)
                if name != "year"
            }
            | {
                name: ordered(name, _years(d for d in found if _accepts(d, request, ignoring="month")))
                for name in to_be_counted(request)
                if name == "year"
            },
            undated=sum(d.published is None and _accepts(d, request, ignoring="month") for d in found),
        )

    def explain(self, request: SearchRequest, id_: str) -> tuple[Share, ...] | None:
        """What each form of each word adds to the score of a document; None where it does not match."""
        request = replace(request, query=spelled_out(request.query, self.vocabulary()))
        document = self._documents.get(id_)
        if document is None or not self._matches(to_be_matched(request), document, request):
            return None
        return tuple(self._shares(document, request)) if _accepts(document, request) else None

    def vocabulary(self) -> WordCounts:
        """The words of all documents."""
        if self._vocabulary is None:
            self._vocabulary = _vocabulary_of(self._documents.values())
        return self._vocabulary

    def close(self) -> None:
        """Nothing to let go of."""

    def _take(self, documents: dict[str, _Analysed], changes: Iterable[Change], checkpoint: Checkpoint) -> int:
        taken = 0
        added: set[str] = set()
        for change in changes:
            taken += 1
            for gone in change.gone:
                documents.pop(gone, None)
            document = document_of(change)
            if document is not None:
                if document.id in added:
                    raise ValueError(f"document {document.id} comes twice in one batch")
                added.add(document.id)
                documents[document.id] = _analysed(document)
        self._documents, self._checkpoint, self._vocabulary = documents, checkpoint, None  # all or nothing
        return taken

    def _matches(self, node: Node, document: _Analysed, request: SearchRequest, *, excluded: bool = False) -> bool:
        match node:
            case And(parts):
                return all(self._matches(part, document, request, excluded=excluded) for part in parts)
            case Or(parts):
                return any(self._matches(part, document, request, excluded=excluded) for part in parts)
            case Not(part):
                return not self._matches(part, document, request, excluded=True)
            case Word() | Phrase() | AnyOf():
                return _holds(document, clause_of(node, request, excluded=excluded))
            case Value(facet, values):
                wanted = {fold(value) for value in values}
                return any(fold(value) in wanted for value in document.document.facets[facet])
            case Period(of, first, last):
                return _is_of(document.document, of, first, last)
            case Prefix() | Fuzzy():
                raise AssertionError(node)  # spelled out before

    def _score(self, document: _Analysed, request: SearchRequest) -> float:
        return sum(share.score for share in self._shares(document, request))

    def _shares(self, document: _Analysed, request: SearchRequest) -> Iterator[Share]:
        clauses = [clause_of(leaf, request) for leaf in sought(request.query)]
        for clause, word in scored_once(clauses):
            if _holds(document, clause):
                yield from self._shares_of(word, document)
        for pair in adjacent_pairs(request.query):
            if _holds(document, pair):
                documents = sum(_holds(other, pair) for other in self._documents.values())
                yield share_of_pair(pair, documents)

    def _shares_of(self, word: Scored, document: _Analysed) -> Iterator[Share]:
        matched = any(_frequency(document, term) for term in word.matching)
        everywhere = self._documents.values()
        for term, weight in word.terms:
            frequency = _frequency(document, term)
            if frequency:
                with_term = sum(_frequency(other, term) > 0 for other in everywhere)
                average = sum(other.frequencies[term.form].total() for other in everywhere) / len(everywhere)
                length = float(document.frequencies[term.form].total())
                reduced = weight * (PIECES_OF_MATCHED if matched and term.form == "piece" else 1.0)
                chance = odds(len(everywhere), with_term)
                score = reduced * worth(float(frequency), length, average, odds=chance)
                yield Share(term.form, term.text, frequency, with_term, reduced, score)


def _analysed(document: Document) -> _Analysed:
    positions: defaultdict[str, list[int]] = defaultdict(list)
    frequencies: dict[str, Counter[str]] = {form: Counter() for form in FORMS}
    parts: dict[TextField, set[Term]] = {"title": set(), "body": set()}
    texts: tuple[tuple[TextField, str], ...] = (("title", document.title), ("body", document.body))
    for scope, content in texts:
        base, weight = (0, TITLE_WEIGHT) if scope == "title" else (BODY_START, 1)
        for position, token in enumerate(analyze(content), start=base):
            if base == 0 and position >= BODY_START:
                break
            positions[token.folded].append(position)
            for form, found in token.forms.items():
                for text in found:
                    frequencies[form][text] += weight
                    parts[scope].add(Term(form, text))
    return _Analysed(
        document, dict(positions), frequencies, {scope: frozenset(terms) for scope, terms in parts.items()}
    )


def _vocabulary_of(documents: Collection[_Analysed]) -> WordCounts:
    written = Counter(
        word.surface
        for document in documents
        for text in (document.document.title, document.document.body)
        for word in words(text)
    )
    held = Counter(word for document in documents for word in document.positions)
    return WordCounts(held, usual_spellings(written.items()))


def _frequency(document: _Analysed, term: Term) -> int:
    return document.frequencies[term.form][term.text]


def _holds(document: _Analysed, clause: Clause) -> bool:
    if clause.slack is None:
        terms = [clause.scope] if clause.scope else list(document.parts)
        return any(term in document.parts[scope] for scope in terms for term in clause.match)
    phrase = [term.text for term in clause.match]
    places = [
        [at for at in document.positions.get(word, ()) if clause.scope in {None, _part(at)}] for word in phrase
    ]
    return next(occurrences(phrase, places, clause.slack), None) is not None


def _part(position: int) -> TextField:
    return "title" if position < BODY_START else "body"


def _accepts(document: _Analysed, request: SearchRequest, *, ignoring: str = "") -> bool:
    for name in FACETS:
        chosen = request.filters.get(name, ())
        if name != ignoring and chosen and not set(chosen) & set(document.document.facets[name]):
            return False
    if ignoring != "month" and not _published_within(document.document, request):
        return False
    return _mentions_within(document, request)


def _years(documents: Iterable[_Analysed]) -> Counter[str]:
    """How many documents were published in each year: those whose every possible day is in it."""
    spans = (d.document.published for d in documents if d.document.published)
    years = ((dt.date.fromordinal(first).year, dt.date.fromordinal(last).year) for first, last in spans)
    return Counter(f"{first:04}" for first, last in years if first == last)


def _published_within(document: Document, request: SearchRequest) -> bool:
    if request.undated:
        return document.published is None
    if request.published_from is None and request.published_to is None:
        return True
    return _is_of(document, "published", request.published_from, request.published_to)


def _mentions_within(document: _Analysed, request: SearchRequest) -> bool:
    since, until = request.mentioned_from, request.mentioned_to
    if since is None and until is None:
        return True
    return _is_of(document.document, "mentioned", since, until)


def _is_of(
    document: Document, of: Literal["published", "mentioned"], since: dt.date | None, until: dt.date | None
) -> bool:
    """Whether a document was published in a period, or mentions a date that reaches into it."""
    if of == "published":
        return _lies_in(document.published, since, until)
    return any(_overlaps(span, since, until) for span in document.mentioned)


def _lies_in(span: tuple[int, int] | None, since: dt.date | None, until: dt.date | None) -> bool:
    """Whether there is a span and all its days are in a period."""
    return (
        span is not None
        and (since is None or since.toordinal() <= span[0])
        and (until is None or span[1] <= until.toordinal())
    )


def _overlaps(span: tuple[int, int], since: dt.date | None, until: dt.date | None) -> bool:
    """Whether a span reaches into a period."""
    first, last = span
    return (since is None or since.toordinal() <= last) and (until is None or first <= until.toordinal())


def _place(sort: Sort, at: Position) -> tuple[float | str, ...]:
    """What an order compares: undated last, equals by id."""
    undated = at.day is None
    day, score = at.day or 0, -rounded(at.score)
    match sort:
        case "newest":
            return undated, -day, score, at.id
        case "oldest":
            return undated, day, score, at.id
        case "relevance":
            return score, undated, -day, at.id
