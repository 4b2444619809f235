"""More articles than there are: the real ones again and again with words exchanged. Pure, given a seed.

The first round is the articles themselves. In every later one each word of an article is, with a chance of 0.3,
exchanged for a word drawn from all words of the corpus as they stand there, so that frequent ones come often:
vocabulary, frequencies and lengths stay what they are in news. Ids and URLs are of the round.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import count, islice

import regex

from archive.arabic.words import WORD
from archive.article import RawArticle
from archive.importers import Rejection, Row

__all__ = ["grown"]

_EXCHANGED = 0.3
_POOL = 1_000_000  # words that others are exchanged for


def grown(rows: Callable[[], Iterable[Row]], size: int, *, seed: int) -> Iterator[RawArticle]:
    """So many articles, streamed; `rows` reads the real ones anew at each call."""
    return islice(_endless(rows, seed), size)


def _endless(rows: Callable[[], Iterable[Row]], seed: int) -> Iterator[RawArticle]:
    draw = random.Random(seed)
    pool: list[str] = []
    for number in count():
        for row in rows():
            if isinstance(row, Rejection):
                continue
            if number:
                yield _exchanged(row, number, pool, draw)
                continue
            if len(pool) < _POOL:
                pool += WORD.findall(row.body)
            yield row


def _exchanged(row: RawArticle, number: int, pool: list[str], draw: random.Random) -> RawArticle:
    def word(match: regex.Match[str]) -> str:
        return draw.choice(pool) if draw.random() < _EXCHANGED else match[0]

    return replace(
        row,
        id=f"{row.id}-{number}" if row.id else None,
        url=f"{row.url}#{number}" if row.url else None,
        title=WORD.sub(word, row.title) if row.title else row.title,
        body=WORD.sub(word, row.body),
    )
