"""Tables (.csv, .tsv) with a header. Columns as in `archive.importers.rows`.

| what       | rule                                                                                    |
|------------|-----------------------------------------------------------------------------------------|
| delimiter  | of `,` `;` and tab the one that shows the most known columns in the header              |
| quoting    | RFC 4180: `"` around a field, `""` inside; a field may hold newlines                     |
| cells      | as many as the header has, else the row is rejected                                      |
| field size | at most 4 Mi characters, else the row is rejected                                        |

A row is named by the number of its first line. A quote that is never closed takes the lines up to the next
one with it. A header without a title or text column rejects the file.
"""

import csv
from collections.abc import Iterator
from itertools import chain

from archive.article import Origin
from archive.errors import RejectedRow

from .encoding import Line, lines
from .rows import Columns, Input, Rejection, Row, picked, raw_article

__all__ = ["read"]

_FIELD_LIMIT = 4 * 1024 * 1024  # characters; `csv` holds four bytes for each
_DELIMITERS = ",;\t"


def read(file: Input) -> Iterator[Row]:
    """The articles of a file, each with the number of its first line."""
    csv.field_size_limit(_FIELD_LIMIT)  # of the process: `csv` has no other
    source = _Lines(lines(file.stream))
    try:
        reader, header = _opened(source, file.columns)
    except (RejectedRow, csv.Error) as error:
        yield Rejection(Origin(file.path, 1), f"header: {error}")
        return
    while True:
        origin = Origin(file.path, source.number + 1)
        try:
            if cells := next(reader):
                yield raw_article(_fields(header, cells, file.columns), origin=origin)
        except StopIteration:
            return
        except (RejectedRow, csv.Error) as error:
            yield Rejection(origin, str(error))


class _Lines:
    """The texts of lines as `csv` takes them: a line that was not read raises, and the next can be asked for."""

    def __init__(self, source: Iterator[Line]) -> None:
        self._source = source
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._source)
        self.number = line.number
        if line.problem is not None:
            raise RejectedRow(line.problem)
        return line.text


def _opened(source: _Lines, columns: Columns) -> tuple[Iterator[list[str]], list[str]]:
    first = next(source, "")
    # max takes the first of equals: the comma
    delimiter = max(_DELIMITERS, key=lambda candidate: len(_known(first, candidate, columns)))
    reader = csv.reader(chain([first], source), delimiter=delimiter, strict=True)
    header = next(reader)
    if not picked(((name, name) for name in header), columns).keys() & {"title", "body"}:
        raise RejectedRow(f"no column for a title or text among {', '.join(header)[:200] or 'none'}")
    return reader, header


def _known(line: str, delimiter: str, columns: Columns) -> dict[str, object]:
    # not strict: a quote that goes on in the next line is no fault yet
    names = next(csv.reader([line], delimiter=delimiter), [])
    return picked(((name, name) for name in names), columns)


def _fields(header: list[str], cells: list[str], columns: Columns) -> dict[str, object]:
    if len(cells) != len(header):
        raise RejectedRow(f"{len(cells)} cells where the header has {len(header)}")
    return picked(zip(header, cells, strict=True), columns)
