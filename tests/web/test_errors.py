"""What goes wrong: the right status, a sentence in Arabic, and the same headers as everywhere."""

import logging

import pytest
import regex
from flask.testing import FlaskClient

from archive.errors import StoreError
from archive.store import Store
from index.engine import SearchEngine
from index.errors import IndexUnavailable
from index.memory_engine import MemoryEngine
from index.query import SearchRequest
from index.results import SearchResults
from tests.articles import article
from tests.conftest import AT
from web.app import create_app
from web.settings import Settings

from .conftest import SETTINGS, Keep
from .page import Page


class Failing(MemoryEngine):
    """An engine whose searches fail."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    def search(self, request: SearchRequest) -> SearchResults:  # noqa: ARG002 - whatever is asked
        raise self._error


def visitor_of(store: Store, engine: SearchEngine) -> FlaskClient:
    return create_app(SETTINGS, engine=engine, store=store).test_client()


def sentence(client: FlaskClient, url: str, status: int) -> str:
    """What the error page says."""
    response = client.get(url)
    assert response.status_code == status
    page = Page(response.text)
    assert page.root.get("dir") == "rtl"
    assert page.all("//main//a/@href") == ["/"]
    (main,) = page.texts("//main")
    assert len(regex.findall(r"\p{Arabic}+", main)) > 3
    return main


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("from=2020-02-30", "2020-02-30"),
        ("mentioned_to=x", "2020-10-13"),
        ("from=2021&to=2020", "نهاية المدة"),
        ("sort=random", "random"),
        ("page=51", "1,000"),
        ("source=" + "س" * 201, "أطول من اللازم"),
        ("&".join(f"source={n}" for n in range(51)), "أكثر من اللازم"),
        ("q=" + "س" * 257, "256"),
        ("q=" + "(" * 9 + "س", "256"),
        ("q=" + "س " * 33, "32"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence(visitor: FlaskClient, query: str, words: str) -> None:
    assert words in sentence(visitor, f"/search?{query}", 400)


def test_a_long_wrong_value_is_cut_in_the_answer(visitor: FlaskClient) -> None:
    assert len(sentence(visitor, f"/search?from={'9' * 10_000}", 400)) < 300


@pytest.mark.parametrize(
    "url", ["/nowhere", "/articles/nowhere", "/articles/", "/static/nowhere.css", "/search/x"]
)
def test_what_is_not_there_is_not_found(visitor: FlaskClient, url: str) -> None:
    assert "لا صفحة ولا مقالة" in sentence(visitor, url, 404)


def test_a_removed_article_is_gone_and_not_unknown(client: FlaskClient, keep: Keep, store: Store) -> None:
    keep(article("a"))
    store.remove(["a"], reason="سبب لا يقال", at=AT)
    assert "سبب" not in sentence(client, "/articles/a", 410)


def test_a_last_page_whose_articles_are_lost_is_shown_empty(client: FlaskClient, keep: Keep, store: Store) -> None:
    keep(article("a"), article("b", body="آخر"))
    store.remove(["a", "b"], reason="x", at=AT)
    response = client.get("/search?size=1&page=2")
    assert (response.status_code, Page(response.text).hits) == (200, [])


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
@pytest.mark.parametrize(
    "url", ["/", "/search", "/articles/000_85c8c8ccc587f507", "/healthz", "/static/tansiq.css"]
)
def test_the_site_can_only_be_read(visitor: FlaskClient, method: str, url: str) -> None:
    assert visitor.open(url, method=method).status_code == 405


@pytest.mark.parametrize("error", [IndexUnavailable("no index at /secret"), StoreError("locked: /secret")])
def test_an_archive_that_cannot_be_read_is_unavailable(
    store: Store, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    assert "secret" not in sentence(visitor_of(store, Failing(error)), "/search", 503)
    assert "secret" in caplog.text


def test_a_failure_is_told_without_its_details_and_logged_with_them(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    client = visitor_of(store, Failing(ZeroDivisionError("secret")))
    told = sentence(client, "/search", 500)
    assert "من جانبنا" in told
    assert "secret" not in told
    (record,) = (record for record in caplog.records if record.levelno == logging.ERROR)
    assert record.exc_info is not None
    assert record.exc_info[0] is ZeroDivisionError


def test_a_host_that_is_not_ours_is_refused(store: Store, engine: SearchEngine) -> None:
    app = create_app(Settings(trusted_hosts=("ours.example",)), engine=engine, store=store)
    hosts = ("ours.example", "theirs.example")
    answers = [app.test_client().get("/search", headers={"Host": host}) for host in hosts]
    assert [answer.status_code for answer in answers] == [200, 400]
    assert "nosniff" in answers[1].headers["X-Content-Type-Options"]


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/", 200),
        ("/healthz", 200),
        ("/static/tansiq.css", 200),
        ("/search?page=9", 302),
        ("/search?from=x", 400),
        ("/nowhere", 404),
        ("/articles/gone", 410),
        ("/about", 500),
    ],
)
def test_every_answer_has_the_headers_that_keep_the_visitor_safe(
    store: Store, keep: Keep, engine: MemoryEngine, url: str, status: int
) -> None:
    keep(article("gone"))
    store.remove(["gone"], reason="x", at=AT)
    broken = Failing(ZeroDivisionError()) if status == 500 else engine
    with visitor_of(store, broken).get(url) as response:
        assert response.status_code == status
        headers = response.headers
    policy = {rule.partition(" ")[::2] for rule in headers["Content-Security-Policy"].split("; ")}
    assert policy == {
        *((f"{kind}-src", "'self'") for kind in ("script", "style", "img", "font", "connect")),
        *((name, "'none'") for name in ("default-src", "base-uri", "object-src", "frame-ancestors")),
        ("form-action", "'self'"),
    }
    told = {
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "",
    }
    assert {name: headers.get(name) for name in told} == told
    assert "Set-Cookie" not in headers


def test_an_unchanged_article_has_the_headers_too(visitor: FlaskClient) -> None:
    url = "/articles/000_85c8c8ccc587f507"
    again = visitor.get(url, headers={"If-None-Match": visitor.get(url).headers["ETag"]})
    assert again.status_code == 304
    assert "Content-Security-Policy" in again.headers
