"""Our own page: production chain, expansion and ranking, articles from the database, snippets of their texts."""

import shutil
from dataclasses import replace
from pathlib import Path

from archive.authority import shipped
from archive.store import Store
from index.engine import SearchEngine, open_engine
from index.snippets import snippets
from index.sync import sync
from web.commands.working import workers_of
from web.params import Params
from web.reading import Reading
from web.settings import Settings

from .corpus import Corpus
from .page import TOP, Answer
from .queries import Query

__all__ = ["Reader", "Tansiq", "params_of", "text_of"]

_FACETS = ("province", "actor", "month")


def text_of(query: Query) -> str:
    """The query as a reader would type it."""
    match query.asks_for:
        case "phrase":
            return f'"{" ".join(query.words)}"'
        case "any":
            return " OR ".join(query.words)
        case "all":
            return " ".join(query.words)


def params_of(query: Query, province: str | None) -> Params:
    """A search of ten with a province selected."""
    return Params(q=text_of(query), filters={"province": (province,)} if province else {}, size=TOP)


class Tansiq:
    """See `tests.bench.page.Engine`: what that page holds and no more."""

    name = "tansiq"

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._authority = shipped()
        self.store = Store(corpus.database, read_only=True)
        self.engine: SearchEngine = open_engine("memory:")

    @property
    def place(self) -> Path:
        return self._corpus.index

    @property
    def files(self) -> list[Path]:
        return [self.place, *self._corpus.database.parent.glob("archive.sqlite*")]

    def build(self) -> None:
        """What `tansiq sync` does after an import, with as many processes."""
        shutil.rmtree(self.place, ignore_errors=True)
        with workers_of(Settings()) as workers:
            engine = open_engine(f"whoosh:{self.place}", workers=workers)
            sync(self.store, engine, self._authority)
            engine.close()

    def open(self) -> None:
        self.close()
        self.engine = open_engine(f"whoosh:{self.place}")
        self.engine.checkpoint()
        self.reading = Reading(self.store, self.engine, self._authority)

    def page(self, query: Query, province: str | None) -> Answer:
        request, _ = self.reading.understood(params_of(query, province))
        results = self.engine.search(replace(request, counted=_FACETS))
        articles = self.store.get_many([hit.id for hit in results.hits], listed=True)
        for hit in results.hits:
            snippets(articles[hit.id].body, request.query, places=hit.places)
        facets = {name: {count.value: count.count for count in results.facets[name]} for name in _FACETS}
        return Answer(results.total, facets, [hit.id for hit in results.hits])

    def close(self) -> None:
        self.engine.close()


class Reader(Tansiq):
    """The page that readers get, whatever else it holds: marked titles, copies, wider results after few hits."""

    name = "tansiq, all that readers get"

    def page(self, query: Query, province: str | None) -> Answer:
        found = self.reading.search(params_of(query, province))
        return Answer(found.total, {}, [each.hit.id for each in found.articles])
