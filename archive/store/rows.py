"""Reading rows, in statements of bounded size."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

import sqlalchemy as sa

from archive.article import Article, Copy, first_day

from .tables import article_of, articles, meta

__all__ = ["CHUNK", "chunked", "groups_of", "last_seq", "read_articles"]

T = TypeVar("T")

CHUNK = 500
"""Rows or ids in one statement: SQLite allows 32,766 variables, memory wants fewer."""


def last_seq(connection: sa.Connection) -> int:
    """The `seq` of the newest change."""
    return int(connection.scalar(sa.select(meta.c.value).where(meta.c.key == "seq")) or 0)


def read_articles(connection: sa.Connection, ids: Sequence[str]) -> list[Article]:
    """The articles that exist among these ids, in no order."""
    return [
        article_of(row)
        for chunk in chunked(ids)
        for row in connection.execute(sa.select(articles).where(articles.c.id.in_(chunk))).mappings()
    ]


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
