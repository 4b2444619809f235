"""Each state that a page can be in: nothing, little, too much, unknown, and three languages in one line."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .odd import LONG_TITLE, MIXED, SOURCES
from .test_site import announced

pytestmark = pytest.mark.browser


@pytest.fixture
def odd(browser: Browser, odd_site: str) -> Iterator[Page]:
    """A tab on the generated archive, without JavaScript."""
    made = browser.new_context(
        base_url=odd_site, viewport={"width": 390, "height": 844}, java_script_enabled=False
    )
    yield made.new_page()
    made.close()


def fits(page: Page) -> bool:
    width: list[int] = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    return width[0] == width[1]


def test_an_empty_archive_says_so_on_every_page(browser: Browser, empty_site: str) -> None:
    page = browser.new_page(base_url=empty_site)
    for url in ("/", "/search", "/stats", "/about", "/help", "/facets/actor", "/provinces/baghdad"):
        answer = page.goto(url)
        assert answer is not None
        assert answer.status == 200
    page.goto("/search")
    assert announced(page) == 0
    assert page.locator(".filters [data-facet], .over-time, .map").count() == 0
    expect(page.locator(".empty h2")).to_be_visible()
    page.goto("/")
    expect(page.locator(".holdings")).to_contain_text("لا مقالات")
    page.close()


def test_wider_results_stand_apart_and_are_not_counted(still_page: Page) -> None:
    still_page.goto("/search?q=البيشمركه مدرسة ديالى صيانة")
    assert announced(still_page) < 10
    expect(still_page.locator(".wider h2")).to_be_visible()
    assert still_page.locator(".wider article[data-wider-id]").count() > 0
    assert still_page.locator(".wider article[data-id]").count() == 0


def test_partial_results_say_so(odd: Page) -> None:
    odd.goto("/search?q=متعجل")
    expect(odd.locator(".notice")).to_have_text("النتائج غير كاملة: توقف البحث قبل نهايته.")
    odd.goto("/search?q=مياه")
    expect(odd.locator(".notice")).to_have_count(0)


def test_an_undated_article_says_so_and_can_be_asked_for(odd: Page) -> None:
    odd.goto("/search?date=none")
    assert announced(odd) == 1
    expect(odd.locator("article .day.none")).to_be_visible()


def test_copies_are_one_result_that_tells_their_number(odd: Page) -> None:
    odd.goto("/search?q=منسوخ")
    assert announced(odd) == 1
    expect(odd.locator("article .copies")).to_have_text("ونسختان مطابقتان")


@pytest.mark.parametrize("url", ["/search?q=قصير", "/articles/long"])
def test_a_very_long_title_stays_within_its_page(odd: Page, url: str) -> None:
    odd.goto(url)
    assert " ".join(LONG_TITLE.split()) in " ".join(odd.locator("main").inner_text().split())


def test_five_hundred_values_are_a_list_of_their_own(odd: Page) -> None:
    odd.goto("/search")
    assert odd.locator("[data-facet=source]").count() == 8
    odd.goto("/facets/source")
    assert odd.locator("[data-facet=source]").count() >= SOURCES
    odd.goto("/facets/source?find=مصدر ٠٤٩")
    assert odd.locator("[data-facet=source]").count() == 1


def test_many_years_are_columns_that_stay_within_the_page(odd: Page) -> None:
    odd.goto("/search")
    odd.locator(".over-time summary").click()
    assert odd.locator(".columns[data-unit=year] li").count() == 35


@pytest.mark.parametrize("url", ["/search", "/search?q=Basra", "/articles/mixed", "/articles/long", "/stats"])
def test_no_state_reaches_beyond_a_narrow_page(browser: Browser, odd_site: str, url: str) -> None:
    page = browser.new_page(base_url=odd_site, viewport={"width": 360, "height": 740})
    page.goto(url)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert fits(page)
    page.close()


def test_a_text_of_three_languages_keeps_its_order(odd: Page) -> None:
    odd.goto("/articles/mixed")
    expect(odd.locator(".text p")).to_have_text(MIXED)
    expect(odd.locator(".text")).to_have_attribute("dir", "rtl")
