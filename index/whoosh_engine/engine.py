"""The search engine on disk: a folder with one Whoosh index, and a pointer to it.

    FOLDER/current           the name of the generation that is read and written
    FOLDER/<generation>/     a Whoosh index, and checkpoint-<n>.json for its n-th commit

A commit of Whoosh is one rename; the checkpoint that belongs to it is written just before under the number that
the commit will have, so both come into being at once. A rebuild fills a generation of its own and then renames
the pointer. Readers look for a newer commit at every search and keep the segments that did not change. Whatever
cannot be read, pointer or files, is IndexUnavailable; a rebuild makes up for it.

Whoosh's files are pickles: the folder is trusted, private (0700), never uploaded or served. Whoosh does not fsync;
after a power cut an index may have to be rebuilt, the record in the database is safe.
"""

import json
import re
import shutil
import threading
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, EmptyIndexError, FileIndex, LockError
from whoosh.writing import SegmentWriter

from archive.article import Change
from index.checkpoint import Checkpoint
from index.document import document_of
from index.errors import IndexBusy, IndexUnavailable
from index.query import SearchRequest
from index.results import SearchResults, Share
from index.vocabulary import spelled_out

from .codec import DOCUMENT_FIELD, SCHEMA, ArrayCodec
from .merging import merge_tiers
from .search import explain, search
from .segment import Segment
from .vocabulary import SegmentedVocabulary

__all__ = ["WhooshEngine"]

_NAME = "MAIN"
_GENERATION = re.compile(r"[0-9a-f]{32}")
_OPENING_TRIES = 20
_LOCK_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """The segments of one commit, and how far they follow the archive."""

    generation: str
    commit: int
    checkpoint: Checkpoint | None
    segments: tuple[Segment, ...]


class WhooshEngine:
    """See `index.engine.SearchEngine`."""

    def __init__(self, folder: Path) -> None:
        """Open the index in a folder, or make an empty one. Raises IndexUnavailable."""
        self._folder = folder
        self._lock = threading.Lock()
        self._snapshot = _Snapshot("", -1, None, ())
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not self._pointer.exists():
                self._point_to(self._made())
        except OSError as error:
            raise IndexUnavailable(f"no index at {folder}: {error.strerror}") from error

    def apply(self, changes: Iterable[Change], checkpoint: Checkpoint) -> int:
        """Take changes and the checkpoint they lead to, in one commit; the number of changes."""
        generation = self._newest().generation
        try:
            return self._write(generation, changes, checkpoint)
        except (FileNotFoundError, EmptyIndexError) as error:
            if self._generation() == generation:
                raise
            raise IndexBusy("the index was rebuilt meanwhile: try again") from error

    def rebuild(self, changes: Iterable[Change], checkpoint: Checkpoint) -> int:
        """Make an index of these changes beside the present one, then take its place."""
        try:
            old = self._generation()
        except IndexUnavailable:  # that is what a rebuild is for
            old = None
        new = self._made()
        try:
            written = self._write(new, changes, checkpoint)
        except BaseException:
            shutil.rmtree(self._folder / new, ignore_errors=True)
            raise
        self._point_to(new)
        if old:
            shutil.rmtree(self._folder / old, ignore_errors=True)
        return written

    def checkpoint(self) -> Checkpoint | None:
        """How far the index follows its archive; None for an empty index."""
        return self._newest().checkpoint

    def count(self) -> int:
        """The number of documents."""
        return sum(segment.live_count for segment in self._newest().segments)

    def ids(self) -> list[str]:
        """The ids of all documents, sorted."""
        return sorted(id_ for segment in self._newest().segments for id_ in segment.live_ids())

    def search(self, request: SearchRequest) -> SearchResults:
        """One page of hits with the counts around it, of the newest commit."""
        segments = self._newest().segments
        return search(segments, _spelled_out(request, segments))

    def explain(self, request: SearchRequest, id_: str) -> tuple[Share, ...] | None:
        """What each form of each word adds to a document's score; None where the request does not find it."""
        segments = self._newest().segments
        return explain(segments, _spelled_out(request, segments), id_)

    def vocabulary(self) -> SegmentedVocabulary:
        """The words of the newest commit."""
        return SegmentedVocabulary(self._newest().segments)

    def close(self) -> None:
        """Let go of files."""
        with self._lock:
            self._snapshot = _Snapshot("", -1, None, ())

    @property
    def _pointer(self) -> Path:
        return self._folder / "current"

    def _checkpoint_path(self, generation: str, commit: int) -> Path:
        return self._folder / generation / f"checkpoint-{commit}.json"

    def _generation(self) -> str:
        """What the pointer names: nothing but a generation, for a rebuild removes it."""
        try:
            name = self._pointer.read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError) as error:
            raise self._unreadable(error) from error
        if not _GENERATION.fullmatch(name):
            raise self._unreadable(f"{self._pointer.name} names no index")
        return name

    def _unreadable(self, why: object) -> IndexUnavailable:
        return IndexUnavailable(f"the index at {self._folder} cannot be opened: {why}")

    def _made(self) -> str:
        generation = uuid.uuid4().hex
        (self._folder / generation).mkdir(mode=0o700)
        TOC.create(FileStorage(str(self._folder / generation)), SCHEMA, _NAME)
        return generation

    def _point_to(self, generation: str) -> None:
        new = self._pointer.with_suffix(f".{generation}")
        new.write_text(generation, encoding="ascii")
        new.replace(self._pointer)

    def _newest(self) -> _Snapshot:
        """The newest commit; unchanged segments are those that were open before."""
        for attempt in range(_OPENING_TRIES):
            generation = self._generation()
            try:
                storage = FileStorage(str(self._folder / generation))
                commit = TOC._latest_generation(storage, _NAME)  # noqa: SLF001 - cheaper than opening the index
                with self._lock:
                    if (generation, commit) != (self._snapshot.generation, self._snapshot.commit):
                        self._snapshot = self._opened(generation, commit, storage)
                    return self._snapshot
            except Exception as error:  # a commit took files away, or one is damaged: Whoosh raises anything
                if attempt + 1 == _OPENING_TRIES:
                    raise self._unreadable(error) from error
        raise AssertionError

    def _opened(self, generation: str, commit: int, storage: Any) -> _Snapshot:  # noqa: ANN401 - Whoosh has no types
        before = {segment.key: segment for segment in self._snapshot.segments}
        toc = TOC.read(storage, _NAME, gen=commit, schema=SCHEMA)
        checkpoint = None
        if commit:  # the first one, 0, is the empty index
            text = self._checkpoint_path(generation, commit).read_text(encoding="utf-8")
            checkpoint = Checkpoint.from_json(json.loads(text))
        return _Snapshot(
            generation,
            commit,
            checkpoint,
            tuple(before.get(Segment.key_of(found)) or Segment(storage, found) for found in toc.segments),
        )

    def _write(self, generation: str, changes: Iterable[Change], checkpoint: Checkpoint) -> int:
        index = FileIndex(FileStorage(str(self._folder / generation)), schema=SCHEMA, indexname=_NAME)
        try:
            writer = SegmentWriter(index, timeout=_LOCK_SECONDS, codec=ArrayCodec(), compound=False)
        except LockError as error:
            raise IndexBusy("another process is writing to the index: try again when it is done") from error
        try:
            # what is there is asked under the lock: document numbers are those of the very last commit
            present = self._opened(generation, writer.generation - 1, index.storage)
            taken = _take(writer, changes, present.segments)
            path = self._checkpoint_path(generation, writer.generation)
            path.write_text(json.dumps(checkpoint.to_json()), encoding="utf-8")
            writer.commit(mergetype=merge_tiers)
        except BaseException:
            if not writer.is_closed:
                writer.cancel()
            raise
        for old in path.parent.glob("checkpoint-*.json"):
            if int(old.stem.partition("-")[2]) < writer.generation:  # a later one is of who writes by now
                old.unlink(missing_ok=True)
        return taken


def _spelled_out(request: SearchRequest, segments: Sequence[Segment]) -> SearchRequest:
    return replace(request, query=spelled_out(request.query, SegmentedVocabulary(segments)))


def _take(writer: Any, changes: Iterable[Change], present: Sequence[Segment]) -> int:  # noqa: ANN401 - Whoosh has no types
    """Hand the changes to a writer."""
    taken = 0
    added: set[str] = set()
    deleted: set[int] = set()
    for change in changes:
        taken += 1
        document = document_of(change)
        for gone in {*change.gone, *([document.id] if document else [])}:
            number = _number_of(present, gone)
            if number is not None and number not in deleted:
                deleted.add(number)
                writer.delete_document(number)
        if document:
            if document.id in added:
                raise ValueError(f"document {document.id} comes twice in one batch")
            added.add(document.id)
            writer.add_document(**{DOCUMENT_FIELD: document})
    return taken


def _number_of(segments: Sequence[Segment], id_: str) -> int | None:
    """The number of a live document, counted over all segments, as Whoosh's writer wants it."""
    base = 0
    for segment in segments:
        number = segment.number_of(id_)
        if number is not None:
            return base + number
        base += segment.size
    return None
