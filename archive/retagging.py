"""Articles tagged anew, after the rules or the tables have changed.

A batch at a time; how far a run has come, and what came of it, is kept in the transaction of each batch. One that
was cut short goes on from there, unless the rules or tables have changed again: then it begins anew. Articles
whose tags and dates stay the same are not written.

It takes its clock as an argument and does not know that an index exists.
"""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace

from .article import Article
from .authority import Authority
from .store import Retagging, Store
from .tagger import tagger
from .tagging import tagging_version

__all__ = ["BATCH", "retag"]

BATCH = 1_000
"""Articles in one transaction."""


def retag(
    store: Store,
    authority: Authority,
    *,
    now: Callable[[], dt.datetime],
    progress: Callable[[int], None] = lambda _articles: None,
    workers: Executor | None = None,
) -> Retagging:
    """Tag every article anew; what changed, since the run began. `progress` hears of each batch.

    `workers`: processes that large batches are shared out to.
    Raises StoreError when the database refuses: batches before are kept.
    """
    tag = tagger(authority, workers)
    run = store.retagging(tagging_version(authority))
    while batch := store.articles_after(run.after, limit=BATCH):
        run = store.retag(list(tag([_as_given(article) for article in batch])), run, at=now())
        progress(run.articles)
    store.end_retagging()
    return run


def _as_given(article: Article) -> Article:
    """The article without a day of publication that tagging has inferred."""
    inferred = article.published is not None and article.published.how.startswith("inferred: ")
    return replace(article, published=None) if inferred else article
