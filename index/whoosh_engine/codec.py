"""Our codec for Whoosh: a segment is one file of arrays.

Whoosh keeps the list of segments and their deletions, locks, commits by one rename and cleans up. A segment is
written beside it, by any process, and then handed to a commit (`index.whoosh_engine.writing`); what it holds is
`index.whoosh_engine.inverting`'s. Reading goes past Whoosh to the arrays (`index.whoosh_engine.segment`). Whoosh
is told of no field.

Whoosh's own codec was measured first: twice the processor time for an import (`tests/bench/README.md`), and its
postings must be decoded.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh.codec.base import Codec, FieldWriter, PerDocumentWriter, Segment
from whoosh.fields import Schema

from .arrays import NamedArray, write_arrays

__all__ = ["NAME", "SCHEMA", "ArrayCodec", "ArraySegment", "arrays_path", "written_segment"]

NAME = "MAIN"
"""Of the Whoosh index in its folder."""

SCHEMA = Schema()
_EXTENSION = ".arrays"


class ArraySegment(Segment):  # type: ignore[misc]  # Whoosh has no types
    """What a commit keeps of a segment: its name, size and deleted documents."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._size = 0
        self._deleted: set[int] = set()

    def codec(self) -> "ArrayCodec":
        """The codec that reads it."""
        return ArrayCodec()

    def set_doc_count(self, count: int) -> None:
        """Say how many documents were written."""
        self._size = count

    def doc_count_all(self) -> int:
        """All documents, deleted ones too."""
        return self._size

    def deleted_count(self) -> int:
        """The deleted documents."""
        return len(self._deleted)

    def deleted_docs(self) -> set[int]:
        """Their numbers."""
        return self._deleted

    def is_deleted(self, number: int) -> bool:
        """Whether a document is deleted."""
        return number in self._deleted

    def delete_document(self, number: int, delete: bool = True) -> None:  # noqa: FBT001, FBT002 - Whoosh's signature
        """Delete a document, or take that back."""
        if delete:
            self._deleted.add(number)
        else:
            self._deleted.discard(number)

    def should_assemble(self) -> bool:
        """It is one file already."""
        return False


class NoDocumentWriter(PerDocumentWriter):  # type: ignore[misc]  # Whoosh has no types
    """No document comes through Whoosh's writer."""

    is_closed = False

    def start_doc(self, number: int) -> None:
        """Nothing, as above."""

    def add_field(self, name: str, field: object, value: object, length: int) -> None:
        """Nothing, as above."""

    def close(self) -> None:
        """Say so."""
        self.is_closed = True


class NoFieldWriter(FieldWriter):  # type: ignore[misc]  # Whoosh has no types
    """Nothing is left to write field by field."""

    is_closed = False

    def add_postings(self, schema: object, lengths: object, items: object) -> None:
        """No postings come this way."""

    def close(self) -> None:
        """Say so."""
        self.is_closed = True


class ArrayCodec(Codec):  # type: ignore[misc]  # Whoosh has no types
    """See the module. It has no readers of Whoosh's kind: nothing asks for them."""

    length_stats = False

    def per_document_writer(self, _storage: object, _segment: ArraySegment) -> NoDocumentWriter:
        """Writes nothing."""
        return NoDocumentWriter()

    def field_writer(self, _storage: object, _segment: ArraySegment) -> NoFieldWriter:
        """Writes nothing."""
        return NoFieldWriter()

    def new_segment(self, _storage: object, name: str) -> ArraySegment:
        """A segment to be written."""
        return ArraySegment(name)


def arrays_path(storage: Any, segment: ArraySegment) -> Path:  # noqa: ANN401 - Whoosh has no types
    """The file of a segment."""
    return Path(storage.folder, segment.make_filename(_EXTENSION))


def written_segment(storage: Any, documents: int, arrays: Iterable[NamedArray]) -> ArraySegment:  # noqa: ANN401 - Whoosh has no types
    """A new segment of so many documents, not yet part of any commit; an error leaves no file."""
    segment = ArraySegment(NAME)
    segment.set_doc_count(documents)
    path = arrays_path(storage, segment)
    try:
        with path.open("xb") as file:
            write_arrays(file, arrays)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return segment
