"""The three languages in a browser, on a phone and on a desk."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .test_site import KINDS

pytestmark = pytest.mark.browser

SIDES = {"ar": "right", "ckb": "right", "en": "left"}


@pytest.mark.parametrize(("language", "side"), SIDES.items())
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fits_a_phone_and_begins_at_the_side_of_its_language(
    page: Page, screenshots: Path, kind: str, language: str, side: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/{language}{KINDS[kind]}")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    box = page.locator(".colophon a").first.bounding_box()
    assert box is not None
    assert (box["x"] > 195) == (side == "right")
    page.screenshot(path=screenshots / f"{language}-{kind}-390.png", full_page=True)


@pytest.mark.parametrize(("language", "side"), SIDES.items())
def test_the_facets_stand_at_the_side_where_the_language_begins(page: Page, language: str, side: str) -> None:
    page.goto(f"/{language}/search?q=البيشمركه")
    facets, results = page.locator(".filters").bounding_box(), page.locator("#results").bounding_box()
    assert facets is not None
    assert results is not None
    assert (facets["x"] > results["x"]) == (side == "right")


@pytest.mark.parametrize("language", SIDES)
def test_a_text_keeps_the_direction_of_its_own_language(page: Page, language: str) -> None:
    page.goto(f"/{language}{KINDS['article']}")
    text = page.locator(".paragraph p").first
    assert text.evaluate("e => [getComputedStyle(e).direction, e.closest('[lang]').lang]") == ["rtl", "ar"]


def test_a_search_goes_on_in_the_language_that_is_switched_to(still_page: Page) -> None:
    """The search, its filter and its page stay, without JavaScript too."""
    still_page.goto("/search?province=baghdad&sort=oldest")
    before = still_page.locator("article[data-id]").evaluate_all("all => all.map(e => e.dataset.id)")
    still_page.get_by_role("link", name="کوردی").click()
    expect(still_page.locator("html[lang=ckb][dir=rtl]")).to_have_count(1)
    assert still_page.locator("article[data-id]").evaluate_all("all => all.map(e => e.dataset.id)") == before
    still_page.get_by_role("link", name="English").click()
    expect(still_page.locator("html[lang=en][dir=ltr]")).to_have_count(1)
    assert still_page.locator("article[data-id]").evaluate_all("all => all.map(e => e.dataset.id)") == before
    still_page.locator(".chip").click()
    assert still_page.evaluate("location.pathname") == "/en/search"


@pytest.mark.parametrize(("language", "name"), [("ar", "ديالى"), ("ckb", "دیالە"), ("en", "Diyala")])
def test_suggestions_are_in_the_language_of_the_page_and_not_of_the_browser(
    page: Page, language: str, name: str
) -> None:
    page.goto(f"/{language}/")
    page.locator("#q").press_sequentially("ديا")
    expect(page.locator("[role=option] bdi").first).to_have_text(name)


def test_an_arrow_points_to_where_the_language_goes_on(page: Page) -> None:
    """The step to the next page stands at the end of the line, which is the left in Arabic."""
    for language, side in SIDES.items():
        page.goto(f"/{language}/search?page=2")
        before, after = (page.locator(f'a.step[rel="{rel}"]').bounding_box() for rel in ("prev", "next"))
        assert before is not None
        assert after is not None
        assert (before["x"] > after["x"]) == (side == "right")
