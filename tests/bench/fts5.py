"""SQLite's full-text search, as Python brings it: words without their marks, counts by joins.

`cross join` and `+rowid` keep the planner, which knows nothing of the temporary tables, from slower orders.
"""

import sqlite3

from .corpus import Corpus
from .page import TOP, Answer
from .queries import Query

__all__ = ["Fts5", "match_of"]

_TABLES = """
pragma journal_mode=wal;
create table article(id integer primary key, key text, month text, title text, body text);
create virtual table text using fts5(title, body, content='article', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2');
create table province(v text, id int);
create table actor(v text, id int);
"""
_INDEXES = """
create index province_of on province(id, v);
create index actor_of on actor(id, v);
"""
_SNIPPET = "snippet(text, 1, '<mark>', '</mark>', '…', 30)"
_PROVINCES = "select v, count(*) from found cross join province using(id) group by v"
_COUNTS = {
    "actor": "select v, count(*) from {} cross join actor using(id) group by v",
    "month": "select month, count(*) from {} cross join article using(id) where month != '' group by 1",
}


class Fts5:
    """See `tests.bench.page.Engine`."""

    name = "fts5"

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.place = corpus.folder / "fts5.sqlite"
        self.files = [self.place]
        self._connection: sqlite3.Connection | None = None

    def build(self) -> None:
        for leftover in self.place.parent.glob(f"{self.place.name}*"):
            leftover.unlink()
        connection = sqlite3.connect(self.place)
        connection.executescript(_TABLES)
        for number, row in enumerate(self._corpus.rows(), start=1):
            kept = (number, row.id, row.month, row.title, row.body)
            connection.execute("insert into article values(?, ?, ?, ?, ?)", kept)
            words = (number, row.title, row.body)
            connection.execute("insert into text(rowid, title, body) values(?, ?, ?)", words)
            connection.executemany("insert into province values(?, ?)", [(v, number) for v in row.province])
            connection.executemany("insert into actor values(?, ?)", [(v, number) for v in row.actor])
        connection.executescript(_INDEXES)
        connection.commit()
        connection.execute("insert into text(text) values('optimize')")
        connection.commit()
        connection.close()

    def open(self) -> None:
        self.close()
        self._connection = sqlite3.connect(self.place)
        self._connection.execute("create temp table found(id integer primary key)")
        self._connection.execute("create temp table chosen(id integer primary key)")

    def page(self, query: Query, province: str | None) -> Answer:
        assert self._connection
        ask = self._connection.execute
        match = match_of(query)
        ask("delete from found")
        ask("insert into found select rowid from text where text match ?", (match,))
        counted = "found"
        if province:
            counted = "chosen"
            ask("delete from chosen")
            ask("insert into chosen select id from found cross join province using(id) where v = ?", (province,))
        within = " and +rowid in (select id from chosen)" if province else ""
        top = ask(
            f"select rowid, {_SNIPPET} from text where text match ?{within} order by rank limit {TOP}",  # noqa: S608
            (match,),
        ).fetchall()
        articles = [ask("select key, title, body from article where id = ?", (id_,)).fetchone() for id_, _ in top]
        facets = {
            "province": dict(
                ask("select v, count(*) from found cross join province using(id) group by v").fetchall()
            ),
            **{name: dict(ask(select.format(counted)).fetchall()) for name, select in _COUNTS.items()},
        }
        (total,) = ask(f"select count(*) from {counted}").fetchone()  # noqa: S608 - one of two names
        return Answer(total, facets, [key for key, *_ in articles])

    def close(self) -> None:
        if self._connection:
            self._connection.close()


def match_of(query: Query) -> str:
    """The query in the language of FTS5."""
    words = [f'"{word}"' for word in query.words]
    match query.asks_for:
        case "phrase":
            return f'"{" ".join(query.words)}"'
        case "any":
            return " OR ".join(words)
        case "all":
            return " ".join(words)
