"""Rows in, articles kept: importer → metadata → tagging → store, a batch at a time.

One transaction a batch: what was acknowledged stays, a batch is whole or not there at all, and an import that was
cut short is finished by running it again. Articles that are kept already, unchanged, are not tagged again.

It takes its clock as an argument and does not know that an index exists.
"""

import datetime as dt
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any

from .arabic import language_of
from .article import Article, RawArticle
from .authority import Authority
from .importers import Rejection, Row
from .metadata import article_id, checked_collection, checked_url, copy_key, declared_date, text_hash, title_of
from .store import Known, Store
from .tagging import tagged

__all__ = ["BATCH", "IngestReport", "article_from", "ingest"]

BATCH = 1_000
"""Articles in one transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """What became of the rows. `copies`: stored or updated articles whose text was there already."""

    read: int
    stored: int
    updated: int
    unchanged: int
    rejected: int
    copies: int
    seconds: float

    def to_json(self) -> dict[str, Any]:
        """The shape of `tansiq import --json`."""
        return asdict(self)


@dataclass(slots=True)
class _Tally:
    """Counts while an import runs."""

    outcomes: Counter[str] = field(default_factory=Counter)
    copies: int = 0


def ingest(
    rows: Iterable[Row],
    store: Store,
    authority: Authority,
    *,
    collection: str = "main",
    replace_others: bool = False,
    now: Callable[[], dt.datetime],
    rejected: Callable[[Rejection], None],
    progress: Callable[[int], None] = lambda _read: None,
) -> IngestReport:
    """Keep every row that can become an article; `rejected` hears of each that cannot, `progress` of each batch.

    Raises ArchiveError for a bad collection name, StoreError when the database refuses: batches before are kept.
    """
    checked_collection(collection)
    started = time.monotonic()
    tally = _Tally()
    for batch in _batches(rows):
        at = now()
        articles: dict[int, Article] = {}
        for number, row in enumerate(batch):
            if isinstance(row, Rejection):
                tally.outcomes["rejected"] += 1
                rejected(row)
            else:
                articles[number] = article_from(row, collection=collection, today=at.date())
        known = store.known([article.id for article in articles.values()])
        ready = [
            article if known.get(article.id) == Known.of(article) else tagged(article, authority)
            for article in articles.values()
        ]
        puts = store.put_many(ready, at=at, replace_others=replace_others)
        for number, put in zip(articles, puts, strict=True):
            tally.outcomes[put.outcome] += 1
            tally.copies += put.copy
            if put.outcome == "rejected":
                raw = batch[number]
                rejected(Rejection(raw.origin, put.reason))
        progress(tally.outcomes.total())
    return IngestReport(
        read=tally.outcomes.total(),
        stored=tally.outcomes["stored"],
        updated=tally.outcomes["updated"],
        unchanged=tally.outcomes["unchanged"],
        rejected=tally.outcomes["rejected"],
        copies=tally.copies,
        seconds=round(time.monotonic() - started, 3),
    )


def article_from(raw: RawArticle, *, collection: str, today: dt.date) -> Article:
    """The article that a row describes, not yet tagged. `today` bounds the dates it may declare."""
    title = title_of(raw)
    url = checked_url(raw.url)
    source = (raw.source or "").strip()
    address = article_id(raw, collection=collection, source=source or None, url=url)
    return Article(
        id=address.id,
        collection=collection,
        given_id=address.given_id,
        title=title.text,
        title_derived=title.derived,
        body=title.body,
        source=source,
        url=url,
        author=raw.author,
        published=declared_date(raw.published, today=today),
        lang=language_of(f"{title.text}\n{title.body}"),
        sample=raw.sample,
        text_hash=text_hash(title.text, title.body),
        copy_key=copy_key(title.body),
    )


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch
