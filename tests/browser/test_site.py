"""The site as a reader uses it, in a browser."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from tests.web.page import number_of

pytestmark = pytest.mark.browser

SEED = "000_85c8c8ccc587f507"
WIDTHS = (360, 390, 1280)
PICTURED = (390, 1280)
KINDS = {
    "home": "/",
    "results": "/search?q=البيشمركه",
    "filtered": "/search?q=في&province=baghdad&province=erbil&lang=ar&from=2020&exact=1",
    "everything": "/search?page=2",
    "nothing": "/search?q=لاشيءكهذا&province=diyala",
    "article": f"/articles/{SEED}?q=البيشمركه",
    "sample": "/articles/sample-025",
    "kurdish": "/articles/sample-022",
    "about": "/about",
    "help": "/help",
    "api": "/api/v1/",
    "statistics": "/stats",
    "province": "/provinces/baghdad",
    "actor": "/actors/peshmerga",
    "values": "/facets/actor",
    "found values": "/facets/actor?q=في&province=baghdad&find=وزارة&order=name",
    "refused": "/search?from=2020-02-30",
    "missing": "/articles/nowhere",
}


def ids(page: Page) -> list[str]:
    found = page.locator("article[data-id]")
    return [str(found.nth(n).get_attribute("data-id")) for n in range(found.count())]


def announced(page: Page) -> int:
    return number_of(page.get_by_role("status").inner_text())


def over_all_pages(page: Page) -> list[str]:
    """The ids from this page to the last."""
    found = ids(page)
    while page.locator('a[rel="next"]').count():
        page.locator('a[rel="next"]').click()
        found += ids(page)
    return found


def value(page: Page, facet: str, name: str) -> Locator:
    return page.locator(f'a[data-facet="{facet}"][data-value="{name}"]')


def search_for(page: Page, words: str) -> None:
    page.locator("#q").fill(words)
    page.locator("#q").press("Enter")


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def tab(request: pytest.FixtureRequest) -> Page:
    """A tab with and one without JavaScript: the site is the same."""
    found: Page = request.getfixturevalue("page" if request.param == "with JavaScript" else "still_page")
    return found


def test_a_word_typed_on_the_front_page_is_found_and_marked(tab: Page) -> None:
    tab.goto("/")
    search_for(tab, "البيشمركه")
    marked = tab.locator(f'article[data-id="{SEED}"] mark').all_inner_texts()
    assert "البيشمركة" in marked
    assert announced(tab) == len(ids(tab))


def test_the_count_of_a_province_is_what_choosing_it_gives(tab: Page) -> None:
    tab.goto("/search?q=ديالى OR البيشمركه OR مياه")
    diyala = value(tab, "province", "diyala")
    shown = int(diyala.get_attribute("data-count") or "")
    assert number_of(diyala.locator(".count").inner_text()) == shown
    diyala.click()
    assert announced(tab) == shown
    assert len(set(over_all_pages(tab))) == shown


def test_a_province_of_the_front_page_leads_to_its_articles(tab: Page) -> None:
    tab.goto("/")
    diyala = value(tab, "province", "diyala")
    shown = int(diyala.get_attribute("data-count") or "")
    diyala.click()
    assert announced(tab) == shown
    assert len(set(over_all_pages(tab))) == shown


def test_a_chip_removes_its_filter(tab: Page) -> None:
    tab.goto("/search?q=البيشمركه")
    before = announced(tab)
    value(tab, "province", "diyala").click()
    assert announced(tab) < before
    tab.locator("a.chip").click()
    assert announced(tab) == before
    assert tab.locator("a.chip").count() == 0


def test_the_order_is_changed_by_a_link(tab: Page) -> None:
    tab.goto("/search?q=البيشمركه OR مدرسة")
    links = tab.locator(".sorts a")
    expect(links).to_have_count(3)
    links.nth(2).click()
    days = [str(time.get_attribute("datetime")) for time in tab.locator("article time").all()]
    assert days == sorted(days)
    assert parse_qs(urlsplit(unquote(tab.url)).query)["sort"] == ["oldest"]
    expect(tab.locator('.sorts a[aria-current="true"]')).to_have_count(1)


def test_the_next_page_goes_on_under_the_same_search(tab: Page) -> None:
    tab.goto("/search?lang=ar")
    total, first = announced(tab), ids(tab)
    tab.locator('a[rel="next"]').click()
    assert announced(tab) == total
    assert not set(first) & set(ids(tab))
    assert tab.locator("a.chip").count() == 1


def test_a_new_search_keeps_the_filters(tab: Page) -> None:
    tab.goto("/search?q=مدرسة&province=diyala")
    search_for(tab, "مركز")
    assert parse_qs(urlsplit(tab.url).query) == {"q": ["مركز"], "province": ["diyala"]}
    expect(tab.locator("a.chip")).to_have_count(1)


def test_dates_are_typed_in_either_digits(tab: Page) -> None:
    tab.goto("/search?q=البيشمركه")
    tab.locator("#from").fill("٢٠٢٠-١٠")
    tab.locator("#to").fill("2020-10")
    tab.locator("#to").press("Enter")
    assert ids(tab) == [SEED]


def test_an_article_is_opened_and_left_again(tab: Page) -> None:
    tab.goto("/search?q=البيشمركه")
    tab.locator(f'article[data-id="{SEED}"] .title a').click()
    assert ids(tab) == [SEED]
    assert tab.locator("mark").count() > 1
    tab.locator(".back a").click()
    assert SEED in ids(tab)


def test_the_evidence_of_a_province_leads_to_its_mention(tab: Page) -> None:
    tab.set_viewport_size({"width": 390, "height": 500})
    tab.goto(f"/articles/{SEED}")
    link = value(tab, "province", "diyala")
    target = tab.locator(str(link.get_attribute("href")))
    expect(target).not_to_be_in_viewport()
    link.click()
    expect(target).to_be_in_viewport()
    assert target.inner_text() == "ديالى"


def test_mentions_light_up_while_their_value_has_the_focus(page: Page) -> None:
    page.goto(f"/articles/{SEED}")
    value(page, "province", "diyala").focus()
    assert page.locator(".mention.lit").all_inner_texts() == ["ديالى", "ديالى"]
    page.locator("#q").focus()
    assert page.locator(".mention.lit").count() == 0


def test_keys_go_from_hit_to_hit_and_to_the_search(page: Page) -> None:
    page.goto(f"/articles/{SEED}?q=ديالى")
    page.keyboard.press("j")
    expect(page.locator("#hit-1")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("#hit-2")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("#hit-1")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()


def test_typing_in_the_search_is_no_shortcut(page: Page) -> None:
    page.goto("/search?q=البيشمركه")
    page.locator("#q").fill("")
    page.locator("#q").press_sequentially("jk/")
    assert page.locator("#q").input_value() == "jk/"


@dataclass(frozen=True, slots=True)
class Visit:
    """A page of one kind, with all that was asked for and complained about until its fonts were there."""

    kind: str
    page: Page
    requests: list[str]
    complaints: list[str]


@pytest.fixture(scope="module", params=KINDS)
def visit(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Visit]:
    """Every kind of page."""
    page = browser.new_page(base_url=site, viewport={"width": 1280, "height": 900})
    made = Visit(request.param, page, [], [])

    def heard(message: ConsoleMessage) -> None:
        status = "Failed to load resource" in message.text and message.location["url"] == page.url
        if message.type in {"error", "warning"} and not status:  # that an error page is one is no fault
            made.complaints.append(message.text)

    page.on("console", heard)
    page.on("pageerror", lambda error: made.complaints.append(str(error)))
    page.on("request", lambda sent: made.requests.append(sent.url))
    page.goto(KINDS[request.param])
    page.evaluate("document.fonts.ready.then(() => null)")
    yield made
    page.close()


def test_a_page_loads_without_complaints(visit: Visit) -> None:
    assert visit.complaints == []


def test_a_page_loads_from_its_origin_alone(visit: Visit, site: str) -> None:
    assert len(visit.requests) > 3
    assert [url for url in visit.requests if not url.startswith(f"{site}/")] == []


def test_nothing_reaches_beyond_the_side_of_a_page(visit: Visit, screenshots: Path) -> None:
    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 900})
        widths = visit.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert widths == [width, width]
        if width in PICTURED:
            visit.page.screenshot(path=screenshots / f"{visit.kind}-{width}.png", full_page=True)


def test_the_open_filters_fit_a_phone(page: Page, screenshots: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(KINDS["filtered"])
    page.locator("details.filters > summary").click()
    expect(value(page, "province", "baghdad")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.screenshot(path=screenshots / "filters-360.png", full_page=True)


def test_on_a_phone_the_results_come_before_the_filters_are_opened(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(KINDS["results"])
    expect(value(page, "province", "diyala")).not_to_be_visible()
    expect(page.locator("article[data-id] .title").first).to_be_in_viewport()


def test_the_facets_stand_to_the_right_of_the_results(page: Page) -> None:
    page.goto("/search?q=البيشمركه")
    facets, results = page.locator(".filters").bounding_box(), page.locator("#results").bounding_box()
    assert facets is not None
    assert results is not None
    assert facets["x"] >= results["x"] + results["width"]
    assert facets["x"] + facets["width"] > 1000


@pytest.mark.parametrize(("kind", "text"), [("results", "البيشمركه"), ("kurdish", "ڕ ڵ ۆ ێ ڤ ە گ چ پ ژ")])
def test_arabic_is_set_in_the_font_of_the_site(page: Page, kind: str, text: str) -> None:
    fonts: list[str] = []
    page.on("response", lambda answer: fonts.append(answer.url) if answer.url.endswith(".woff2") else None)
    page.goto(KINDS[kind])
    family = page.evaluate("getComputedStyle(document.body).fontFamily").split(",")[0].strip('"')
    loaded = page.evaluate(
        "async ([family, text]) => (await document.fonts.load(`18px '${family}'`, text)).map(face => face.status)",
        [family, text],
    )
    assert "loaded" in loaded
    assert page.evaluate("([family, text]) => document.fonts.check(`18px '${family}'`, text)", [family, text])
    assert any("arabic" in url for url in fonts)


def test_a_mark_leaves_the_letters_joined(page: Page) -> None:
    page.goto("/search?q=البيشمركه")
    style = "e => (s => [s.font, s.letterSpacing, s.paddingInline, s.marginInline])(getComputedStyle(e))"
    mark = page.locator(".snippet mark").first
    font, spacing, *_ = mark.locator("..").evaluate(style)
    assert mark.evaluate(style) == [font, spacing, "0px", "0px"]


def test_the_first_key_leads_past_the_masthead(page: Page) -> None:
    page.goto("/search?q=البيشمركه")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
