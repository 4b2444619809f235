"""Opening the archive and its index for a command, and closing them after it."""

from collections.abc import Iterator
from contextlib import contextmanager

from archive.store import Store
from index.engine import SearchEngine, open_engine
from web.settings import Settings

__all__ = ["engine_of", "store_of"]


@contextmanager
def store_of(settings: Settings, *, read_only: bool = False) -> Iterator[Store]:
    """The record. Raises StoreError."""
    store = Store(settings.database, read_only=read_only)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def engine_of(settings: Settings) -> Iterator[SearchEngine]:
    """The search engine. Raises IndexUnavailable."""
    engine = open_engine(settings.engine_url)
    try:
        yield engine
    finally:
        engine.close()
