"""The page of an article: the original text, and where each value rests in it."""

from collections import Counter
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from archive.article import DateMention
from archive.store import Store
from tests.articles import article
from web.reading import SAMPLE_MARK

from .conftest import Keep
from .page import visit

SEED = "000_85c8c8ccc587f507"
SAMPLE = "sample-042"


def test_every_evidence_leads_to_a_place_on_its_page(visitor: FlaskClient, seeded_store: Store) -> None:
    for change in seeded_store.leads():
        assert change.lead is not None
        page = visit(visitor, f"/articles/{change.lead.id}")
        ids = Counter(page.all("//@id"))
        links = page.all('//li[@class="evidence"]/a[@data-facet]/@href')
        assert len(links) == len(change.lead.values("province")) + len(change.lead.values("actor"))
        assert [link for link in links if ids[link[1:]] != 1] == [], change.lead.id
        assert set(ids.values()) == {1}


def test_the_text_of_an_article_is_the_original(visitor: FlaskClient, seeded_store: Store) -> None:
    page = visit(visitor, f"/articles/{SEED}?q=البيشمركه")
    shown = [paragraph.text_content() for paragraph in page.all('//div[@class="paragraph"]/p')]
    assert "\n".join(shown) == seeded_store.get(SEED).body


def test_an_article_marks_and_numbers_the_words_sought(visitor: FlaskClient) -> None:
    page = visit(visitor, f"/articles/{SEED}?q=ديالى")
    assert page.all("//mark/@id") == ["hit-1", "hit-2"]
    assert set(page.texts("//mark")) == {"ديالى"}


def test_a_mention_carries_the_token_of_its_value(visitor: FlaskClient) -> None:
    page = visit(visitor, f"/articles/{SEED}")
    (token,) = page.all('//li[a/@data-value="diyala"]/@data-token')
    named = page.texts(f'//span[contains(concat(" ", @data-facets, " "), " {token} ")]')
    assert named == ["ديالى", "ديالى"]


def test_an_article_leads_back_to_its_search(visitor: FlaskClient) -> None:
    page = visit(visitor, f"/articles/{SEED}?q=ديالى&lang=ar")
    (back,) = page.all('//p[@class="back"]/a/@href')
    assert parse_qs(urlsplit(back).query) == {"q": ["ديالى"], "lang": ["ar"]}


@pytest.mark.parametrize("query", ["q=" + "x" * 999, "from=never", "page=999", "q=" + "(" * 20])
def test_an_article_is_shown_whatever_the_search_before_it(visitor: FlaskClient, query: str) -> None:
    assert visit(visitor, f"/articles/{SEED}?{query}").hits == [SEED]


def test_a_link_to_the_publisher_is_safe(visitor: FlaskClient) -> None:
    (link,) = visit(visitor, f"/articles/{SEED}").all('//a[starts-with(@href, "http")]')
    assert link.get("href") == "https://kirkuknow.com/ar/news/63653"
    assert {"noopener", "noreferrer", "nofollow"} <= set(link.get("rel").split())


def test_a_sample_is_marked_as_one_on_its_page(visitor: FlaskClient) -> None:
    page = visit(visitor, f"/articles/{SAMPLE}")
    assert page.texts("//h1")[0].startswith(f"[{SAMPLE_MARK}]")
    assert page.texts("//title")[0].startswith(f"[{SAMPLE_MARK}]")


def test_a_kurdish_text_is_marked_as_kurdish(visitor: FlaskClient) -> None:
    page = visit(visitor, "/articles/sample-022")
    assert page.all('//div[@class="text"]/@lang') == ["ckb"]


def test_an_english_text_runs_from_left_to_right(visitor: FlaskClient) -> None:
    assert visit(visitor, "/articles/sample-031").all('//div[@class="text"]/@dir') == ["ltr"]


def test_an_article_that_did_not_change_is_not_sent_again(visitor: FlaskClient) -> None:
    first = visitor.get(f"/articles/{SEED}")
    again = visitor.get(f"/articles/{SEED}", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.text) == (304, "")
    assert first.cache_control.max_age == 300


def test_a_weekday_that_disagrees_with_its_date_is_shown(client: FlaskClient, keep: Keep) -> None:
    date = DateMention(
        field="body",
        start=0,
        end=16,
        text="السبت 9 تشرين الأول 2020",
        iso="2020-10-09",
        precision="day",
        weekday_conflict="السبت",
    )
    keep(article("a", "السبت 9 تشرين الأول 2020", dates=(date,)))
    (shown,) = visit(client, "/articles/a").texts('//*[@class="mentioned"]//dd')
    assert shown == "2020-10-09 في النص «السبت»، وليس ذلك اليوم كذلك"


def test_a_date_that_is_approximate_says_so(client: FlaskClient, keep: Keep) -> None:
    date = DateMention(
        field="body",
        start=0,
        end=8,
        text="صيف 2019",
        iso="2019-06-01/2019-08-31",
        precision="range",
        approximate=True,
    )
    keep(article("a", "صيف 2019", dates=(date,)))
    assert visit(client, "/articles/a").texts('//*[@class="mentioned"]//dd') == ["نحو 2019-06-01/2019-08-31"]
