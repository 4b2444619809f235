"""How many articles a second are tagged on one core, and how the time grows with their length.

    python -m tests.bench.tagging --corpus FILE… [--limit N] [--write]

tags every article once after a few that are not measured, in one process, and tells articles and code points a
processor second; then one text of the corpus after the other, joined to a single one of each length up to 5 MB of
UTF-8. The time of a code point should be the same for each of them. «Words» is how long it takes only to find the
words of the same texts by the pattern that defines them: a yardstick of the machine.
"""

import argparse
import datetime as dt
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from archive.arabic.words import WORD
from archive.article import Article
from archive.authority import shipped
from archive.importers import Rejection, read
from archive.ingest import article_from
from archive.tagging import tagged

from .latest import keep
from .table import markdown

__all__ = ["main"]

_WARMING = 50
_LENGTHS = (5_000, 50_000, 500_000, 5_000_000)  # bytes


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", nargs="+", type=Path, required=True, metavar="FILE", help="articles to tag")
    parser.add_argument("--limit", type=int, metavar="N", help="only so many")
    parser.add_argument("--write", action="store_true", help="keep the figures in latest.json")
    options = parser.parse_args(arguments)
    articles = list(islice(_articles(options.corpus), options.limit))
    authority = shipped()
    for article in articles[:_WARMING]:
        tagged(article, authority)
    seconds = _seconds(lambda: [tagged(article, authority) for article in articles])
    yardstick = _seconds(lambda: [WORD.findall(article.body) for article in articles])
    length = sum(len(article.body) for article in articles)
    figures: dict[str, Any] = {
        "articles": len(articles),
        "mean code points": round(length / len(articles)),
        "articles a second": round(len(articles) / seconds),
        "code points a second": round(length / seconds),
        "times the yardstick": round(seconds / yardstick, 2),
    }
    print(markdown(["tagging on one core", ""], figures.items()), "\n")
    lengths = {}
    for size in _LENGTHS:
        long = replace(articles[0], body=_joined(articles, size))
        lengths[size] = _seconds(lambda long=long: tagged(long, authority)) / len(long.body) * 1e6  # type: ignore[misc]
    rows = [[f"{size:,}", f"{microseconds:.2f}"] for size, microseconds in lengths.items()]
    print(markdown(["bytes of one text", "µs a code point"], rows))
    if options.write:
        keep("tagging", figures | {"µs a code point": {size: round(each, 3) for size, each in lengths.items()}})


def _articles(files: Sequence[Path]) -> Iterator[Article]:
    for row in read(files):
        if not isinstance(row, Rejection):
            yield article_from(row, collection="main", today=dt.date(2100, 1, 1))


def _joined(articles: Sequence[Article], size: int) -> str:
    """So many bytes of the articles' texts, one after the other, from the beginning again where they end."""
    parts: list[str] = []
    length = 0
    while length < size:
        for article in articles:
            parts.append(article.body)
            length += len(article.body.encode())
            if length >= size:
                break
    return "\n".join(parts).encode()[:size].decode(errors="ignore")


def _seconds(work: Callable[[], object]) -> float:
    """Processor time."""
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main()
