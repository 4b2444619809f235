"""Large batches, shared out to processes: the same index, whatever becomes of them."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from pathlib import Path

import pytest

from archive.article import Change
from index.checkpoint import Checkpoint
from index.query import SearchRequest
from index.query_language import parse
from index.results import SearchResults
from index.whoosh_engine import WhooshEngine
from index.whoosh_engine.arrays import Arrays
from index.whoosh_engine.writing import CHUNK
from tests.articles import WORDS, article, change

MANY = CHUNK * 2 + 100
CHECKPOINT = Checkpoint("archive", 1, "1")


@pytest.fixture
def workers() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as made:
        yield made


def documents(number: int) -> Iterator[Change]:
    for n in range(number):
        yield change(article(f"{n:05}", f"{WORDS[n % 7]} {WORDS[n % 5]} {n % 50}", seq=n + 1))


def results(engine: WhooshEngine) -> SearchResults:
    return engine.search(SearchRequest(query=parse("مركز OR بغداد OR ٢٣"), limit=50))


def contents(folder: Path) -> list[bytes]:
    """What the segments hold, whatever they are called."""
    return sorted(path.read_bytes() for path in folder.glob("*/MAIN_*.arrays"))


def test_the_number_of_processes_makes_no_difference(tmp_path: Path, workers: Executor) -> None:
    alone, shared = WhooshEngine(tmp_path / "alone"), WhooshEngine(tmp_path / "shared", workers=workers)
    for engine in (alone, shared):
        assert engine.rebuild(documents(MANY), CHECKPOINT) == MANY
    assert contents(tmp_path / "alone") == contents(tmp_path / "shared")
    assert len(contents(tmp_path / "alone")) == 1
    assert results(alone) == results(shared)


def test_a_small_batch_starts_no_process(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path, workers=Executor())
    assert engine.apply(documents(CHUNK - 1), CHECKPOINT) == CHUNK - 1


def test_a_killed_worker_leaves_the_commit_before(tmp_path: Path, workers: ProcessPoolExecutor) -> None:
    engine = WhooshEngine(tmp_path, workers=workers)
    engine.apply([change(article("x"))], CHECKPOINT)

    def killing() -> Iterator[Change]:
        yield from documents(CHUNK * 2)
        os.kill(workers.submit(os.getpid).result(), signal.SIGKILL)
        yield from ()

    with pytest.raises(BrokenExecutor):
        engine.apply(killing(), Checkpoint("archive", 2, "1"))
    assert (engine.ids(), engine.checkpoint()) == (["x"], CHECKPOINT)
    again = WhooshEngine(tmp_path)
    again.apply(documents(3), Checkpoint("archive", 2, "1"))
    named = {path.name for path in tmp_path.glob("*/MAIN_*.arrays")}
    assert len(named) == 2
    assert again.count() == 4


KILLED = """
import sys
from pathlib import Path
from index.whoosh_engine import WhooshEngine
from tests.index.whoosh_engine.test_writing import CHECKPOINT, documents
engine = WhooshEngine(Path(sys.argv[1]))
getattr(engine, sys.argv[2])(documents(100_000), CHECKPOINT)
"""


@pytest.mark.parametrize("command", ["apply", "rebuild"])
def test_a_process_that_is_killed_while_it_writes_leaves_an_index_that_heals(tmp_path: Path, command: str) -> None:
    engine = WhooshEngine(tmp_path)
    engine.apply([change(article("x"))], CHECKPOINT)
    writing = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path), command])
    while len(list(tmp_path.glob("*/MAIN_*.arrays"))) < 3:
        assert writing.poll() is None
        time.sleep(0.05)
    writing.kill()
    writing.wait()
    assert engine.ids() == ["x"]
    engine.apply([change(article("y"))], Checkpoint("archive", 2, "1"))
    assert engine.ids() == ["x", "y"]
    found = list(tmp_path.glob("*/MAIN_*.arrays"))
    assert sorted(len(Arrays(path)["seq"]) for path in found) == [1, 1]
