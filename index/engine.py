"""What a search engine is, and how one is opened.

An engine holds documents and the checkpoint up to which they follow the archive. It can always be thrown away
and rebuilt. Two are here: `whoosh:` on disk and `memory:`, small and slow, the oracle of the tests.
"""

from collections.abc import Iterable
from concurrent.futures import Executor
from pathlib import Path
from typing import Protocol

from archive.article import Change

from .checkpoint import Checkpoint
from .errors import IndexUnavailable
from .memory_engine import MemoryEngine
from .query import SearchRequest
from .results import SearchResults, Share
from .vocabulary import Vocabulary
from .whoosh_engine import WhooshEngine

__all__ = ["SearchEngine", "open_engine"]


class SearchEngine(Protocol):
    """Safe for many threads that search and one process at a time that writes."""

    def apply(self, changes: Iterable[Change], checkpoint: Checkpoint) -> int:
        """Take changes and, in the same commit, the checkpoint they lead to; the number of changes.

        All or nothing: an error leaves the index as it was. No document may come twice among the changes.
        Raises IndexBusy.
        """

    def rebuild(self, changes: Iterable[Change], checkpoint: Checkpoint) -> int:
        """Make an index of these changes beside the present one, then take its place at once."""

    def compact(self) -> None:
        """Put its files in the order that searches like best, after a bulk of changes; no answer changes."""

    def checkpoint(self) -> Checkpoint | None:
        """How far the index follows its archive; None for an empty index."""

    def count(self) -> int:
        """The number of documents."""

    def ids(self) -> list[str]:
        """The ids of all documents, sorted."""

    def search(self, request: SearchRequest) -> SearchResults:
        """One page of hits with the counts around it, of the newest commit."""

    def explain(self, request: SearchRequest, id_: str) -> tuple[Share, ...] | None:
        """What each form of each word adds to a document's score; None where the request does not find it."""

    def vocabulary(self) -> Vocabulary:
        """The words of the newest commit."""

    def close(self) -> None:
        """Let go of files."""


def open_engine(url: str, *, workers: Executor | None = None) -> SearchEngine:
    """The engine that a URL names: `whoosh:FOLDER` (made when missing) or `memory:`.

    `workers`: processes that large batches are shared out to; what is indexed is the same without.
    Raises IndexUnavailable for another URL or a folder that cannot be an index.
    """
    kind, _, rest = url.partition(":")
    match kind:
        case "memory":
            return MemoryEngine()
        case "whoosh" if rest:
            return WhooshEngine(Path(rest), workers=workers)
        case _:
            raise IndexUnavailable(f"no search engine for {url!r}: whoosh:FOLDER or memory:")
