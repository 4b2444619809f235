"""An index whose files were damaged or lost."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index.errors import IndexUnavailable
from index.whoosh_engine import WhooshEngine

from .test_engine import at, changes, state, total


def garbled(folder: Path) -> None:
    (folder / "current").write_bytes(b"\xff\xfe\0")


def emptied(folder: Path) -> None:
    (folder / "current").write_bytes(b"")


def pointing_nowhere(folder: Path) -> None:
    (folder / "current").write_text("0" * 32)


def pointing_out_of_it(folder: Path) -> None:
    (folder / "current").write_text("..")


def without_pointer(folder: Path) -> None:
    (folder / "current").unlink()


def without_files(folder: Path) -> None:
    shutil.rmtree(folder)


def cut_short(folder: Path) -> None:
    for toc in folder.glob("*/*.toc"):
        toc.write_bytes(toc.read_bytes()[:20])


def without_checkpoint(folder: Path) -> None:
    for checkpoint in folder.glob("*/checkpoint-*.json"):
        checkpoint.write_text("{")


DAMAGE = [
    garbled,
    emptied,
    pointing_nowhere,
    pointing_out_of_it,
    without_pointer,
    without_files,
    cut_short,
    without_checkpoint,
]


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # Whoosh leaves the damaged file open
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_index_is_unavailable(
    engine: WhooshEngine, folder: Path, damage: Callable[[Path], None]
) -> None:
    engine.apply(changes("a"), at(1))
    engine.close()
    damage(folder)
    with pytest.raises(IndexUnavailable, match="cannot be opened"):
        total(engine)
    with pytest.raises(IndexUnavailable, match="cannot be opened"):
        engine.apply(changes("b"), at(2))


@pytest.mark.parametrize("damage", [damage for damage in DAMAGE if damage is not without_files])
def test_a_rebuild_makes_up_for_damage(engine: WhooshEngine, folder: Path, damage: Callable[[Path], None]) -> None:
    engine.apply(changes("a"), at(1))
    engine.close()
    beside = folder.parent / "archive.sqlite"
    beside.touch()
    damage(folder)
    engine.rebuild(changes("a", "b"), at(2))
    assert state(engine) == (["a", "b"], at(2))
    assert beside.exists()


def test_a_file_is_no_folder_for_an_index(folder: Path) -> None:
    folder.touch()
    with pytest.raises(IndexUnavailable, match="no index at"):
        WhooshEngine(folder)


def test_a_file_is_no_parent_of_an_index(folder: Path) -> None:
    folder.touch()
    with pytest.raises(IndexUnavailable, match="no index at"):
        WhooshEngine(folder / "deeper")


def test_the_folder_is_private(engine: WhooshEngine, folder: Path) -> None:
    engine.apply(changes("a"), at(1))
    private = [path.stat().st_mode & 0o077 for path in (folder, *folder.iterdir()) if path.is_dir()]
    assert private == [0, 0]
