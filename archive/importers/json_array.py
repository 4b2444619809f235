"""JSON documents (.json): one object, or an array of objects. Columns as in `archive.importers.rows`.

The text is cut into its records by brackets and quotes alone, and each record is then read by itself: a bad
one is rejected and the rest goes on, and no more than one is held. Only a quote or bracket that is never
closed takes the rest of the file with it. Objects one after another without an array are read as well.

It does not look for an array inside an object, as an API answer has it.
"""

from collections.abc import Iterator

import regex

from .encoding import LINE_LIMIT, Line, text_stream
from .json_row import json_row
from .rows import Input, Row

__all__ = ["read"]

_CHUNK = 64 * 1024  # characters
_BETWEEN_STRINGS = regex.compile(r'["\[\]{},]')
_IN_STRING = regex.compile(r'["\\]')


def read(file: Input) -> Iterator[Row]:
    """The articles of a file, each with the number of its record."""
    records = _Records()
    whole = True
    with text_stream(file.stream) as text:
        try:
            while chunk := text.read(_CHUNK):
                for record in records.feed(chunk):
                    yield json_row(record, file)
        except UnicodeDecodeError:  # UTF-16 that ends within a character
            whole = False
    for record in records.close(whole=whole):
        yield json_row(record, file)


class _Records:
    """Cuts JSON text, fed in pieces, into the texts of its records."""

    def __init__(self) -> None:
        self._begun = False
        self._in_array = False
        self._in_string = False
        self._depth = 0  # brackets open, that of the array not counted
        self._escaped = 0  # characters of the next piece that a backslash covers
        self._parts: list[str] = []
        self._size = 0
        self._number = 0

    def feed(self, chunk: str) -> Iterator[Line]:
        """The records that end in this piece."""
        if not self._begun:
            chunk = self._begin(chunk)
        start, at = 0, self._escaped
        while match := (_IN_STRING if self._in_string else _BETWEEN_STRINGS).search(chunk, at):
            mark, at = match[0], match.end()
            if mark == "\\":
                at += 1
            elif mark == '"':
                self._in_string = not self._in_string
            elif mark in "[{":
                self._depth += 1
            elif self._depth and mark != ",":
                self._depth -= 1
                if self._depth == 0:
                    yield from self._cut(chunk[start:at])
                    start = at
            elif self._depth == 0 and mark != "}":  # a comma between records, or the end of the array
                self._in_array = self._in_array and mark == ","
                yield from self._cut(chunk[start : match.start()])
                start = at
        self._escaped = max(0, at - len(chunk))
        self._keep(chunk[start:])

    def close(self, *, whole: bool) -> Iterator[Line]:
        """What is left when the text ends; it is not `whole` if its last bytes could not be read."""
        if whole and not (self._in_array or self._in_string or self._depth):
            yield from self._cut("")
        else:
            yield Line(self._number + 1, "", "the file breaks off here")

    def _begin(self, chunk: str) -> str:
        text = chunk.lstrip()
        self._begun = bool(text)
        self._in_array = text.startswith("[")
        return text[1:] if self._in_array else text

    def _keep(self, part: str) -> None:
        self._size += len(part)
        if self._size <= LINE_LIMIT:
            self._parts.append(part)
        else:
            self._parts.clear()

    def _cut(self, part: str) -> Iterator[Line]:
        self._keep(part)
        text, size = "".join(self._parts), self._size
        self._parts.clear()
        self._size = 0
        if size > LINE_LIMIT:
            self._number += 1
            yield Line(self._number, "", f"a record of more than {LINE_LIMIT:,} characters")
        elif text and not text.isspace():
            self._number += 1
            yield Line(self._number, text)
