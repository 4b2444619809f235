"""What a template is given: marked texts, links that change one thing, and labels."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask

from archive.article import Article, Evidence, FacetTag
from archive.authority import Authority
from index.facets import COUNTED
from index.results import FacetCount, Hit, Snippet
from tests.articles import article, evidence, tag
from web.contexts import ArticlePage, Facet, FacetValue, Piece, SearchPage
from web.languages import direction
from web.params import Params, read_params
from web.reading import SAMPLE_MARK, Found, FoundArticle
from web.rendering import article_page, hit_of, home_page, search_page


@pytest.fixture(scope="module", autouse=True)
def request_context(seeded: Flask) -> Iterator[None]:
    """Links and labels are made within a request."""
    with seeded.test_request_context():
        yield


def found(params: Params, *, total: int = 0, articles: tuple[FoundArticle, ...] = (), **given: Any) -> Found:
    facets = {name: tuple(FacetCount(*pair) for pair in given.pop(name, ())) for name in (*COUNTED, "year")}
    return Found(
        params=params,
        total=total,
        partial=False,
        seconds=0.1,
        articles=articles,
        facets=facets,
        undated=given.pop("undated", 0),
    )


def page_of(query: str, authority: Authority, **given: Any) -> SearchPage:
    return search_page(found(read_params(parse_qs(query)), **given), authority)


def query_of(url: str | None) -> str:
    """The query of a link, read and written again, so that it can be compared."""
    assert url is not None
    assert urlsplit(url).path == "/search"
    return read_params(parse_qs(urlsplit(url).query)).query_string()


def canonical(query: str) -> str:
    return read_params(parse_qs(query)).query_string()


def facet(page: SearchPage, name: str) -> Facet:
    return next(facet for facet in page.facets if facet.name == name)


def value(page: SearchPage, name: str, wanted: str) -> FacetValue:
    return next(value for value in facet(page, name).values if value.value == wanted)


def joined(parts: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in parts)


# Articles

IN_TITLE = replace(evidence("بغداد", start=0), field="title")


def mentioned(*found_: Evidence) -> FacetTag:
    return replace(tag("baghdad"), evidence=found_)


def shown(whole: Article, authority: Authority, **given: Any) -> ArticlePage:
    marked = {"title": given.get("title", []), "body": given.get("body", [])}
    return article_page(
        whole, [], given.get("similar", []), marked, params=given.get("params", Params()), authority=authority
    )


def anchors(page: ArticlePage) -> Counter[str]:
    parts = [*page.title, *(piece for paragraph in page.paragraphs for piece in paragraph.pieces)]
    return Counter(piece.anchor for piece in parts if piece.anchor)


def test_the_paragraphs_are_the_lines_of_the_text(authority: Authority) -> None:
    page = shown(article(body="أول\n\n  \nثان "), authority)
    assert [(p.anchor, joined(p.pieces)) for p in page.paragraphs] == [("p1", "أول"), ("p2", "ثان ")]


def test_a_value_leads_to_its_first_mention_in_the_text(authority: Authority) -> None:
    named = mentioned(IN_TITLE, evidence("بغداد", start=18), evidence("بغداد", start=3))
    page = shown(article(title="بغداد اليوم", body="في بغداد، بل كل بغداد", tags=(named,)), authority)
    assert [(value.first, value.mentions) for value in page.provinces] == [("m-province-baghdad", 3)]
    assert [piece.anchor for piece in page.paragraphs[0].pieces] == [None, "m-province-baghdad", None, None]


def test_a_value_that_the_text_does_not_name_leads_to_the_title(authority: Authority) -> None:
    page = shown(article(title="بغداد اليوم", body="نص", tags=(mentioned(IN_TITLE),)), authority)
    assert [piece.anchor for piece in page.title] == ["m-province-baghdad", None]


def test_values_that_share_their_first_mention_share_its_anchor(authority: Authority) -> None:
    makhmur = evidence("مخمور", start=3)
    page = shown(
        article(body="في مخمور", tags=(tag("erbil", found=makhmur), tag("nineveh", found=makhmur))), authority
    )
    assert {value.first for value in page.provinces} == {"m-province-erbil"}
    assert anchors(page) == {"m-province-erbil": 1}


def test_a_mention_at_the_same_place_in_title_and_text_has_one_anchor(authority: Authority) -> None:
    named = mentioned(IN_TITLE, evidence("بغداد", start=0))
    page = shown(article(title="بغداد اليوم", body="بغداد اليوم", tags=(named,)), authority)
    assert anchors(page) == {"m-province-baghdad": 1}


def test_a_sample_says_so_before_its_title(authority: Authority) -> None:
    page = shown(article(title="خبر", sample=True), authority)
    assert joined(page.title) == f"[{SAMPLE_MARK}] خبر"


def test_hits_are_counted_and_marked_in_title_and_text(authority: Authority) -> None:
    page = shown(article(title="بغداد", body="في بغداد"), authority, title=[(0, 5)], body=[(3, 8)])
    assert page.hits == 2
    assert [piece.text for piece in page.paragraphs[0].pieces if piece.hit] == ["بغداد"]


def test_an_article_leads_back_to_the_search_it_was_reached_from(authority: Authority) -> None:
    page = shown(article(), authority, params=Params(q="بغداد", page=2))
    assert query_of(page.back_url) == Params(q="بغداد", page=2).query_string()
    assert shown(article(), authority).back_url is None


def test_a_hit_of_a_sample_says_so_in_title_and_snippets(authority: Authority) -> None:
    title, body = Snippet("title", f"[{SAMPLE_MARK}] خبر", ()), Snippet("body", f"[{SAMPLE_MARK}] نص", ())
    one = FoundArticle(Hit("a1", 1, 1.0), article(sample=True), title, (body,), ())
    hit = hit_of(one, authority, Params())
    assert [joined(parts) for parts in (hit.title, hit.snippets[0].pieces)] == [title.text, body.text]
    assert hit.sample


def test_a_hit_leads_to_its_article_with_the_search(authority: Authority) -> None:
    one = FoundArticle(Hit("a1", 1, 1.0), article(), Snippet("title", "خبر", ()), (), ())
    url = hit_of(one, authority, Params(q="x", page=2)).url
    assert (urlsplit(url).path, urlsplit(url).query) == ("/articles/a1", "q=x&page=2")


@pytest.mark.parametrize(("language", "expected"), [("ar", "rtl"), ("ckb", "rtl"), ("en", "ltr"), ("und", "ltr")])
def test_arabic_and_kurdish_run_from_right_to_left(language: str, expected: str) -> None:
    assert direction(language) == expected


# Results


def test_choosing_a_value_keeps_the_rest_of_the_search(authority: Authority) -> None:
    page = page_of("q=x&lang=ar&sort=oldest&page=2", authority, total=50, province=[("diyala", 3)])
    assert query_of(value(page, "province", "diyala").url) == canonical("q=x&lang=ar&sort=oldest&province=diyala")


def test_a_chosen_value_is_let_go_by_its_own_link(authority: Authority) -> None:
    page = page_of("province=diyala&province=erbil", authority, province=[("diyala", 3), ("erbil", 2)])
    chosen = value(page, "province", "diyala")
    assert chosen.selected
    assert query_of(chosen.url) == "province=erbil"


def test_a_long_facet_shows_its_first_values_and_where_the_others_are(authority: Authority) -> None:
    sources = [(f"s{n:02}", 20 - n) for n in range(12)]
    page = page_of("q=x&page=2", authority, total=50, source=sources)
    first = facet(page, "source")
    assert ([value.value for value in first.values], first.hidden) == ([f"s{n:02}" for n in range(8)], 4)
    assert first.all_url == "/facets/source?q=x"


def test_a_short_facet_hides_nothing(authority: Authority) -> None:
    page = page_of("", authority, source=[(f"s{n:02}", 1) for n in range(8)])
    whole = facet(page, "source")
    assert (len(whole.values), whole.hidden, whole.all_url) == (8, 0, None)


def test_a_chosen_value_is_shown_however_rare(authority: Authority) -> None:
    page = page_of("source=s11", authority, source=[(f"s{n:02}", 20 - n) for n in range(12)])
    assert value(page, "source", "s11").selected


def test_the_undated_take_the_place_of_a_period(authority: Authority) -> None:
    undated = page_of("q=x&from=2020", authority, undated=2).undated
    assert undated is not None
    assert (undated.count, query_of(undated.url)) == (2, "q=x&date=none")


def test_without_undated_articles_they_are_not_offered(authority: Authority) -> None:
    assert page_of("", authority).undated is None


FILTERS = (
    "province=diyala",
    "actor=isis",
    "source=واع",
    "place=makhmur",
    "lang=ar",
    "date=none",
    "mentioned_from=2019",
    "exact=1",
)


def test_every_filter_has_a_chip_that_removes_it_alone(authority: Authority) -> None:
    page = page_of("&".join(("q=x", *FILTERS)), authority)
    after = {query_of(chip.url) for chip in page.chips}
    assert after == {canonical("&".join(("q=x", *(f for f in FILTERS if f != gone)))) for gone in FILTERS}


def test_a_chip_has_the_name_of_its_value(authority: Authority) -> None:
    page = page_of("province=diyala&lang=ar&source=واع&province=unknown", authority)
    assert [chip.label for chip in page.chips] == ["ديالى", "unknown", "واع", "العربية"]


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("from=2020-10&to=2020-10", "تشرين الأول 2020"),
        ("from=2020&to=2020", "2020"),
        ("from=2020", "2020"),
        ("to=2020-10-09", "2020-10-09"),
        ("from=2020&to=2021-02", "شباط 2021"),
    ],
)
def test_a_period_is_one_chip(query: str, label: str, authority: Authority) -> None:
    (chip,) = page_of(f"q=x&{query}", authority).chips
    assert label in chip.label
    assert query_of(chip.url) == "q=x"


def test_without_filters_the_words_and_the_order_stay(authority: Authority) -> None:
    assert query_of(page_of("q=x&lang=ar&from=2020&sort=oldest", authority).clear_url) == "q=x&sort=oldest"


def test_the_form_carries_on_what_it_has_no_field_for(authority: Authority) -> None:
    page = page_of("q=x&lang=ar&from=2020&to=2021&sort=oldest&page=2", authority, total=50)
    assert page.hidden == (("lang", "ar"), ("sort", "oldest"))


def test_an_order_is_chosen_by_a_link_to_the_first_page(authority: Authority) -> None:
    page = page_of("q=x&page=2", authority, total=50)
    assert [(sort.value, sort.selected, query_of(sort.url)) for sort in page.sorts] == [
        ("relevance", True, "q=x"),
        ("newest", False, "q=x&sort=newest"),
        ("oldest", False, "q=x&sort=oldest"),
    ]


@pytest.mark.parametrize(
    ("query", "total", "labels"),
    [
        ("", 0, ["1"]),
        ("", 20, ["1"]),
        ("", 200, ["1", "2", "3"]),
        ("page=5", 200, ["3", "4", "5", "6", "7"]),
        ("page=10", 200, ["8", "9", "10"]),
        ("page=50", 5_000, ["48", "49", "50"]),
    ],
)
def test_the_pager_shows_the_pages_around(query: str, total: int, labels: list[str], authority: Authority) -> None:
    page = page_of(query, authority, total=total)
    assert [label for label, _ in page.pages] == labels
    current = [label for label, url in page.pages if url is None]
    assert current == [query.removeprefix("page=") or "1"]


def test_paging_keeps_the_filters(authority: Authority) -> None:
    page = page_of("q=x&lang=ar&page=2", authority, total=100)
    assert (query_of(page.previous_url), query_of(page.next_url)) == ("q=x&lang=ar", "q=x&lang=ar&page=3")


def test_there_is_nothing_before_the_first_and_after_the_last_page(authority: Authority) -> None:
    only = page_of("", authority, total=20)
    assert (only.previous_url, only.next_url) == (None, None)


def test_pages_end_where_hits_can_no_longer_be_asked_for(authority: Authority) -> None:
    assert page_of("page=50", authority, total=5_000).next_url is None


def test_the_front_shows_every_province_in_the_order_of_the_table(authority: Authority) -> None:
    page = home_page(found(Params(), total=1, province=[("diyala", 7)]), authority)
    assert [value.value for value in page.provinces] == list(authority.provinces)
    assert {value.value: value.count for value in page.provinces if value.count} == {"diyala": 7}


def test_an_id_of_a_value_is_one_word(authority: Authority) -> None:
    body = tag("لجنة «التنسيق»", facet="actor", found=evidence("لجنة", start=0))
    page = shown(article(body="لجنة التنسيق", tags=(body,)), authority)
    assert [value.first for value in page.actors] == ["m-actor-لجنة-التنسيق-"]
