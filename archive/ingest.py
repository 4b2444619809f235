"""Rows in, articles kept: importer → metadata → tagging → store, a batch at a time.

One transaction a batch: what was acknowledged stays, a batch is whole or not there at all, and an import that was
cut short is finished by running it again. Articles that are kept already, unchanged, are not tagged again. While a
batch is written, worker processes, where there are any, tag the next one.

It takes its clock as an argument and does not know that an index exists.
"""

import datetime as dt
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any

from .arabic import language_of
from .article import Article, RawArticle
from .authority import Authority
from .importers import Rejection, Row
from .metadata import article_id, checked_collection, checked_url, copy_key, declared_date, text_hash, title_of
from .store import Known, Store
from .tagger import Tagger, tagger

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


@dataclass(frozen=True, slots=True)
class _Batch:
    """Rows with their articles, by the number of the row, which are being tagged."""

    rows: list[Row]
    at: dt.datetime
    numbers: list[int]
    articles: Iterator[Article]


@dataclass(slots=True)
class _Tally:
    """Counts while an import runs."""

    outcomes: Counter[str] = field(default_factory=Counter)
    copies: int = 0


def ingest(  # noqa: PLR0913 - options are keywords
    rows: Iterable[Row],
    store: Store,
    authority: Authority,
    *,
    collection: str = "main",
    replace_others: bool = False,
    now: Callable[[], dt.datetime],
    rejected: Callable[[Rejection], None],
    progress: Callable[[int], None] = lambda _read: None,
    workers: Executor | None = None,
) -> IngestReport:
    """Keep every row that can become an article; `rejected` hears of each that cannot, `progress` of each batch.

    `workers`: processes that the tagging of large batches is shared out to.
    Raises ArchiveError for a bad collection name, StoreError when the database refuses: batches before are kept.
    """
    checked_collection(collection)
    started = time.monotonic()
    tally = _Tally()
    batches = _tagged_batches(rows, store, tagger(authority, workers), collection=collection, now=now)
    for batch in _one_ahead(batches) if workers else batches:
        for row in batch.rows:
            if isinstance(row, Rejection):
                tally.outcomes["rejected"] += 1
                rejected(row)
        puts = store.put_many(list(batch.articles), at=batch.at, replace_others=replace_others)
        for number, put in zip(batch.numbers, puts, strict=True):
            tally.outcomes[put.outcome] += 1
            tally.copies += put.copy
            if put.outcome == "rejected":
                rejected(Rejection(batch.rows[number].origin, put.reason))
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


def _tagged_batches(
    rows: Iterable[Row], store: Store, tag: Tagger, *, collection: str, now: Callable[[], dt.datetime]
) -> Iterator[_Batch]:
    """Batches whose tagging has begun; asked for one ahead, so one batch may not be in the store yet."""
    remaining = iter(rows)
    before: set[str] = set()
    while batch := list(islice(remaining, BATCH)):
        at = now()
        articles = {
            number: article_from(row, collection=collection, today=at.date())
            for number, row in enumerate(batch)
            if not isinstance(row, Rejection)
        }
        known = store.known([article.id for article in articles.values()])
        changing: set[str] = set()
        untagged = []
        for number, article in articles.items():
            if known.get(article.id) != Known.of(article) or article.id in before or article.id in changing:
                changing.add(article.id)
                untagged.append(number)
        found = tag([articles[number] for number in untagged])
        yield _Batch(batch, at, list(articles), _with_tagged(articles, frozenset(untagged), found))
        before = changing


def _with_tagged(
    articles: Mapping[int, Article], untagged: Collection[int], found: Iterator[Article]
) -> Iterator[Article]:
    return (next(found) if number in untagged else article for number, article in articles.items())


def _one_ahead(batches: Iterator[_Batch]) -> Iterator[_Batch]:
    """The same, each when the next one is being tagged; also the last before an error."""
    batch = next(batches, None)
    while batch:
        try:
            following = next(batches, None)
        except Exception:
            yield batch
            raise
        yield batch
        batch = following
