"""Whoosh as it comes: its own codec, `groupedby` for the counts, `highlights` for the snippets."""

import shutil
from typing import Any

from whoosh import fields, index, sorting
from whoosh.analysis import LowercaseFilter, RegexTokenizer
from whoosh.query import And, Or, Phrase, Term

from .corpus import Corpus
from .page import TOP, Answer
from .queries import Query

__all__ = ["Whoosh"]


class Whoosh:
    """See `tests.bench.page.Engine`."""

    name = "whoosh"

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.place = corpus.folder / "whoosh"
        self.files = [self.place]
        self._searcher: Any = None

    def build(self) -> None:
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir()
        analyzer = RegexTokenizer() | LowercaseFilter()
        schema = fields.Schema(
            id=fields.ID(stored=True),
            title=fields.TEXT(analyzer=analyzer, stored=True),
            body=fields.TEXT(analyzer=analyzer, stored=True),
            province=fields.KEYWORD(commas=True),
            actor=fields.KEYWORD(commas=True),
            month=fields.ID(),
        )
        writer = index.create_in(str(self.place), schema).writer(limitmb=256)
        for row in self._corpus.rows():
            writer.add_document(
                id=row.id,
                title=row.title,
                body=row.body,
                province=",".join(row.province),
                actor=",".join(row.actor),
                month=row.month or None,
            )
        writer.commit(optimize=True)

    def open(self) -> None:
        self.close()
        self._searcher = index.open_dir(str(self.place)).searcher()

    def page(self, query: Query, province: str | None) -> Answer:
        asked = _asked(query)
        only = Term("province", province) if province else None
        facets = {name: _facet(name) for name in ("province", "actor", "month")}
        grouped = {name: facet for name, facet in facets.items() if not (only and name == "province")}
        found = self._searcher.search(asked, limit=TOP, filter=only, groupedby=grouped, maptype=sorting.Count)
        groups = {name: found.groups(name) for name in grouped}
        if only:
            beside = self._searcher.search(
                asked, limit=TOP, groupedby={"province": facets["province"]}, maptype=sorting.Count
            )
            groups["province"] = beside.groups("province")
        for hit in found:
            hit.highlights("body")
        counts = {name: {value: n for value, n in groups[name].items() if value} for name in facets}
        return Answer(len(found), counts, [hit["id"] for hit in found])

    def close(self) -> None:
        if self._searcher:
            self._searcher.close()


def _facet(name: str) -> Any:
    return sorting.FieldFacet(name, allow_overlap=name != "month")


def _asked(query: Query) -> Any:
    """The query in title or body; each word in either where all are asked for."""
    words = [word.lower() for word in query.words]
    if query.asks_for == "phrase":
        return Or([Phrase(field, words) for field in ("title", "body")])
    each = [Or([Term(field, word) for field in ("title", "body")]) for word in words]
    return Or(each) if query.asks_for == "any" else And(each)
