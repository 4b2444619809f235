"""Rules 8 to 14 of the reading room: articles, keys, languages, letters. `still_page` has no JavaScript."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.page import number_of

from .conftest import LANGUAGES
from .test_rules import query
from .test_site import SEED, announced, value

pytestmark = pytest.mark.browser

STATIC = Path(__file__).parents[2] / "web" / "static"
LETTERS = "ڕڵۆێڤەگچپژھ"


# 8


def test_rule_08_a_province_lights_its_mentions_up(page: Page) -> None:
    page.goto(f"/articles/{SEED}")
    value(page, "province", "diyala").hover()
    assert set(page.locator(".mention.lit").all_inner_texts()) == {"ديالى"}


def test_rule_08_every_value_leads_to_its_first_mention(still_page: Page) -> None:
    still_page.goto(f"/articles/{SEED}")
    for link in still_page.locator(".evidence [data-facet]").all():
        assert still_page.locator(str(link.get_attribute("href"))).count() == 1


def test_rule_08_enter_goes_from_hit_to_hit_and_shift_back(page: Page) -> None:
    page.goto(f"/articles/{SEED}?q=ديالى")
    page.keyboard.press("Enter")
    expect(page.locator("#hit-1")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#hit-2")).to_be_focused()
    expect(page.locator(".hit-steps output")).to_have_text(re.compile(r"^2 / \d+$"))
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#hit-1")).to_be_focused()
    page.locator(".hit-steps button").last.click()
    expect(page.locator("mark.current").first).to_have_id("hit-2")


def test_rule_08_an_article_has_its_dates_links_and_record(still_page: Page) -> None:
    still_page.goto(f"/articles/{SEED}")
    for part in (".mentioned dt", ".similar a", ".citation", ".record code", "a.permalink"):
        assert still_page.locator(part).count() > 0, part
    assert re.fullmatch("[0-9a-f]{64}", still_page.locator(".record code").inner_text())
    still_page.goto(f"/articles/{SEED}#p3")
    expect(still_page.locator("#p3")).to_be_in_viewport()


def test_rule_08_a_citation_is_copied_by_its_button_and_only_where_there_is_a_script(
    page: Page, still_page: Page
) -> None:
    page.goto(f"/articles/{SEED}")
    arabic, english = (page.get_by_role("button", name=f"نسخ : {name}") for name in ("العربية", "الإنكليزية"))
    arabic.click()
    english.click()
    expect(page.get_by_role("status").filter(has_text="نُسخ")).to_have_count(1)
    page.locator("#q").fill("")
    page.locator("#q").press("Control+v")
    expect(page.locator("#q")).to_have_value(page.locator(".citation[lang=en]").inner_text()[:256])
    still_page.goto(f"/articles/{SEED}")
    expect(still_page.get_by_role("button", name="نسخ")).to_have_count(0)


def test_rule_08_copies_lead_to_each_other(browser: Browser, odd_site: str) -> None:
    page = browser.new_page(base_url=odd_site, java_script_enabled=False)
    page.goto("/articles/copy-a")
    assert sorted(page.locator(".copies a").all_inner_texts()) == ["صحيفة b", "صحيفة c"]
    page.close()


def test_rule_08_print_leaves_the_text_its_source_and_its_citation(still_page: Page) -> None:
    still_page.goto(f"/articles/{SEED}?q=ديالى")
    still_page.emulate_media(media="print")
    for seen in (".text", "h1", ".facts", ".citation"):
        expect(still_page.locator(seen).first).to_be_visible()
    for unseen in (".search", ".hit-steps", ".permalink", ".colophon", ".correction"):
        expect(still_page.locator(unseen).first).not_to_be_visible()


# 9


def test_rule_09_keys_go_to_the_search_from_result_to_result_and_to_their_list(page: Page) -> None:
    page.goto("/search?q=البيشمركه")
    page.keyboard.press("j")
    expect(page.locator(".hit .title a").first).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator(".hit .title a").first).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).not_to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()


def test_rule_09_keys_can_be_switched_off(page: Page) -> None:
    page.goto("/search?q=البيشمركه")
    page.keyboard.press("?")
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.locator("body").press("j")
    expect(page.locator(".hit .title a").first).not_to_be_focused()


def test_rule_09_suggestions_are_chosen_with_arrows_and_enter(page: Page) -> None:
    page.goto("/")
    search = page.locator("#q")
    search.press_sequentially("ديا")
    expect(page.get_by_role("option").first).to_be_visible()
    search.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(search).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
    text = str(chosen.get_attribute("data-text"))
    search.press("Enter")
    page.wait_for_url("**/search?*")
    assert query(page)["q"] == [text]


def test_rule_09_on_a_phone_one_button_holds_the_filters_and_says_how_many(still_page: Page) -> None:
    still_page.set_viewport_size({"width": 390, "height": 844})
    still_page.goto("/search?q=في&province=diyala&lang=ar")
    button = still_page.locator(".filters > summary")
    assert re.search("2|مفعّلان|اثنان|مرشحان", button.inner_text())
    expect(value(still_page, "province", "diyala")).not_to_be_visible()
    button.click()
    expect(value(still_page, "province", "diyala")).to_be_visible()
    done = still_page.locator(".done a")
    assert number_of(done.inner_text()) == announced(still_page) or "نتيج" in done.inner_text()
    done.click()
    expect(still_page.locator("#results")).to_be_in_viewport()


def test_rule_09_the_dark_is_a_preference(browser: Browser, site: str) -> None:
    shades = {}
    for scheme in ("light", "dark"):
        page = browser.new_page(base_url=site, color_scheme="dark" if scheme == "dark" else "light")
        page.goto("/")
        rgb = re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).backgroundColor"))
        shades[scheme] = sum(map(int, rgb[:3]))
        page.close()
    assert shades["dark"] < 150
    assert shades["light"] > 600


# 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_rule_10_the_page_says_its_language_and_direction(still_page: Page, language: str) -> None:
    still_page.goto(f"{LANGUAGES[language]}/search")
    html = still_page.locator("html")
    expect(html).to_have_attribute("lang", language)
    expect(html).to_have_attribute("dir", "ltr" if language == "en" else "rtl")


def test_rule_10_what_comes_from_the_archive_is_isolated(still_page: Page) -> None:
    still_page.goto("/search?q=في&province=diyala")
    isolated = "all => all.map(each => Boolean(each.closest('bdi') || each.querySelector('bdi')))"
    for part in (".value .label", ".value .count", ".chip", ".hit .title a", ".source", "time", ".tags a"):
        assert set(still_page.locator(part).evaluate_all(isolated)) == {True}, part


def test_rule_10_the_sheet_knows_no_left_and_right() -> None:
    sheet = re.sub(r"/\*.*?\*/", "", (STATIC / "tansiq.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    names = re.findall(r"[\s;{]((?:margin|padding|border|inset)?-?(?:left|right))\s*:", sheet)
    assert (names, re.findall(r"text-align:\s*(?:left|right)", sheet)) == ([], [])


def test_rule_10_no_line_of_arabic_begins_at_the_left(page: Page) -> None:
    for url in ("/", "/search?q=في", f"/articles/{SEED}", "/help", "/stats", "/facets/actor"):
        page.goto(url)
        for part in ("h1", "main p", "main li", ".title a", "td", "th"):
            aligned = page.locator(part).evaluate_all("all => all.map(each => getComputedStyle(each).textAlign)")
            assert set(aligned) <= {"start", "center"}, (url, part)


# 11


def test_rule_11_a_mark_is_background_alone(still_page: Page) -> None:
    still_page.goto("/search?q=البيشمركه")
    style = (
        "e => (s => [s.font, s.letterSpacing, s.paddingInline, s.marginInline, s.borderInlineWidth, s.display])"
        "(getComputedStyle(e))"
    )
    mark = still_page.locator(".snippet mark").first
    assert mark.evaluate(style)[:5] == [*mark.locator("..").evaluate(style)[:2], "0px", "0px", "0px"]
    assert mark.evaluate("e => getComputedStyle(e).backgroundImage") != "none"


# 12


@pytest.mark.parametrize("typed", ["2020", "٢٠٢٠", "۲۰۲۰"])
def test_rule_12_digits_of_every_script_find_the_same(still_page: Page, typed: str) -> None:
    still_page.goto(f"/search?q={typed}")
    found = announced(still_page)
    still_page.goto("/search?q=2020")
    assert found == announced(still_page) > 0


def test_rule_12_numbers_are_western_and_months_iraqi(still_page: Page) -> None:
    still_page.goto("/search?q=البيشمركه&source=كركوك ناو")
    assert still_page.locator("article time").inner_text() == "13 تشرين الأول 2020"
    assert re.search("[٠-٩۰-۹]", still_page.locator(".filters").inner_text()) is None


# 13


@pytest.mark.parametrize("letter", LETTERS)
def test_rule_13_the_shipped_font_has_the_letter(page: Page, letter: str) -> None:
    """A letter that the font lacks is drawn by what comes after it, and is as wide as that."""
    page.goto("/about")
    widths = page.evaluate(
        """async (letter) => {
            const own = "'Noto Naskh Arabic'";
            await document.fonts.load(`40px ${own}`, letter);
            const pen = document.createElement("canvas").getContext("2d");
            return ["monospace", "serif", "cursive"].map((other) => {
                pen.font = `40px ${own}, ${other}`;
                return pen.measureText(letter).width;
            }).concat([document.fonts.check(`40px ${own}`, letter)]);
        }""",
        letter,
    )
    assert widths[3] is True
    assert len(set(widths[:3])) == 1


def test_rule_13_text_is_large_and_its_lines_are_apart(still_page: Page) -> None:
    still_page.goto(f"/articles/{SEED}")
    for part, least in (("body", 18), (".text p", 18)):
        size, line = still_page.locator(part).first.evaluate(
            "e => (s => [parseFloat(s.fontSize), parseFloat(s.lineHeight)])(getComputedStyle(e))"
        )
        assert size >= least
        assert 1.75 <= line / size <= 2.1


# 14


@pytest.mark.parametrize("language", LANGUAGES)
def test_rule_14_every_language_has_its_pages(still_page: Page, language: str) -> None:
    for url in ("/", "/search", "/help", "/about", "/stats", f"/articles/{SEED}"):
        answer = still_page.goto(LANGUAGES[language] + url)
        assert answer is not None
        assert answer.status == 200
