"""How an article is cited: texts, data in its page, the way to reference managers."""

import json
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from archive.article import Published
from archive.authority import shipped
from tests.articles import article, tag
from web.citation import Citation, Part, arabic, citation_of, latin, meta_tags, news_article
from web.reading import SAMPLE_MARK

from .conftest import Keep
from .page import visit

SEED = "000_85c8c8ccc587f507"
SAMPLE = "sample-042"
DECLARED = Published("2020-10-09", "day", "declared")
CITED = Citation(
    id="a1",
    title="عنوان",
    author="محرر",
    outlet="الصباح",
    published=DECLARED,
    captured="2020-10-13",
    lang="ar",
    url="http://a/1",
    origin="https://example.org/1",
    archive="تنسيق",
    provinces=("ديالى",),
    actors=("البيشمركة",),
    mark="",
)
BARE = replace(CITED, author="", outlet="", published=None, captured="", origin=None, provinces=(), actors=())


def plain(parts: tuple[Part, ...]) -> str:
    return "".join(part.text for part in parts)


@pytest.mark.parametrize(
    ("cited", "in_arabic", "in_latin"),
    [
        (
            CITED,
            "محرر، «عنوان»، الصباح، 9 تشرين الأول 2020، محفوظ في تنسيق بتاريخ 13 تشرين الأول 2020، http://a/1",
            "محرر. “عنوان.” الصباح, 9 October 2020. Archived in تنسيق, 13 October 2020. http://a/1.",
        ),
        (
            BARE,
            "«عنوان»، د.ت.، محفوظ في تنسيق، http://a/1",
            "“عنوان.” n.d. Archived in تنسيق. http://a/1.",
        ),
        (
            replace(BARE, title="من ينسق؟", published=replace(DECLARED, how="inferred: أمس")),
            "«من ينسق؟»، [9 تشرين الأول 2020]، محفوظ في تنسيق، http://a/1",
            "“من ينسق؟” [9 October 2020]. Archived in تنسيق. http://a/1.",
        ),
        (
            replace(BARE, published=Published("2020-10", "month", "declared")),
            "«عنوان»، تشرين الأول 2020، محفوظ في تنسيق، http://a/1",
            "“عنوان.” October 2020. Archived in تنسيق. http://a/1.",
        ),
    ],
    ids=["all", "nothing", "inferred", "a month"],
)
def test_a_citation_tells_what_is_known(cited: Citation, in_arabic: str, in_latin: str) -> None:
    assert plain(arabic(cited)) == in_arabic
    assert plain(latin(cited)) == in_latin


def test_what_is_data_in_a_citation_is_isolated(visitor: FlaskClient) -> None:
    page = visit(visitor, f"/articles/{SEED}")
    first, second = page.all('//p[@class="citation"]')
    assert [(each.get("lang"), each.get("dir")) for each in (first, second)] == [("ar", "rtl"), ("en", "ltr")]
    for cited in (first, second):
        assert f"http://localhost/articles/{SEED}" in [value.text for value in cited.findall("bdi")]
    assert "[13 تشرين الأول 2020]" in first.text_content()


def test_names_are_those_of_the_language_asked_for() -> None:
    kept = article(tags=(tag("diyala"), tag("peshmerga", facet="actor")))
    cited = citation_of(kept, shipped(), url="http://a/1", archive="تنسيق", language="en")
    assert (cited.provinces, cited.actors) == (("Diyala",), ("Peshmerga",))


def test_a_citation_is_in_one_line_without_overrides() -> None:
    kept = article(title="أ\n\u202eب", author="ج\r\nد", source="هـ\tو")
    cited = citation_of(kept, shipped(), url="http://a/1", archive="تنسيق", language="ar")
    assert (cited.title, cited.author, cited.outlet) == ("أ \u200bب", "ج د", "هـ و")


def test_a_page_tells_reference_managers_of_its_article(visitor: FlaskClient) -> None:
    page = visit(visitor, f"/articles/{SEED}")
    told = [(meta.get("name"), meta.get("content")) for meta in page.all("//head/meta[@content][@name]")]
    for pair in (
        ("z:itemType", "newspaperArticle"),
        ("citation_publication_date", "2020/10/13"),
        ("citation_language", "ar"),
        ("DC.date", "2020-10-13"),
        ("DC.identifier", f"http://localhost/articles/{SEED}"),
        ("DC.source", "https://kirkuknow.com/ar/news/63653"),
    ):
        assert pair in told
    (title,) = page.texts("//h1")
    assert ("citation_title", title) in told
    assert ("DC.title", title) in told


def test_nothing_is_told_of_what_is_not_known() -> None:
    assert [name for name, _ in meta_tags(BARE)] == [
        "citation_title",
        "citation_language",
        "citation_public_url",
        "DC.title",
        "DC.language",
        "DC.identifier",
        "z:itemType",
    ]
    assert set(news_article(CITED)) - set(news_article(BARE)) == {
        "author",
        "publisher",
        "datePublished",
        "isBasedOn",
        "contentLocation",
        "mentions",
    }


def test_a_page_holds_its_article_as_linked_data(visitor: FlaskClient) -> None:
    (data,) = visit(visitor, f"/articles/{SEED}").all('//script[@type="application/ld+json"]')
    told = json.loads(data.text)
    assert (told["@context"], told["@type"]) == ("https://schema.org", "NewsArticle")
    assert (told["datePublished"], told["inLanguage"]) == ("2020-10-13", "ar")
    assert told["url"] == f"http://localhost/articles/{SEED}"
    assert "ديالى" in [place["name"] for place in told["contentLocation"]]


def test_a_sample_is_marked_wherever_it_is_cited(visitor: FlaskClient) -> None:
    page = visit(visitor, f"/articles/{SAMPLE}")
    for text in (
        *page.texts('//p[@class="citation"]'),
        *page.all('//meta[@name="citation_title" or @name="DC.title" or @name="DC.description"]/@content'),
        json.loads(page.all('//script[@type="application/ld+json"]')[0].text)["headline"],
    ):
        assert SAMPLE_MARK in text


def test_a_title_cannot_end_the_data_of_a_page(client: FlaskClient, keep: Keep) -> None:
    evil = "</script><script>alert(1)</script><!--"
    keep(article("a1", title=evil, author=evil))
    page = visit(client, "/articles/a1")
    (data,) = page.all("//script[not(@src)]")
    assert data.get("type") == "application/ld+json"
    assert json.loads(data.text)["headline"] == evil
