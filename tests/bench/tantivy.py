"""tantivy: Lucene's design in Rust, with its own Arabic stemmer, fast fields and aggregations."""

import datetime as dt
import shutil
from collections.abc import Mapping, Sequence
from typing import Any

import tantivy as peer

from .corpus import Corpus
from .page import TOP, Answer
from .queries import Query

__all__ = ["Prototype", "Tantivy"]

_HEAP = 256_000_000
_UNDATED = dt.datetime(2015, 1, 1)  # noqa: DTZ001 - as the prototype has it
_VALUES = 30
_TERMS = {name: {"terms": {"field": name, "size": _VALUES}} for name in ("province", "actor")}
_MONTHS = {"month": {"terms": {"field": "month", "size": 10_000}}}


class Tantivy:
    """See `tests.bench.page.Engine`; of actors the thirty most frequent are counted out."""

    name = "tantivy"

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.place = corpus.folder / "tantivy"
        self.files = [self.place]

    def build(self) -> None:
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir()
        schema = (
            peer.SchemaBuilder()
            .add_text_field("id", stored=True, tokenizer_name="raw")
            .add_text_field("title", stored=True, tokenizer_name="ar")
            .add_text_field("body", stored=True, tokenizer_name="ar")
            .add_text_field("province", fast=True, tokenizer_name="raw")
            .add_text_field("actor", fast=True, tokenizer_name="raw")
            .add_text_field("month", fast=True, tokenizer_name="raw")
            .add_date_field("date", fast=True, indexed=True)
            .build()
        )
        index = peer.Index(schema, path=str(self.place))
        index.register_tokenizer("ar", _analyzer())
        writer = index.writer(_HEAP, 1)
        for row in self._corpus.rows():
            document = peer.Document(
                id=[row.id],
                title=[row.title],
                body=[row.body],
                province=row.province,
                actor=row.actor,
                month=[row.month] if row.month else [],
                date=[dt.datetime.fromisoformat(row.published) if row.published else _UNDATED],
            )
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        self.index = peer.Index.open(str(self.place))
        self.index.register_tokenizer("ar", _analyzer())
        self.index.reload()
        self.searcher = self.index.searcher()

    def page(self, query: Query, province: str | None) -> Answer:
        everywhere = self.index.parse_query(_text(query), ["title", "body"])
        within = everywhere
        if province:
            term = peer.Query.term_query(self.index.schema, "province", province)
            only = peer.Query.const_score_query(term, 0.0)
            within = peer.Query.boolean_query([(peer.Occur.Must, everywhere), (peer.Occur.Must, only)])
        found = self.searcher.search(within, TOP)
        documents = [self.searcher.doc(address) for _, address in found.hits]
        generator = peer.SnippetGenerator.create(self.searcher, everywhere, self.index.schema, "body")
        for document in documents:
            generator.snippet_from_doc(document).to_html()
        if province:
            counts = self.searcher.aggregate(everywhere, {"province": _TERMS["province"]})
            counts |= self.searcher.aggregate(within, {"actor": _TERMS["actor"], **_MONTHS})
        else:
            counts = self.searcher.aggregate(within, {**_TERMS, **_MONTHS})
        facets = {name: _counted(counts[name]["buckets"]) for name in ("province", "actor", "month")}
        return _answer(found, facets, documents)

    def close(self) -> None:
        pass


class Prototype(Tantivy):
    """The page of the script that the design's figures for tantivy come from, line by line, on the same index."""

    name = "tantivy, page of the prototype"

    def page(self, query: Query, province: str | None) -> Answer:  # noqa: ARG002 - it selects none
        parsed = self.index.parse_query(_text(query), ["title", "body"])
        found = self.searcher.search(parsed, 10)
        documents = [self.searcher.doc(address) for _, address in found.hits]
        generator = peer.SnippetGenerator.create(self.searcher, parsed, self.index.schema, "body")
        for document in documents:
            generator.snippet_from_doc(document).to_html()
        self.searcher.aggregate(
            parsed,
            {
                "province": {"terms": {"field": "province", "size": 30}},
                "actor": {"terms": {"field": "actor", "size": 30}},
                "m": {"date_histogram": {"field": "date", "fixed_interval": "30d"}},
            },
        )
        return _answer(found, {}, documents)


def _analyzer() -> peer.TextAnalyzer:
    return (
        peer.TextAnalyzerBuilder(peer.Tokenizer.simple())
        .filter(peer.Filter.lowercase())
        .filter(peer.Filter.stemmer("arabic"))
        .build()
    )


def _text(query: Query) -> str:
    match query.asks_for:
        case "phrase":
            return f'"{" ".join(query.words)}"'
        case "any":
            return " ".join(query.words)
        case "all":
            return " AND ".join(query.words)


def _answer(
    found: peer.SearchResult, facets: Mapping[str, Mapping[str, int]], documents: Sequence[peer.Document]
) -> Answer:
    total: int = found.count  # type: ignore[attr-defined]  # its hints have left it out
    return Answer(total, facets, [str(document["id"][0]) for document in documents])


def _counted(buckets: list[dict[str, Any]]) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in buckets}
