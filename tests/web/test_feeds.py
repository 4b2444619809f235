"""Atom feeds of provinces and actors."""

import datetime as dt
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import regex
from flask.testing import FlaskClient

from archive.article import Published
from archive.store import Store
from tests.articles import article, tag
from tests.conftest import AT
from web.reading import SAMPLE_MARK

from .conftest import Keep
from .page import visit

ATOM = "{http://www.w3.org/2005/Atom}"
UNUSED = "/actors/mauritania"
SEED = "000_85c8c8ccc587f507"


def place(value: str) -> Any:
    return tag(value, facet="place")


def feed_of(client: FlaskClient, url: str) -> Any:
    response = client.get(f"{url}/feed.atom")
    assert response.status_code == 200
    return ET.fromstring(response.data)  # noqa: S314 - our own feed


def entries(feed: Any, name: str) -> list[str]:
    return [entry.findtext(f"{ATOM}{name}") for entry in feed.findall(f"{ATOM}entry")]


def test_a_page_names_its_feed(visitor: FlaskClient) -> None:
    (link,) = visit(visitor, "/actors/peshmerga").all('//head/link[@type="application/atom+xml"]')
    assert (link.get("type"), link.get("href")) == ("application/atom+xml", "/actors/peshmerga/feed.atom")
    assert visitor.get(link.get("href")).mimetype == "application/atom+xml"


def test_a_feed_holds_the_fifty_newest_the_newest_first(client: FlaskClient, keep: Keep) -> None:
    days = [(dt.date(2020, 1, 1) + dt.timedelta(days=n)).isoformat() for n in range(52)]
    keep(*(article(day, f"خبر {day}", published=day, tags=(tag("diyala"),)) for day in days))
    feed = feed_of(client, "/provinces/diyala")
    assert entries(feed, "published") == [f"{day}T12:00:00Z" for day in days[:1:-1]]


@pytest.mark.parametrize("url", ["/provinces/diyala", "/actors/peshmerga", UNUSED])
def test_a_feed_has_all_that_atom_asks_for(visitor: FlaskClient, url: str) -> None:
    feed = feed_of(visitor, url)
    assert feed.tag == f"{ATOM}feed"
    ids = []
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        ids.append(element.findtext(f"{ATOM}id"))
        assert element.findtext(f"{ATOM}title")
        assert element.findtext(f"{ATOM}author/{ATOM}name")
        assert dt.datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo
        links = {link.get("rel"): link.get("href") for link in element.findall(f"{ATOM}link")}
        assert links["alternate"].startswith("http://localhost/")
    assert all(regex.fullmatch(r"tag:localhost,2026:/[A-Za-z0-9/._-]+", id_) for id_ in ids)
    assert len(set(ids)) == len(ids)
    (own,) = feed.findall(f'{ATOM}link[@rel="self"]')
    assert own.get("href") == f"http://localhost{url}/feed.atom"


def test_a_feed_is_as_new_as_what_was_taken_in_last(client: FlaskClient, store: Store, keep: Keep) -> None:
    later = AT + dt.timedelta(hours=1)
    store.put_many([article("late", "خبر", published="2019-01-01", tags=(tag("diyala"),))], at=later)
    keep(article("soon", tags=(tag("diyala"),)))
    feed = feed_of(client, "/provinces/diyala")
    assert entries(feed, "updated") == [AT.isoformat(), later.isoformat()]
    assert feed.findtext(f"{ATOM}updated") == later.isoformat()


def test_an_entry_tells_title_authors_language_and_where_it_is(client: FlaskClient, keep: Keep) -> None:
    keep(article(title="عنوان", author="محرر", url="https://example.org/1", lang="ckb", tags=(tag("diyala"),)))
    (entry,) = feed_of(client, "/provinces/diyala").findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "عنوان"
    assert entry.findtext(f"{ATOM}summary") == "اجتماع في بغداد"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "محرر – الصباح"
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "ckb"
    links = {link.get("rel"): link.get("href") for link in entry.findall(f"{ATOM}link")}
    assert links == {"alternate": "http://localhost/articles/a1", "via": "https://example.org/1"}


def test_samples_carry_their_mark_in_a_feed(visitor: FlaskClient) -> None:
    feed = feed_of(visitor, "/provinces/diyala")
    for entry in feed.findall(f"{ATOM}entry"):
        sample = entry.findtext(f"{ATOM}id") != f"tag:localhost,2026:/articles/{SEED}"
        for name in ("title", "summary"):
            assert entry.findtext(f"{ATOM}{name}").startswith(f"[{SAMPLE_MARK}]") == sample


@pytest.mark.parametrize("published", [None, Published("2020-10", "month", "declared")], ids=["none", "a month"])
def test_a_day_that_is_not_known_is_not_made_up(
    client: FlaskClient, keep: Keep, published: Published | None
) -> None:
    keep(replace(article(tags=(tag("diyala"),)), published=published))
    assert entries(feed_of(client, "/provinces/diyala"), "published") == [None]


def test_a_search_has_a_feed_of_its_newest(client: FlaskClient, keep: Keep) -> None:
    days = [(dt.date(2020, 1, 1) + dt.timedelta(days=n)).isoformat() for n in range(52)]
    keep(*(article(day, f"خبر {day}", published=day) for day in days), article("other", "غيره"))
    response = client.get("/search.atom?q=خبر&sort=oldest&page=2&size=1")
    assert response.mimetype == "application/atom+xml"
    feed = ET.fromstring(response.data)  # noqa: S314 - our own feed
    assert entries(feed, "published") == [f"{day}T12:00:00Z" for day in days[:1:-1]]
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    query = "?q=%D8%AE%D8%A8%D8%B1&sort=newest"
    assert links == {
        "self": f"http://localhost/search.atom{query}",
        "alternate": f"http://localhost/search{query}",
    }
    assert feed.findtext(f"{ATOM}title") == "خبر – تنسيق"


def test_feeds_of_two_searches_are_two(visitor: FlaskClient) -> None:
    urls = ("/search.atom", "/search.atom?q=مركز", "/search.atom?q=مركز&province=diyala", "/search.atom?lang=ckb")
    ids = [ET.fromstring(visitor.get(url).data).findtext(f"{ATOM}id") for url in urls]  # noqa: S314 - our own
    assert len(set(ids)) == len(urls)
    assert all(id_ and id_.startswith("tag:localhost,2026:/search") for id_ in ids)


def test_a_search_without_hits_has_a_feed_to_wait_for_some(visitor: FlaskClient) -> None:
    feed = ET.fromstring(visitor.get("/search.atom?q=لاشيءكهذا").data)  # noqa: S314 - our own feed
    assert feed.findtext(f"{ATOM}title") == "لاشيءكهذا – تنسيق"
    assert feed.findall(f"{ATOM}entry") == []
