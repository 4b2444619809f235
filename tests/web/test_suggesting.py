"""Did-you-mean, suggestions while typing, similar articles: as the site and the command line give them."""

from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from tests.articles import article

from .conftest import Keep
from .page import visit


@pytest.fixture(autouse=True)
def articles(keep: Keep) -> None:
    """Three articles, two of them alike."""
    keep(
        article("a", "بحث مجلس النهر بناء الجسر القديم في أربيل", title="بناء الجسر"),
        article("b", "بدأ بناء الجسر على النهر", title="الجسر والنهر"),
        article("c", "نص تجريبي عن الماء", title="الماء", sample=True),
    )


def test_a_query_that_finds_nothing_leads_to_the_one_that_was_meant(client: FlaskClient) -> None:
    page = visit(client, "/search?q=البجسر&lang=ar")
    (link,) = page.all('//*[@class="suggestion"]/a/@href')
    assert page.texts('//*[@class="suggestion"]/a') == ["الجسر"]
    assert parse_qs(urlsplit(link).query) == {"q": ["الجسر"], "lang": ["ar"]}


def test_a_query_that_finds_something_leads_nowhere_else(client: FlaskClient) -> None:
    assert visit(client, "/search?q=الجسر").all('//*[@class="suggestion"]') == []


def test_suggestions_are_json(client: FlaskClient) -> None:
    answer = client.get("/api/v1/suggest?q=الجس")
    assert answer.json == {
        "q": "الجس",
        "suggestions": [{"kind": "word", "text": "الجسر", "value": None, "count": 2}],
    }
    assert answer.headers["Cache-Control"] == "private, max-age=60"


@pytest.mark.parametrize("q", ["", "q=", "q=%00", "q=%ED%A0%80", "q=" + "x" * 4_000, "q=((("])
def test_whatever_is_typed_suggestions_answer(client: FlaskClient, q: str) -> None:
    answer = client.get(f"/api/v1/suggest?{q}")
    assert (answer.status_code, answer.json and answer.json["suggestions"]) == (200, [])


def test_an_article_leads_to_those_like_it(client: FlaskClient) -> None:
    page = visit(client, "/articles/a")
    assert page.all('//*[@class="similar"]//a/@href') == ["/articles/b"]


def test_an_article_like_no_other_says_nothing_of_it(client: FlaskClient) -> None:
    assert visit(client, "/articles/c").all('//*[@class="similar"]') == []
