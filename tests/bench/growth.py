"""How each cost grows with the archive: 10,000, 100,000, 1,000,000 articles.

    python -m tests.bench.growth --corpus FILE… [--sizes 10000,100000] [--keep FOLDER] [--write]

makes articles out of the real ones by exchanging words (`tests.bench.grown`), imports them, indexes them as `sync`
does, asks queries of all classes with a province selected, and rebuilds the index; each in a process of its own,
whose memory is measured. One row a size is printed as soon as it is there.
"""

import argparse
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from archive.authority import shipped
from archive.importers import read
from archive.store import Store
from index.engine import open_engine
from index.sync import rebuild

from .corpus import Corpus, bytes_of, imported_rows
from .grown import grown
from .latest import keep
from .options import kept_folder
from .page import asked
from .process import alone, memory, peak_mb
from .queries import drawn, shuffled
from .table import markdown, page_ms
from .tansiq import Tansiq

__all__ = ["main"]

_SIZES = "10000,100000,1000000"
_SEED = 5


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", nargs="+", type=Path, required=True, metavar="FILE", help="the real articles")
    parser.add_argument("--sizes", default=_SIZES, help="in a list with commas")
    parser.add_argument("--each", type=int, default=60, metavar="N", help="queries of a class")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep what was imported for the next run")
    parser.add_argument("--write", action="store_true", help="keep the figures in latest.json")
    options = parser.parse_args(arguments)
    rows: list[dict[str, Any]] = []
    with kept_folder(options.keep) as folder:
        for size in map(int, options.sizes.split(",")):
            row = _measured(folder / f"{size}", options.corpus, size, options.each)
            table = markdown(list(row), [list(row.values())])
            print(table.splitlines()[-1] if rows else table, flush=True)
            rows.append(row)
    if options.write:
        keep("growth", rows)


def _measured(folder: Path, paths: Sequence[Path], size: int, each: int) -> dict[str, Any]:
    corpus = Corpus(folder)
    folder.mkdir(parents=True, exist_ok=True)
    alone(_import, folder, paths, size)
    indexing = alone(_index, folder)
    pages = alone(_ask, folder, each)
    rebuilding = alone(_rebuild, folder)
    text = sum(len(f"{row.title}{row.body}".encode()) for row in corpus.rows())
    return {
        "articles": size,
        "text MB": round(text / 1e6),
        "import s": round(corpus.figure("import")["seconds"]),
        **indexing,
        "database MB": round(bytes_of(corpus.database) / 1e6),
        "index MB": round(bytes_of(corpus.index) / 1e6),
        **pages,
        **rebuilding,
    }


def _import(folder: Path, paths: Sequence[Path], size: int) -> None:
    imported_rows(folder, grown(partial(read, paths), size, seed=_SEED), {"grown": size, "seed": _SEED})


def _index(folder: Path) -> dict[str, Any]:
    corpus = Corpus(folder)
    engine = Tansiq(corpus)
    started = time.monotonic()
    engine.build()
    return {"index s": round(time.monotonic() - started), "index peak MB": round(peak_mb())}


def _rebuild(folder: Path) -> dict[str, Any]:
    corpus = Corpus(folder)
    store, engine = Store(corpus.database, read_only=True), open_engine(f"whoosh:{corpus.index}")
    started = time.monotonic()
    rebuild(store, engine, shipped())
    seconds = time.monotonic() - started
    engine.close()
    store.close()
    return {"rebuild s": round(seconds), "rebuild peak MB": round(peak_mb())}


def _ask(folder: Path, each: int) -> dict[str, Any]:
    """Pages with the province of most articles selected, after others that are not measured."""
    corpus = Corpus(folder)
    engine = Tansiq(corpus)
    queries = shuffled(drawn(corpus.rows(), each=each, seed=_SEED), seed=_SEED)
    warming = shuffled(drawn(corpus.rows(), each=5, seed=_SEED + 1), seed=_SEED)
    started = time.perf_counter()
    engine.open()
    opening = (time.perf_counter() - started) * 1_000
    run = asked([engine], queries, warming, corpus.province)[engine.name]
    held = memory()
    return {
        "open ms": round(opening, 1),
        **{f"page {name} ms": value for name, value in page_ms(run.times)["all"].items()},
        "resident MB": round(held.rss),
        "private MB": round(held.uss),
    }


if __name__ == "__main__":
    main()
