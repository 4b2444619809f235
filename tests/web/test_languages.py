"""The interface in three languages: by address, else by header, else Arabic."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import regex
from flask.testing import FlaskClient

import web.app
from archive.store import Store
from index.memory_engine import MemoryEngine
from tests.articles import article
from web.app import create_app
from web.settings import Settings

from .conftest import Keep
from .page import Page, visit
from .test_pages import PAGES

LANGUAGES = {"ar": "rtl", "ckb": "rtl", "en": "ltr"}
NAMES = {"ar": "العربية", "ckb": "کوردی", "en": "English"}


def asking(client: FlaskClient, header: str, url: str = "/about") -> Page:
    """The page that a browser with this header gets."""
    return Page(client.get(url, headers={"Accept-Language": header}).text)


@pytest.mark.parametrize(("language", "direction"), LANGUAGES.items())
@pytest.mark.parametrize("url", [*PAGES])
def test_every_page_speaks_the_language_of_its_address(
    visitor: FlaskClient, url: str, language: str, direction: str
) -> None:
    answer = visitor.get(f"/{language}{url}", headers={"Accept-Language": "en" if language == "ar" else "ar"})
    page = Page(answer.text)
    assert answer.status_code == 200
    assert (page.root.get("lang"), page.root.get("dir")) == (language, direction)
    assert answer.headers["Content-Language"] == language
    assert "Accept-Language" not in answer.vary


@pytest.mark.parametrize("url", PAGES)
def test_links_keep_the_language_of_the_address(visitor: FlaskClient, url: str) -> None:
    """All but those to what has no language: feeds, files, the API."""
    page = visit(visitor, f"/ckb{url}")
    links = page.all("//a[not(@hreflang)]/@href | //form/@action")
    paths = {urlsplit(link).path for link in links if not urlsplit(link).netloc and urlsplit(link).path}
    without = [path for path in paths if not path.startswith("/ckb/")]
    assert len(without) < len(paths)
    assert [path for path in without if visitor.get(f"/ckb{path}").status_code != 404] == []


def test_links_of_a_page_without_a_language_have_none(visitor: FlaskClient) -> None:
    page = asking(visitor, "en", "/search?q=ديالى")
    paths = {urlsplit(link).path for link in page.all("//a[not(@hreflang)]/@href | //form/@action")}
    assert not [path for path in paths if path.startswith(("/ar/", "/ckb/", "/en/"))]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "ar"),
        ("ckb", "ckb"),
        ("ckb-IQ, ar;q=0.8", "ckb"),
        ("en-GB,en;q=0.9", "en"),
        ("fr, en;q=0.5", "en"),
        ("en;q=0.2, ar-IQ;q=0.9", "ar"),
        ("fr-FR, de", "ar"),
        ("*", "ar"),
        ("en;q=0, fr", "ar"),
        ("en;q=x,,;;=,\x7f", "ar"),
        ("e" * 10_000, "ar"),
        ("../en", "ar"),
    ],
)
def test_without_one_in_the_address_the_header_decides(visitor: FlaskClient, header: str, language: str) -> None:
    page = asking(visitor, header)
    assert (page.root.get("lang"), page.root.get("dir")) == (language, LANGUAGES[language])


@pytest.mark.parametrize("url", ["/about", "/nowhere", "/api/v1/suggest?q=x", "/provinces/diyala/feed.atom"])
def test_caches_are_told_that_the_header_decided(visitor: FlaskClient, url: str) -> None:
    answer = visitor.get(url, headers={"Accept-Language": "ckb"})
    assert set(answer.vary) == {"Accept-Language", "Accept-Encoding"}
    assert answer.headers["Content-Language"] == "ckb"


@pytest.mark.parametrize(
    ("header", "name", "refusal"),
    [
        ("ar", "ديالى", "عنوان غير مفهوم"),
        ("ckb", "دیالە", "ئەم ناونیشانە ناخوێندرێتەوە"),
        ("en-GB, ar;q=0.5", "Diyala", "This address cannot be read"),
    ],
)
def test_programs_are_answered_in_the_language_that_they_ask_for(
    visitor: FlaskClient, header: str, name: str, refusal: str
) -> None:
    def answered(url: str) -> dict[str, Any]:
        return dict(visitor.get(f"/api/v1/{url}", headers={"Accept-Language": header}).json or {})

    assert answered("suggest?q=ديا")["suggestions"][0]["text"] == name
    for values in (answered("facets/province")["values"], answered("search")["facets"]["province"]):
        assert {value["value"]: value["label"] for value in values}["diyala"] == name
    assert answered("search?from=x")["title"] == refusal


@pytest.mark.parametrize("url", ["/healthz", "/static/tansiq.css"])
def test_what_has_no_language_does_not_vary(visitor: FlaskClient, url: str) -> None:
    with visitor.get(url) as answer:
        assert "Accept-Language" not in answer.vary
        assert "Content-Language" not in answer.headers


@pytest.mark.parametrize(
    "url",
    ["/fr/search", "/AR/search", "/ckb/healthz", "/en/api/v1/suggest", "/en/static/tansiq.css", "/en/ckb/about"],
)
def test_an_address_in_another_language_or_of_what_has_none_is_not_found(visitor: FlaskClient, url: str) -> None:
    assert visitor.get(url).status_code == 404


@pytest.mark.parametrize(("language", "direction"), LANGUAGES.items())
@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/nowhere", 404),
        ("/articles/nowhere", 404),
        ("/search?from=2020-02-30", 400),
        ("/search?q=(((((((((x", 400),
    ],
)
def test_what_goes_wrong_is_told_in_the_language_of_the_address(
    visitor: FlaskClient, url: str, status: int, language: str, direction: str
) -> None:
    answer = visitor.get(f"/{language}{url}")
    page = Page(answer.text)
    assert answer.status_code == status
    assert (page.root.get("lang"), page.root.get("dir")) == (language, direction)
    assert page.all('//main//a[@class="button"]/@href') == [f"/{language}/"]


def test_a_refusal_is_a_sentence_in_each_language(visitor: FlaskClient) -> None:
    told = {language: visit_main(visitor, f"/{language}/search?from=2021&to=2020") for language in LANGUAGES}
    assert "The period ends before it begins" in told["en"]
    assert "نهاية المدة تسبق بدايتها" in told["ar"]
    assert "ماوەکە" in told["ckb"]


def visit_main(client: FlaskClient, url: str) -> str:
    """The text of the page, whatever its status."""
    (main,) = Page(client.get(url).text).texts("//main")
    return main


@pytest.mark.parametrize("prefix", ["", "/ckb"])
def test_the_switch_keeps_the_whole_state(visitor: FlaskClient, prefix: str) -> None:
    state = "/search?q=%D9%85%D9%8A%D8%A7%D9%87&province=diyala&province=erbil&from=2020&sort=oldest"
    page = visit(visitor, prefix + state)
    links = page.all('//nav[@class="languages"]//a')
    assert [(link.get("lang"), link.text_content(), link.get("href")) for link in links] == [
        (language, name, f"/{language}{state}") for language, name in NAMES.items()
    ]
    assert page.all('//nav[@class="languages"]//a[@aria-current]/@lang') == [prefix[1:] or "ar"]


def test_search_engines_are_told_of_the_page_in_each_language(visitor: FlaskClient) -> None:
    page = visit(visitor, "/ckb/actors/peshmerga?x=1")
    found = {link.get("hreflang"): link.get("href") for link in page.all("//head/link[@hreflang]")}
    addresses = {language: f"http://localhost/{language}/actors/peshmerga?x=1" for language in LANGUAGES}
    assert found == addresses | {"x-default": "http://localhost/actors/peshmerga?x=1"}


def test_the_switch_never_leads_to_another_site(visitor: FlaskClient) -> None:
    page = Page(visitor.get("/ckb//evil.example/x").text)
    assert all(link.startswith(("/ar/", "/ckb/", "/en/")) for link in page.all("//a[@hreflang]/@href"))


def test_a_last_page_is_redirected_to_in_the_same_language(visitor: FlaskClient) -> None:
    answer = visitor.get("/en/search?q=ديالى&page=40")
    assert (answer.status_code, urlsplit(answer.headers["Location"]).path) == (302, "/en/search")


def test_the_address_to_cite_has_no_language(visitor: FlaskClient) -> None:
    url = "/articles/000_85c8c8ccc587f507"
    assert visit(visitor, f"/en{url}").all('//link[@rel="canonical"]/@href') == [f"http://localhost{url}"]


def test_a_sample_says_so_once_in_each_language(visitor: FlaskClient) -> None:
    told = {language: visit(visitor, f"/{language}/articles/sample-042") for language in LANGUAGES}
    badges = {language: page.texts('//header//*[contains(@class, "badge")]') for language, page in told.items()}
    assert badges == {"ar": ["نص تجريبي"], "ckb": ["دەقی تاقیکاری"], "en": ["Sample text"]}
    assert [page.all('//header//a[@class="source"]') for page in told.values()] == [[], [], []]


@pytest.mark.parametrize(
    ("language", "words"),
    [("ar", "ونسخة مطابقة واحدة"), ("ckb", "و 1 کۆپیی هاوشێوە"), ("en", "and 1 identical copy")],
)
def test_copies_are_counted_in_the_language_of_the_page(
    client: FlaskClient, keep: Keep, language: str, words: str
) -> None:
    keep(article("a"), article("b"))
    assert visit(client, f"/{language}/search").texts('//*[@class="copies"]') == [words]


def test_what_is_quoted_in_a_sentence_keeps_its_direction(visitor: FlaskClient) -> None:
    (how,) = visit(visitor, "/en/articles/000_85c8c8ccc587f507").texts('//header//*[@class="how"]')
    assert how == "inferred from the text: \u2068«اليوم الثلاثاء» بعد «9 تشرين الأول 2020»\u2069"


def test_the_sheet_knows_no_left_and_right() -> None:
    sheet = (Path(web.app.__file__).parent / "static" / "tansiq.css").read_text(encoding="utf-8")
    sided = regex.compile(
        r"\b(?:margin|padding|border|inset|scroll-\w+)-(?:left|right)\b|\b(?:float|clear):|(?:^|[\s;{])(?:left|right)\s*:"
        r"|text-align:\s*(?:left|right)\b|translateX"
    )
    assert sided.findall(sheet) == []


def test_values_are_called_by_their_names_in_the_language_of_the_page(visitor: FlaskClient) -> None:
    titles = {language: visit(visitor, f"/{language}/provinces/diyala").texts("//h1") for language in LANGUAGES}
    assert titles == {"ar": ["ديالى"], "ckb": ["دیالە"], "en": ["Diyala"]}


@pytest.mark.parametrize(
    ("language", "digits", "day", "count"),
    [
        ("ar", "western", "13 تشرين الأول 2020", "12 نتيجة"),
        ("ar", "arabic", "١٣ تشرين الأول ٢٠٢٠", "١٢ نتيجة"),
        ("ckb", "western", "13ی تشرینی یەکەمی 2020", "12 ئەنجام"),
        ("ckb", "arabic", "١٣ی تشرینی یەکەمی ٢٠٢٠", "١٢ ئەنجام"),
        ("en", "western", "13 October 2020", "12 results"),
        ("en", "arabic", "13 October 2020", "12 results"),
    ],
)
def test_dates_and_counts_are_written_in_the_digits_of_the_settings(
    store: Store, engine: MemoryEngine, keep: Keep, language: str, digits: str, day: str, count: str
) -> None:
    keep(*(article(f"a{n}", body=f"نص {n}", published="2020-10-13") for n in range(12)))
    settings = Settings.model_validate({"digits": digits})
    client = create_app(settings, engine=engine, store=store).test_client()
    page = visit(client, f"/{language}/search")
    assert page.texts('//*[@role="status"]') == [count]
    assert set(page.texts("//time")) == {day}
