"""A search as a file, read back by readers of its format."""

import csv
import io
import json
from collections.abc import Sequence
from itertools import product
from urllib.parse import quote

import pytest
import regex
import rispy
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from archive.article import Article
from archive.authority import shipped
from archive.store import Store
from tests.articles import article, tag
from tests.conftest import AT
from web.citation import citation_of
from web.exports import FORMATS, Row
from web.exports.csv import safe_cell
from web.params import Params
from web.reading import SAMPLE_MARK, Reading

from .conftest import Keep
from .page import visit
from .test_pages import walk

ENDINGS = tuple(FORMATS)
SEED = "000_85c8c8ccc587f507"
SEARCHES = (
    "",
    "q=مركز",
    "q=بغداد&sort=oldest",
    "province=diyala&province=erbil&lang=ar",
    "date=none",
    "q=لاشيءكهذا",
)


def text_of(client: FlaskClient, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    text: str = response.data.decode("utf-8")
    return text


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def ids_of(ending: str, text: str) -> list[str]:
    match ending:
        case "csv":
            return [row["id"] for row in rows_of(text)]
        case "jsonl":
            return [json.loads(line)["id"] for line in text.splitlines()]
        case "ris":
            return [record["accession_number"] for record in rispy.loads(text)]
        case _:
            return [entry.key for entry in parse_string(text, "bibtex").entries.values()]


def written(ending: str, *articles: Article) -> str:
    rows = (
        Row(each, (), citation_of(each, shipped(), url="http://a/1", archive="تنسيق", language="ar"))
        for each in articles
    )
    return "".join(FORMATS[ending].write(rows, None))


@pytest.mark.parametrize(("ending", "query"), [*product(ENDINGS, SEARCHES)])
def test_a_file_holds_all_pages_of_its_search_in_their_order(
    visitor: FlaskClient, ending: str, query: str
) -> None:
    paged = [id_ for page in walk(visitor, f"/search?{query}") for id_ in page.hits]
    assert ids_of(ending, text_of(visitor, f"/search.{ending}?{query}")) == paged


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_holds_all_whatever_the_page_it_was_asked_for_on(visitor: FlaskClient, ending: str) -> None:
    everything = text_of(visitor, f"/search.{ending}?q=مركز")
    assert text_of(visitor, f"/search.{ending}?q=مركز&page=999999&size=2") == everything


def test_a_file_goes_on_where_pages_end(client: FlaskClient, keep: Keep) -> None:
    keep(*(article(f"a{number:04}", f"خبر {number}") for number in range(1_050)))
    assert ids_of("csv", text_of(client, "/search.csv")) == [f"a{number:04}" for number in range(1_050)]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_sample_is_marked_in_every_format(visitor: FlaskClient, ending: str) -> None:
    assert SAMPLE_MARK in text_of(visitor, f"/search.{ending}?q=مركز")
    assert SAMPLE_MARK not in written(ending, article())
    assert SAMPLE_MARK in written(ending, article(sample=True))


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch, keep: Keep) -> None:
    """Five articles, of which a file holds three."""
    monkeypatch.setattr("web.downloads.MOST", 3)
    keep(*(article(f"a{number}", f"خبر {number}") for number in range(5)))


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_that_is_cut_says_so(client: FlaskClient, ending: str) -> None:
    response = client.get(f"/search.{ending}")
    assert (response.headers["Tansiq-Total"], response.headers["Tansiq-Cut"]) == ("5", "3")
    text = response.data.decode()
    last = [line for line in text.splitlines() if line][-1]
    assert "أول 3 من 5" in last
    assert ids_of(ending, text.removesuffix(f"{last}\n") if ending == "jsonl" else text)[:3] == ["a0", "a1", "a2"]


@pytest.mark.usefixtures("three")
def test_a_page_says_that_its_files_are_cut(client: FlaskClient) -> None:
    (note,) = visit(client, "/search").texts('//nav[contains(@class, "downloads")]/p')
    assert "أول 3 من 5" in note


def test_a_file_that_is_whole_says_its_total_alone(visitor: FlaskClient) -> None:
    headers = visitor.get("/search.csv?q=البيشمركه").headers
    assert int(headers["Tansiq-Total"]) == visit(visitor, "/search?q=البيشمركه").total
    assert "Tansiq-Cut" not in headers


def test_a_page_links_the_files_and_the_feed_of_its_search(visitor: FlaskClient) -> None:
    page = visit(visitor, "/search?q=مركز&province=diyala&sort=oldest&page=1&size=5")
    links = page.all('//nav[contains(@class, "downloads")]//a/@href')
    query = f"q={quote('مركز')}&province=diyala&sort=oldest"
    assert links == [
        *(f"/search.{ending}?{query}" for ending in ENDINGS),
        f"/search.csv?{query}&bom=1",
        f"/search.atom?{query}",
    ]
    assert page.all('//head/link[@rel="alternate"][@type]/@href') == [links[-1]]


def test_where_nothing_is_found_there_is_nothing_to_take_but_a_feed(visitor: FlaskClient) -> None:
    page = visit(visitor, "/search?q=لاشيءكهذا")
    assert page.texts('//nav[contains(@class, "downloads")]//a') == ["خلاصة الأحدث (Atom)"]


@pytest.mark.parametrize(
    "url", ["/search.csv?q=" + "x" * 999, "/search.ris?from=never", "/search.bib?q=" + "(" * 20]
)
def test_a_search_that_cannot_be_read_is_refused_before_anything_is_sent(visitor: FlaskClient, url: str) -> None:
    response = visitor.get(url)
    assert (response.status_code, response.mimetype) == (400, "text/html")


def test_a_format_that_there_is_not_is_not_found(visitor: FlaskClient) -> None:
    assert visitor.get("/search.xls").status_code == 404


def test_an_article_that_the_record_lost_is_passed_over(client: FlaskClient, store: Store, keep: Keep) -> None:
    keep(article("a1", "خبر"), article("a2", "خبر آخر"))
    store.remove(["a1"], reason="test", at=AT)
    assert ids_of("csv", text_of(client, "/search.csv")) == ["a2"]


def test_texts_are_read_as_they_are_sent(
    store: Store, reading: Reading, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(*(article(f"a{number:03}", f"خبر {number}") for number in range(250)))
    asked: list[int] = []
    get_many = store.get_many

    def counted(ids: Sequence[str]) -> dict[str, Article]:
        asked.append(len(ids))
        return get_many(ids)

    monkeypatch.setattr(store, "get_many", counted)
    articles = reading.whole(Params(), most=10_000).articles
    assert asked == []
    next(articles)
    assert asked == [100]
    assert len(list(articles)) == 249
    assert asked == [100, 100, 50]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "tansiq.csv"),
        ("البيشمركة في ديالى", "tansiq-البيشمركة-في-ديالى.csv"),
        ('../../etc/passwd"; x=\r\n\0\u202e', "tansiq-etc-passwd-x.csv"),
        ("ب" * 200, f"tansiq-{'ب' * 60}.csv"),
    ],
)
def test_the_name_of_a_file_is_safe(visitor: FlaskClient, query: str, name: str) -> None:
    given = visitor.get("/search.csv", query_string={"q": query}).headers["Content-Disposition"]
    plain = name if name.isascii() else "tansiq.csv"
    assert given == f"attachment; filename={plain}; filename*=UTF-8''{quote(name)}"


def test_excel_is_given_a_byte_order_mark_when_asked_for(visitor: FlaskClient) -> None:
    plain = visitor.get("/search.csv?q=مركز").data
    assert visitor.get("/search.csv?q=مركز&bom=1").data == b"\xef\xbb\xbf" + plain
    assert plain.startswith(b"id,title,")


def test_a_table_tells_an_article(client: FlaskClient, keep: Keep) -> None:
    body = "سطر\nآخر، «قال»"
    found = (tag("diyala"), tag("baghdad"), tag("peshmerga", facet="actor"))
    keep(
        article("a1", body, author="محرر", url="https://example.org/1", published="2020-10", tags=found),
        article("a2", body, source="واع"),
    )
    assert rows_of(text_of(client, "/search.csv")) == [
        {
            "id": "a1",
            "title": "عنوان",
            "published": "2020-10",
            "published_how": "declared",
            "source": "الصباح",
            "author": "محرر",
            "lang": "ar",
            "provinces": "diyala; baghdad",
            "province_names": "ديالى; بغداد",
            "actors": "peshmerga",
            "actor_names": "البيشمركة",
            "copies": "a2",
            "url": "https://example.org/1",
            "permalink": "http://localhost/articles/a1",
            "sample": "",
            "body": body,
        }
    ]


@given(st.text(max_size=8))
def test_no_cell_of_a_table_is_a_formula(text: str) -> None:
    for first in ("", *"=+-@\t\r\n＝"):
        assert not regex.match(r"[=+\-@\t\r\n＝＋－＠]", safe_cell(first + text))
        assert safe_cell(first + text).removeprefix("'") == (first + text).removeprefix("'")


def test_every_cell_of_a_table_is_made_safe() -> None:
    evil = "=HYPERLINK(1)"
    (row,) = rows_of(written("csv", article(evil, evil, title=evil, author=evil, source=evil, url=evil)))
    assert {name for name, cell in row.items() if cell == f"'{evil}"} == {
        "id",
        "title",
        "source",
        "author",
        "url",
        "body",
    }


def test_a_line_of_json_is_the_article_with_its_evidence(visitor: FlaskClient) -> None:
    lines = text_of(visitor, "/search.jsonl").splitlines()
    (seed,) = (line for line in map(json.loads, lines) if line["id"] == SEED)
    assert (seed["mark"], seed["permalink"]) == (None, f"http://localhost/articles/{SEED}")
    for each in seed["province"]:
        for found in each["evidence"]:
            assert seed[found["field"]][found["start"] : found["end"]] == found["text"]


def test_an_arabic_article_is_read_back_from_ris() -> None:
    kept = article(
        author="قيس العبيدي، بغداد",
        url="https://example.org/؟a;b",
        tags=(tag("diyala"), tag("peshmerga", facet="actor")),
        captured="2020-10-14T08:00:00+00:00",
        sample=True,
        title="ڕێککەوتنی «هەولێر»\nER  - و بغداد",
    )
    (record,) = rispy.loads(written("ris", kept))
    assert record == {
        "type_of_reference": "NEWS",
        "title": f"[{SAMPLE_MARK}] ڕێککەوتنی «هەولێر» ER - و بغداد",
        "authors": ["قيس العبيدي، بغداد"],
        "secondary_title": "الصباح",
        "year": "2020",
        "date": "2020/10/13/",
        "language": "ar",
        "keywords": ["ديالى", "البيشمركة"],
        "urls": ["http://a/1", "https://example.org/؟a%3Bb"],
        "database_provider": "تنسيق",
        "accession_number": "a1",
        "access_date": "2020/10/14/",
        "notes": [SAMPLE_MARK],
    }


def test_an_arabic_article_is_read_back_from_bibtex() -> None:
    kept = article(
        "main~a1",
        author="قيس العبيدي and Ali",
        url="https://example.org/a_b%20{c}",
        tags=(tag("diyala"),),
        captured="2020-10-14T08:00:00+00:00",
        title="100% } عن «هەولێر» \\ #1_a",
    )
    ((key, entry),) = parse_string(written("bib", kept), "bibtex").entries.items()
    (person,) = entry.persons["author"]
    assert (key, entry.type, str(person)) == ("main/a1", "article", "{قيس العبيدي and Ali}")
    assert dict(entry.fields) == {
        "title": r"{100\% \textbraceright{} عن «هەولێر» \textbackslash{} \#1\_a}",
        "journal": "الصباح",
        "year": "2020",
        "month": "October",
        "day": "13",
        "language": "ar",
        "url": "http://a/1",
        "urldate": "2020-10-14",
        "howpublished": r"\url{https://example.org/a_b%20%7Bc%7D}",
        "keywords": "ديالى",
    }


@pytest.mark.parametrize(("published", "date"), [("2020", "2020///"), ("2020-10", "2020/10//"), (None, None)])
def test_a_part_of_a_date_that_is_not_known_is_not_made_up(published: str | None, date: str | None) -> None:
    kept = article(published=published)
    (record,) = rispy.loads(written("ris", kept))
    assert record.get("date") == date
    fields = parse_string(written("bib", kept), "bibtex").entries["a1"].fields
    assert ("year" in fields, "month" in fields, "day" in fields) == (
        bool(published),
        published == "2020-10",
        False,
    )


hostile = st.text(st.characters(codec="utf-8"), max_size=40)


@given(hostile, hostile, hostile)
def test_whatever_an_article_says_it_is_one_record(title: str, author: str, source: str) -> None:
    kept = (article(title=title, author=author, source=source), article("a2"))
    for ending in ENDINGS:
        assert ids_of(ending, written(ending, *kept)) == ["a1", "a2"]


@pytest.mark.parametrize("ending", ["ris", "bib"])
def test_one_article_is_a_file_for_reference_managers(visitor: FlaskClient, ending: str) -> None:
    (url,) = visit(visitor, f"/articles/{SEED}").all(f'//a[@download]/@href[contains(., "citation.{ending}")]')
    response = visitor.get(url)
    assert ids_of(ending, response.text) == [SEED]
    assert f"filename=tansiq-000-85c8c8ccc587f507.{ending}" in response.headers["Content-Disposition"]


def test_the_citation_of_an_article_that_is_gone_is_gone(client: FlaskClient, store: Store, keep: Keep) -> None:
    keep(article("a1"))
    store.remove(["a1"], reason="test", at=AT)
    assert client.get("/articles/a1/citation.ris").status_code == 410
    assert client.get("/articles/a9/citation.ris").status_code == 404
