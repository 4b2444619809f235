"""The record of articles: put, get, remove, correct, retag, and what changed since.

Every changed row gets the next `seq`, in the transaction that changes it; a removal leaves a tombstone with its
reason and no text. Articles with the same `copy_key` are one group: the earliest published leads, undated ones
last, then by id. A change that leaves or joins a group reaches the whole group through `changes_since`.

It takes times as arguments and reads no clock. It does not know that an index exists.
"""

import datetime as dt
import json
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from archive.article import Article, Change, ChangeBatch, Copy
from archive.authority.loading import NAMES, Tables
from archive.corrections import Correction
from archive.errors import StoreError, UnknownArticle

from .database import connect
from .rows import CHUNK, chunked, groups_of, last_seq, read_articles, read_corrections
from .tables import article_of, articles, log, meta, removals
from .writer import RETAGGING, Known, Put, Retagging, Writer, writing

__all__ = ["Removal", "Store", "StoreStatus"]

_TABLE = "table:"  # and its name: keys of `meta`

_Row = sa.Row[tuple[int, str, int]]


@dataclass(frozen=True, slots=True)
class Removal:
    """The tombstone of an article."""

    id: str
    reason: str
    removed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreStatus:
    """Counts for people: articles, groups of copies, removals, newest change, articles by source."""

    archive_id: str
    articles: int
    copies: int
    removals: int
    last_seq: int
    sources: dict[str, int]


class Store:
    """An archive's database. Safe for threads; one process writes at a time, the others wait or fail clearly."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open or make the database; raises StoreError."""
        self._engine = connect(path, read_only=read_only)
        self._archive_id = self._identity(read_only=read_only)

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    @property
    def archive_id(self) -> str:
        """Random, made with the database."""
        return self._archive_id

    def last_seq(self) -> int:
        """The `seq` of the newest change."""
        with self._engine.connect() as connection:
            return last_seq(connection)

    def known(self, ids: Sequence[str]) -> dict[str, Known]:
        """What is kept under these ids."""
        c = articles.c
        declared = sa.case((c.published_how == "declared", c.published))
        query = sa.select(c.id, c.text_hash, c.source, c.url, declared, c.author, c.sample)
        with self._engine.connect() as connection:
            return {
                row.id: Known(*row[1:])
                for chunk in chunked(ids)
                for row in connection.execute(query.where(c.id.in_(chunk)))
            }

    def put_many(self, batch: Sequence[Article], *, at: dt.datetime, replace_others: bool = False) -> list[Put]:
        """Keep these articles, all in one transaction; what became of each, in order.

        The same id with another source or URL is rejected unless `replace_others`. An article that was removed
        may come back: its tombstone goes. Raises StoreError when the database refuses.
        """
        with writing(self._engine) as connection:
            writer = Writer(connection, at=at, replace_others=replace_others)
            return writer.put(batch)

    def get_many(self, ids: Sequence[str], *, listed: bool = False) -> dict[str, Article]:
        """The articles that exist among these ids.

        `listed`: as lists show them, in half the time: with their facet values, without the evidence for these
        and without the dates of their texts.
        """
        with self._engine.connect() as connection:
            return {article.id: article for article in read_articles(connection, ids, listed=listed)}

    def get(self, article_id: str) -> Article:
        """One article; raises UnknownArticle."""
        found = self.get_many([article_id])
        if article_id not in found:
            raise UnknownArticle(f"no article {article_id}")
        return found[article_id]

    def removal(self, article_id: str) -> Removal | None:
        """The tombstone under an id, if the article was removed."""
        query = sa.select(removals.c.id, removals.c.reason, removals.c.removed)
        with self._engine.connect() as connection:
            row = connection.execute(query.where(removals.c.id == article_id)).first()
        return Removal(*row) if row else None

    def copies_of(self, article: Article) -> list[Copy]:
        """The other articles with the same folded body."""
        return self.copies_among([article])[article.id]

    def copies_among(self, found: Sequence[Article]) -> dict[str, list[Copy]]:
        """For the id of each of these articles, the others with the same folded body."""
        with self._engine.connect() as connection:
            groups = groups_of(connection, [article.copy_key for article in found if article.copy_key])
        return {
            article.id: [copy for copy in groups.get(article.copy_key or "", ()) if copy.id != article.id]
            for article in found
        }

    def count(self) -> int:
        """The number of articles, copies included."""
        with self._engine.connect() as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(articles)) or 0

    def captures_after(self, article_id: str, *, limit: int, skip: int = 0) -> list[tuple[str, str]]:
        """The next ids in their order, after `skip` of them, each with when the article was taken in."""
        query = sa.select(articles.c.id, articles.c.captured).where(articles.c.id > article_id)
        with self._engine.connect() as connection:
            return [(*row,) for row in connection.execute(query.order_by(articles.c.id).limit(limit).offset(skip))]

    def ids_of_source(self, source: str) -> list[str]:
        """The ids of all articles of an outlet."""
        query = sa.select(articles.c.id).where(articles.c.source == source).order_by(articles.c.id)
        with self._engine.connect() as connection:
            return list(connection.scalars(query))

    def remove(self, ids: Sequence[str], *, reason: str, at: dt.datetime) -> list[str]:
        """Take articles out, text and all; the ids that there were. Their tombstones keep the reason.

        The words that corrections of them rest on go too.
        """
        with writing(self._engine) as connection:
            return Writer(connection, at=at).remove(ids, reason)

    def correct(self, correction: Correction, *, at: dt.datetime) -> list[str]:
        """Log a correction and apply it, in one transaction; the ids of the articles that it changed.

        It holds from now on: whatever tags come later are corrected too. Raises UnknownArticle.
        """
        with writing(self._engine) as connection:
            return Writer(connection, at=at).correct(correction)

    def retagging(self, tagging: str) -> Retagging:
        """How far tagging anew under these rules and tables has come; nowhere yet, if it was others'."""
        with self._engine.connect() as connection:
            kept = connection.scalar(sa.select(meta.c.value).where(meta.c.key == RETAGGING))
        run = Retagging(**json.loads(kept)) if kept else None
        return run if run and run.tagging == tagging else Retagging(tagging=tagging)

    def articles_after(self, article_id: str, *, limit: int) -> list[Article]:
        """The next articles in the order of their ids."""
        query = sa.select(articles).where(articles.c.id > article_id).order_by(articles.c.id).limit(limit)
        with self._engine.connect() as connection:
            return [article_of(row) for row in connection.execute(query).mappings()]

    def retag(self, batch: Sequence[Article], run: Retagging, *, at: dt.datetime) -> Retagging:
        """Give articles of `articles_after` the tags and dates that they have now, corrected; the run so far.

        One transaction, which keeps the run too. Only articles that differ are changes. One that was imported or
        removed since it was read is left as it is.
        """
        with writing(self._engine) as connection:
            return Writer(connection, at=at).retag(batch, run)

    def end_retagging(self) -> None:
        """Forget how far tagging anew has come: the next run begins at the first article."""
        with writing(self._engine) as connection:
            connection.execute(meta.delete().where(meta.c.key == RETAGGING))

    def corrections(self, article_id: str) -> list[Correction]:
        """The corrections of an article and all merges, oldest first."""
        with self._engine.connect() as connection:
            return read_corrections(connection, [article_id])

    def merges(self) -> list[Correction]:
        """Which values have become others, oldest first."""
        with self._engine.connect() as connection:
            return read_corrections(connection, [])

    def tables(self) -> Tables:
        """The archive's own authority tables, as they were last accepted."""
        query = sa.select(meta.c.key, meta.c.value).where(meta.c.key.in_([_TABLE + name for name in NAMES]))
        with self._engine.connect() as connection:
            kept = dict(connection.execute(query).all())
        return {name: kept[_TABLE + name] for name in NAMES if _TABLE + name in kept}

    def accept_tables(self, tables: Tables) -> None:
        """Put these own tables in force in place of those before. They must have been checked."""
        with writing(self._engine) as connection:
            for name in NAMES:
                connection.execute(meta.delete().where(meta.c.key == _TABLE + name))
                if tables.get(name):
                    connection.execute(meta.insert().values(key=_TABLE + name, value=tables[name]))

    def history(self, article_id: str) -> list[tuple[str, str, str]]:
        """Everything that was done to an article: time, action, detail; oldest first."""
        query = sa.select(log.c.at, log.c.action, log.c.detail).where(log.c.id == article_id)
        with self._engine.connect() as connection:
            return [(*row,) for row in connection.execute(query.order_by(log.c.number))]

    def status(self) -> StoreStatus:
        """Counts for people."""
        counted = sa.select(articles.c.source, sa.func.count()).group_by(articles.c.source)
        with self._engine.connect() as connection:
            sources = {name: int(n) for name, n in connection.execute(counted.order_by(sa.func.count().desc()))}
            groups = sa.select(sa.func.count(articles.c.copy_key.distinct()), sa.func.count(articles.c.copy_key))
            distinct, grouped = connection.execute(groups).one()
            removed = connection.scalar(sa.select(sa.func.count()).select_from(removals)) or 0
            return StoreStatus(
                archive_id=self._archive_id,
                articles=sum(sources.values()),
                copies=grouped - distinct,
                removals=removed,
                last_seq=last_seq(connection),
                sources=sources,
            )

    def changes_since(self, seq: int, *, limit: int) -> ChangeBatch:
        """See `archive.article.ChangeFeed`."""
        changed = sa.union_all(
            sa.select(articles.c.seq, articles.c.id, sa.literal(0).label("removed")),
            sa.select(removals.c.seq, removals.c.id, sa.literal(1)),
        ).subquery()
        query = sa.select(changed).where(changed.c.seq > seq).order_by(changed.c.seq).limit(limit)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return ChangeBatch(rows[-1].seq if rows else seq, self._changes(rows))

    def leads(self) -> Iterator[Change]:
        """See `archive.article.ChangeFeed`."""
        seq = 0
        query = sa.select(articles).order_by(articles.c.seq).limit(CHUNK)
        with self._engine.connect() as connection:  # one state of the archive from first to last
            while rows := connection.execute(query.where(articles.c.seq > seq)).mappings().all():
                chunk = [article_of(row) for row in rows]
                groups = groups_of(connection, [a.copy_key for a in chunk if a.copy_key])
                for article in chunk:
                    group = groups.get(article.copy_key or "", ())
                    if not group or group[0].id == article.id:
                        yield Change(seq=article.seq, lead=article, copies=tuple(group[1:]))
                seq = chunk[-1].seq

    def _changes(self, rows: Sequence[_Row]) -> Iterator[Change]:
        done: set[str] = set()
        with self._engine.connect() as connection:  # one state of the archive for the whole batch
            for chunk in chunked(rows):
                for change in _chunk_of_changes(connection, chunk):
                    if change.lead is None or change.lead.id not in done:
                        yield change
                    if change.lead is not None:
                        done.add(change.lead.id)

    def _identity(self, *, read_only: bool) -> str:
        with self._engine.connect() as connection:
            found: str | None = connection.scalar(sa.select(meta.c.value).where(meta.c.key == "archive_id"))
        if found is not None:
            return found
        if read_only:
            raise StoreError("the archive is empty: import something first")
        made = uuid.uuid4().hex
        with writing(self._engine) as connection:
            connection.execute(meta.insert(), [{"key": "archive_id", "value": made}, {"key": "seq", "value": "0"}])
        return made


def _chunk_of_changes(connection: sa.Connection, chunk: Sequence[_Row]) -> Iterator[Change]:
    present = {a.id: a for a in read_articles(connection, [row.id for row in chunk if not row.removed])}
    groups = groups_of(connection, [a.copy_key for a in present.values() if a.copy_key])
    away = [group[0].id for group in groups.values() if group[0].id not in present]
    leading = present | {a.id: a for a in read_articles(connection, away)}
    for row in chunk:
        article = present.get(row.id)
        if article is None:  # removed, now or since the rows were read
            yield Change(seq=row.seq, lead=None, gone=(row.id,))
            continue
        lead_id, *others = [copy.id for copy in groups.get(article.copy_key or "", [])] or [article.id]
        copies = tuple(groups[article.copy_key][1:]) if article.copy_key else ()
        yield Change(seq=row.seq, lead=leading[lead_id], copies=copies, gone=tuple(others))
