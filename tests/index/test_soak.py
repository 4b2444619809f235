"""Readers while others write; `python -m tests.bench.soak` does the same for as long as one likes."""

import pytest

from tests.bench.soak import COUNTED, soaked


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    return dict(soaked(tmp_path_factory.mktemp("soak"), readers=8, writers=2, rounds=4))


def test_readers_see_the_old_or_the_new_state_and_never_an_error_while_others_write(found: dict[str, int]) -> None:
    assert found["searches"] > 0
    assert found.keys() <= {*COUNTED, "rounds"}, "something torn or failed"


def test_writers_that_meet_each_other_index_and_rebuild_all_the_same(found: dict[str, int]) -> None:
    assert (found["indexed"], found["rebuilt"]) == (16, 2)
