"""The search engine on disk: a folder with one Whoosh index, and a pointer to it.

    FOLDER/current           the name of the generation that is read and written
    FOLDER/REBUILDING        locked while a generation is made or removed
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
import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, EmptyIndexError

from archive.article import Change
from index.checkpoint import Checkpoint
from index.errors import IndexBusy, IndexUnavailable
from index.query import SearchRequest
from index.results import SearchResults, Share
from index.vocabulary import spelled_out

from .codec import NAME, SCHEMA
from .search import explain, search
from .segment import Segment
from .vocabulary import SegmentedVocabulary
from .writing import checkpoint_path, commit, compact

__all__ = ["WhooshEngine"]

_GENERATION = re.compile(r"[0-9a-f]{32}")
_OPENING_TRIES = 20
_BATCH = 16_384  # changes in one commit of a rebuild
_REBUILDING = "REBUILDING"
_SETTLED_NS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """The segments of one commit, and how far they follow the archive; `stamp`: what files said of it."""

    generation: str
    commit: int
    checkpoint: Checkpoint | None
    segments: tuple[Segment, ...]
    stamp: tuple[int, ...] | None = None


class WhooshEngine:
    """See `index.engine.SearchEngine`."""

    def __init__(self, folder: Path, *, workers: Executor | None = None) -> None:
        """Open the index in a folder, or make an empty one. Raises IndexUnavailable.

        `workers`: processes to which large batches go. They need the morphology of this process.
        """
        self._folder = folder
        self._workers = workers
        self._lock = threading.Lock()
        self._snapshot = _Snapshot("", -1, None, ())
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not self._pointer.exists():
                with self._rebuilding(wait=True):
                    if not self._pointer.exists():
                        self._point_to(self._made())
        except OSError as error:
            raise IndexUnavailable(f"no index at {folder}: {error.strerror}") from error

    def apply(self, changes: Iterable[Change], checkpoint: Checkpoint) -> int:
        """Take changes and the checkpoint they lead to, in one commit; the number of changes."""
        generation = self._newest().generation
        try:
            taken = commit(self._folder / generation, changes, checkpoint, workers=self._workers, new=False)
        except (FileNotFoundError, EmptyIndexError) as error:
            if self._generation() == generation:
                raise
            raise IndexBusy("the index was rebuilt meanwhile: try again") from error
        self._sweep()
        return taken

    def rebuild(self, changes: Iterable[Change], checkpoint: Checkpoint) -> int:
        """Make an index of these changes beside the present one, then take its place.

        Batch by batch, so that memory stays the same for any number of them.
        """
        with self._rebuilding():
            new = self._made()
            folder = self._folder / new
            taken = 0
            try:
                for batch in _batches(changes):
                    taken += commit(folder, batch, checkpoint, workers=self._workers, new=True)
                compact(folder)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            self._point_to(new)
            self._remove_all_but(new)
        return taken

    def compact(self) -> None:
        """Merge segments into few, as after a bulk of changes; nothing else changes."""
        generation = self._newest().generation
        try:
            compact(self._folder / generation)
        except (FileNotFoundError, EmptyIndexError):
            if self._generation() == generation:
                raise  # else it was rebuilt meanwhile, which has done it

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
        TOC.create(FileStorage(str(self._folder / generation)), SCHEMA, NAME)
        return generation

    def _point_to(self, generation: str) -> None:
        new = self._pointer.with_suffix(f".{generation}")
        new.write_text(generation, encoding="ascii")
        new.replace(self._pointer)

    def _newest(self) -> _Snapshot:
        """The newest commit; unchanged segments are those that were open before."""
        for attempt in range(_OPENING_TRIES):
            known, stamp = self._snapshot, self._stamp()
            if stamp and stamp == known.stamp:
                return known
            generation = self._generation()
            try:
                storage = FileStorage(str(self._folder / generation))
                commit = TOC._latest_generation(storage, NAME)  # noqa: SLF001 - cheaper than opening the index
                with self._lock:
                    if (generation, commit) != (self._snapshot.generation, self._snapshot.commit):
                        self._snapshot = self._opened(generation, commit, storage)
                    self._snapshot = replace(self._snapshot, stamp=stamp)
                    return self._snapshot
            except Exception as error:  # a commit took files away, or one is damaged: Whoosh raises anything
                if attempt + 1 == _OPENING_TRIES:
                    raise self._unreadable(error) from error
        raise AssertionError

    def _stamp(self) -> tuple[int, ...] | None:
        """When the pointer and its folder changed, as every commit and rebuild does; None while that is new.

        Two changes may fall into one tick of the file system's clock, so what has just changed tells nothing.
        """
        folder = self._folder / self._snapshot.generation
        try:
            stamp = (self._pointer.stat().st_mtime_ns, self._pointer.stat().st_ino, folder.stat().st_mtime_ns)
        except OSError:
            return None
        return stamp if max(stamp[0], stamp[2]) < time.time_ns() - _SETTLED_NS else None

    def _opened(self, generation: str, commit: int, storage: Any) -> _Snapshot:  # noqa: ANN401 - Whoosh has no types
        before = {segment.key: segment for segment in self._snapshot.segments}
        toc = TOC.read(storage, NAME, gen=commit, schema=SCHEMA)
        checkpoint = None
        if commit:  # the first one, 0, is the empty index
            text = checkpoint_path(self._folder / generation, commit).read_text(encoding="utf-8")
            checkpoint = Checkpoint.from_json(json.loads(text))
        return _Snapshot(
            generation,
            commit,
            checkpoint,
            tuple(before.get(Segment.key_of(found)) or Segment(storage, found) for found in toc.segments),
        )

    @contextmanager
    def _rebuilding(self, *, wait: bool = False) -> Iterator[None]:
        """Generations are made and removed by one process at a time. Raises IndexBusy."""
        lock = FileStorage(str(self._folder)).lock(_REBUILDING)
        if not lock.acquire(blocking=wait):
            raise IndexBusy("another process is making the index anew: try again when it is done")
        try:
            yield
        finally:
            lock.release()

    def _sweep(self) -> None:
        """Remove what rebuilds that were killed have left."""
        if len([path for path in self._folder.iterdir() if path.is_dir()]) > 1:
            with suppress(IndexBusy), self._rebuilding():
                self._remove_all_but(self._generation())

    def _remove_all_but(self, generation: str) -> None:
        for path in self._folder.iterdir():
            name = path.name.removeprefix(f"{self._pointer.name}.")
            if name != generation and _GENERATION.fullmatch(name):
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)


def _spelled_out(request: SearchRequest, segments: Sequence[Segment]) -> SearchRequest:
    return replace(request, query=spelled_out(request.query, SegmentedVocabulary(segments)))


def _batches(changes: Iterable[Change]) -> Iterator[Iterable[Change]]:
    """Batches as they are read, and at least one."""
    remaining = iter(changes)
    yield islice(remaining, _BATCH)
    for first in remaining:
        yield chain([first], islice(remaining, _BATCH - 1))
