"""One segment of the index as arrays: postings, positions, facet values and columns.

A segment never changes but for its deletions, so what was decoded once is kept, up to a bound in bytes.
Whoosh's readers are not safe for threads: they are asked under a lock, and what they give is shared.
Document numbers are those of the segment; deleted documents are never in what is returned.
"""

import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, cast

import numpy as np
import numpy.typing as npt
from whoosh.reading import SegmentReader, TermNotFound

from .schema import LENGTH_COLUMNS, POSITION, SCHEMA

__all__ = ["Bools", "Floats", "Ints", "Places", "Postings", "Segment", "Values"]

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

CACHE_BYTES = 64 << 20
"""Bound of what one segment keeps of decoded postings."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents that hold a term, ascending, and its weighted frequency in each."""

    documents: Ints
    weights: Floats

    @property
    def nbytes(self) -> int:
        """The size in memory."""
        return self.documents.nbytes + self.weights.nbytes


@dataclass(frozen=True, slots=True)
class Places:
    """Every place of a word: document and position, in the order of both."""

    documents: Ints
    positions: Ints

    @property
    def nbytes(self) -> int:
        """The size in memory."""
        return self.documents.nbytes + self.positions.nbytes


@dataclass(frozen=True, slots=True)
class Values:
    """A facet's values and, one after the other, the documents of each: `documents[starts[i]:starts[i + 1]]`."""

    names: tuple[str, ...]
    documents: Ints
    starts: Ints

    def counts(self, among: Bools) -> Ints:
        """Per value, how many of its documents are among the given ones."""
        hits = np.concatenate(([0], np.cumsum(among[self.documents])))
        return np.asarray(hits[self.starts[1:]] - hits[self.starts[:-1]], np.int64)

    def mask(self, chosen: Callable[[str], bool], size: int) -> Bools:
        """The documents that have at least one of the chosen values."""
        found = np.zeros(size, np.bool_)
        for i, name in enumerate(self.names):
            if chosen(name):
                found[self.documents[self.starts[i] : self.starts[i + 1]]] = True
        return found


T = TypeVar("T", Postings, Places)


class Segment:
    """See the module."""

    def __init__(self, storage: object, segment: Any) -> None:  # noqa: ANN401 - Whoosh has no types
        """Open a Whoosh segment; raises OSError when a merge took it away meanwhile."""
        self.key = self.key_of(segment)
        self._reader = SegmentReader(storage, SCHEMA, segment)
        # a search that still runs keeps the segment, and so its files, open after a newer commit
        self._closing = weakref.finalize(self, self._reader.close)
        self._lock = threading.RLock()
        self._cache: OrderedDict[tuple[str, str], Postings | Places] = OrderedDict()
        self._cached_bytes = 0
        self.size: int = self._reader.doc_count_all()
        self.live: Bools = np.ones(self.size, np.bool_)
        self.live[list(segment.deleted_docs())] = False

    @staticmethod
    def key_of(segment: Any) -> tuple[str, int]:  # noqa: ANN401 - Whoosh has no types
        """Equal for a Whoosh segment in the same state: its deletions only ever grow."""
        return segment.segment_id(), segment.deleted_count()

    def close(self) -> None:
        """Let go of the files, now rather than when the last search is done with them."""
        self._closing()

    @cached_property
    def ids(self) -> list[str]:
        """The id of each document."""
        with self._lock:
            column = self._reader.column_reader("id")
            return [column[number].decode() for number in range(self.size)]

    @cached_property
    def ranks(self) -> Ints:
        """The place of each document in the order of ids."""
        ranks = np.empty(self.size, np.int64)
        ranks[sorted(range(self.size), key=self.ids.__getitem__)] = np.arange(self.size)
        return ranks

    @cached_property
    def seqs(self) -> Ints:
        """The `seq` of each document."""
        return self._numbers("seq")

    @cached_property
    def published(self) -> Ints:
        """The ordinal of each document's published day, 0 for none."""
        return self._numbers("published")

    @cached_property
    def lengths(self) -> dict[str, Ints]:
        """Per form, the length of each document."""
        return {form: self._numbers(column) for form, column in LENGTH_COLUMNS.items()}

    def postings(self, field: str, text: str) -> Postings:
        """The documents that hold a term; empty for an unknown one."""
        return self._kept((field, text), lambda: self._decoded_postings(field, text))

    def places(self, word: str) -> Places:
        """Every place of a folded word."""
        return self._kept(("places", word), lambda: self._decoded_places(word))

    def values(self, facet: str) -> Values:
        """All values of a facet."""
        return self._values[facet]

    @cached_property
    def _values(self) -> "_ValuesOf":
        return _ValuesOf(self)

    def read_values(self, facet: str) -> Values:
        """All values of a facet, decoded afresh."""
        with self._lock:
            names = [term.decode() for term in self._reader.lexicon(facet)]
            lists = [self._decoded_postings(facet, name).documents for name in names]
        kept = [(name, documents) for name, documents in zip(names, lists, strict=True) if len(documents)]
        return Values(
            names=tuple(name for name, _ in kept),
            documents=np.concatenate([np.empty(0, np.int64), *(documents for _, documents in kept)]),
            starts=np.cumsum([0, *(len(documents) for _, documents in kept)], dtype=np.int64),
        )

    def _numbers(self, name: str) -> Ints:
        with self._lock:
            column = self._reader.column_reader(name)
            return np.fromiter((column[number] for number in range(self.size)), np.int64, self.size)

    def _kept(self, key: tuple[str, str], read: Callable[[], T]) -> T:
        with self._lock:
            kept = cast("T | None", self._cache.get(key))
            if kept is not None:
                self._cache.move_to_end(key)
                return kept
            made = read()
            self._cache[key] = made
            self._cached_bytes += made.nbytes
            while self._cached_bytes > CACHE_BYTES and len(self._cache) > 1:
                self._cached_bytes -= self._cache.popitem(last=False)[1].nbytes
            return made

    def _decoded_postings(self, field: str, text: str) -> Postings:
        blocks = list(self._blocks(field, text))
        documents = np.concatenate([np.empty(0, np.int64), *(block[0] for block in blocks)])
        weights = np.concatenate([np.empty(0, np.float64), *(block[1] for block in blocks)])
        live = self.live[documents]
        return Postings(documents[live], weights[live])

    def _decoded_places(self, text: str) -> Places:
        documents: list[Ints] = [np.empty(0, np.int64)]
        packed = bytearray()
        for numbers, _, values in self._blocks("surface", text):
            lengths = np.fromiter((len(value) for value in values), np.int64, len(values))
            documents.append(np.repeat(numbers, lengths // POSITION.itemsize))
            packed += b"".join(values)
        numbers = np.concatenate(documents)
        live = self.live[numbers]
        return Places(numbers[live], np.frombuffer(packed, POSITION).astype(np.int64)[live])

    def _blocks(self, field: str, text: str) -> Iterator[tuple[Ints, Floats, tuple[bytes, ...]]]:
        """The blocks of a posting list: document numbers, weights, values."""
        try:
            matcher = self._reader._terms.matcher(field, text.encode(), SCHEMA[field].format)  # noqa: SLF001 - see below
        except TermNotFound:
            return
        while matcher.is_active():
            matcher._read_data()  # noqa: SLF001 - the public way is one call a posting: 50 times slower
            deltas, weights, values = matcher._data  # noqa: SLF001 - as above
            size = matcher._blocklength  # noqa: SLF001 - as above
            documents = np.cumsum(np.fromiter(deltas, np.int64, size))
            if isinstance(weights, tuple):
                yield documents, np.fromiter(weights, np.float64, size), values or ()
            else:
                yield documents, np.full(size, 1.0 if weights is None else weights), values or ()
            matcher._next_block()  # noqa: SLF001 - as above


class _ValuesOf(dict[str, Values]):
    """A facet's values, read at the first asking."""

    def __init__(self, segment: Segment) -> None:
        super().__init__()
        self._segment = segment

    def __missing__(self, facet: str) -> Values:
        self[facet] = self._segment.read_values(facet)
        return self[facet]
