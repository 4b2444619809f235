"""Readers while others write: every answer is the old or the new state, never an error.

    python -m tests.bench.soak [--minutes 10] [--readers 8] [--writers 2]

Each writing process imports articles of its own with one word that only they have, indexes them, rebuilds the
index every few rounds, takes the articles out and indexes again, over and over. As a batch is one transaction
and one commit, a search for the word must find all of them or none. Reading threads ask for these words, and
for those of articles that are always there, by pages as readers get them. It prints the numbers of searches, of
commits and rebuilds, of searches that found something else (torn) and of those that failed, and exits with 1
where there are such.
"""

import argparse
import datetime as dt
import multiprocessing
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import cycle
from multiprocessing.synchronize import Event
from pathlib import Path

from archive.article import Origin, RawArticle
from archive.authority import shipped
from archive.ingest import ingest
from archive.store import Store
from index.engine import open_engine
from index.errors import IndexBusy
from index.sync import rebuild, sync
from web.params import Params
from web.reading import Reading

from .latest import keep
from .options import kept_folder
from .table import markdown

__all__ = ["COUNTED", "main", "soaked"]

COUNTED = ("searches", "torn", "errors", "indexed", "rebuilt", "waited")
_ALWAYS = 300
_BATCH = 40
_WORDS = ("بغداد", "أربيل", "كركوك", "البصرة", "اجتماع", "ماء", "كهرباء", "طريق")
_MARKS = ("ظظضضا", "ظظضضب", "ظظضضت", "ظظضضث")  # words of no language
_SPAWN = multiprocessing.get_context("spawn")


def main(arguments: Sequence[str] | None = None) -> None:
    """Soak and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--readers", type=int, default=8, help="threads")
    parser.add_argument("--writers", type=int, default=2, choices=range(1, len(_MARKS) + 1), help="processes")
    parser.add_argument("--write", action="store_true", help="keep the figures in latest.json")
    options = parser.parse_args(arguments)
    seconds = 60 * options.minutes
    with kept_folder(None) as folder:
        found = soaked(folder, readers=options.readers, writers=options.writers, seconds=seconds)
    figures = {"minutes": options.minutes, **{name: found[name] for name in COUNTED}}
    print(markdown(list(figures), [list(figures.values())]))
    for error in sorted(set(found) - {*COUNTED, "rounds"}):
        print(f"{found[error]:,} × {error}")
    if options.write:
        keep("soak", figures)
    if found["torn"] or found["errors"]:
        sys.exit(1)


def soaked(
    folder: Path, *, readers: int, writers: int, seconds: float | None = None, rounds: int | None = None
) -> Counter[str]:
    """What happened while writers wrote, for so long or so many rounds each; errors under their texts too."""
    store, engine = Store(folder / "archive.sqlite"), open_engine(f"whoosh:{folder / 'index'}")
    always = [_article(f"always-{n}", f"{_WORDS[n % len(_WORDS)]} نص تجريبي رقم {n}") for n in range(_ALWAYS)]
    _import(store, always)
    sync(store, engine, shipped())
    found: Counter[str] = Counter()
    lock, done, stop = threading.Lock(), threading.Event(), _SPAWN.Event()
    counted: multiprocessing.Queue[Counter[str]] = _SPAWN.Queue()
    writing = [
        _SPAWN.Process(target=_write, args=(folder, number, rounds, stop, counted)) for number in range(writers)
    ]
    reading = Reading(store, engine, shipped())
    shared = (writers, done, found, lock)
    asking = [threading.Thread(target=_read, args=(reading, n, *shared)) for n in range(readers)]
    for process in writing:
        process.start()
    for thread in asking:
        thread.start()
    if seconds is not None:
        time.sleep(seconds)
        stop.set()
    for _ in writing:
        found.update(counted.get())
    for process in writing:
        process.join()
    done.set()
    for thread in asking:
        thread.join()
    engine.close()
    store.close()
    return found


def _read(
    reading: Reading, number: int, writers: int, done: threading.Event, found: Counter[str], lock: threading.Lock
) -> None:
    """Search until the writers are done."""
    for word in cycle((*_MARKS[:writers], _WORDS[number % len(_WORDS)])):
        if done.is_set():
            return
        try:
            page = reading.search(Params(q=f"{word} تجريبي"))
        except Exception as error:  # noqa: BLE001 - whatever it is, a reader would have seen it
            outcome = ["searches", "errors", f"{type(error).__name__}: {error}"]
        else:
            whole = {0, _BATCH} if word in _MARKS else {_always_with(word)}
            sources = sum(count.count for count in page.facets["source"])
            torn = page.total not in whole or sources != page.total
            outcome = ["searches", *(["torn", f"torn: {page.total} of {sorted(whole)}"] if torn else [])]
        with lock:
            found.update(outcome)


def _always_with(word: str) -> int:
    return sum(_WORDS[n % len(_WORDS)] == word for n in range(_ALWAYS))


def _write(
    folder: Path, number: int, rounds: int | None, stop: Event, counted: "multiprocessing.Queue[Counter[str]]"
) -> None:
    """Put a batch in and take it out again, until told to stop or often enough."""
    store, engine, authority = (
        Store(folder / "archive.sqlite"),
        open_engine(f"whoosh:{folder / 'index'}"),
        shipped(),
    )
    batch = [_article(f"{number}-{n}", f"{_MARKS[number]} نص تجريبي رقم {n}") for n in range(_BATCH)]
    done: Counter[str] = Counter()

    def until_free(work: Callable[[], int]) -> None:
        while True:
            try:
                work()
            except IndexBusy:  # what a command tells its user: try again
                done["waited"] += 1
            except Exception as error:  # noqa: BLE001 - whatever it is, the command would have failed
                done.update(["errors", f"writing, {type(error).__name__}: {error}"])
                return
            else:
                return

    def synced() -> int:
        return sync(store, engine, authority)

    while not stop.is_set() and done["rounds"] != rounds:
        done["rounds"] += 1
        _import(store, batch)
        until_free(synced)
        if done["rounds"] % 3 == 0:
            until_free(lambda: rebuild(store, engine, authority))
            done["rebuilt"] += 1
        store.remove([f"{number}-{n}" for n in range(_BATCH)], reason="soak", at=dt.datetime.now(dt.UTC))
        until_free(synced)
        done["indexed"] += 2
    counted.put(done)
    engine.close()
    store.close()


def _import(store: Store, rows: Sequence[RawArticle]) -> None:
    """All of them in one transaction."""
    ingest(rows, store, shipped(), now=lambda: dt.datetime.now(dt.UTC), rejected=lambda _: None)


def _article(id_: str, body: str) -> RawArticle:
    return RawArticle(
        origin=Origin("soak", 1),
        id=id_,
        title="نص تجريبي",
        body=body,
        source="نص تجريبي",
        sample=True,
    )


if __name__ == "__main__":
    main()
