"""The page of statistics: its numbers are those of the searches that they lead to."""

import pytest
from flask.testing import FlaskClient

from archive.store import Store
from tests.articles import article
from tests.conftest import AT

from .conftest import Keep
from .page import Page, visit


@pytest.fixture(scope="module")
def page(visitor: FlaskClient) -> Page:
    """The page on the seeds."""
    return visit(visitor, "/stats")


def figures(page: Page) -> dict[str, str]:
    return dict(zip(page.texts("//main//dl//dt"), page.texts("//main//dl//dd"), strict=True))


def test_every_count_is_what_its_search_gives(page: Page, visitor: FlaskClient) -> None:
    rows = page.all("//tbody/tr")
    assert {row.xpath("string(td/@data-facet)") for row in rows} == {"year", "province", "source", "lang"}
    for row in rows:
        count = int(row.xpath("string(td/@data-count)"))
        for url in row.xpath(".//a/@href"):
            assert visit(visitor, url).total == count > 0


def test_all_provinces_are_in_the_table_and_on_the_map(page: Page) -> None:
    assert len(page.all('//td[@data-facet="province"]')) == len(page.all("//svg//@data-province")) == 19


def test_copies_and_undated_articles_are_told(client: FlaskClient, keep: Keep) -> None:
    keep(
        article("a1", "نص واحد", published="2020-10-09"),
        article("a2", "نص واحد", published="2021-01-02"),
        article("a3", "نص آخر", published=None),
    )
    told = figures(visit(client, "/stats"))
    assert (told["المقالات"], told["نصوص مختلفة"], told["نسخ مطابقة"], told["بلا تاريخ"]) == ("3", "2", "1", "1")


def test_the_first_and_the_last_date_are_told(client: FlaskClient, keep: Keep) -> None:
    keep(article("a1", "أول", published="2020-10-09"), article("a2", "ثان", published="2021-01-02"))
    keep(article("a3", "ثالث", published=None))
    assert figures(visit(client, "/stats"))["أول تاريخ وآخر تاريخ"] == "9 تشرين الأول 2020 2 كانون الثاني 2021"


def test_an_index_that_is_behind_is_told(client: FlaskClient, keep: Keep, store: Store) -> None:
    keep(article())
    assert "الفهرس مطابق للأرشيف" in visit(client, "/stats").text
    store.put_many([article("a2", "آخر")], at=AT)
    assert "الفهرس متأخر عن الأرشيف" in visit(client, "/stats").text


def test_an_empty_archive_has_statistics(client: FlaskClient) -> None:
    assert set(figures(visit(client, "/stats")).values()) == {"0"}


def test_about_leads_to_it(visitor: FlaskClient) -> None:
    assert "/stats" in visit(visitor, "/about").all("//main//a/@href")
