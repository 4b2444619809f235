"""Engines filled with a few articles, and asked."""

from typing import Any

from archive.article import Article
from index.checkpoint import Checkpoint
from index.engine import SearchEngine
from index.query import SearchRequest
from index.query_language import parse
from index.results import SearchResults
from tests.articles import change

__all__ = ["CHECKPOINT", "ask", "counts", "fill", "ids"]

CHECKPOINT = Checkpoint("archive", 1, "1")


def fill(engine: SearchEngine, *articles: Article, segments: int = 1) -> None:
    size = -(-len(articles) // segments)
    for at in range(0, len(articles), size):
        engine.apply([change(each) for each in articles[at : at + size]], CHECKPOINT)


def ask(engine: SearchEngine, text: str = "", **given: Any) -> SearchResults:
    return engine.search(SearchRequest(query=parse(text), **given))


def ids(results: SearchResults) -> list[str]:
    return [hit.id for hit in results.hits]


def counts(results: SearchResults, facet: str) -> dict[str, int]:
    return {count.value: count.count for count in results.facets[facet]}
