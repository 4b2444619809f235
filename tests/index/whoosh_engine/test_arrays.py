"""Arrays in one file, mapped."""

from pathlib import Path

import numpy as np
import pytest

from index.errors import IndexUnavailable
from index.whoosh_engine.arrays import Arrays, text_arrays, write_arrays


@pytest.fixture
def arrays(tmp_path: Path) -> Arrays:
    """A file with a column of numbers and one of texts."""
    path = tmp_path / "segment.arrays"
    with path.open("wb") as file:
        write_arrays(file, [("seq", np.array([3, 1], np.int64)), *text_arrays("ids", [b"a", "ب".encode()])])
    return Arrays(path)


def test_what_was_written_is_read(arrays: Arrays) -> None:
    assert arrays["seq"].tolist() == [3, 1]
    assert arrays.texts("ids").all() == ["a", "ب"]


def test_a_file_of_another_layout_is_an_index_to_be_rebuilt(arrays: Arrays) -> None:
    with pytest.raises(IndexUnavailable, match=r"segment\.arrays has no values/first/province: .* rebuild"):
        arrays["values/first/province"]
    with pytest.raises(IndexUnavailable):
        arrays.texts("titles")
