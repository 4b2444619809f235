"""Where each millisecond of a search page goes.

    python -m tests.bench.profile --corpus FILE… [--keep FOLDER] [--each 60] [--write]

answers the queries of every class and times the steps of a page. Within the search itself, and within the
snippets, it looks a thousand times a second which function of the project is at work (a timer of the system, so
whatever runs is slowed a little and nothing is left out), and shares out the time of the step accordingly. The
floor of a search is the time that reading its postings takes at the speed at which numpy adds up memory: eight
bytes for each document of each term that scores, once.
"""

import argparse
import signal
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import numpy as np

from index.snippets import snippets

from .corpus import Corpus
from .latest import keep
from .options import add_corpus_options, corpus_of
from .queries import CLASSES, Query, drawn, shuffled
from .table import markdown
from .tansiq import Tansiq, params_of

__all__ = ["main"]

_SEED = 5
_WARMING = 5
_STEPS = ("understand", "search", "fetch", "snippets")
_EVERY = 0.001  # seconds
_SHOWN = 0.02  # of the step: what is less is summed up
_POSTING = 8  # bytes: document, frequency, length
_ROOT = Path(__file__).parents[2]
_PACKAGES = tuple(f"{_ROOT / name}/" for name in ("archive", "index", "web"))


class _Sampler:
    """Which function of the project was at work, by step."""

    def __init__(self) -> None:
        self.step = ""
        self.seen: dict[str, Counter[str]] = defaultdict(Counter)

    def __call__(self, _signal: int, frame: FrameType | None) -> None:
        while frame and not frame.f_code.co_filename.startswith(_PACKAGES):
            frame = frame.f_back
        if frame and self.step:
            path = Path(frame.f_code.co_filename).relative_to(_ROOT)
            self.seen[self.step][f"{path}: {frame.f_code.co_qualname}"] += 1


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_corpus_options(parser)
    parser.add_argument("--each", type=int, default=60, metavar="N", help="queries of a class")
    parser.add_argument("--write", action="store_true", help="keep the figures in latest.json")
    options = parser.parse_args(arguments)
    with corpus_of(options) as corpus:
        if not corpus.index.exists():
            Tansiq(corpus).build()
        steps, sampler = _profiled(corpus, options.each)
    kinds = [kind for kind in CLASSES if kind in steps]
    medians = {kind: {step: statistics.median(times) for step, times in steps[kind].items()} for kind in kinds}
    rows = [[step, *(f"{medians[kind][step]:.2f}" for kind in kinds)] for step in (*_STEPS, "floor")]
    print(markdown(["median ms of the processor", *kinds], rows))
    for step in ("search", "snippets"):
        print(f"\n{step}, by function:\n")
        shares = _shares(sampler.seen[step])
        print(markdown(["function", "share"], [[name, f"{share:.0%}"] for name, share in shares]))
    if options.write:
        functions = {step: dict(_shares(sampler.seen[step])) for step in ("search", "snippets")}
        keep("profile", {"median_ms": medians, "functions": functions})


def _profiled(corpus: Corpus, each: int) -> tuple[dict[str, dict[str, list[float]]], _Sampler]:
    engine = Tansiq(corpus)
    engine.open()
    for query in shuffled(drawn(corpus.rows(), each=_WARMING, seed=_SEED + 1), seed=_SEED):
        engine.page(query, corpus.province)
    queries = shuffled(drawn(corpus.rows(), each=each, seed=_SEED), seed=_SEED)
    sampler = _Sampler()
    speed = _bytes_a_second()
    steps: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for query in queries:
        with _sampled(sampler):
            times = _page(engine, query, corpus.province, sampler)
        times["floor"] = 1_000 * _POSTING * _postings(engine, query) / speed
        for step, milliseconds in times.items():
            steps[query.kind][step].append(milliseconds)
    return steps, sampler


def _page(engine: Tansiq, query: Query, province: str | None, sampler: _Sampler) -> dict[str, float]:
    """The page of `Tansiq.page`, each step timed."""
    times = {}

    @contextmanager
    def step(name: str) -> Iterator[None]:
        sampler.step = name
        started = time.process_time()
        yield
        times[name] = (time.process_time() - started) * 1_000

    with step("understand"):
        request, _ = engine.reading.understood(params_of(query, province))
    with step("search"):
        results = engine.engine.search(request)
    with step("fetch"):
        articles = engine.store.get_many([hit.id for hit in results.hits], listed=True)
    with step("snippets"):
        for hit in results.hits:
            snippets(articles[hit.id].body, request.query, places=hit.places)
    return times


@contextmanager
def _sampled(sampler: _Sampler) -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, sampler)
    signal.setitimer(signal.ITIMER_REAL, _EVERY, _EVERY)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _postings(engine: Tansiq, query: Query) -> int:
    """How many documents the scored terms of a query stand in, together: none where nothing is found."""
    request, _ = engine.reading.understood(params_of(query, None))
    hits = engine.engine.search(request).hits
    shares = engine.engine.explain(request, hits[0].id) if hits else None
    return sum(share.documents for share in shares or ())


def _bytes_a_second() -> float:
    """How fast numpy adds up 64 MB."""
    memory = np.ones(8_000_000, np.int64)
    times = []
    for _ in range(5):
        started = time.perf_counter()
        memory.sum()
        times.append(time.perf_counter() - started)
    return memory.nbytes / min(times)


def _shares(seen: Counter[str]) -> list[tuple[str, float]]:
    """The functions with the most time, and the rest together."""
    total = seen.total() or 1
    shown = [(name, count / total) for name, count in seen.most_common() if count >= _SHOWN * total]
    return [*shown, ("others", 1 - sum(share for _, share in shown))]


if __name__ == "__main__":
    main()
