"""A real browser on real servers at free ports of this machine: the seeds, a generated archive, an empty one."""

import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from archive.authority import shipped
from archive.importers import read
from archive.ingest import ingest
from archive.store import Store
from index.engine import SearchEngine, open_engine
from index.memory_engine import MemoryEngine
from index.sync import sync
from tests.conftest import AT
from web.app import create_app
from web.settings import Settings

from .odd import Hasty, odd_articles

LANGUAGES = {"ar": "", "ckb": "/ckb", "en": "/en"}
"""The languages of the interface, each with what its addresses begin with."""

FLAGS = (
    "--no-sandbox",
    "--accept-lang=ar",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a browser; without one the tests are skipped, but not where all must run."""
    finder = Path(__file__).parent / "find_browser"
    found = subprocess.run(["sh", str(finder)], capture_output=True, text=True, check=True).stdout.strip()
    if not found and os.environ.get("CI") == "true":
        pytest.fail("no Chromium or Chrome found: run `make browser`")
    if not found:
        pytest.skip("no Chromium or Chrome found: `make browser` installs one")
    return found


class _Quiet(WSGIRequestHandler):
    """A handler that does not log each request."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - werkzeug's name
        pass


@contextmanager
def served(engine: SearchEngine, store: Store) -> Iterator[str]:
    """The address of a site on this archive, as long as it is needed."""
    app = create_app(Settings(name="تنسيق", trusted_hosts=()), engine=engine, store=store)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    engine.close()
    store.close()


@pytest.fixture(scope="session")
def site(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site on the seeds."""
    folder = tmp_path_factory.mktemp("site")
    store, engine = Store(folder / "archive.sqlite"), open_engine(f"whoosh:{folder / 'index'}")
    ingest(read([seeds]), store, shipped(), now=lambda: AT, rejected=lambda rejection: pytest.fail(str(rejection)))
    sync(store, engine, shipped())
    with served(engine, store) as address:
        yield address


@pytest.fixture(scope="session")
def odd_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site on a generated archive of what is rare: `odd_articles`."""
    folder = tmp_path_factory.mktemp("odd")
    store, engine = Store(folder / "archive.sqlite"), open_engine(f"whoosh:{folder / 'index'}")
    store.put_many(list(odd_articles()), at=AT)
    sync(store, engine, shipped())
    with served(Hasty(engine), store) as address:
        yield address


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site on an archive without an article."""
    store = Store(tmp_path_factory.mktemp("empty") / "archive.sqlite")
    with served(MemoryEngine(), store) as address:
        yield address


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """The browser."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """A visit of the site on a wide screen."""
    made = browser.new_context(base_url=site, locale="ar", viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab."""
    return context.new_page()


@pytest.fixture
def still_page(browser: Browser, site: str) -> Iterator[Page]:
    """A tab without JavaScript."""
    made = browser.new_context(
        base_url=site, locale="ar", viewport={"width": 1280, "height": 900}, java_script_enabled=False
    )
    yield made.new_page()
    made.close()


@pytest.fixture(scope="session")
def screenshots(request: pytest.FixtureRequest) -> Path:
    """The folder of the pictures, for people to look at."""
    folder = request.config.rootpath / "screenshots"
    folder.mkdir(exist_ok=True)
    return folder
