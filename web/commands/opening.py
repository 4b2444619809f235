"""Opening the archive and its index for a command, and closing them after it."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import closing, contextmanager

from archive.authority import Authority, shipped_under
from archive.store import Store
from index.analysis import use_morphology
from index.engine import SearchEngine, open_engine
from web.settings import Settings

__all__ = ["authority_of", "engine_of", "morphology_of", "store_of"]


def authority_of(store: Store) -> Authority:
    """The authority tables of an archive: those that ship with its own over them. Raises AuthorityError."""
    return shipped_under(store.tables())


@contextmanager
def store_of(settings: Settings, *, read_only: bool = False) -> Iterator[Store]:
    """The record. Raises StoreError."""
    store = Store(settings.database, read_only=read_only)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def morphology_of(settings: Settings) -> Iterator[None]:
    """The morphology of the settings in use, and none after it. Raises MorphologyUnavailable."""
    use_morphology(settings.morphology)
    try:
        yield
    finally:
        use_morphology(None)


@contextmanager
def engine_of(settings: Settings, *, workers: Executor | None = None) -> Iterator[SearchEngine]:
    """The search engine, and as long as it is open the morphology of the settings.

    Raises IndexUnavailable or MorphologyUnavailable.
    """
    with morphology_of(settings), closing(open_engine(settings.engine_url, workers=workers)) as engine:
        yield engine
