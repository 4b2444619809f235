"""Reading rows, in statements of bounded size."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

import sqlalchemy as sa

from archive.article import Article, Copy, FacetName, first_day
from archive.corrections import Correction

from .tables import article_of, articles, correction_of, corrections, meta, tag_mark

__all__ = ["CHUNK", "chunked", "groups_of", "holders_of", "last_seq", "read_articles", "read_corrections"]

T = TypeVar("T")

_BY_IDS = sa.select(articles).where(articles.c.id.in_(sa.bindparam("ids", expanding=True)))

CHUNK = 500
"""Rows or ids in one statement: SQLite allows 32,766 variables, memory wants fewer."""


def last_seq(connection: sa.Connection) -> int:
    """The `seq` of the newest change."""
    return int(connection.scalar(sa.select(meta.c.value).where(meta.c.key == "seq")) or 0)


def read_articles(connection: sa.Connection, ids: Sequence[str], *, listed: bool = False) -> list[Article]:
    """The articles that exist among these ids, in no order; `listed`: without evidence and dates."""
    return [
        article_of(row, listed=listed)
        for chunk in chunked(ids)
        for row in connection.execute(_BY_IDS, {"ids": chunk}).mappings()
    ]


def read_corrections(connection: sa.Connection, ids: Sequence[str]) -> list[Correction]:
    """The corrections of these articles, few enough for one statement, and all merges, in their order."""
    c = corrections.c
    query = sa.select(corrections).where(sa.or_(c.article.is_(None), c.article.in_(ids))).order_by(c.number)
    return [correction_of(row) for row in connection.execute(query).mappings()]


def holders_of(connection: sa.Connection, facet: FacetName, value: str) -> list[str]:
    """The ids of all articles that have this value."""
    holds = sa.func.instr(articles.c.tags, tag_mark(facet, value)) > 0
    return list(connection.scalars(sa.select(articles.c.id).where(holds).order_by(articles.c.seq)))


def groups_of(connection: sa.Connection, copy_keys: Sequence[str]) -> dict[str, list[Copy]]:
    """The members of each group, the leading one first."""
    columns = [articles.c[name] for name in ("copy_key", "published", "id", "source", "url")]
    members: dict[str, list[tuple[tuple[bool, str, str], Copy]]] = defaultdict(list)
    for chunk in chunked(copy_keys):
        for row in connection.execute(sa.select(*columns).where(articles.c.copy_key.in_(chunk))):
            day = first_day(row.published).isoformat() if row.published else ""
            members[row.copy_key].append(((not day, day, row.id), Copy(row.id, row.source, row.url)))
    return {
        key: [copy for _, copy in sorted(group, key=lambda member: member[0])] for key, group in members.items()
    }


def chunked(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """The items, at most `CHUNK` at a time."""
    for at in range(0, len(items), CHUNK):
        yield items[at : at + CHUNK]
