"""How long an import of real corpora takes, how much memory and disk, and how fast a search page is after it.

    TANSIQ_CORPORA=FOLDER python -m tests.bench.import_at_size [--interrupt N] [--write]

imports `ant_news.jsonl.gz` and `saudi_news.jsonl.gz` of the folder in a process of its own into a new archive,
prints one Markdown row a figure and removes the archive. With `--interrupt N` the import is killed N times on its
way and run again, and the ids are compared with those of one that was left alone.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from archive.authority import shipped
from archive.store import Store
from index.engine import open_engine
from web.params import Params
from web.reading import Reading

from .latest import keep

FILES = ("ant_news.jsonl.gz", "saudi_news.jsonl.gz")
QUERIES = ("العراق", "رئيس الوزراء", '"مجلس الأمن"', "الجيش OR الشرطة", "البيشمركه", "كهرباء البصرة", "")
_REPEATS = 5
_KILL_AFTER = 25.0  # seconds, and so much later each time


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interrupt", type=int, default=0, metavar="N")
    parser.add_argument("--write", action="store_true", help="keep the figures in latest.json")
    options = parser.parse_args()
    interrupt: int = options.interrupt
    figures: dict[str, str] = {}
    folder = os.environ.get("TANSIQ_CORPORA")
    if not folder:
        sys.exit("set TANSIQ_CORPORA to the folder of ant_news.jsonl.gz and saudi_news.jsonl.gz")
    paths = [Path(folder, name) for name in FILES]
    with tempfile.TemporaryDirectory() as place:
        data = Path(place, "whole")
        for name, value in chain(measured_import(data, paths), measured_pages(data)):
            figures[name] = value
            print(f"| {name} | {value} |", flush=True)
        if interrupt:
            torn = Path(place, "interrupted")
            interrupted_import(torn, paths, interrupt)
            same = contents(torn) == contents(data)
            print(f"| killed {interrupt} times and run again: same ids, texts and documents | {same} |")
    if options.write:
        keep("import_at_size", figures)


def measured_import(data: Path, paths: list[Path]) -> Iterator[tuple[str, str]]:
    """Import in a process of its own; figures of the whole process."""
    started = time.monotonic()
    done = subprocess.run(command(data, paths), capture_output=True, text=True, check=False)
    wall = time.monotonic() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    yield "import", done.stdout.strip()
    yield "wall, s", f"{wall:.0f}"
    yield "processor, s", f"{used.ru_utime + used.ru_stime:.0f}"
    yield "peak memory, MB", f"{used.ru_maxrss / 1_024:.0f}"
    yield "database, MB", f"{size(data, 'archive.sqlite*') / 1e6:.0f}"
    yield "index, MB", f"{size(data, 'index/**/*') / 1e6:.0f}"


def measured_pages(data: Path) -> Iterator[tuple[str, str]]:
    """The median time of a page of twenty with facets and snippets, after a first one."""
    store, engine = Store(data / "archive.sqlite", read_only=True), open_engine(f"whoosh:{data / 'index'}")
    reading = Reading(store, engine, shipped())
    for query in QUERIES:
        found = [reading.search(Params(q=query)) for _ in range(1 + _REPEATS)]
        median = statistics.median(each.seconds for each in found[1:])
        yield f"page of `{query or 'everything'}`, ms", f"{median * 1_000:.0f} ({found[0].total:,} found)"
    engine.close()
    store.close()


def interrupted_import(data: Path, paths: list[Path], times: int) -> None:
    """Kill the import so many times on its way, each time a little later; then let it end."""
    for number in range(1, times + 1):
        process = subprocess.Popen(command(data, paths), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(_KILL_AFTER * number)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    subprocess.run(command(data, paths), capture_output=True, check=False)


def contents(data: Path) -> tuple[dict[str, str], list[str]]:
    """Every kept id with the hash of its text, and the ids of the index."""
    store, engine = Store(data / "archive.sqlite", read_only=True), open_engine(f"whoosh:{data / 'index'}")
    texts = {
        id_: text_hash
        for change in store.leads()
        if change.lead
        for id_, text_hash in [(change.lead.id, change.lead.text_hash), *((c.id, "") for c in change.copies)]
    }
    ids = engine.ids()
    engine.close()
    store.close()
    return texts, ids


def command(data: Path, paths: list[Path]) -> list[str]:
    """The import as a user would type it."""
    return [sys.executable, "-m", "web", "--data", str(data), "import", *map(str, paths)]


def size(folder: Path, pattern: str) -> int:
    """Bytes of the files that match."""
    return sum(path.stat().st_size for path in folder.glob(pattern) if path.is_file())


if __name__ == "__main__":
    main()
