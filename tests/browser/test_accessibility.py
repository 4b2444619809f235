"""axe-core finds nothing wrong with any kind of page, light or dark, wide or narrow."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .conftest import LANGUAGES
from .test_site import KINDS

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
"""axe-core 4.14.1 of npm, MPL 2.0: a tool of the tests, no part of the site."""

RUN = """async (only) => {
    const found = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
    return found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" ")}`);
}"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LAYOUT = ["color-contrast", "target-size", "scrollable-region-focusable", "css-orientation-lock", "meta-viewport"]
"""What can be another on a phone, and its first what can be in the dark."""

OPENED = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"


def violations(page: Page, only: list[str] = TAGS) -> list[str]:
    """What axe complains about, with all that can be opened open."""
    page.evaluate(OPENED)
    found: list[Any] = page.evaluate(RUN, only)
    return [str(each) for each in found]


def in_all_lights(page: Page) -> dict[str, list[str]]:
    """What axe complains about in the light, in the dark and on a phone."""
    page.evaluate(AXE)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found = {"light": violations(page)}
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found["dark"] = violations(page, LAYOUT[:1])
    page.set_viewport_size({"width": 390, "height": 844})
    found["phone"] = violations(page, LAYOUT)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(browser: Browser, site: str, kind: str, language: str) -> None:
    page = browser.new_page(base_url=site)
    page.goto(LANGUAGES[language] + KINDS[kind])
    found = in_all_lights(page)
    page.close()
    assert found == {"light": [], "dark": [], "phone": []}


@pytest.mark.parametrize("url", ["/search", "/facets/source", "/stats", "/articles/long", "/articles/mixed"])
def test_axe_finds_nothing_in_an_odd_archive(browser: Browser, odd_site: str, url: str) -> None:
    page = browser.new_page(base_url=odd_site)
    page.goto(url)
    found = in_all_lights(page)
    page.close()
    assert found == {"light": [], "dark": [], "phone": []}


@pytest.mark.parametrize("url", ["/", "/search", "/stats"])
def test_axe_finds_nothing_in_an_empty_archive(browser: Browser, empty_site: str, url: str) -> None:
    page = browser.new_page(base_url=empty_site)
    page.goto(url)
    found = in_all_lights(page)
    page.close()
    assert found == {"light": [], "dark": [], "phone": []}


def test_axe_finds_nothing_in_the_suggestions_and_the_list_of_keys(page: Page) -> None:
    page.goto("/")
    page.evaluate(AXE)
    page.locator("#q").press_sequentially("ديا")
    page.locator("#suggestions [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".keys button").click()
    assert violations(page) == []
