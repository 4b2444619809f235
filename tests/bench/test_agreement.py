"""The engine on disk answers as its oracle does, asked about articles that people would read."""

from pathlib import Path

from .agreement import COMPARED, differences
from .corpus import imported


def test_the_engine_answers_searches_over_the_samples_as_its_oracle_does(seeds: Path, tmp_path: Path) -> None:
    found = differences(imported(tmp_path, [seeds]), trials=60, commits=5, seed=7)
    assert found["searches"] == 60
    assert found["with hits"] > 30
    assert found["segments"] > 1
    assert not any(found[name] for name in COMPARED)
