"""The pages on the seeds, read as a visitor reads them."""

import json
from collections import Counter
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from web.reading import SAMPLE_MARK

from .page import Page, visit

SEED = "000_85c8c8ccc587f507"
SAMPLE = "sample-042"
PAGES = (
    "/",
    "/search",
    "/search?q=البيشمركه",
    "/search?q=لاشيءكهذا",
    f"/articles/{SEED}",
    f"/articles/{SAMPLE}",
    "/about",
    "/help",
    "/stats",
    "/api/v1/",
    "/provinces/diyala",
    "/actors/peshmerga",
    "/actors/qatar",
    "/facets/province",
    "/facets/actor",
    "/facets/place",
    "/facets/source",
)
SEARCHES = (
    "/search",
    "/search?q=البيشمركه",
    "/search?q=بغداد&lang=ar",
    "/search?province=diyala&province=erbil",
    "/search?q=مركز&actor=peshmerga&from=2020",
    "/search?from=2021-03&to=2021-03",
    "/search?date=none",
)


def walk(visitor: FlaskClient, url: str) -> Iterator[Page]:
    """The page and those after it."""
    while True:
        page = visit(visitor, url)
        yield page
        following = page.all('//a[@rel="next"]/@href')
        if not following:
            return
        (url,) = following


@pytest.mark.parametrize("url", PAGES)
def test_every_page_is_arabic_and_runs_from_right_to_left(visitor: FlaskClient, url: str) -> None:
    page = visit(visitor, url)
    assert (page.root.get("lang"), page.root.get("dir")) == ("ar", "rtl")


@pytest.mark.parametrize("url", PAGES)
def test_every_page_has_one_heading_and_a_way_past_the_masthead(visitor: FlaskClient, url: str) -> None:
    page = visit(visitor, url)
    assert len(page.all("//h1")) == 1
    (skip,) = page.all('//a[@class="skip"]/@href')
    assert len(page.all(f'//main[@id="{skip[1:]}"]')) == 1


@pytest.mark.parametrize("url", PAGES)
def test_no_id_comes_twice(visitor: FlaskClient, url: str) -> None:
    ids = Counter(visit(visitor, url).all("//@id"))
    assert [id_ for id_, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("url", PAGES)
def test_every_label_and_description_has_what_it_refers_to(visitor: FlaskClient, url: str) -> None:
    page = visit(visitor, url)
    ids = set(page.all("//@id"))
    named = page.all("//@for | //@aria-labelledby | //@aria-describedby | //@form")
    assert {name for names in named for name in names.split()} <= ids


@pytest.mark.parametrize("url", PAGES)
def test_a_page_loads_nothing_from_elsewhere(visitor: FlaskClient, url: str) -> None:
    page = visit(visitor, url)
    loaded = page.all(
        "//@src | //@srcset | //@poster | //@data | //form/@action"
        " | //link[not(@rel='canonical' or @hreflang)]/@href"
    )
    assert loaded
    assert all(address.startswith("/") and not address.startswith("//") for address in loaded)


@pytest.mark.parametrize("url", PAGES)
def test_a_page_holds_no_script_or_style_of_its_own(visitor: FlaskClient, url: str) -> None:
    page = visit(visitor, url)
    assert page.all("//script[not(@src or @type='application/ld+json')] | //style | //@style") == []
    assert page.all("//@*[starts-with(name(), 'on')]") == []


@pytest.mark.parametrize("url", PAGES)
def test_every_link_within_the_site_leads_somewhere(visitor: FlaskClient, url: str) -> None:
    for link in set(visit(visitor, url).all("//a/@href")):
        target = urlsplit(link)
        if target.path and not target.netloc:
            assert visitor.get(link).status_code == 200, link


@pytest.mark.parametrize("url", PAGES)
def test_the_files_of_a_page_may_be_kept_for_a_year(visitor: FlaskClient, url: str) -> None:
    for address in visit(visitor, url).all("//script/@src | //link[@rel='icon' or @rel='stylesheet']/@href"):
        assert "v=" in address
        with visitor.get(address) as response:
            assert (response.status_code, response.cache_control.max_age) == (200, 31_536_000)


def test_the_front_page_counts_what_there_is(visitor: FlaskClient) -> None:
    page = visit(visitor, "/")
    assert "51 مقالة" in page.text
    assert len(page.hits) == 6
    assert len([value for value in page.values if value.facet == "province"]) == 19


def test_about_names_the_sources(visitor: FlaskClient) -> None:
    page = visit(visitor, "/about")
    assert {value.value: value.count for value in page.values} == {"نص تجريبي": 50, "كركوك ناو": 1}


# Search


@pytest.mark.parametrize("typed", ["البيشمركه", "البيشمركة", "البيشمرگة", "بيشمركة"])
def test_a_word_is_found_and_marked_as_the_text_has_it(visitor: FlaskClient, typed: str) -> None:
    page = visit(visitor, f"/search?q={typed}")
    assert SEED in page.hits
    assert "البيشمركة" in page.texts(f'//article[@data-id="{SEED}"]//mark')


def test_the_form_keeps_what_was_typed(visitor: FlaskClient) -> None:
    page = visit(visitor, '/search?q="خط دفاع"&from=2020')
    assert page.all('//input[@name="q"]/@value') == ['"خط دفاع"']
    assert page.all('//input[@name="from"]/@value') == ["2020"]


def test_submitting_the_form_keeps_the_filters(visitor: FlaskClient) -> None:
    page = visit(visitor, "/search?q=مركز&province=diyala&sort=oldest")
    fields = page.all('//form[@id="search"]//input')
    assert {(field.get("name"), field.get("value")) for field in fields} == {
        ("q", "مركز"),
        ("province", "diyala"),
        ("sort", "oldest"),
    }


def test_a_hit_tells_its_source_its_date_and_how_that_is_known(visitor: FlaskClient) -> None:
    page = visit(visitor, "/search?q=البيشمركه&source=كركوك ناو")
    (facts,) = page.texts('//article//p[@class="facts"]')
    assert "كركوك ناو" in facts
    assert "13 تشرين الأول 2020" in facts
    assert "استُدلّ" in facts


def test_a_sample_is_marked_as_one_in_the_results(visitor: FlaskClient) -> None:
    page = visit(visitor, "/search?q=مخمور&source=نص تجريبي")
    for path in ('//*[contains(@class, "title")]', '//p[@class="snippet"]'):
        texts = page.texts(f"//article{path}")
        assert texts
        assert all(text.startswith(f"[{SAMPLE_MARK}]") for text in texts)


@pytest.mark.parametrize("url", SEARCHES)
def test_a_count_is_what_choosing_the_value_gives(visitor: FlaskClient, url: str) -> None:
    page = visit(visitor, url)
    chosen = {value.facet for value in page.values if value.selected}
    if "from" in parse_qs(urlsplit(url).query):
        chosen -= {"month", "year"}  # another takes the place of the period
    free = [value for value in page.values if value.facet not in chosen and not value.selected]
    assert free
    for value in free:
        if value.url:
            assert visit(visitor, value.url).total == value.count, value
        else:
            assert value.count == 0, value


@pytest.mark.parametrize("url", SEARCHES)
def test_choosing_a_value_leaves_the_counts_of_its_facet(visitor: FlaskClient, url: str) -> None:
    page = visit(visitor, url)
    for name in ("province", "actor"):
        value = next(value for value in page.values if value.facet == name and not value.selected)
        after = visit(visitor, value.url or "")
        assert after.value(name, value.value).selected
        before = {each.value: each.count for each in page.values if each.facet == name}
        later = {each.value: each.count for each in after.values if each.facet == name}
        assert {value: before[value] for value in before.keys() & later} == {
            value: later[value] for value in before.keys() & later
        }


def test_a_value_that_is_chosen_again_is_let_go(visitor: FlaskClient) -> None:
    before = visit(visitor, "/search?q=البيشمركه")
    chosen = visit(visitor, before.value("province", "diyala").url or "").value("province", "diyala")
    assert chosen.selected
    assert visit(visitor, chosen.url or "").total == before.total


def test_more_values_of_one_facet_give_more_and_of_two_facets_less(visitor: FlaskClient) -> None:
    diyala = visit(visitor, "/search?province=diyala").total
    assert visit(visitor, "/search?province=diyala&province=erbil").total > diyala
    assert visit(visitor, "/search?province=diyala&lang=ckb").total < diyala


def test_a_chip_removes_its_filter(visitor: FlaskClient) -> None:
    page = visit(visitor, "/search?q=البيشمركه&province=diyala&lang=ar")
    chips = page.all('//a[@class="chip"]')
    assert ["ديالى" in " ".join(chip.itertext()) for chip in chips] == [True, False]
    after = visit(visitor, chips[0].get("href"))
    assert not after.value("province", "diyala").selected
    assert after.value("lang", "ar").selected


def test_filters_are_not_for_robots(visitor: FlaskClient) -> None:
    page = visit(visitor, "/search?province=diyala")
    assert all("nofollow" in (link.get("rel") or "") for link in page.all("//a[@data-facet]"))
    assert "noindex" in page.all('//meta[@name="robots"]/@content')[0]


@pytest.mark.parametrize("url", ["/search", "/search?province=baghdad&size=3", "/search?q=في&sort=oldest&size=7"])
def test_paging_shows_every_result_once_under_the_same_search(visitor: FlaskClient, url: str) -> None:
    pages = list(walk(visitor, url))
    ids = [id_ for page in pages for id_ in page.hits]
    assert len(pages) > 1
    assert {page.total for page in pages} == {len(ids)} == {len(set(ids))}
    chips = [page.texts('//a[@class="chip"]') for page in pages]
    assert chips == chips[:1] * len(pages)


def test_a_page_beyond_the_end_is_the_last_one(visitor: FlaskClient) -> None:
    response = visitor.get("/search?province=diyala&size=2&page=400")
    assert response.status_code == 302
    last = visit(visitor, response.location)
    assert last.hits
    assert last.all('//a[@rel="next"]') == []
    assert last.value("province", "diyala").selected


def test_a_page_beyond_no_results_is_the_first(visitor: FlaskClient) -> None:
    response = visitor.get("/search?q=لاشيءكهذا&page=2")
    assert (response.status_code, parse_qs(urlsplit(response.location).query)) == (302, {"q": ["لاشيءكهذا"]})


def test_nothing_found_names_the_query_and_the_way_out(visitor: FlaskClient) -> None:
    page = visit(visitor, "/search?q=لاشيءكهذا&province=diyala")
    assert page.total == 0
    (empty,) = page.texts('//div[@class="empty"]')
    assert "لاشيءكهذا" in empty
    assert "ديالى" in empty
    removed, out, explained = page.all('//div[@class="empty"]//a/@href')
    assert parse_qs(urlsplit(removed).query) == parse_qs(urlsplit(out).query) == {"q": ["لاشيءكهذا"]}
    assert explained == "/help"


def test_nothing_found_says_what_is_found_without_each_filter(visitor: FlaskClient) -> None:
    page = visit(visitor, "/search?q=البيشمركه&province=diyala&lang=ckb&exact=1&from=1950&to=1951")
    assert page.total == 0
    ways = page.all('//ul[@class="ways"]//a')
    assert len(ways) == len(page.all('//a[@class="chip"]')) == 4
    for way in ways:
        count = int(way.get("data-count"))
        assert visit(visitor, way.get("href")).total == count
        assert f"أزِل هذا: {way.xpath('string(../span/small)')}" in " ".join(way.text_content().split())
        assert f"(يعطي {count})" in way.text_content()


def test_one_filter_that_finds_nothing_can_be_removed_for_what_there_is(visitor: FlaskClient) -> None:
    everywhere = visit(visitor, "/search?q=البيشمركه").total
    page = visit(visitor, "/search?q=البيشمركه&from=1950&to=1951")
    assert [int(count) for count in page.all('//ul[@class="ways"]//@data-count')] == [everywhere]


def test_the_order_can_be_chosen(visitor: FlaskClient) -> None:
    newest, oldest = (visit(visitor, f"/search?date=&sort={sort}&from=2020") for sort in ("newest", "oldest"))
    days = newest.all("//article//time/@datetime")
    assert days == sorted(days, reverse=True)
    assert oldest.all("//article//time/@datetime")[0] < days[0]


def test_results_are_nobody_elses(visitor: FlaskClient) -> None:
    control = visitor.get("/search?q=x").cache_control
    assert (control.private, control.no_store) == (True, True)


def test_the_health_of_the_site_is_json(visitor: FlaskClient) -> None:
    response = visitor.get("/healthz")
    assert response.mimetype == "application/json"
    assert json.loads(response.text) == {"status": "ok", "documents": 51}
