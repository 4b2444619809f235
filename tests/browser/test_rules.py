"""Rules 1 to 7 of the reading room: searching. `still_page` is a tab without JavaScript."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.web.page import number_of

from .conftest import LANGUAGES
from .test_site import SEED, announced, ids, value

pytestmark = pytest.mark.browser

STATIC = Path(__file__).parents[2] / "web" / "static"
LETTERS = "ڕڵۆێڤەگچپژھ"


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def count_of(place: Locator) -> int:
    return int(place.get_attribute("data-count") or "")


# 1


def test_rule_01_values_of_a_facet_widen_and_facets_narrow(still_page: Page) -> None:
    still_page.goto("/search?province=diyala")
    erbil, diyala = value(still_page, "province", "erbil"), announced(still_page)
    alone = count_of(erbil)  # a facet's counts leave its own choice aside
    erbil.click()
    both = announced(still_page)
    assert max(diyala, alone) < both <= diyala + alone
    value(still_page, "lang", "ckb").click()
    assert announced(still_page) < both


# 2


def test_rule_02_a_chosen_value_stays_in_sight_even_without_an_article(still_page: Page) -> None:
    still_page.goto("/search?q=لاشيءكهذا&province=wasit&source=كركوك ناو")
    assert announced(still_page) == 0
    for facet, name in (("province", "wasit"), ("source", "كركوك ناو")):
        chosen = value(still_page, facet, name)
        expect(chosen).to_be_visible()
        assert (count_of(chosen), chosen.get_attribute("aria-current")) == (0, "true")
    expect(still_page.locator("a.chip")).to_have_count(2)


def test_rule_02_a_chosen_value_stays_where_it_was(still_page: Page) -> None:
    still_page.goto("/search")
    order = "all => all.map(each => each.dataset.value)"
    before = still_page.locator("[data-facet=actor]").evaluate_all(order)
    still_page.locator("[data-facet=actor]").nth(4).click()
    assert still_page.locator("[data-facet=actor]").evaluate_all(order) == before


def test_rule_02_a_province_without_an_article_is_shown_but_no_link(still_page: Page) -> None:
    still_page.goto("/search?q=البيشمركه")
    empty = still_page.locator("[data-facet=province][data-count='0']")
    assert empty.count() > 0
    assert {tag.lower() for tag in empty.evaluate_all("all => all.map(each => each.tagName)")} == {"span"}


# 3


def test_rule_03_a_long_facet_shows_eight_values_and_where_the_others_are(still_page: Page) -> None:
    still_page.goto("/search")
    assert still_page.locator("[data-facet=province]").count() == 8
    more = still_page.locator(".panel .more")
    names = more.all_inner_texts()
    assert len(set(names)) == len(names) > 1
    assert "عرض 11 أخرى : المحافظة" in [" ".join(name.split()) for name in names]


def test_rule_03_all_values_can_be_searched_and_sorted_within_the_search(still_page: Page) -> None:
    still_page.goto("/search?q=في&lang=ar")
    still_page.locator('.more[href*="facets/actor"]').click()
    still_page.locator("#find").fill("البيشمرگه")
    still_page.locator("#find").press("Enter")
    assert value(still_page, "actor", "peshmerga").count() == 1
    assert still_page.locator("[data-facet=actor]").count() < 4
    shown = count_of(value(still_page, "actor", "peshmerga"))
    value(still_page, "actor", "peshmerga").click()
    assert (announced(still_page), query(still_page)["q"], query(still_page)["lang"]) == (shown, ["في"], ["ar"])
    still_page.goto("/facets/source?order=name")
    labels = still_page.locator("[data-facet=source] .label").all_inner_texts()
    assert labels == sorted(labels)


def test_rule_03_a_list_says_that_it_is_not_cut_by_saying_nothing(browser: Browser, odd_site: str) -> None:
    page = browser.new_page(base_url=odd_site, java_script_enabled=False)
    page.goto("/facets/source")
    assert page.locator("[data-facet=source]").count() > 500
    assert "لا تضم القائمة إلا" not in page.locator("main").inner_text()
    page.close()


# 4


def test_rule_04_the_histogram_is_links_that_give_what_they_say(still_page: Page) -> None:
    still_page.goto("/search?q=في")
    columns = still_page.locator(".columns a")
    assert columns.count() > 1
    for number in range(2):
        column = still_page.locator(".columns a").nth(number)
        shown, period = count_of(column), column.get_attribute("data-value")
        column.click()
        assert announced(still_page) == shown
        assert (query(still_page)["from"], query(still_page)["to"]) == ([period], [period])
        assert query(still_page)["q"] == ["في"]
        still_page.go_back()


def test_rule_04_time_runs_from_left_to_right_within_the_arabic_page(page: Page) -> None:
    page.goto("/search")
    columns = page.locator(".columns li")
    periods = [str(columns.nth(n).get_attribute("data-period")) for n in range(columns.count())]
    lefts = columns.evaluate_all("all => all.map(each => each.getBoundingClientRect().left)")
    assert page.evaluate("document.documentElement.dir") == "rtl"
    assert (periods, lefts) == (sorted(periods), sorted(lefts))


def test_rule_04_each_column_is_named_by_its_month_and_count(page: Page) -> None:
    page.goto("/search?from=2021&to=2021")
    link = page.locator(".columns a").first
    assert re.fullmatch(r"\S+( \S+)? 2021: .*مقال.*", link.get_attribute("aria-label") or "")


def test_rule_04_a_year_opens_into_its_months_and_back(still_page: Page) -> None:
    still_page.goto("/search")
    still_page.locator(".years a").first.click()
    expect(still_page.locator(".columns[data-unit=month] li")).to_have_count(12)
    still_page.locator(".over-time .more").click()
    assert "from" not in query(still_page)


def test_rule_04_a_range_is_drawn_over_the_columns(browser: Browser, odd_site: str) -> None:
    page = browser.new_page(base_url=odd_site, viewport={"width": 1280, "height": 900})
    page.goto("/search?province=baghdad")
    first, last = (page.locator(f"[data-period='{year}']") for year in ("1995", "1999"))
    start, end = first.bounding_box(), last.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 4, start["y"] + 40)
    page.mouse.down()
    page.mouse.move(end["x"] + 4, end["y"] + 60, steps=4)
    expect(page.locator(".brushed")).to_have_count(5)
    page.mouse.up()
    page.wait_for_url("**/search?*from=1995*")
    assert (query(page)["to"], query(page)["province"]) == (["1999"], ["baghdad"])
    page.close()


def test_rule_04_every_province_of_the_map_is_a_link_with_its_count(still_page: Page) -> None:
    still_page.goto("/search?q=في")
    tiles = still_page.locator(".map [data-province]")
    assert tiles.count() == 19
    diyala = still_page.locator(".map a[data-province=diyala]")
    shown = number_of(diyala.locator(".count").text_content() or "")
    expect(still_page.locator(".map [data-province=halabja] circle")).to_have_count(1)
    diyala.click()
    assert announced(still_page) == shown
    assert query(still_page) == {"q": ["في"], "province": ["diyala"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_rule_04_a_name_on_the_map_stays_within_its_tile(page: Page, language: str) -> None:
    page.goto(f"{LANGUAGES[language]}/stats")
    page.evaluate("document.fonts.ready.then(() => null)")
    wide = """all => all.filter(tile => {
        const [place, name] = [tile.querySelector("rect"), tile.querySelector("text")].map(each => each.getBBox());
        const from = tile.querySelector("circle")?.getBBox();
        return name.x < (from ? from.x + from.width : place.x) || name.x + name.width > place.x + place.width;
    }).map(tile => tile.textContent.trim())"""
    assert page.locator(".map .tile").evaluate_all(wide) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_rule_03_a_value_and_its_count_stay_apart_on_a_phone(page: Page, language: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{LANGUAGES[language]}/")
    over = "all => all.filter(each => each.scrollWidth > each.clientWidth).map(each => each.textContent.trim())"
    assert page.locator(".provinces .value").evaluate_all(over) == []


def test_rule_04_the_period_can_be_typed(still_page: Page) -> None:
    still_page.goto("/search?q=البيشمركه")
    still_page.locator("#from").fill("٢٠٢٠-١٠")
    still_page.locator("#to").fill("2020-10")
    still_page.locator(".range button").click()
    assert ids(still_page) == [SEED]


# 5


def test_rule_05_nothing_found_says_what_each_filter_hides(still_page: Page) -> None:
    still_page.goto("/search?q=البيشمركه&province=diyala&from=1950&to=1951")
    empty = still_page.locator(".empty")
    assert "البيشمركه" in empty.locator("h2").inner_text()
    way = empty.locator(".ways a", has_text=re.compile("أزِل هذا.*يعطي [1-9]"))
    shown = count_of(way.last)
    way.last.click()
    assert announced(still_page) == shown > 0


def test_rule_05_nothing_found_offers_likelier_words(still_page: Page) -> None:
    still_page.goto("/search?q=البيشكرمة")
    still_page.locator(".suggestion a").click()
    assert announced(still_page) > 0


def test_rule_05_nothing_found_offers_to_drop_the_exact_mode(still_page: Page) -> None:
    still_page.goto("/search?q=البيشمركتين مركزين&exact=1")
    assert announced(still_page) == 0
    still_page.locator(".ways a").click()
    assert "exact" not in query(still_page)


# 6


def test_rule_06_a_filter_goes_to_the_first_page_and_keeps_the_rest(still_page: Page) -> None:
    still_page.goto("/search?q=في&sort=oldest&page=2")
    value(still_page, "lang", "ar").click()
    assert query(still_page) == {"q": ["في"], "sort": ["oldest"], "lang": ["ar"]}


def test_rule_06_paging_keeps_the_filters(still_page: Page) -> None:
    still_page.goto("/search?lang=ar&sort=oldest")
    still_page.locator("a[rel=next]").click()
    assert query(still_page) == {"lang": ["ar"], "sort": ["oldest"], "page": ["2"]}


# 7


def test_rule_07_a_result_tells_what_it_is_and_the_count_is_announced_once(still_page: Page) -> None:
    still_page.goto("/search?q=البيشمركه")
    hit = still_page.locator(f"article[data-id='{SEED}']")
    for part in (".title a", ".source", "time", ".how", ".province", ".actor", ".snippet mark"):
        expect(hit.locator(part).first).to_be_visible()
    expect(still_page.get_by_role("status")).to_have_count(1)
