"""An index in a folder, and another engine over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.whoosh_engine import WhooshEngine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def engine(folder: Path) -> Iterator[WhooshEngine]:
    made = WhooshEngine(folder)
    yield made
    made.close()


@pytest.fixture
def other(folder: Path, engine: WhooshEngine) -> Iterator[WhooshEngine]:  # noqa: ARG001 - the folder is there by then
    """A second engine on the same folder, as another process has it."""
    made = WhooshEngine(folder)
    yield made
    made.close()
