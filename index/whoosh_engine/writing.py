"""One commit of the index: documents become segments, segments are merged, and Whoosh commits the list of them.

Segments are files that nobody reads before the commit, so their number and order are settled here and who writes
them does not matter: many documents go in chunks to worker processes, where there are any, and make the same
segments without. Whatever fails, the commit before stays, and the files of this one go; a process that was killed
leaves files that Whoosh removes at the next commit, for no list names them.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from itertools import chain, islice, repeat
from pathlib import Path
from typing import Self, TypeVar

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex, LockError
from whoosh.writing import SegmentWriter

from archive.article import Change
from index.checkpoint import Checkpoint
from index.document import Document, document_of
from index.errors import IndexBusy

from .codec import NAME, SCHEMA, ArrayCodec, ArraySegment, arrays_path, written_segment
from .inverting import Inverter
from .merging import Source, merged
from .segment import Segment
from .tiers import Policy, all_together, full_only, tiers

__all__ = ["CHUNK", "checkpoint_path", "commit", "compact"]

CHUNK = 4_096
"""Documents that are inverted together. A commit of fewer starts no process."""

LOCK_SECONDS = 10.0
_FEW = 64  # a search among ids takes as long as reading so many

T = TypeVar("T")


def checkpoint_path(folder: Path, number: int) -> Path:
    """The file with the checkpoint of a commit."""
    return folder / f"checkpoint-{number}.json"


def commit(
    folder: Path, changes: Iterable[Change], checkpoint: Checkpoint, *, workers: Executor | None, new: bool
) -> int:
    """Take changes and the checkpoint that they lead to; the number of changes.

    `new`: none of them is there yet, for the index is being made. Raises IndexBusy, ValueError where a document
    comes twice.
    """
    with _Writing(folder) as writing:
        writing.take(changes, workers)
        if not new:
            writing.delete()
        writing.commit(checkpoint, full_only if writing.is_large else tiers)
    return writing.taken


def compact(folder: Path) -> None:
    """Merge what is not full; the checkpoint stays. Raises IndexBusy."""
    with _Writing(folder) as writing:
        writing.compact()


class _Writing:
    """Whoosh's writer with its lock, and what is to become of its next commit."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._storage = FileStorage(str(folder))
        index = FileIndex(self._storage, schema=SCHEMA, indexname=NAME)
        try:
            self._writer = SegmentWriter(index, timeout=LOCK_SECONDS, codec=ArrayCodec(), compound=False)
        except LockError as error:
            raise IndexBusy("another process is writing to the index: try again when it is done") from error
        self._made: list[ArraySegment] = []
        self._added: set[str] = set()
        self._gone: set[str] = set()
        self.taken = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        if error is not None:
            if not self._writer.is_closed:
                self._writer.cancel()
            for segment in self._made:
                arrays_path(self._storage, segment).unlink(missing_ok=True)

    @property
    def is_large(self) -> bool:
        """Whether this commit may take its time."""
        return len(self._added) >= CHUNK

    def take(self, changes: Iterable[Change], workers: Executor | None) -> None:
        """Write the documents of the changes."""
        chunks = _chunked(self._documents(changes), CHUNK)
        first = next(chunks, [])
        if not first:
            return
        mapped = workers.map if workers and len(first) == CHUNK else map
        for segment in mapped(_inverted, repeat(self._storage.folder), chain([first], chunks)):
            self._made.append(segment)

    def delete(self) -> None:
        """Delete what the documents replace, and what is gone."""
        base = 0
        for segment in self._writer.segments:
            for number in _numbers_of(Segment(self._storage, segment), self._added | self._gone):
                self._writer.delete_document(base + number)
            base += segment.doc_count_all()

    def commit(self, checkpoint: Checkpoint, policy: Policy) -> None:
        """Merge by the policy and commit."""
        segments = self._merged([*self._writer.segments, *self._made], policy)
        self._commit(json.dumps(checkpoint.to_json()), segments)

    def compact(self) -> None:
        """Merge what is not full and commit, if that is more than one segment."""
        before = [*self._writer.segments]
        segments = self._merged(before, all_together)
        if segments == before:
            self._writer.cancel()
        else:
            last = checkpoint_path(self._folder, self._writer.generation - 1)
            self._commit(last.read_text(encoding="utf-8"), segments)

    def _commit(self, checkpoint: str, segments: list[ArraySegment]) -> None:
        path = checkpoint_path(self._folder, self._writer.generation)
        path.write_text(checkpoint, encoding="utf-8")
        self._writer.commit(mergetype=lambda _writer, _segments: segments)
        for old in self._folder.glob("checkpoint-*.json"):
            if int(old.stem.partition("-")[2]) < self._writer.generation:  # a later one is of who writes by now
                old.unlink(missing_ok=True)

    def _documents(self, changes: Iterable[Change]) -> Iterator[Document]:
        for change in changes:
            self.taken += 1
            self._gone.update(change.gone)
            document = document_of(change)
            if document:
                if document.id in self._added:
                    raise ValueError(f"document {document.id} comes twice in one batch")
                self._added.add(document.id)
                yield document

    def _merged(self, segments: Sequence[ArraySegment], policy: Policy) -> list[ArraySegment]:
        """The segments of the next commit: those that are not merged, in their order, then the merged ones."""
        living = [segment for segment in segments if segment.doc_count()]
        groups = policy([segment.doc_count() for segment in living])
        taken = {place for group in groups for place in group}
        staying = [segment for place, segment in enumerate(living) if place not in taken]
        for group in groups:
            opened = [Segment(self._storage, living[place]) for place in group]
            documents = sum(segment.live_count for segment in opened)
            sources = [Source(segment.arrays, segment.live) for segment in opened]
            joined = written_segment(self._storage, documents, merged(sources))
            self._made.append(joined)
            staying.append(joined)
        return staying


def _inverted(folder: str, documents: Sequence[Document]) -> ArraySegment:
    """The segment of these documents, written to the folder: what a worker does."""
    return written_segment(FileStorage(folder), len(documents), Inverter(documents).arrays())


def _numbers_of(segment: Segment, ids: set[str]) -> list[int]:
    """The numbers of the live documents among these ids."""
    if len(ids) * _FEW < segment.size:
        found = (segment.number_of(id_) for id_ in ids)
        return [number for number in found if number is not None]
    return [number for number, id_ in enumerate(segment.ids.all()) if id_ in ids and segment.live[number]]


def _chunked(items: Iterable[T], size: int) -> Iterator[list[T]]:
    remaining = iter(items)
    while chunk := list(islice(remaining, size)):
        yield chunk
