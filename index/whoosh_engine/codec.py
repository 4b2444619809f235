"""Our codec for Whoosh: a segment is one file of arrays.

Whoosh numbers documents, keeps the list of segments and their deletions, locks, commits by one rename and cleans
up. It hands a document over whole, as the stored value of the one field of `SCHEMA`; what is written of it is
`index.whoosh_engine.inverting`'s, and reading goes past Whoosh to the arrays (`index.whoosh_engine.segment`).

Whoosh's own codec was measured first: twice the processor time for an import (`tests/bench/README.md`), and its
postings must be decoded.
"""

from pathlib import Path
from typing import Any

from whoosh.codec.base import Codec, FieldWriter, PerDocumentWriter, Segment
from whoosh.fields import STORED, Schema

from index.document import Document

from .arrays import write_arrays
from .inverting import Inverter

__all__ = ["DOCUMENT_FIELD", "SCHEMA", "ArrayCodec", "arrays_path"]

DOCUMENT_FIELD = "document"
SCHEMA = Schema(**{DOCUMENT_FIELD: STORED()})
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


class DocumentWriter(PerDocumentWriter):  # type: ignore[misc]  # Whoosh has no types
    """Gathers documents and writes them when the segment is closed."""

    def __init__(self, storage: Any, segment: ArraySegment) -> None:  # noqa: ANN401 - Whoosh has no types
        self._storage = storage
        self._segment = segment
        self.inverter = Inverter()
        self.is_closed = False

    def start_doc(self, number: int) -> None:
        """Nothing: the document comes whole."""

    def add_field(self, _name: str, _field: object, value: Document | None, _length: int) -> None:
        """Take the document."""
        if value is not None:
            self.inverter.add(value)

    def finish_doc(self) -> None:
        """Nothing, as above."""

    def cancel_doc(self) -> None:
        """Nothing, as above."""

    def close(self) -> None:
        """Write the file, unless no document came."""
        if self.inverter.ids:
            with arrays_path(self._storage, self._segment).open("xb") as file:
                write_arrays(file, self.inverter.arrays())
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

    def per_document_writer(self, storage: object, segment: ArraySegment) -> DocumentWriter:
        """Writes everything."""
        return DocumentWriter(storage, segment)

    def field_writer(self, _storage: object, _segment: ArraySegment) -> NoFieldWriter:
        """Writes nothing."""
        return NoFieldWriter()

    def new_segment(self, _storage: object, name: str) -> ArraySegment:
        """A segment to be written."""
        return ArraySegment(name)


def arrays_path(storage: Any, segment: ArraySegment) -> Path:  # noqa: ANN401 - Whoosh has no types
    """The file of a segment."""
    return Path(storage.folder, segment.make_filename(_EXTENSION))
