"""Every engine there is, to hold the same contract."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.engine import SearchEngine, open_engine


@pytest.fixture(params=["memory", "whoosh"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchEngine]:
    made = open_engine("memory:" if request.param == "memory" else f"whoosh:{tmp_path / 'index'}")
    yield made
    made.close()
