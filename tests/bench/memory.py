"""What opening an index costs, and what readers hold in memory.

    python -m tests.bench.memory --corpus FILE… [--keep FOLDER] [--workers 4] [--write]

opens the index in a fresh process and answers queries of all classes in it; then has several processes do so at
once over one index and adds up their memory while all of them hold it. `private` is what a process alone holds
(USS), `shared out` counts what several map divided by their number (PSS), so that it can be added up. All
processes hold Python, the packages and the authority tables too: the row before the index is opened says how
much that is.
"""

import argparse
import multiprocessing
import time
from collections.abc import Sequence
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from .corpus import Corpus
from .latest import keep
from .options import add_corpus_options, corpus_of
from .process import Memory, alone, memory
from .queries import Query, drawn, shuffled
from .table import markdown
from .tansiq import Tansiq

__all__ = ["main"]

_SEED = 5
_SPAWN = multiprocessing.get_context("spawn")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_corpus_options(parser)
    parser.add_argument("--each", type=int, default=60, metavar="N", help="queries of a class")
    parser.add_argument("--workers", type=int, default=4, metavar="N", help="processes over the index")
    parser.add_argument("--write", action="store_true", help="keep the figures in latest.json")
    options = parser.parse_args(arguments)
    with corpus_of(options) as corpus:
        if not corpus.index.exists():
            Tansiq(corpus).build()
        queries = shuffled(drawn(corpus.rows(), each=options.each, seed=_SEED), seed=_SEED)
        one = alone(_reader, corpus.folder, queries, corpus.province)
        all_ = _workers(options.workers, corpus.folder, queries, corpus.province)
    together = {name: round(sum(getattr(each, name) for each in all_), 1) for name in Memory._fields}
    states: dict[str, Memory] = one["memory"]
    rows = [[state, held.rss, held.pss, held.uss] for state, held in states.items()]
    rows.append([f"{options.workers} workers together, {len(queries)} queries each", *together.values()])
    print(markdown(["", "resident MB", "shared out MB (PSS)", "private MB (USS)"], rows), "\n")
    print(f"opening: {one['open_ms']:.1f} ms, first page: {one['first_page_ms']:.1f} ms")
    if options.write:
        figures = {"open_ms": one["open_ms"], "first_page_ms": one["first_page_ms"]}
        reader = {state: held._asdict() for state, held in states.items()}
        keep("memory", figures | {"reader": reader, f"{options.workers} workers": together})


def _reader(folder: Path, queries: Sequence[Query], province: str | None) -> dict[str, Any]:
    engine = Tansiq(Corpus(folder))
    before = memory()
    started = time.perf_counter()
    engine.open()
    opened = time.perf_counter()
    held = memory()
    asking = time.perf_counter()
    engine.page(queries[0], province)
    asked = time.perf_counter()
    for query in queries[1:]:
        engine.page(query, province)
    return {
        "open_ms": (opened - started) * 1_000,
        "first_page_ms": (asked - asking) * 1_000,
        "memory": {
            "before the index is opened": before,
            "opened": held,
            f"after {len(queries)} queries": memory(),
        },
    }


def _workers(number: int, folder: Path, queries: Sequence[Query], province: str | None) -> list[Memory]:
    answers: multiprocessing.Queue[Memory] = _SPAWN.Queue()
    together = _SPAWN.Barrier(number)
    given = (folder, queries, province, together, answers)
    processes = [_SPAWN.Process(target=_work, args=given) for _ in range(number)]
    for process in processes:
        process.start()
    found = [answers.get() for _ in processes]
    for process in processes:
        process.join()
    return found


def _work(
    folder: Path,
    queries: Sequence[Query],
    province: str | None,
    together: Barrier,
    answers: "multiprocessing.Queue[Memory]",
) -> None:
    engine = Tansiq(Corpus(folder))
    engine.open()
    for query in queries:
        engine.page(query, province)
    together.wait()  # all hold what they hold while each is measured
    held = memory()
    together.wait()
    answers.put(held)


if __name__ == "__main__":
    main()
