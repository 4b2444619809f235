"""The archive in the search field of a browser, in the lists of search engines."""

from typing import Any
from urllib.parse import quote
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from archive.store import Store
from tests.articles import article, tag

from .conftest import Keep
from .page import visit

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def xml_of(client: FlaskClient, url: str) -> Any:
    response = client.get(url)
    assert response.status_code == 200
    return ET.fromstring(response.data)  # noqa: S314 - our own


def local(url: str) -> str:
    return url.removeprefix("http://localhost")


def listed(client: FlaskClient, url: str) -> list[str]:
    return [local(each.findtext(f"{SITEMAP}loc")) for each in xml_of(client, url)]


@pytest.fixture
def templates(visitor: FlaskClient) -> dict[str, str]:
    """The addresses in the description of the search engine, by media type."""
    urls = xml_of(visitor, "/opensearch.xml").findall(f"{OPENSEARCH}Url")
    return {url.get("type"): local(url.get("template")) for url in urls}


@pytest.mark.parametrize("url", ["/", "/search", "/about", "/provinces/diyala"])
def test_a_browser_finds_the_search_engine_on_every_page(visitor: FlaskClient, url: str) -> None:
    (link,) = visit(visitor, url).all('//head/link[@rel="search"]')
    assert link.get("type") == visitor.get(link.get("href")).mimetype == "application/opensearchdescription+xml"


def test_a_description_has_what_browsers_ask_for(visitor: FlaskClient) -> None:
    root = xml_of(visitor, "/opensearch.xml")
    assert root.tag == f"{OPENSEARCH}OpenSearchDescription"
    assert 0 < len(root.findtext(f"{OPENSEARCH}ShortName")) <= 16
    assert root.findtext(f"{OPENSEARCH}Description")
    assert root.findtext(f"{OPENSEARCH}InputEncoding") == "UTF-8"


def test_a_search_from_the_browser_finds_what_the_page_finds(
    visitor: FlaskClient, templates: dict[str, str]
) -> None:
    url = templates["text/html"].replace("{searchTerms}", quote("البيشمركه"))
    assert visit(visitor, url).hits == visit(visitor, "/search?q=البيشمركه").hits != []


def test_a_browser_is_told_what_a_reader_may_mean(visitor: FlaskClient, templates: dict[str, str]) -> None:
    url = templates["application/x-suggestions+json"].replace("{searchTerms}", quote("البيش"))
    response = visitor.get(url)
    assert response.mimetype == "application/x-suggestions+json"
    typed, meant = response.get_json(force=True)
    assert typed == "البيش"
    assert "البيشمركة" in meant


def test_a_feed_from_the_browser_is_a_feed(visitor: FlaskClient, templates: dict[str, str]) -> None:
    url = templates["application/atom+xml"].replace("{searchTerms}", quote("البيشمركه"))
    assert visitor.get(url).mimetype == "application/atom+xml"


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("/", True),
        ("/articles/a1", True),
        ("/provinces/diyala", True),
        ("/search", False),
        ("/search?q=x", False),
        ("/search.csv?q=x", False),
        ("/search.atom", False),
        ("/opensearch/suggestions?q=x", False),
        ("/opensearch.xml", True),
        ("/api/v1/suggest?q=x", False),
    ],
)
def test_searches_are_not_for_crawlers(visitor: FlaskClient, url: str, *, allowed: bool) -> None:
    rules = RobotFileParser()
    rules.parse(visitor.get("/robots.txt").text.splitlines())
    assert rules.can_fetch("AnyBot", url) == allowed
    assert rules.site_maps() == ["http://localhost/sitemap.xml"]


def test_a_sitemap_lists_every_article_and_page_once(visitor: FlaskClient, seeded_store: Store) -> None:
    found = listed(visitor, "/sitemap.xml")
    assert len(found) == len(set(found))
    for change in seeded_store.leads():
        assert change.lead is not None
        assert f"/articles/{change.lead.id}" in found
    assert {"/", "/about", "/help", "/provinces/diyala", "/actors/peshmerga", "/facets/province"} <= set(found)


def test_every_address_of_a_sitemap_leads_to_a_page_for_crawlers(visitor: FlaskClient) -> None:
    for address in listed(visitor, "/sitemap.xml"):
        page = visit(visitor, address)
        assert page.all('//meta[@name="robots"]') == [], address


def test_a_person_of_no_table_has_no_page_to_list(client: FlaskClient, keep: Keep) -> None:
    keep(article(tags=(tag("person:x", facet="actor"), tag("diyala"))))
    found = listed(client, "/sitemap.xml")
    assert [address for address in found if address.startswith("/actors")] == []


def test_a_large_archive_has_an_index_of_lists(
    client: FlaskClient, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.discovery.MOST", 4)
    monkeypatch.setattr("web.reading._ADDRESSES", 3)
    keep(*(article(f"a{number}", f"خبر {number}") for number in range(10)))
    assert listed(client, "/sitemap.xml") == [f"/sitemap-{part}.xml" for part in range(4)]
    assert "/" in listed(client, "/sitemap-0.xml")
    parts = [listed(client, f"/sitemap-{part}.xml") for part in (1, 2, 3)]
    assert [len(part) for part in parts] == [4, 4, 2]
    assert sum(parts, []) == [f"/articles/a{number}" for number in range(10)]  # noqa: RUF017
    assert client.get("/sitemap-4.xml").status_code == 404


def test_an_article_in_a_sitemap_says_when_it_was_taken_in(client: FlaskClient, keep: Keep, store: Store) -> None:
    keep(article("a1"))
    (changed,) = [
        each.findtext(f"{SITEMAP}lastmod")
        for each in xml_of(client, "/sitemap.xml")
        if each.findtext(f"{SITEMAP}loc").endswith("/articles/a1")
    ]
    assert changed == store.get("a1").captured
