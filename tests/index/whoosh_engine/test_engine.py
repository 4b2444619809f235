"""What the engine on disk adds to the contract: commits, locks, generations, damage."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.article import Change
from index.checkpoint import Checkpoint
from index.errors import IndexBusy
from index.query import SearchRequest
from index.whoosh_engine import WhooshEngine, writing
from index.whoosh_engine import engine as module
from tests.articles import article, change
from tests.index.engines import CHECKPOINT


def at(seq: int) -> Checkpoint:
    return Checkpoint("archive", seq, "1")


def changes(*ids: str) -> list[Change]:
    return [change(article(id_)) for id_ in ids]


def state(engine: WhooshEngine) -> tuple[list[str], Checkpoint | None]:
    return engine.ids(), engine.checkpoint()


def total(engine: WhooshEngine) -> int:
    return engine.search(SearchRequest()).total


def generations(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.is_dir()]


def segments(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*/MAIN_*.arrays")}


def failing(*ids: str) -> Iterator[Change]:
    yield from changes(*ids)
    raise OSError("the disk is gone")


# -------- commits


def test_a_batch_that_fails_changes_nothing(engine: WhooshEngine) -> None:
    engine.apply(changes("a", "b"), at(1))
    with pytest.raises(OSError, match="disk"):
        engine.apply(failing("b", "c"), at(2))
    assert state(engine) == (["a", "b"], at(1))


def test_after_a_batch_that_failed_the_next_one_is_taken(engine: WhooshEngine) -> None:
    with pytest.raises(OSError, match="disk"):
        engine.apply(failing("a"), at(1))
    engine.apply(changes("b"), at(2))
    assert state(engine) == (["b"], at(2))


def test_the_same_id_twice_in_a_batch_is_an_error_that_changes_nothing(engine: WhooshEngine) -> None:
    engine.apply(changes("a"), at(1))
    with pytest.raises(ValueError, match="b comes twice"):
        engine.apply(changes("a", "b", "b"), at(2))
    assert state(engine) == (["a"], at(1))


def test_an_index_opened_again_is_as_it_was(engine: WhooshEngine, folder: Path) -> None:
    engine.apply(changes("a"), at(1))
    engine.close()
    assert state(WhooshEngine(folder)) == (["a"], at(1))


def test_another_engine_sees_a_commit_at_its_next_search(engine: WhooshEngine, other: WhooshEngine) -> None:
    seen = [total(other)]
    for seq, id_ in enumerate("abc", start=1):
        engine.apply(changes(id_), at(seq))
        seen.append(total(other))
    assert seen == [0, 1, 2, 3]


def test_the_checkpoint_is_that_of_the_commit(engine: WhooshEngine, other: WhooshEngine) -> None:
    engine.apply(changes("a"), at(1))
    assert other.checkpoint() == at(1)
    with pytest.raises(OSError, match="disk"):
        engine.apply(failing("b"), at(2))
    assert other.checkpoint() == at(1)
    engine.apply([], at(3))
    assert other.checkpoint() == at(3)


def test_only_the_last_checkpoint_stays_on_disk(engine: WhooshEngine, folder: Path) -> None:
    for seq in range(1, 4):
        engine.apply([], at(seq))
    assert len(list(folder.glob("*/checkpoint-*.json"))) == 1


def test_searches_during_commits_see_whole_commits_only(engine: WhooshEngine, other: WhooshEngine) -> None:
    batches = [changes(*(f"{batch}-{n}" for n in range(3))) for batch in range(12)]
    seen: list[int] = []
    done = threading.Event()

    def search() -> None:
        while not done.is_set():
            seen.append(total(other))

    threads = [threading.Thread(target=search) for _ in range(2)]
    for thread in threads:
        thread.start()
    for seq, batch in enumerate(batches, start=1):
        engine.apply(batch, at(seq))
    done.set()
    for thread in threads:
        thread.join()
    assert {each % 3 for each in seen} == {0}
    assert total(other) == 36


# -------- locks


def test_a_locked_index_is_busy_soon(
    engine: WhooshEngine, other: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "LOCK_SECONDS", 0.2)

    def slow() -> Iterator[Change]:
        started = time.monotonic()
        with pytest.raises(IndexBusy, match="another process"):
            other.apply(changes("b"), at(2))
        assert time.monotonic() - started < 2
        yield from changes("a")

    engine.apply(slow(), at(1))
    assert state(other) == (["a"], at(1))


def test_a_locked_index_can_be_searched(engine: WhooshEngine, other: WhooshEngine) -> None:
    def slow() -> Iterator[Change]:
        assert total(other) == 0
        yield from changes("a")

    engine.apply(slow(), at(1))


def test_a_writer_that_waited_knows_what_the_one_before_it_did(engine: WhooshEngine, other: WhooshEngine) -> None:
    engine.apply(changes("a", "b"), at(1))
    waiting = threading.Thread(target=lambda: other.apply(changes("a"), at(3)))

    def slow() -> Iterator[Change]:
        waiting.start()
        time.sleep(0.3)
        yield from changes("a")

    engine.apply(slow(), at(2))
    waiting.join()
    assert state(engine) == (["a", "b"], at(3))


# -------- generations


def test_a_rebuild_takes_the_place_of_the_old_generation(engine: WhooshEngine, folder: Path) -> None:
    engine.apply(changes("a"), at(1))
    (old,) = generations(folder)
    engine.rebuild(changes("b"), at(2))
    (new,) = generations(folder)
    assert new != old
    assert state(engine) == (["b"], at(2))


def test_another_engine_sees_a_rebuild_at_its_next_search(engine: WhooshEngine, other: WhooshEngine) -> None:
    engine.apply(changes("a"), at(1))
    assert total(other) == 1
    engine.rebuild(changes("b", "c"), at(2))
    assert state(other) == (["b", "c"], at(2))


def test_a_write_that_a_rebuild_overtakes_is_to_be_tried_again(engine: WhooshEngine, other: WhooshEngine) -> None:
    def overtaken() -> Iterator[Change]:
        yield from changes("a")
        other.rebuild(changes("b"), at(2))

    with pytest.raises(IndexBusy, match="rebuilt meanwhile"):
        engine.apply(overtaken(), at(1))
    engine.apply(changes("c"), at(3))
    assert state(engine) == (["b", "c"], at(3))


def test_a_write_that_begins_in_a_generation_that_is_gone_is_to_be_tried_again(
    engine: WhooshEngine, other: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = getattr(writing, "SegmentWriter")  # noqa: B009 - imported there, not exported

    def late(*args: Any, **kwargs: Any) -> Any:
        monkeypatch.setattr(writing, "SegmentWriter", begun)
        other.rebuild(changes("b"), at(2))
        return begun(*args, **kwargs)

    monkeypatch.setattr(writing, "SegmentWriter", late)
    with pytest.raises(IndexBusy, match="rebuilt meanwhile"):
        engine.apply(changes("a"), at(1))


def test_a_commit_leaves_the_checkpoint_of_a_writer_after_it(engine: WhooshEngine, folder: Path) -> None:
    (generation,) = generations(folder)
    later = folder / generation / "checkpoint-99.json"
    later.write_text("{}", encoding="utf-8")
    engine.apply(changes("a"), at(1))
    assert later.exists()


def test_a_rebuild_that_fails_leaves_the_old_generation(engine: WhooshEngine, folder: Path) -> None:
    engine.apply(changes("a"), at(1))
    before = generations(folder)
    with pytest.raises(OSError, match="disk"):
        engine.rebuild(failing("b"), at(2))
    assert (state(engine), generations(folder)) == ((["a"], at(1)), before)


def test_the_index_stays_searchable_while_it_is_rebuilt(engine: WhooshEngine, other: WhooshEngine) -> None:
    engine.apply(changes("a"), at(1))

    def slow() -> Iterator[Change]:
        assert total(other) == 1
        yield from changes("b", "c")

    engine.rebuild(slow(), at(2))
    assert total(other) == 2


def test_a_rebuild_reads_its_changes_batch_by_batch(
    engine: WhooshEngine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_BATCH", 3)
    written: list[int] = []

    def counted() -> Iterator[Change]:
        for each in changes(*"abcdefgh"):
            written.append(len(segments(folder)))
            yield each

    assert engine.rebuild(counted(), at(2)) == 8
    assert written == [0, 0, 0, 1, 1, 1, 2, 2]
    assert (state(engine), len(segments(folder))) == ((list("abcdefgh"), at(2)), 1)


def test_a_rebuild_from_nothing_is_an_empty_index(engine: WhooshEngine) -> None:
    engine.apply(changes("a"), at(1))
    assert engine.rebuild([], at(2)) == 0
    assert state(engine) == ([], at(2))


def test_a_second_rebuild_at_the_same_time_is_told_so(engine: WhooshEngine, other: WhooshEngine) -> None:
    def slow() -> Iterator[Change]:
        with pytest.raises(IndexBusy, match="anew"):
            other.rebuild(changes("b"), at(3))
        yield from changes("a")

    engine.rebuild(slow(), at(2))
    assert state(other) == (["a"], at(2))


def test_a_commit_during_a_rebuild_leaves_its_generation_alone(engine: WhooshEngine, other: WhooshEngine) -> None:
    def slow() -> Iterator[Change]:
        other.apply(changes("x"), at(1))
        yield from changes("a")

    engine.rebuild(slow(), at(2))
    assert state(other) == (["a"], at(2))


def test_what_a_killed_rebuild_left_goes_with_the_next_commit(engine: WhooshEngine, folder: Path) -> None:
    engine.apply(changes("a"), at(1))
    before = generations(folder)
    left = folder / ("0" * 32)
    left.mkdir()
    (left / "MAIN_x.arrays").touch()
    (folder / f"current.{left.name}").touch()
    engine.apply(changes("b"), at(2))
    assert generations(folder) == before
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == ["REBUILDING", "current"]


def test_what_a_killed_commit_left_goes_with_the_next_one(engine: WhooshEngine, folder: Path) -> None:
    engine.apply(changes("a"), at(1))
    left = folder / generations(folder)[0] / "MAIN_0123456789abcdef.arrays"
    left.write_bytes(b"cut short")
    assert state(engine) == (["a"], at(1))
    engine.apply(changes("b"), at(2))
    assert not left.exists()


# -------- segments


def test_articles_added_one_by_one_leave_few_segments(engine: WhooshEngine, folder: Path) -> None:
    sizes = []
    for seq in range(1, 31):
        engine.apply(changes(f"{seq:02}"), at(seq))
        sizes.append(len(segments(folder)))
    assert max(sizes) == 7
    assert (engine.count(), total(engine)) == (30, 30)


def test_compacting_leaves_one_segment_and_the_same_answers(engine: WhooshEngine, folder: Path) -> None:
    for seq, id_ in enumerate("abc", start=1):
        engine.apply(changes(id_), at(seq))
    engine.apply([change(article("d"), gone=("b",))], at(4))
    before = engine.search(SearchRequest())
    engine.compact()
    assert len(segments(folder)) == 1
    assert (state(engine), engine.search(SearchRequest())) == ((["a", "c", "d"], at(4)), before)


def test_compacting_one_segment_commits_nothing(engine: WhooshEngine, folder: Path) -> None:
    engine.compact()
    engine.apply(changes("a"), at(1))
    before = segments(folder)
    engine.compact()
    assert (segments(folder), state(engine)) == (before, (["a"], at(1)))


def test_a_large_batch_is_written_in_chunks_that_make_no_difference(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [f"{number:02}" for number in range(20)]
    engine.apply(changes(*ids), at(1))
    monkeypatch.setattr(writing, "CHUNK", 3)
    chunked = WhooshEngine(tmp_path / "chunked")
    chunked.apply(changes(*ids), at(1))
    assert len(segments(tmp_path / "chunked")) == 7
    assert (state(chunked), chunked.search(SearchRequest())) == (state(engine), engine.search(SearchRequest()))
    chunked.close()


def test_a_commit_is_seen_however_long_nothing_had_changed(tmp_path: Path) -> None:
    reader, writer = WhooshEngine(tmp_path), WhooshEngine(tmp_path)
    writer.apply([change(article("a"))], CHECKPOINT)
    for path in (tmp_path / "current", *tmp_path.iterdir()):
        os.utime(path, (1, 1))
    assert [reader.count() for _ in range(3)] == [1, 1, 1]
    writer.apply([change(article("b"))], CHECKPOINT)
    assert reader.count() == 2
    for path in (tmp_path / "current", *tmp_path.iterdir()):
        os.utime(path, (2, 2))
    assert reader.count() == 2
    writer.rebuild([change(article("c"))], CHECKPOINT)
    assert reader.ids() == ["c"]
