"""Changing the record: within one transaction, each change with the next `seq` and a line in the log."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from itertools import chain
from typing import Any, Literal

import sqlalchemy as sa

from archive.article import Article, DateMention, FacetName, FacetTag, Published
from archive.corrections import Correction, corrected
from archive.errors import StoreError, UnknownArticle

from .database import WRITES
from .rows import chunked, groups_of, holders_of, last_seq, read_articles, read_corrections
from .tables import articles, correction_row, corrections, log, meta, removals, row_of

__all__ = ["RETAGGING", "Known", "Outcome", "Put", "Retagging", "Writer", "writing"]

RETAGGING = "retagging"
"""The key of `meta` under which a run of tagging anew keeps how far it has come."""

Outcome = Literal["stored", "updated", "unchanged", "rejected"]


@dataclass(frozen=True, slots=True)
class Known:
    """What an article's source gives, nothing derived: tells whether one coming in is new, changed or the same."""

    text_hash: str
    source: str
    url: str | None
    declared: str | None
    author: str | None
    sample: bool

    @classmethod
    def of(cls, article: Article) -> "Known":
        """The same of an article at hand."""
        published = article.published
        declared = published.iso if published and published.how == "declared" else None
        return cls(article.text_hash, article.source, article.url, declared, article.author, article.sample)


@dataclass(frozen=True, slots=True)
class Put:
    """What became of one article; `copy`: it joined others with the same body; `reason` when rejected."""

    id: str
    outcome: Outcome
    copy: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retagging:
    """How far articles have been tagged anew, under which rules and tables, and what came of it.

    `after` is the last id. `gained` and `lost`: per facet and value, how many articles have it now that had it not
    before, and the other way round.
    """

    tagging: str
    after: str = ""
    articles: int = 0
    changed: int = 0
    gained: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    lost: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Plain data; `Retagging(**data)` reads it back."""
        return asdict(self)


class Writer:
    """Puts, removes, corrects and retags on a connection that `writing` gave."""

    def __init__(self, connection: sa.Connection, *, at: dt.datetime, replace_others: bool = False) -> None:
        self._connection = connection
        self._at = at.isoformat(timespec="seconds")
        self._replace_others = replace_others
        self._seq = last_seq(connection)
        self._log: list[dict[str, str]] = []

    def put(self, batch: Sequence[Article]) -> list[Put]:
        """See `Store.put_many`."""
        kept = {a.id: a for a in read_articles(self._connection, [a.id for a in batch])}
        keys = [a.copy_key for a in batch if a.copy_key]
        members = {key: {c.id for c in group} for key, group in groups_of(self._connection, keys).items()}
        changed: dict[str, Article] = {}
        outcomes: list[Put] = []
        for article in batch:
            put = self._judge(article, changed.get(article.id) or kept.get(article.id))
            if put.outcome in {"stored", "updated"}:
                group = members.setdefault(article.copy_key or "", set())
                put = replace(put, copy=article.copy_key is not None and bool(group - {article.id}))
                group.add(article.id)
                changed[article.id] = article
                self._note(article.id, put.outcome, article.text_hash)
            outcomes.append(put)
        self._write(list(changed.values()))
        self._touch(
            key
            for id_ in changed
            if (old := kept.get(id_)) and (key := old.copy_key) and key != changed[id_].copy_key
        )
        self._finish()
        return outcomes

    def remove(self, ids: Sequence[str], reason: str) -> list[str]:
        """See `Store.remove`."""
        found = read_articles(self._connection, ids)
        for chunk in chunked([a.id for a in found]):
            self._connection.execute(articles.delete().where(articles.c.id.in_(chunk)))
        for article in found:
            tombstone = {"id": article.id, "seq": self._next(), "reason": reason, "removed": self._at}
            self._connection.execute(removals.insert(), [tombstone])
            self._note(article.id, "removed", reason)
        for chunk in chunked([a.id for a in found]):
            theirs = corrections.update().where(corrections.c.article.in_(chunk))
            self._connection.execute(theirs.values(evidence="[]"))
        self._touch(a.copy_key for a in found if a.copy_key)
        self._finish()
        return [article.id for article in found]

    def correct(self, correction: Correction) -> list[str]:
        """See `Store.correct`."""
        self._connection.execute(corrections.insert(), [correction_row(replace(correction, at=self._at))])
        what = f"{correction.action} {correction.facet} {correction.value}"
        changed: list[str] = []
        for chunk in chunked(self._concerned(correction)):
            for article in read_articles(self._connection, chunk):
                new = corrected(article, [correction])
                if _told(new) != _told(article):
                    changed.append(article.id)
                    self._retell(new)
                    self._note(article.id, "corrected", what)
        self._finish()
        return changed

    def retag(self, batch: Sequence[Article], run: Retagging) -> Retagging:
        """See `Store.retag`."""
        kept = {a.id: a for a in read_articles(self._connection, [a.id for a in batch])}
        same = [a for a in batch if a.id in kept and Known.of(a) == Known.of(kept[a.id])]
        pairs = [
            (kept[new.id], new)
            for part in chunked(same)
            for new in self._corrected(part)
            if _told(new) != _told(kept[new.id])
        ]
        for _, new in pairs:
            self._retell(new)
            self._note(new.id, "retagged", run.tagging)
        advanced = replace(
            run,
            after=batch[-1].id,
            articles=run.articles + len(batch),
            changed=run.changed + len(pairs),
            gained=_tally(run.gained, (_values(new) - _values(old) for old, new in pairs)),
            lost=_tally(run.lost, (_values(old) - _values(new) for old, new in pairs)),
        )
        self._connection.execute(meta.delete().where(meta.c.key == RETAGGING))
        self._connection.execute(meta.insert(), [{"key": RETAGGING, "value": json.dumps(advanced.to_json())}])
        self._finish()
        return advanced

    def _concerned(self, correction: Correction) -> list[str]:
        if correction.article is None:
            return holders_of(self._connection, correction.facet, correction.value)
        known = self._connection.scalar(sa.select(articles.c.id).where(articles.c.id == correction.article))
        if known is None:
            raise UnknownArticle(f"no article {correction.article}")
        return [known]

    def _judge(self, article: Article, present: Article | None) -> Put:
        if present is None:
            return Put(article.id, "stored")
        if Known.of(article) == Known.of(present):
            return Put(article.id, "unchanged")
        other = (present.source, present.url) != (article.source, article.url)
        if other and not self._replace_others:
            whose = present.url or present.source or "an unnamed source"
            return Put(
                article.id, "rejected", reason=f"id {article.id} is taken by {whose} (--replace to overwrite)"
            )
        return Put(article.id, "updated")

    def _write(self, batch: Sequence[Article]) -> None:
        for chunk in chunked([article.id for article in batch]):
            self._connection.execute(articles.delete().where(articles.c.id.in_(chunk)))
            self._connection.execute(removals.delete().where(removals.c.id.in_(chunk)))
        for part in chunked(batch):
            rows = [
                row_of(replace(article, seq=self._next(), captured=self._at)) for article in self._corrected(part)
            ]
            self._connection.execute(articles.insert(), rows)

    def _corrected(self, batch: Sequence[Article]) -> list[Article]:
        """What the rules found in articles, as editors have it: the one way of new tags into the record."""
        made = read_corrections(self._connection, [article.id for article in batch])
        return [corrected(a, [each for each in made if each.article in {None, a.id}]) for a in batch]

    def _retell(self, article: Article) -> None:
        """Give an article that is kept other tags and dates; its text and its day of capture stay."""
        row = row_of(replace(article, seq=self._next()))
        told = articles.update().where(articles.c.id == article.id)
        self._connection.execute(told.values({name: row[name] for name in _TOLD}))

    def _touch(self, copy_keys: Iterable[str]) -> None:
        """Make the rest of a group come up in `changes_since`: its lead may be another now."""
        groups = groups_of(self._connection, sorted(set(copy_keys)))
        for group in groups.values():
            touched = articles.update().where(articles.c.id == group[0].id)
            self._connection.execute(touched.values(seq=self._next()))

    def _next(self) -> int:
        self._seq += 1
        return self._seq

    def _note(self, article_id: str, action: str, detail: str) -> None:
        self._log.append({"at": self._at, "id": article_id, "action": action, "detail": detail})

    def _finish(self) -> None:
        if self._log:
            self._connection.execute(log.insert(), self._log)
        self._connection.execute(meta.update().where(meta.c.key == "seq").values(value=str(self._seq)))


def _told(article: Article) -> tuple[frozenset[FacetTag], tuple[DateMention, ...], Published | None]:
    """What tagging tells of an article; the order of tags is no part of it."""
    return frozenset(article.tags), article.dates, article.published


def _values(article: Article) -> set[tuple[FacetName, str]]:
    return {(tag.facet, tag.value) for tag in article.tags}


def _tally(
    before: Mapping[str, Mapping[str, int]], found: Iterable[set[tuple[FacetName, str]]]
) -> dict[str, dict[str, int]]:
    counts = {facet: Counter(values) for facet, values in before.items()}
    for facet, value in chain.from_iterable(found):
        counts.setdefault(facet, Counter())[value] += 1
    return {facet: dict(values) for facet, values in counts.items()}


_TOLD = ("seq", "tags", "dates", "published", "published_precision", "published_how")


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that holds the write lock; raises StoreError when the database refuses."""
    try:
        with engine.execution_options(**{WRITES: True}).begin() as connection:
            yield connection
    except sa.exc.DBAPIError as error:
        raise StoreError(f"the archive's database refuses: {error.orig}") from error
