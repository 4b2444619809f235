"""Whether the engine on disk answers as one that looks at every document, over many random searches.

    python -m tests.bench.agreement --corpus FILE… [--limit 2000] [--trials 2000] [--commits 12]

puts the same articles into the engine and into the memory engine, its oracle, in so many commits of all sizes;
each takes out some of those that were there and puts others in anew. Both are asked random searches: words,
phrases and alternatives out of the articles, with exclusions, beginnings and misspelt words, filters, periods
and orders. Total and counts must be equal, the first ten the same in the same order with equal scores. It
prints how many searches there were and how many differed in what, and exits with 1 where any did.
"""

import argparse
import datetime as dt
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.article import Change
from archive.authority import Authority, shipped
from archive.store import Store
from index.checkpoint import Checkpoint
from index.engine import SearchEngine, open_engine
from index.expansion import expand
from index.hierarchy import rolled_up
from index.query import Node, SearchRequest
from index.query_language import parse
from index.results import SearchResults

from .corpus import Corpus
from .latest import keep
from .options import add_corpus_options, corpus_of
from .page import TOP
from .queries import drawn, shuffled
from .table import markdown
from .tansiq import text_of

__all__ = ["COMPARED", "differences", "main"]

COMPARED = ("total", "counts", "top ten", "scores")
_SCORE = 1e-6


def main(arguments: Sequence[str] | None = None) -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_corpus_options(parser)
    parser.add_argument("--trials", type=int, default=2_000, metavar="N", help="searches")
    parser.add_argument("--commits", type=int, default=12, metavar="N")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="keep the figures in latest.json")
    options = parser.parse_args(arguments)
    with corpus_of(options) as corpus:
        found = differences(corpus, trials=options.trials, commits=options.commits, seed=options.seed)
    figures = {name: found[name] for name in ("searches", "with hits", "segments", *COMPARED)}
    print(markdown(list(figures), [list(figures.values())]))
    if options.write:
        keep("agreement", figures)
    if any(found[name] for name in COMPARED):
        sys.exit(1)


def differences(corpus: Corpus, *, trials: int, commits: int, seed: int) -> Counter[str]:
    """How many searches there were, how many found something, and in how many the engines differed in what."""
    draw = random.Random(seed)
    authority = shipped()
    found: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        engine, oracle = open_engine(f"whoosh:{Path(folder, 'index')}"), open_engine("memory:")
        _fill((engine, oracle), list(_changes(corpus, authority)), commits, draw)
        found["segments"] = len(list(Path(folder, "index").glob("*/*.arrays")))
        for request in _requests(corpus, authority, draw, trials):
            mine, theirs = engine.search(request), oracle.search(request)
            found.update(["searches", *_unlike(mine, theirs)])
            found["with hits"] += bool(theirs.hits)
        engine.close()
    return found


def _unlike(mine: SearchResults, theirs: SearchResults) -> Iterator[str]:
    if mine.total != theirs.total:
        yield "total"
    if (mine.facets, mine.undated) != (theirs.facets, theirs.undated):
        yield "counts"
    if [hit.id for hit in mine.hits] != [hit.id for hit in theirs.hits]:
        yield "top ten"
    elif not all(
        math.isclose(a.score, b.score, abs_tol=_SCORE) for a, b in zip(mine.hits, theirs.hits, strict=True)
    ):
        yield "scores"


def _changes(corpus: Corpus, authority: Authority) -> Iterator[Change]:
    store = Store(corpus.database, read_only=True)
    yield from (rolled_up(change, authority) for change in store.leads())
    store.close()


def _fill(engines: Sequence[SearchEngine], waiting: list[Change], commits: int, draw: random.Random) -> None:
    """Commits of all sizes; of what is there before each a twentieth goes and a twentieth is put in anew."""
    draw.shuffle(waiting)
    present: dict[str, Change] = {}
    for number in range(1, commits + 1):
        size = draw.randint(1, 2 * len(waiting) // (commits - number + 1)) if number < commits else len(waiting)
        batch, waiting = waiting[:size], waiting[size:]
        touched = draw.sample(sorted(present), len(present) // 10)
        again, gone = touched[::2], touched[1::2]
        batch += [present[id_] for id_ in again]
        for engine in engines:
            engine.apply(
                [*batch, *(Change(seq=number, lead=None, gone=(id_,)) for id_ in gone)],
                Checkpoint("archive", number, "1"),
            )
        present |= {change.lead.id: change for change in batch if change.lead}
        for id_ in gone:
            del present[id_]


def _requests(corpus: Corpus, authority: Authority, draw: random.Random, trials: int) -> Iterator[SearchRequest]:
    rows = list(corpus.rows())
    pools: dict[str, list[str]] = {
        "province": sorted({value for row in rows for value in row.province}),
        "actor": sorted({value for row in rows for value in row.actor}),
    }
    days = sorted({dt.date.fromisoformat(row.published) for row in rows if row.published})
    seed = draw.randrange(1_000)
    texts = [text_of(query) for query in shuffled(drawn(rows, each=-(-trials // 6), seed=seed), seed=seed)]
    for _ in range(trials):
        node: Node = parse(_varied(draw.choice(texts), texts, draw))
        since, until = sorted(draw.choices(days, k=2)) if days and draw.random() < 0.3 else (None, None)
        yield SearchRequest(
            query=expand(node, authority).node if draw.random() < 0.5 else node,
            filters={
                name: tuple(draw.sample(pool, min(2, len(pool))))
                for name, pool in pools.items()
                if pool and draw.random() < 0.3
            },
            published_from=since,
            published_to=until,
            sort=draw.choice(("relevance", "relevance", "newest", "oldest")),
            exact=draw.random() < 0.2,
            match=draw.choice(("all", "all", "any")),
            limit=TOP,
        )


def _varied(text: str, texts: Sequence[str], draw: random.Random) -> str:
    """The query as it is, or with an exclusion, a beginning or a misspelt word beside it."""
    word = draw.choice(texts).split()[0].strip('"')
    return draw.choice((text, text, f"{text} -{word}", f"{word[:3]}*", f"{word[:2]}{word[3:]}~ OR {text}"))


if __name__ == "__main__":
    main()
