"""The one place that joins engine, store and snippets; every door calls it.

It answers with plain data in no language: `web.rendering` makes pages of it, `web.schemas` JSON.
"""

import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import parse_qs

from archive.article import Article, Copy, Published
from archive.authority import Authority
from archive.store import Store, StoreStatus
from index.checkpoint import Checkpoint
from index.engine import SearchEngine
from index.expansion import expand, named
from index.query import Node, Position, SearchRequest, Sort, sought
from index.results import FacetCount, Hit, SearchResults, Share, Snippet
from index.similarity import characteristic
from index.snippets import marks, snippets
from index.spelling import correction
from index.suggestions import Suggestion, suggestions
from index.sync import target_of
from index.vocabulary import spelled_out

from .params import PAGE_SIZE, Params, read_params

__all__ = [
    "FEW",
    "SAMPLE_MARK",
    "SIMILAR",
    "Found",
    "FoundArticle",
    "Reading",
    "Statistics",
    "Whole",
    "marked_sample",
    "marked_title",
    "neutral",
]

SAMPLE_MARK = "نص تجريبي"
"""What every title and snippet of a text written for the project begins with."""

FEW = 10
"""Fewer all-word hits than this are followed by wider ones, at most as many."""

SIMILAR = 5
"""Articles that are shown as like another."""

SECONDS = 1.0
"""What a search may take before it is cut short (Datasette's limit for a query)."""

_REFILLS = 3
_BATCH = 100
_ADDRESSES = 1_000
_TOTALS = 512
_BOTH_ENDS: tuple[Sort, Sort] = ("oldest", "newest")
# Bidi embeddings, overrides and isolates can make a line read as another; controls can talk to a terminal.
_UNSAFE = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\u200b")
_UNSAFE |= {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"}


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """A hit with its article: the title as a snippet of its own, both marked."""

    hit: Hit
    article: Article
    title: Snippet
    snippets: tuple[Snippet, ...]
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer to a search.

    `wider` are hits that hold some of the words, or only related forms of them: after few hits with all words, on
    the first page; they are not in `total` nor in the counts. `added`: other names of what was asked for, which
    were sought too. `suggestion`: after few hits, the query with likelier words for those that find nothing.
    `following`: where the search goes on after these hits; None where that is the end.
    """

    params: Params
    total: int
    partial: bool
    seconds: float
    articles: tuple[FoundArticle, ...]
    facets: Mapping[str, tuple[FacetCount, ...]]
    undated: int
    added: tuple[str, ...] = ()
    wider: tuple[FoundArticle, ...] = ()
    suggestion: str | None = None
    following: Position | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """All that a search finds: its total, and its articles in order with their copies, read as they are taken."""

    total: int
    articles: Iterator[tuple[Article, Sequence[Copy]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """What an archive holds: its record, the documents of its index, the first and the last published date."""

    status: StoreStatus
    documents: int
    up_to_date: bool
    first: Published | None
    last: Published | None


class Reading:
    """Searches and articles of one archive. Safe for threads."""

    def __init__(self, store: Store, engine: SearchEngine, authority: Authority) -> None:
        """Read from this store through this engine; names are those of the authority tables."""
        self._store = store
        self._engine = engine
        self._authority = authority
        self._totals = lru_cache(maxsize=_TOTALS)(self._counted)

    def search(
        self, params: Params, *, after: Position | None = None, counted: tuple[str, ...] | None = None
    ) -> Found:
        """One page of a search, or as many hits after a place in its order. Raises index.errors.SearchError.

        `counted`: the facets that are counted, all of them by default.
        """
        started = time.perf_counter()
        request, added = self.understood(params)
        request = replace(request, after=after, counted=counted)
        results = self._engine.search(request)
        wanted = seen = len(results.hits)
        following = results.hits[-1].position if 0 < wanted == request.limit else None
        pairs = self._joined(results)
        for _ in range(_REFILLS):  # the store may have lost what the index still has
            if len(pairs) == wanted:
                break
            beyond = replace(request, offset=request.offset + seen, limit=wanted - len(pairs), counted=())
            more = self._engine.search(beyond)
            seen += len(more.hits)
            following = more.hits[-1].position if 0 < len(more.hits) == beyond.limit else None
            pairs += self._joined(more)
        few = results.total < FEW
        wider = self._wider(request, {hit.id for hit, _ in pairs}) if few else []
        suggestion = correction(params.q, self._engine) if few and params.page == 1 and not after else None
        return Found(
            params=params,
            total=results.total,
            partial=results.partial,
            seconds=time.perf_counter() - started,
            articles=tuple(self._found(hit, article, request.query, params) for hit, article in pairs),
            facets=results.facets,
            undated=results.undated,
            added=added,
            wider=tuple(self._found(hit, article, request.query, params) for hit, article in wider),
            suggestion=suggestion,
            following=following if after or params.page * params.size < results.total else None,
        )

    def whole(self, params: Params, *, most: int) -> Whole:
        """The first `most` articles of a search, whatever its page. Raises index.errors.SearchError.

        The ids and their order are those of one state of the index; texts are read a batch at a time.
        """
        request, _ = self.understood(params)
        results = self._engine.search(
            replace(request, offset=0, limit=most, places=False, counted=(), seconds=None)
        )
        return Whole(results.total, self._in_batches([hit.id for hit in results.hits]))

    def total(self, params: Params) -> int:
        """How many articles a search finds, without reading any. Raises index.errors.SearchError.

        The last answers of the present index are kept: pages of examples ask for the same ones again and again.
        """
        return self._totals(self._engine.checkpoint(), replace(params, page=1, size=PAGE_SIZE).query_string())

    def statistics(self) -> Statistics:
        """What the archive holds. Raises StoreError or index.errors.SearchError."""
        ends = (self.search(Params(published_from="0001", sort=sort, size=1)).articles for sort in _BOTH_ENDS)
        first, last = (found[0].article.published if found else None for found in ends)
        return Statistics(
            status=self._store.status(),
            documents=self._engine.count(),
            up_to_date=self._engine.checkpoint() == target_of(self._store, self._authority),
            first=first,
            last=last,
        )

    def understood(self, params: Params) -> tuple[SearchRequest, tuple[str, ...]]:
        """What is asked of the engine, and the names that were added. Raises index.errors.QueryError."""
        request = replace(params.request(), places=True, seconds=SECONDS)
        query = spelled_out(named(request.query, self._authority), self._engine.vocabulary())
        if request.exact or not params.expand:
            return replace(request, query=query), ()
        expansion = expand(query, self._authority)
        return replace(request, query=expansion.node), expansion.added

    def suggestions(self, text: str, *, language: str = "ar") -> tuple[Suggestion, ...]:
        """What a reader who has typed so far may mean."""
        return suggestions(text, self._engine, self._authority, language=language)

    def similar(self, article: Article) -> list[Article]:
        """At most `SIMILAR` articles that share the words that set this one apart, the likest first."""
        query = characteristic(article.title, article.body, self._engine)
        alike = SearchRequest(query=query, match="any", exact=True, limit=1 + SIMILAR, counted=())
        hits = self._engine.search(alike).hits
        others = [hit.id for hit in hits if hit.id != article.id][:SIMILAR]
        articles = self._store.get_many(others)
        return [articles[id_] for id_ in others if id_ in articles]

    def explain(self, params: Params, article_id: str) -> tuple[Share, ...] | None:
        """What each form of each word adds to an article's score; None where it does not match.

        Copies of a text are one document with one score. A wider result does not match. Raises UnknownArticle or
        index.errors.SearchError.
        """
        request, _ = self.understood(params)
        article = self._store.get(article_id)
        ids = (article.id, *(copy.id for copy in self._store.copies_of(article)))
        found = (self._engine.explain(request, id_) for id_ in ids)
        return next((shares for shares in found if shares is not None), None)

    def article(self, article_id: str) -> Article:
        """One article; raises UnknownArticle."""
        return self._store.get(article_id)

    def was_removed(self, article_id: str) -> bool:
        """Whether there was an article of that id, taken out since."""
        return self._store.removal(article_id) is not None

    def copies_of(self, article: Article) -> list[Copy]:
        """The other articles with the same text."""
        return self._store.copies_of(article)

    def state(self) -> str:
        """What the index holds, in a few letters: others after every change of it."""
        return hashlib.sha256(repr(self._engine.checkpoint()).encode()).hexdigest()[:12]

    def count(self) -> int:
        """The number of documents that can be found."""
        return self._engine.count()

    def addresses(self, *, first: int, most: int) -> Iterator[tuple[str, str]]:
        """From the `first` id on, counted from 0 in their order, at most so many, and when each was taken in."""
        last = ""
        for at in range(0, most, _ADDRESSES):
            limit = min(_ADDRESSES, most - at)
            rows = self._store.captures_after(last, limit=limit, skip=0 if last else first)
            yield from rows
            if len(rows) < limit:
                return
            last = rows[-1][0]

    def kept(self) -> int:
        """The number of articles, copies included."""
        return self._store.count()

    def _in_batches(self, ids: Sequence[str]) -> Iterator[tuple[Article, Sequence[Copy]]]:
        for at in range(0, len(ids), _BATCH):
            batch = ids[at : at + _BATCH]
            articles = self._store.get_many(batch)
            copies = self._store.copies_among(list(articles.values()))
            yield from ((articles[id_], copies[id_]) for id_ in batch if id_ in articles)

    def _counted(self, _state: Checkpoint | None, query_string: str) -> int:
        request, _ = self.understood(read_params(parse_qs(query_string)))
        return self._engine.search(replace(request, limit=0, places=False, counted=())).total

    def _wider(self, request: SearchRequest, shown: set[str]) -> list[tuple[Hit, Article]]:
        if request.offset or request.after or request.exact or not sought(request.query):
            return []
        widened = replace(request, match="any", sort="relevance", limit=2 * FEW, counted=())
        found = self._joined(self._engine.search(widened))
        others = [(replace(hit, match="some"), article) for hit, article in found if hit.id not in shown]
        return others[:FEW]

    def _joined(self, results: SearchResults) -> list[tuple[Hit, Article]]:
        articles = self._store.get_many([hit.id for hit in results.hits], listed=True)
        return [(hit, articles[hit.id]) for hit in results.hits if hit.id in articles]

    def _found(self, hit: Hit, article: Article, query: Node, params: Params) -> FoundArticle:
        exact = params.exact
        marked = marks(article.title, query, exact=exact, field="title")
        title = Snippet("title", neutral(article.title), tuple(marked))
        places = hit.places if hit.seq == article.seq else None  # the index may be of an earlier text
        fragments = snippets(article.body, query, exact=exact, places=places)
        if article.sample:
            title, fragments = marked_sample(title), tuple(map(marked_sample, fragments))
        return FoundArticle(hit, article, title, fragments, tuple(self._store.copies_of(article)))


def neutral(text: str) -> str:
    """A text that shows in one line what it holds: no bidi overrides, no controls. As long as the given one."""
    return text.translate(_UNSAFE)


def marked_title(article: Article) -> str:
    """The title of an article in one line, with the mark before it if the article is a sample."""
    title = Snippet("title", neutral(article.title), ())
    return (marked_sample(title) if article.sample else title).text


def marked_sample(snippet: Snippet) -> Snippet:
    """A snippet of a sample article, with the mark before it."""
    mark = f"[{SAMPLE_MARK}] "
    return replace(
        snippet,
        text=mark + snippet.text,
        marks=tuple((start + len(mark), end + len(mark)) for start, end in snippet.marks),
    )
