"""How long a search page takes, beside tantivy, SQLite FTS5 and Whoosh as it comes, in one run.

    python -m tests.bench.search_page --corpus FILE… [--queries FILE.json] [--json] [--write]

imports the files (as `tansiq import` takes them), has every engine index the same documents with the values that
our rules gave them, and asks each every query once, in a settled disorder and one process, after others that are
not measured. See `tests.bench.page` for what a page is and `tests.bench.queries` for the classes and the file of
queries; without one, queries are drawn from the corpus. `--keep FOLDER` keeps what was built for the next run.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .corpus import Corpus, bytes_of
from .fts5 import Fts5
from .latest import keep
from .options import add_corpus_options, corpus_of
from .page import Engine, Run, asked
from .queries import Query, drawn, queries_of, shuffled
from .stock_whoosh import Whoosh
from .table import markdown, page_ms, page_rows
from .tansiq import Reader, Tansiq
from .tantivy import Prototype, Tantivy

__all__ = ["main"]

_OUR_OWN = {"index_mb", "processor_ms", "hits_shown"}  # figures that the JSON does not have
_PEERS: dict[str, Callable[[Corpus], Engine]] = {"tantivy": Tantivy, "fts5": Fts5, "whoosh": Whoosh}
_OPENINGS = 7
_WARMING = 5  # of each class
_ALIKE = 0.15  # how far a peer may be from the prototype


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_corpus_options(parser)
    parser.add_argument("--queries", type=Path, metavar="FILE.json", help="instead of queries from the corpus")
    parser.add_argument("--each", type=int, default=60, metavar="N", help="queries of a class that are drawn")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--peers", default=",".join(_PEERS), help="fewer, or none, in a list with commas")
    parser.add_argument("--reindex", action="store_true", help="index ours anew, what else is kept stays")
    parser.add_argument("--json", action="store_true", help="print JSON with every answer, no tables")
    parser.add_argument("--write", action="store_true", help="keep the figures in latest.json")
    options = parser.parse_args(arguments)
    peers = [name for name in options.peers.split(",") if name]
    if unknown := set(peers) - set(_PEERS):
        parser.error(f"no such peer: {', '.join(sorted(unknown))}")
    with corpus_of(options) as corpus:
        ours = Tansiq(corpus)
        engines: list[Engine] = [ours, *(_PEERS[name](corpus) for name in peers)]
        built = {
            engine.name: _built(engine, corpus, anew=options.reindex and engine is ours) for engine in engines
        }
        seed, rows = options.seed, corpus.rows
        wanted = queries_of(options.queries) if options.queries else drawn(rows(), each=options.each, seed=seed)
        queries = shuffled(wanted, seed=seed)
        others = shuffled(drawn(rows(), each=_WARMING, seed=seed + 1), seed=seed)
        warming = [query for query in others if query not in queries]
        runs = asked(engines, queries, warming, corpus.province)
        figures = {engine.name: built[engine.name] | _figures(runs[engine.name]) for engine in engines}
        beside = _beside(engines, corpus, queries, warming) if not options.json else {}
        for engine in engines:
            engine.close()
        if options.json:
            print(json.dumps(_with_answers(figures, runs), ensure_ascii=False))
        else:
            _print(figures, beside, corpus, queries)
    if options.write:
        keep("search_page", {"engines": figures, "beside": beside, "queries": len(queries)})


def _built(engine: Engine, corpus: Corpus, *, anew: bool) -> dict[str, float]:
    """What building cost, now or when it was built; and what opening costs."""
    rate = None if anew else corpus.figure(f"{engine.name} documents a second")
    if rate is None or not engine.place.exists():
        print(f"indexing: {engine.name}", file=sys.stderr)
        started = time.perf_counter()
        engine.build()
        rate = corpus.figure("documents") / (time.perf_counter() - started)
        corpus.keep(f"{engine.name} documents a second", rate)
    opening = []
    for _ in range(_OPENINGS):
        started = time.perf_counter()
        engine.open()
        opening.append((time.perf_counter() - started) * 1_000)
    return {
        "index_docs_per_s": round(rate, 1),
        "disk_mb": round(bytes_of(*engine.files) / 1e6, 1),
        "index_mb": round(bytes_of(engine.place) / 1e6, 1),
        "open_ms": round(statistics.median(opening), 2),
    }


def _figures(run: Run) -> dict[str, Any]:
    shown = statistics.fmean(len(answer.ids) for answer in run.answers.values())
    return {
        "page_ms": page_ms(run.times),
        "processor_ms": page_ms(run.processor),
        "hits_shown": round(shown, 2),
    }


def _beside(
    engines: Sequence[Engine], corpus: Corpus, queries: Sequence[Query], warming: Sequence[Query]
) -> dict[str, dict[str, Any]]:
    """Pages of other kinds, over the same indexes: nothing selected, the prototype's, and all that readers get."""
    if any(engine.name == "tantivy" for engine in engines):
        prototype = Prototype(corpus)
        prototype.open()
        engines = [*engines, prototype]
    plain = asked(engines, queries, warming, None)
    reader = Reader(corpus)
    reader.open()
    whole = asked([reader], queries, warming, corpus.province)
    reader.close()
    return {
        "nothing selected": {name: page_ms(run.times) for name, run in plain.items()},
        "nothing selected, processor": {name: page_ms(run.processor) for name, run in plain.items()},
        "all that readers get": {name: page_ms(run.times) for name, run in whole.items()},
    }


def _with_answers(figures: Mapping[str, Any], runs: Mapping[str, Run]) -> dict[str, Any]:
    """The figures as JSON has them: with the total, counts and ids of each query."""
    return {
        name: {
            **{key: value for key, value in row.items() if key not in _OUR_OWN},
            "answers": {text: asdict(answer) for text, answer in runs[name].answers.items()},
        }
        for name, row in figures.items()
    }


def _print(
    figures: Mapping[str, Any], beside: Mapping[str, Any], corpus: Corpus, queries: Sequence[Query]
) -> None:
    names = list(figures)
    print(f"{corpus.figure('documents'):,} documents, {len(queries)} queries, {corpus.province} selected\n")
    built = [key for key in next(iter(figures.values())) if key not in {"page_ms", "processor_ms"}]
    print(markdown(["", *names], [[key, *(f"{figures[name][key]:,}" for name in names)] for key in built]), "\n")
    _print_pages({name: figures[name]["page_ms"] for name in names})
    print("\nThe same in milliseconds of the processor, which a busy machine does not lengthen as much:\n")
    _print_pages({name: figures[name]["processor_ms"] for name in names})
    print("\nNothing selected:\n")
    _print_pages(beside["nothing selected"])
    print("\nAll that readers get (titles marked, copies, wider results after few hits), the province selected:\n")
    ((name, whole),) = beside["all that readers get"].items()
    _print_pages({"tansiq": figures["tansiq"]["page_ms"], name: whole})
    if Prototype.name in beside["nothing selected"]:
        _print_distance(figures, beside["nothing selected, processor"])


def _print_pages(measured: Mapping[str, Any]) -> None:
    mine, *others = measured
    header = ["class", "ms", *measured, *(f"{mine} / {other}" for other in others)]
    print(markdown(header, page_rows(measured, mine)))


def _print_distance(figures: Mapping[str, Any], plain: Mapping[str, Any]) -> None:
    theirs = plain[Prototype.name]["all"]["p50"]
    print()
    for what, row in (("nothing", plain["tantivy"]), ("a province", figures["tantivy"]["processor_ms"])):
        away = row["all"]["p50"] / theirs - 1
        verdict = "within" if abs(away) <= _ALIKE else "beyond"
        print(f"tantivy's page with {what} selected takes {away:+.0%} of the processor", end=" ")
        print(f"beside the prototype's: {verdict} {_ALIKE:.0%}")


if __name__ == "__main__":
    main()
