"""Hostile articles are shown as text, hostile queries are answered."""

from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

import web
from archive.article import Origin, RawArticle
from archive.authority import shipped
from archive.ingest import ingest
from archive.store import Store
from tests.articles import article
from tests.conftest import AT
from web.languages import LANGUAGES

from .conftest import Keep
from .page import Page
from .test_pages import SEED

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'onmouseover='alert(1)",
    "</title><svg/onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt;&amp;#60;",
    "javascript:alert(1)",
    "<!--<script>",
    "\u202eعكس\u202c",
)
DRAWN = "@class='map' or @class='bar'"
ACTIVE = f"//main//script | //main//img | //main//svg[not({DRAWN})] | //@onerror | //@onload | //@onmouseover"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_an_article_says_is_shown_as_text(client: FlaskClient, keep: Keep, payload: str) -> None:
    keep(
        article(title=payload, body=f"قال {payload} وسكت.", source=payload, author=payload),
        article("a2", body=f"قال {payload} وسكت.", source=payload),
    )
    for url in ("/", "/about", "/search", "/search?q=قال", "/articles/a1", f"/search?source={quote(payload)}"):
        response = client.get(url)
        assert response.status_code == 200
        page = Page(response.text)
        assert page.all(ACTIVE) == []
        assert " ".join(payload.split()) in page.text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_a_visitor_types_is_shown_as_text(visitor: FlaskClient, payload: str) -> None:
    typed = quote(payload)
    for url in (f"/search?q={typed}", f"/search?source={typed}", f"/search?sort={typed}", f"/search?from={typed}"):
        page = Page(visitor.get(url).text)
        assert page.all(ACTIVE) == []
        assert page.all("//title/*") == []


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://u@evil.example"]
)
def test_an_address_that_is_no_web_address_is_not_kept(client: FlaskClient, store: Store, url: str) -> None:
    raw = RawArticle(origin=Origin("a.json", 1), id="a1", body="نص", url=url)
    ingest([raw], store, shipped(), now=lambda: AT, rejected=lambda rejection: pytest.fail(str(rejection)))
    page = Page(client.get("/articles/a1").text)
    assert page.all('//a[@class="original"]') == []
    assert url not in page.text


def test_every_external_link_is_a_web_address_that_learns_nothing(client: FlaskClient, keep: Keep) -> None:
    keep(article(url='https://example.org/?q="><script>'))
    links = Page(client.get("/articles/a1").text).all('//a[contains(@href, "//")]')
    assert [(link.get("href"), link.get("rel")) for link in links] == [
        ('https://example.org/?q="><script>', "noopener noreferrer nofollow")
    ]


def test_no_template_trusts_a_text() -> None:
    templates = list((Path(web.__file__).parent / "templates").glob("*.html"))
    assert templates
    for template in templates:
        text = template.read_text(encoding="utf-8")
        assert not {word for word in ("|safe", "| safe", "autoescape", "Markup") if word in text}, template.name


@pytest.mark.parametrize(
    "query",
    [
        "ب" * 100_000,
        '"' * 255,
        '"خط دفاع',
        "«" * 200,
        "((((",
        "))))",
        "NOT " * 300,
        "NOT " * 60 + "x",
        "-" * 256,
        "OR OR OR",
        "\0",
        "\0".join("بغداد"),
        "\u202e\u2066\u2069بغداد",
        "\u200b" * 256,
        "ً" * 256,
        "ﷺ" * 256,
        "😀" * 256,
        "*",
        "ا*",
        "title:x AND body:[a TO b]",
        "%s %(x)s {0} {{x}}",
        "../../etc/passwd",
    ],
    ids=lambda query: ascii(query[:9]),
)
def test_a_hostile_query_is_answered_or_refused(visitor: FlaskClient, query: str) -> None:
    assert visitor.get("/search", query_string={"q": query}).status_code in {200, 400}


@pytest.mark.parametrize(
    "raw", ["q=%ED%A0%80", "q=%FF%FE", "q=%", "q=%u0627", "province=%ED%B0%80", "&&==&q", "q=%00"]
)
def test_bytes_that_are_no_text_are_answered(visitor: FlaskClient, raw: str) -> None:
    assert visitor.get(f"/search?{raw}").status_code == 200


KINDS = (
    "/",
    "/search?q=البيشمركه",
    f"/articles/{SEED}?q=البيشمركه",
    "/about",
    "/help",
    "/stats",
    "/provinces/diyala",
    "/actors/peshmerga",
    "/facets/actor",
)
SENSELESS = {
    "a page beyond all": f"page={10**30}",
    "a page of 5,000 digits": f"page={'9' * 5_000}&size={'9' * 5_000}",
    "pages below the first": "page=-1&size=0",
    "numbers that are none": "page=²&size=½&from=²",
    "Arabic digits": "page=٢&size=٥&from=٢٠٢٠&to=٢٠٢٤&find=٢٠٢٤",
    "Arabic digits beyond all": "page=٢٠٢٤",
    "a day that never was": "from=2023-02-29",
    "a month that never was": "mentioned_to=٢٠٢٠-١٣",
    "a year that never was": "to=0000",
    "a period that ends before it begins": "from=2021&to=2020",
    "unknown names": "unknown=1&صفحة=2&q[]=x&__proto__=1&=&find[]=",
    "unknown values": "province=²&actor=٢٠٢٤&lang=fr&sort=²&date=²&exact=²&expand=²&order=²",
    "a query too long": "q=" + "س" * 5_000,
    "a value too long": "province=" + "x" * 5_000,
    "a name to find too long": "find=" + "ﷺ" * 5_000,
    "too many values": "&".join(f"source={n}" for n in range(51)),
}


@pytest.mark.parametrize("query", SENSELESS.values(), ids=SENSELESS)
@pytest.mark.parametrize("url", KINDS)
def test_what_makes_no_sense_is_answered_in_the_language_of_the_page(
    visitor: FlaskClient, url: str, query: str
) -> None:
    for language in LANGUAGES:
        joint = "&" if "?" in url else "?"
        answer = visitor.get(f"/{language}{url}{joint}{query}", follow_redirects=True)
        assert answer.status_code in {200, 400}
        assert Page(answer.text).root.get("lang") == language


@pytest.mark.parametrize("raw", ["%ED%A0%80", "%00", "%2e%2e", "..%2f..%2fetc%2fpasswd", "a" * 999, "%E2%80%AE"])
def test_an_id_that_is_none_is_not_found(visitor: FlaskClient, raw: str) -> None:
    assert visitor.get(f"/articles/{raw}").status_code == 404


names = st.sampled_from(
    [
        "q",
        "province",
        "source",
        "lang",
        "from",
        "to",
        "date",
        "mentioned_from",
        "sort",
        "exact",
        "page",
        "size",
        "all",
        "bom",
    ]
)
values = st.text(max_size=30) | st.sampled_from(
    ["2020-10", "none", "oldest", "diyala", "1", "99", "بغداد", "actor"]
)


@settings(max_examples=150)
@given(
    st.sampled_from(["", ".csv", ".jsonl", ".ris", ".bib", ".atom"]),
    st.lists(st.tuples(names, values), max_size=5),
)
def test_no_query_string_makes_the_site_fail(
    visitor: FlaskClient, ending: str, pairs: list[tuple[str, str]]
) -> None:
    query = "&".join(f"{name}={quote(value, errors='replace')}" for name, value in pairs)
    assert visitor.get(f"/search{ending}?{query}").status_code in {200, 302, 400}
