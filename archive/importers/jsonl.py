"""JSON Lines (.jsonl, .ndjson): one object a line. Columns as in `archive.importers.rows`.

Blank lines are passed over. Holds one line at a time.
"""

from collections.abc import Iterator

from .encoding import lines
from .json_row import json_row
from .rows import Input, Row

__all__ = ["read"]


def read(file: Input) -> Iterator[Row]:
    """The articles of a file, each with the number of its line."""
    for line in lines(file.stream):
        if not line.text.isspace():
            yield json_row(line, file)
