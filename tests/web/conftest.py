"""Sites in memory: a small one that a test fills, and one on the seeds that all share and none changes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.article import Article
from archive.authority import shipped
from archive.importers import read
from archive.ingest import ingest
from archive.store import Store
from index.engine import SearchEngine
from index.memory_engine import MemoryEngine
from index.sync import sync
from tests.conftest import AT
from web.app import create_app
from web.reading import Reading
from web.settings import Settings

Keep = Callable[..., None]
SETTINGS = Settings(name="تنسيق", trusted_hosts=())


@pytest.fixture
def engine() -> MemoryEngine:
    """An engine that holds nothing yet."""
    return MemoryEngine()


@pytest.fixture
def keep(store: Store, engine: SearchEngine) -> Keep:
    """Stores articles and indexes them."""

    def kept(*articles: Article) -> None:
        store.put_many(articles, at=AT)
        sync(store, engine, shipped())

    return kept


@pytest.fixture
def reading(store: Store, engine: SearchEngine) -> Reading:
    """The small archive, read."""
    return Reading(store, engine, shipped())


@pytest.fixture
def client(store: Store, engine: SearchEngine) -> FlaskClient:
    """A visitor of the small archive."""
    return create_app(SETTINGS, engine=engine, store=store).test_client()


@pytest.fixture(scope="session")
def seeded_store(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The seeds, imported."""
    store = Store(tmp_path_factory.mktemp("seeded") / "archive.sqlite")
    ingest(read([seeds]), store, shipped(), now=lambda: AT, rejected=lambda rejection: pytest.fail(str(rejection)))
    yield store
    store.close()


@pytest.fixture(scope="session")
def seeded(seeded_store: Store) -> Flask:
    """The site on the seeds."""
    engine = MemoryEngine()
    sync(seeded_store, engine, shipped())
    return create_app(SETTINGS, engine=engine, store=seeded_store)


@pytest.fixture(scope="session")
def visitor(seeded: Flask) -> FlaskClient:
    """A visitor of the seeds."""
    return seeded.test_client()
