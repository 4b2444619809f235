"""The page on how to search: it explains every operator, and its examples are searches of the archive at hand."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import regex
from flask.testing import FlaskClient

from index.engine import SearchEngine
from index.query import FACETS, And, Fuzzy, Node, Not, Or, Period, Phrase, Prefix, Value, Word
from index.query_language import (
    FIELDS,
    MAX_DEPTH,
    MAX_FUZZY,
    MAX_LENGTH,
    MAX_OPERATORS,
    MAX_WORDS,
    parse,
)
from index.vocabulary import MAX_EXPANSIONS
from tests.articles import article
from web.params import read_params

from .conftest import Keep
from .page import Page, number_of, visit

ROWS = '//dl[@class="examples"]/div'


@pytest.fixture(scope="module")
def page(visitor: FlaskClient) -> Page:
    """The page on the seeds."""
    return visit(visitor, "/help")


def parts(node: Node) -> Iterator[Node]:
    """The node and all that is in it."""
    yield node
    match node:
        case And(inner) | Or(inner):
            for part in inner:
                yield from parts(part)
        case Not(part):
            yield from parts(part)


def kind(node: Node) -> tuple[Any, ...]:
    """What tells an operator of the query language from the others."""
    match node:
        case Word(scope=scope):
            return Word, scope
        case Phrase(slack=slack):
            return Phrase, slack > 0
        case Value(facet):
            return Value, facet
        case Period(of, first, last):
            return Period, of, first is not None, last is not None
        case _:
            return (type(node),)


OPERATORS = {
    *((Word, scope) for scope in (None, "title", "body")),
    *((Phrase, near) for near in (False, True)),
    *((Value, facet) for facet in FACETS),
    (Period, "published", True, True),
    (Period, "published", True, False),
    (Period, "published", False, True),
    (Period, "mentioned", True, True),
    *((operator,) for operator in (Prefix, Fuzzy, And, Or, Not)),
}


def test_every_operator_has_an_example(page: Page) -> None:
    assert {kind(part) for query in page.texts("//dt/a") for part in parts(parse(query))} >= OPERATORS


def test_every_field_is_shown_with_all_of_its_names(page: Page) -> None:
    rows = [{str(kbd.text_content()) for kbd in row.xpath(".//kbd")} for row in page.all(ROWS)]
    named = [{text.partition(":")[0] for text in row if ":" in text} for row in rows]
    assert sorted(sorted(names) for names in named if len(names) > 1) == sorted(
        sorted(name for name, each in FIELDS.items() if each == field) for field in set(FIELDS.values())
    )


@pytest.mark.parametrize("sign", ["|", "NOT", "«…»", "“…”", "[2020-10-01 TO 2020-10-15]"])
def test_another_sign_for_an_operator_is_shown(page: Page, sign: str) -> None:
    assert sign in page.texts("//dd//kbd")


def test_every_example_finds_as_many_articles_as_it_says(page: Page, visitor: FlaskClient) -> None:
    for example in page.all(ROWS):
        (link,) = example.xpath("./dt/a")
        said = number_of_articles(" ".join(example.xpath('string(./dd[@class="count"])').split()))
        found = visit(visitor, link.get("href")).total
        assert int(link.get("data-count")) == said == found > 0, link.get("href")


def number_of_articles(words: str) -> int:
    """The number in a count of articles; small ones are words in Arabic."""
    return {"مقالة واحدة": 1, "مقالتان": 2}.get(words) or number_of(words)


def test_the_search_of_an_example_is_what_it_types(page: Page) -> None:
    for link in page.all("//dt/a"):
        (typed,) = parse_qs(urlsplit(link.get("href")).query)["q"]
        assert typed == link.text_content().strip()


def test_the_switches_narrow_what_is_found(page: Page) -> None:
    searches = {}
    for link in page.all("//dt/a"):
        params = read_params(parse_qs(urlsplit(link.get("href")).query))
        searches[params.q, params.expand, params.exact] = int(link.get("data-count"))
    assert searches["كركوك", False, False] < searches["كركوك", True, False]
    assert ("صيانة", True, True) in searches


def test_the_limits_are_those_of_the_query_language(page: Page) -> None:
    limits = (MAX_LENGTH, MAX_WORDS, MAX_OPERATORS, MAX_DEPTH, MAX_FUZZY, MAX_EXPANSIONS)
    told = [regex.findall(r"\d+", text) for text in page.texts('//h2[. = "الحدود"]/following-sibling::p')]
    assert [int(number) for numbers in told for number in numbers] == list(limits)


def test_a_date_runs_from_left_to_right_after_an_arabic_name(page: Page) -> None:
    values = page.all("//kbd/bdi[@dir='ltr']")
    assert "2020-10-01..2020-10-15" in [value.text_content() for value in values]


@pytest.mark.parametrize("url", ["/", "/search", "/about", "/articles/sample-001", "/nowhere"])
def test_every_page_leads_to_it(visitor: FlaskClient, url: str) -> None:
    assert "/help" in Page(visitor.get(url).text).all("//footer//a/@href")


def test_about_leads_to_it_and_does_not_repeat_it(visitor: FlaskClient) -> None:
    about = visit(visitor, "/about")
    assert "/help" in about.all("//main//a/@href")
    assert about.all("//main//kbd") == []


def test_it_can_be_read_without_scripts(page: Page) -> None:
    assert page.all("//main//*[@hidden] | //main//button | //main//script") == []


def test_a_search_that_finds_nothing_leads_to_it(visitor: FlaskClient) -> None:
    empty = visit(visitor, "/search?q=لاشيءكهذا")
    assert empty.all('//div[@class="empty"]//a/@href') == ["/help"]


def test_on_an_empty_archive_the_examples_find_nothing(client: FlaskClient) -> None:
    assert {int(count) for count in visit(client, "/help").all("//dt/a/@data-count")} == {0}


def test_the_numbers_are_those_of_now(client: FlaskClient, keep: Keep) -> None:
    def first() -> int:
        return int(visit(client, "/help").all("//dt/a/@data-count")[0])

    before = first()
    keep(article(body="تشمل الخطة صيانة طرق المدينة."))
    assert (before, first()) == (0, 1)


def test_its_searches_are_made_once_for_an_index(
    client: FlaskClient, keep: Keep, engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(article(body="تشمل الخطة صيانة طرق المدينة."))
    visit(client, "/help")
    monkeypatch.setattr(type(engine), "search", lambda *_: pytest.fail("searched again"))
    visit(client, "/help")
