"""A visit by keyboard alone: from the first word to the printed article."""

import csv
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from .test_site import announced

pytestmark = pytest.mark.browser

_FAR = 250


def tab_to(page: Page, target: Locator) -> None:
    """Tab until the target has the focus, as one does who has no pointer."""
    wanted = target.element_handle()
    for _ in range(_FAR):
        page.keyboard.press("Tab")
        if page.evaluate("each => document.activeElement === each", wanted):
            expect(target).to_be_in_viewport()
            return
    pytest.fail(f"{target} cannot be reached by the Tab key")


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_journey_by_keyboard_alone(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")  # a smooth scroll may be on its way yet
    page.goto("/")
    shown = found(page)
    results = query(page)
    read(page)

    # 9 back with state
    tab_to(page, page.locator(".back a"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    assert query(page) == results

    # 10 export
    tab_to(page, page.get_by_role("link", name="CSV", exact=True))
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    with started.value.path().open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == shown

    # 11 another language, the same state
    tab_to(page, page.get_by_role("link", name="English"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search?*")
    assert (query(page), announced(page)) == (results, shown)

    # 12 print preview of the article: the text with its record, nothing to press
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/articles/*")
    page.emulate_media(media="print")
    for seen in ("h1", ".facts", ".text", ".citation", ".record dl"):
        expect(page.locator(seen).first).to_be_visible()
    for unseen in ("form", "nav", "button", ".downloads", ".permalink", ".back", ".colophon"):
        for each in page.locator(unseen).all():
            expect(each).not_to_be_visible()


def found(page: Page) -> int:
    """Steps 1 to 4, from the front to the results of a month; how many there are."""
    # 1 search
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("مركز")

    # 2 suggestion
    expect(page.get_by_role("option").first).to_be_visible()
    chosen = page.locator("[role=option][aria-selected=true]")
    page.keyboard.press("ArrowDown")
    while chosen.get_attribute("data-text") != "مركز":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    everything = announced(page)
    assert everything > 1

    # 3 province
    diyala = page.locator("a[data-facet=province][data-value=diyala]")
    shown = int(diyala.get_attribute("data-count") or "")
    tab_to(page, diyala)
    page.keyboard.press("Enter")
    page.wait_for_url("**province=diyala*")
    assert announced(page) == shown <= everything

    # 4 month
    column = page.locator(".columns a").first
    shown, period = int(column.get_attribute("data-count") or ""), column.get_attribute("data-value")
    tab_to(page, column)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**from={period}*")
    assert announced(page) == shown
    return shown


def read(page: Page) -> None:
    """Steps 5 to 8, in an article of these results."""
    # 5 article
    page.keyboard.press("j")
    expect(page.locator(".hit .title a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/*")

    # 6 next hit
    page.keyboard.press("Enter")
    expect(page.locator("#hit-1")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#hit-2")).to_be_focused()

    # 7 mention
    evidence = page.locator(".evidence a[data-facet=province]").first
    tab_to(page, evidence)
    assert page.locator(".mention.lit").count() > 0
    page.keyboard.press("Enter")
    expect(page.locator(str(evidence.get_attribute("href")))).to_be_in_viewport()

    # 8 copy the citation
    citation = page.locator(".citation").first.inner_text()
    tab_to(page, page.locator(".copying button").first)
    page.keyboard.press("Enter")
    expect(page.locator(".copying [role=status]").first).to_have_text("نُسخ")
    page.keyboard.press("/")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+v")
    assert len(citation) > 100
    expect(page.locator("#q")).to_have_value(citation[:256])
