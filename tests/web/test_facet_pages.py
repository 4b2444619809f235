"""The pages of provinces and actors, their feeds, and the lists of all values of a facet."""

import datetime as dt
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import regex
from flask import Flask
from flask.testing import FlaskClient

from archive.authority import Authority
from archive.store import Store
from index.engine import SearchEngine
from index.query import Value as QueryValue
from tests.articles import article, tag
from web.app import create_app
from web.facet_pages import row_of, search_of
from web.links import LISTED
from web.reading import Reading, neutral
from web.settings import Settings
from web.wording import kind_label

from .conftest import Keep
from .page import Page, visit
from .test_feeds import feed_of
from .test_hostile import PAYLOADS

SEED = "000_85c8c8ccc587f507"
VALUES = ("/provinces/diyala", "/provinces/baghdad", "/actors/peshmerga", "/actors/education-ministry")
LISTS = tuple(f"/facets/{name}" for name in LISTED)
UNUSED = "/actors/mauritania"
ATOM = "{http://www.w3.org/2005/Atom}"


def actor(value: str) -> Any:
    return tag(value, facet="actor")


def place(value: str) -> Any:
    return tag(value, facet="place")


def group(page: Page, name: str) -> dict[str, int]:
    """The values under a heading, with their counts."""
    values = page.all(f'//section[@aria-labelledby="group-{name}"]//*[@data-facet]')
    return {value.get("data-value"): int(value.get("data-count")) for value in values}


# Counts


@pytest.mark.parametrize("url", [*VALUES, *LISTS])
def test_every_count_is_what_its_search_finds(visitor: FlaskClient, url: str) -> None:
    values = visit(visitor, url).values
    assert any(value.count for value in values)
    for value in values:
        if value.count:
            assert visit(visitor, value.url or "").total == value.count, value
        else:
            assert value.url is None


def test_two_provinces_together_are_the_articles_with_both(client: FlaskClient, keep: Keep) -> None:
    keep(
        article("a", "ألف", tags=(tag("diyala"), tag("erbil"))),
        article("b", "باء", tags=(tag("diyala"),)),
        article("c", "جيم", tags=(tag("erbil"),)),
    )
    page = visit(client, "/provinces/diyala")
    assert group(page, "with-province") == {"erbil": 1}
    assert visit(client, page.value("province", "erbil").url or "").hits == ["a"]


def test_a_value_does_not_come_with_itself(visitor: FlaskClient) -> None:
    assert "diyala" not in group(visit(visitor, "/provinces/diyala"), "with-province")
    assert "peshmerga" not in group(visit(visitor, "/actors/peshmerga"), "with-actor")


def test_the_ten_most_frequent_come_first(client: FlaskClient, keep: Keep, authority: Authority) -> None:
    ids = [row.id for row in authority.actors.values() if row.kind == "state"][:12]
    keep(
        *(
            article(f"a{number:02}", f"خبر {number}", tags=(tag("diyala"), *map(actor, ids[number:])))
            for number in range(12)
        )
    )
    together = group(visit(client, "/provinces/diyala"), "with-actor")
    assert together == {id_: 12 - rank for rank, id_ in enumerate(reversed(ids[2:]))}
    assert list(together) == list(reversed(ids))[:10]


def test_all_districts_of_a_province_are_there_and_of_other_places_those_named(
    client: FlaskClient, keep: Keep, authority: Authority
) -> None:
    places = [row for row in authority.places.values() if "diyala" in row.province]
    districts = [row.id for row in places if row.kind == "district"]
    other = next(row.id for row in places if row.kind == "subdistrict" and row.parent == districts[1])
    abroad = next(row.id for row in authority.places.values() if "diyala" not in row.province)
    keep(article(tags=(tag("diyala"), place(other), place(abroad))))
    page = visit(client, "/provinces/diyala")
    assert group(page, "district") == dict.fromkeys(districts, 0) | {districts[1]: 1}
    assert group(page, "place") == {other: 1}


# Months


def test_months_stand_in_their_years_the_newest_first(visitor: FlaskClient) -> None:
    page = visit(visitor, "/provinces/diyala")
    assert page.texts('//section[@class="timeline"]//h3') == ["2022", "2021", "2020", "2019"]
    months = page.all('//a[@class="month"]/@data-value')
    assert months == sorted(months, reverse=True)


def test_the_bar_of_a_month_is_as_long_as_its_share_of_the_fullest(client: FlaskClient, keep: Keep) -> None:
    days = ("2020-10-01", "2020-10-02", "2020-10-03", "2021-01-01")
    keep(*(article(day, f"خبر {day}", published=day, tags=(tag("diyala"),)) for day in days))
    page = visit(client, "/provinces/diyala")
    bars = zip(page.all('//a[@class="month"]/@data-value'), page.all("//svg/@width"), strict=True)
    assert dict(bars) == {"2020-10": "100%", "2021-01": "33%"}


@pytest.mark.parametrize(("months", "shown"), [(12, ["2020", "2021"]), (13, ["2021"])])
def test_of_many_months_only_the_newest_year_is_open(
    client: FlaskClient, keep: Keep, months: int, shown: list[str]
) -> None:
    first = dt.date(2021, 6, 1)
    days = [(first - dt.timedelta(days=31 * n)).isoformat() for n in range(months)]
    keep(*(article(day, f"خبر {day}", published=day, tags=(tag("diyala"),)) for day in days))
    page = visit(client, "/provinces/diyala")
    assert len(page.all('//a[@class="month"]')) == months
    assert sorted(page.texts('//section[@class="timeline"]/details[@open]/summary/h3')) == shown


def test_undated_articles_are_counted_apart(client: FlaskClient, keep: Keep) -> None:
    keep(article("a", published=None, tags=(tag("diyala"),)), article("b", "آخر", tags=(tag("diyala"),)))
    undated = visit(client, "/provinces/diyala").value("date", "none")
    assert undated.count == 1
    assert visit(client, undated.url or "").hits == ["a"]


# What the tables say


def test_a_page_tells_names_kind_and_record(visitor: FlaskClient, authority: Authority) -> None:
    page = visit(visitor, "/provinces/erbil")
    row = authority.provinces["erbil"]
    assert page.texts("//h1") == ["أربيل"]
    assert "محافظة عراقية" in page.text
    names = page.texts("//aside//dl//bdi[@lang]")
    assert names == [name for name in (*row.ar, *row.ckb, *row.en) if name != "أربيل"]
    assert f"{row.lat}, {row.lon}" in page.text
    assert "GeoNames 95446 (CC BY 4.0)" in page.text


def test_an_actor_leads_to_what_it_belongs_to_and_what_belongs_to_it(visitor: FlaskClient) -> None:
    child, parent = visit(visitor, "/actors/council-of-ministers"), visit(visitor, "/actors/federal-government")
    assert "/actors/federal-government" in child.all('//p[@class="facts"]//a/@href')
    assert "/actors/council-of-ministers" in parent.all('//section[@aria-labelledby="group-member"]//a/@href')


def test_what_belongs_to_an_actor_is_counted_there_and_not_among_its_company(
    client: FlaskClient, keep: Keep, authority: Authority
) -> None:
    child, parent = "council-of-ministers", "federal-government"
    assert authority.actors[child].parent == parent
    keep(article(tags=(actor(child), actor("isis"))))
    above, below = visit(client, f"/actors/{parent}"), visit(client, f"/actors/{child}")
    assert group(above, "member") == {child: 1}
    assert group(above, "with-actor") == group(below, "with-actor") == {"isis": 1}


def test_a_note_of_the_table_is_shown(visitor: FlaskClient, authority: Authority) -> None:
    note = authority.actors["isis"].note
    assert note
    assert note in visit(visitor, "/actors/isis").text


def test_every_kind_of_the_tables_has_an_arabic_name(seeded: Flask, authority: Authority) -> None:
    with seeded.test_request_context():
        kinds = {"governorate", *(row.kind for row in authority.actors.values())}
        assert [kind for kind in kinds if not regex.fullmatch(r"[\p{Arabic} ]+", kind_label(kind))] == []


@pytest.mark.parametrize("facet", ["province", "actor"])
def test_the_search_of_a_value_is_of_no_other(
    seeded: Flask, reading: Reading, authority: Authority, facet: Any
) -> None:
    rows = authority.provinces if facet == "province" else authority.actors
    with seeded.test_request_context():
        for id_ in rows:
            row = row_of(facet, id_, authority)
            assert row
            query = reading.understood(search_of(row, authority, size=1))[0].query
            assert query == QueryValue(facet, (id_,))


# Latest articles


def test_a_page_shows_the_ten_newest_and_leads_to_all(client: FlaskClient, keep: Keep) -> None:
    days = [f"2020-10-{day:02}" for day in range(1, 13)]
    keep(*(article(day, f"خبر {day}", published=day, tags=(tag("diyala"),)) for day in days))
    page = visit(client, "/provinces/diyala")
    assert page.hits == days[::-1][:10]
    (everything,) = page.all('//section[contains(@class, "results")]/p/a/@href')
    assert visit(client, everything).total == 12


def test_a_value_without_articles_has_a_page_that_says_so(visitor: FlaskClient) -> None:
    page = visit(visitor, UNUSED)
    assert "لا مقالة في الأرشيف" in page.text
    assert (page.hits, page.values) == ([], [])


@pytest.mark.parametrize(
    "url",
    [
        "/provinces/nowhere",
        "/provinces/khanaqin",
        "/provinces/peshmerga",
        "/actors/diyala",
        "/actors/nowhere/feed.atom",
        "/provinces/nowhere/feed.atom",
        "/facets/nonsense",
        "/facets/lang",
        "/facets/month",
        "/provinces/%00",
        "/actors/..%2f..",
    ],
)
def test_what_is_not_there_is_not_found(visitor: FlaskClient, url: str) -> None:
    response = visitor.get(url)
    assert response.status_code == 404
    assert "لا صفحة ولا مقالة" in response.text


# Ways in


def test_the_front_leads_to_every_province_and_to_the_lists(visitor: FlaskClient, authority: Authority) -> None:
    page = visit(visitor, "/")
    assert page.all('//a[@class="page-of"]/@href') == [f"/provinces/{id_}" for id_ in authority.provinces]
    assert set(page.all('//a[starts-with(@href, "/facets/")]/@href')) == set(LISTS) - {"/facets/province"}


def test_the_evidence_of_an_article_leads_to_the_pages_of_its_values(visitor: FlaskClient) -> None:
    page = visit(visitor, f"/articles/{SEED}")
    (link,) = page.all('//li[@data-token="province-diyala"]/a[@class="page-of"]')
    assert link.get("href") == "/provinces/diyala"
    assert link.text_content() == "صفحة ديالى"


@pytest.mark.parametrize("value", [actor("nemo"), tag("khanaqin")], ids=["unknown", "a district"])
def test_a_value_that_the_tables_do_not_hold_has_no_page(client: FlaskClient, keep: Keep, value: Any) -> None:
    keep(article(tags=(tag("diyala"), value)))
    for url in ("/articles/a1", "/facets/actor", "/provinces/diyala"):
        links = visit(client, url).all(f'//a[contains(@href, "{value.value}")]/@href')
        assert all(link.startswith("/search?") for link in links), url


def test_the_list_of_provinces_has_all_of_them(visitor: FlaskClient, authority: Authority) -> None:
    values = visit(visitor, "/facets/province").values
    assert {value.value for value in values} == set(authority.provinces)
    counts = [value.count for value in values]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("url", [*VALUES, *LISTS, "/provinces/diyala/feed.atom"])
def test_what_did_not_change_is_not_sent_again(visitor: FlaskClient, url: str) -> None:
    first = visitor.get(url)
    again = visitor.get(url, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert first.cache_control.no_cache


# Hostile texts


@pytest.mark.parametrize("payload", [*PAYLOADS, "]]><x/>", "\x0b\x1f\ufffe قيل"])
def test_what_an_article_says_is_text_on_a_page_and_in_a_feed(
    client: FlaskClient, keep: Keep, payload: str
) -> None:
    keep(article(title=payload, body=f"قال {payload} وسكت.", source=payload, tags=(tag("diyala"),)))
    page = visit(client, "/provinces/diyala")
    assert page.all("//main//script | //main//img | //main//svg[@onload] | //@onerror | //@onmouseover") == []
    assert visit(client, "/facets/source").all("//main//script | //main//img | //main//svg | //@onerror") == []
    (entry,) = feed_of(client, "/provinces/diyala").findall(f"{ATOM}entry")
    assert {element.tag for element in entry.iter()} <= {
        f"{ATOM}{name}"
        for name in ("entry", "id", "title", "updated", "published", "author", "name", "link", "summary")
    }
    assert entry.findtext(f"{ATOM}title") == neutral(payload).replace("\ufffe", "")
    assert not set(entry.findtext(f"{ATOM}summary")) & set("\x0b\x1f\ufffe\u202e")


# Corrections


def test_an_article_says_how_its_values_are_corrected(visitor: FlaskClient) -> None:
    page = visit(visitor, f"/articles/{SEED}")
    (details,) = page.all('//details[@class="correction"]')
    assert details.find("summary").text == "هل هذا خطأ؟"
    commands = page.texts('//details[@class="correction"]/p/code')
    assert commands == [f'tansiq facet remove {SEED} {name} VALUE --reason "…"' for name in ("province", "actor")]
    assert {"diyala", "peshmerga"} <= set(page.texts('//details[@class="correction"]//li/code'))


def test_without_values_or_an_address_there_is_nothing_to_correct(client: FlaskClient, keep: Keep) -> None:
    keep(article())
    assert visit(client, "/articles/a1").all('//details[@class="correction"]') == []


def test_a_letter_to_the_editors_names_the_article(store: Store, engine: SearchEngine, keep: Keep) -> None:
    keep(article("a~b"))
    settings = Settings(corrections_mail="first+second@archive.example")
    client = create_app(settings, engine=engine, store=store).test_client()
    (link,) = visit(client, "/articles/a~b").all('//details[@class="correction"]//a/@href')
    parts = urlsplit(link)
    assert (parts.scheme, parts.path) == ("mailto", "first%2Bsecond@archive.example")
    assert parse_qs(parts.query) == {
        "subject": ["تصحيح المقالة a~b"],
        "body": ["http://localhost/articles/a~b"],
    }
    assert "+" not in parts.query
