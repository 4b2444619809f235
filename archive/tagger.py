"""Many articles tagged: one after the other, or shared out to worker processes. The result is the same.

The automata of the tables cannot be handed to another process: each makes its own, once, of the tables.
"""

import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import lru_cache
from itertools import chain, repeat

from .article import Article, DateMention, FacetTag, Published
from .authority import Authority
from .tagging import tagged

__all__ = ["LEAST", "Tagger", "tagger"]

Tagger = Callable[[Sequence[Article]], Iterator[Article]]
"""Gives articles their tags, in their order. Workers begin when it is called, not when the result is asked for."""

LEAST = 500
"""Fewer articles are tagged sooner than processes start."""

_CHUNK = 100

_Found = tuple[Published | None, tuple[FacetTag, ...], tuple[DateMention, ...]]


def tagger(authority: Authority, workers: Executor | None = None) -> Tagger:
    """What tags articles by these tables."""
    tables = b"" if workers is None else pickle.dumps(authority)

    def tag(articles: Sequence[Article]) -> Iterator[Article]:
        if workers is None or len(articles) < LEAST:
            return (tagged(article, authority) for article in articles)
        chunks = (articles[at : at + _CHUNK] for at in range(0, len(articles), _CHUNK))
        found = chain.from_iterable(workers.map(_found, repeat(tables), chunks))
        return (
            replace(article, published=published, tags=tags, dates=dates)
            for article, (published, tags, dates) in zip(articles, found, strict=True)
        )

    return tag


def _found(tables: bytes, articles: Sequence[Article]) -> list[_Found]:
    """What a worker sends back: what is new, not the texts."""
    authority = _authority(tables)
    return [
        (each.published, each.tags, each.dates) for each in (tagged(article, authority) for article in articles)
    ]


@lru_cache(maxsize=1)
def _authority(tables: bytes) -> Authority:
    authority: Authority = pickle.loads(tables)  # noqa: S301 - from the process that started this one
    return authority
