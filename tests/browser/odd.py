"""An archive of what is rare: copies, no date, a very long title, many sources and years, mixed languages."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from archive.article import Article
from index.engine import SearchEngine
from index.query import SearchRequest
from index.results import SearchResults
from tests.articles import article, tag

__all__ = ["LONG_TITLE", "MIXED", "SOURCES", "Hasty", "odd_articles"]

SOURCES = 500
LONG_TITLE = " ".join(["عنوان طويل جداً لا ينتهي في سطر ولا في سطرين", "https://example.org/" + "path/" * 30] * 3)
MIXED = "قال المتحدث: ڕۆژنامەی کوردستان published «The Marshes of Iraq (2020)» في أربيل، ثم 50% من Basra."


def odd_articles() -> Iterator[Article]:
    """The articles; every text is a sample."""
    for number in range(SOURCES):
        yield article(
            f"many-{number:03}",
            f"نص رقم {number} عن المياه في بغداد.",
            title=f"مياه {number}",
            source=f"مصدر {number:03}",
            published=f"{1990 + number % 35}-{number % 12 + 1:02}-15",
            tags=(tag("baghdad"),),
            sample=True,
        )
    for name in ("a", "b", "c"):
        yield article(f"copy-{name}", "نص منسوخ كما هو.", title="نسخة", source=f"صحيفة {name}", sample=True)
    yield article("undated", "نص بلا تاريخ.", title="بلا تاريخ", published=None, sample=True)
    yield article("long", "نص قصير.", title=LONG_TITLE, sample=True)
    yield article("mixed", MIXED, title=MIXED, sample=True)


class Hasty:
    """An engine that calls its results partial when it is asked for «متعجل»."""

    def __init__(self, engine: SearchEngine) -> None:
        self._engine = engine

    def search(self, request: SearchRequest) -> SearchResults:
        found = self._engine.search(request)
        return replace(found, partial="متعجل" in str(request.query))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)
