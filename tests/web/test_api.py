"""The API: the archive as JSON, errors as problems, cursors to the end of a search."""

from typing import Any
from urllib.parse import quote, urlencode

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.store import Store
from index.engine import SearchEngine
from index.errors import IndexUnavailable
from tests.articles import article
from tests.conftest import AT
from web.app import create_app
from web.settings import Settings

from .api import OPERATIONS, answer_of, assert_as_documented, document_of, parameters_of, refused
from .conftest import SETTINGS, Keep
from .test_errors import Failing

SEED = "000_85c8c8ccc587f507"


def answered(client: FlaskClient, url: str, **query: str) -> dict[str, Any]:
    response = client.get(f"/api/v1/{url}", query_string=query)
    assert response.status_code == 200, response.text
    return answer_of(response)


def walked(client: FlaskClient, **query: str) -> list[str]:
    """The ids of a search, read to its end."""
    ids: list[str] = []
    while True:
        page = answered(client, "search", **query)
        ids += [hit["id"] for hit in page["hits"] if hit["match"] == "all"]
        if page["next"] is None:
            return ids
        query["cursor"] = page["next"]


def test_a_search_answers_what_the_page_of_the_same_address_shows(visitor: FlaskClient) -> None:
    query = {"q": "البيشمركه", "province": "kirkuk"}
    found = answered(visitor, "search", **query)
    page = visitor.get("/search", query_string=query).text
    assert found["total"] > 0
    assert all(f'data-id="{hit["id"]}"' in page for hit in found["hits"] if hit["match"] == "all")


def test_the_values_of_a_facet_are_those_of_the_search(visitor: FlaskClient) -> None:
    search = answered(visitor, "search", province="kirkuk")
    facet = answered(visitor, "facets/actor", province="kirkuk")
    assert (facet["facet"], facet["total"]) == ("actor", search["total"])
    assert facet["values"] == search["facets"]["actor"]


def test_an_article_tells_its_text_and_its_evidence(visitor: FlaskClient) -> None:
    told = answered(visitor, f"articles/{SEED}")
    (evidence, *_) = told["province"][0]["evidence"]
    assert told[evidence["field"]][evidence["start"] : evidence["end"]] == evidence["text"]


def test_a_sample_says_that_it_is_one(visitor: FlaskClient) -> None:
    hits = answered(visitor, "search", size="100")["hits"]
    samples = [hit for hit in hits if hit["sample"]]
    assert samples
    assert all("نص تجريبي" in hit["title"] for hit in samples)
    assert answered(visitor, f"articles/{samples[0]['id']}")["sample"] is True


def test_an_unchanged_answer_is_not_sent_again(visitor: FlaskClient) -> None:
    url = f"/api/v1/articles/{SEED}"
    again = visitor.get(url, headers={"If-None-Match": visitor.get(url).headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


# What cannot be meant


@pytest.mark.parametrize(
    ("query", "parameter", "reason"),
    [
        ("page=" + "1" + "0" * 30, "page", "deep"),
        ("page=501", "page", "deep"),
        ("from=2020-02-30", "from", "date"),
        ("to=" + "9" * 5_000, "to", "date"),
        ("from=2021&to=2020", "from", "order"),
        ("sort=random", "sort", "sort"),
        ("q=" + "س" * 257, "q", "length"),
        ("source=" + "س" * 201, "source", "value"),
        ("cursor=x", "cursor", "cursor"),
        ("cursor=" + "A" * 2_000, "cursor", "cursor"),
        ("cursor=W10", "cursor", "cursor"),
        ("cursor=x&page=2", "page", "both"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(
    visitor: FlaskClient, query: str, parameter: str, reason: str
) -> None:
    problem = refused(visitor, f"/api/v1/search?{query}")
    assert (problem["parameter"], problem["reason"]) == (parameter, reason)
    assert problem["instance"] == "/api/v1/search"
    assert problem["type"] == "/api/v1/#problem-parameter"


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("fom", "from"),
        ("Q", "q"),
        ("pages", "page"),
        ("provinces", "province"),
        ("lnag", "lang"),
        ("corsor", "cursor"),
    ],
)
def test_an_unknown_parameter_is_refused_and_the_nearest_named(
    visitor: FlaskClient, name: str, nearest: str
) -> None:
    problem = refused(visitor, f"/api/v1/search?{name}=1")
    assert (problem["parameter"], problem["reason"], problem["nearest"]) == (name, "unknown", nearest)
    assert name in problem["detail"]
    assert nearest in problem["detail"]


def test_where_nothing_can_be_given_nothing_is_near(visitor: FlaskClient) -> None:
    assert "nearest" not in refused(visitor, f"/api/v1/articles/{SEED}?x=1")


def test_a_long_unknown_name_is_cut_in_the_answer(visitor: FlaskClient) -> None:
    assert len(visitor.get(f"/api/v1/search?{'x' * 10_000}=1").text) < 1_000


@pytest.mark.parametrize(
    ("query", "name", "meant"),
    [
        ("page=²", "page", 2),
        ("page=٢", "page", 2),
        ("from=٢٠٢٤", "from", "2024"),
        ("to=۲۰۲۴-۱", "to", "2024-01"),
        ("q=أول&q=ثان", "q", "ثان"),
        ("province=a&province=b", "province", ["a", "b"]),
        ("size=" + "9" * 40, "size", 100),
    ],
)
def test_what_can_be_meant_is_normalised(visitor: FlaskClient, query: str, name: str, meant: object) -> None:
    assert answer_of(visitor.get(f"/api/v1/search?{query}"))["query"][name] == meant


def test_a_query_over_a_limit_is_a_problem(visitor: FlaskClient) -> None:
    problem = refused(visitor, "/api/v1/search?q=" + "(" * 9 + "س")
    assert (problem["type"], problem["parameter"]) == ("/api/v1/#problem-query", "q")


@pytest.mark.parametrize("url", ["/api/v1/x", "/api/x", "/api/v1/articles/x", "/api/v1/facets/x"])
def test_what_is_not_there_is_a_problem(visitor: FlaskClient, url: str) -> None:
    assert refused(visitor, url, 404)["type"] == "about:blank"


def test_a_removed_article_is_gone_and_says_nothing_of_why(client: FlaskClient, keep: Keep, store: Store) -> None:
    keep(article("a"))
    store.remove(["a"], reason="سبب لا يقال", at=AT)
    assert "سبب" not in str(refused(client, "/api/v1/articles/a", 410))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_the_api_can_only_be_read(visitor: FlaskClient, method: str) -> None:
    response = visitor.open("/api/v1/search", method=method)
    assert (response.status_code, response.mimetype) == (405, "application/problem+json")
    assert {"GET", "HEAD"} <= set(response.allow)


def test_a_body_that_is_too_large_is_refused_unread(visitor: FlaskClient) -> None:
    response = visitor.get("/api/v1/search", data=b"x" * 70_000)
    assert (response.status_code, response.mimetype) == (413, "application/problem+json")


@pytest.mark.parametrize(
    ("error", "status"), [(IndexUnavailable("/secret"), 503), (ZeroDivisionError("/secret"), 500)]
)
def test_a_failure_is_a_problem_without_its_details(store: Store, error: Exception, status: int) -> None:
    client = create_app(SETTINGS, engine=Failing(error), store=store).test_client()
    assert "secret" not in str(refused(client, "/api/v1/search", status))


def test_a_host_that_is_not_ours_gets_a_problem(store: Store, engine: SearchEngine) -> None:
    app = create_app(Settings(trusted_hosts=("ours.example",)), engine=engine, store=store)
    response = app.test_client().get("/api/v1/search", headers={"Host": "theirs.example"})
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")


def test_a_problem_is_in_the_language_of_the_reader(visitor: FlaskClient) -> None:
    response = visitor.get("/api/v1/search?from=x")
    assert response.headers["Content-Language"] == "ar"
    assert "Accept-Language" in response.vary
    assert "تاريخ" in response.text


def test_a_problem_has_the_headers_of_every_answer(visitor: FlaskClient) -> None:
    assert "Content-Security-Policy" in visitor.get("/api/v1/search?from=x").headers


# Cursors


@pytest.mark.parametrize("query", [{}, {"sort": "oldest"}, {"q": "في"}, {"q": "قال", "sort": "newest"}])
@pytest.mark.parametrize("size", ["1", "7", "51", "100"])
def test_a_search_is_read_to_its_end(visitor: FlaskClient, query: dict[str, str], size: str) -> None:
    whole = answered(visitor, "search", **query, size="100")
    expected = [hit["id"] for hit in whole["hits"] if hit["match"] == "all"]
    assert len(expected) == whole["total"]
    assert walked(visitor, **query, size=size) == expected


def test_a_cursor_goes_on_from_any_page(visitor: FlaskClient) -> None:
    second = answered(visitor, "search", page="2", size="10")
    third = answered(visitor, "search", page="3", size="10")
    assert answered(visitor, "search", cursor=second["next"], size="10")["hits"] == third["hits"]


def test_a_cursor_goes_on_beyond_the_window(visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.params.DEEP_WINDOW", 20)
    assert refused(visitor, "/api/v1/search?page=3&size=10")["reason"] == "deep"
    last = answered(visitor, "search", page="2", size="10")
    assert len(answered(visitor, "search", cursor=last["next"], size="10")["hits"]) == 10


def test_the_last_page_has_no_cursor(visitor: FlaskClient) -> None:
    assert answered(visitor, "search", size="51")["total"] == 51
    assert answered(visitor, "search", size="51")["next"] is None
    assert answered(visitor, "search", size="50")["next"] is not None


def test_a_cursor_of_another_search_is_refused(visitor: FlaskClient) -> None:
    cursor = answered(visitor, "search", size="5")["next"]
    problem = refused(visitor, f"/api/v1/search?sort=oldest&cursor={cursor}")
    assert (problem["parameter"], problem["reason"]) == ("cursor", "elsewhere")


def test_the_size_of_a_page_may_change_on_the_way(visitor: FlaskClient) -> None:
    cursor = answered(visitor, "search", size="5")["next"]
    assert len(answered(visitor, "search", size="9", cursor=cursor)["hits"]) == 9


def test_a_cursor_is_safe_in_an_address(visitor: FlaskClient) -> None:
    cursor = answered(visitor, "search", q="في", size="1")["next"]
    assert quote(cursor, safe="") == cursor


def test_an_archive_that_changes_on_the_way_says_so_and_repeats_nothing(client: FlaskClient, keep: Keep) -> None:
    keep(*(article(f"a{n}", body=f"نص {n}", published=f"2020-10-0{n}") for n in range(1, 6)))
    first = answered(client, "search", size="2")
    keep(article("new", body="جديد", published="2021-01-01"), article("old", body="قديم", published="2019-01-01"))
    rest = answered(client, "search", size="20", cursor=first["next"])
    assert (first["changed"], rest["changed"]) == (False, True)
    assert [hit["id"] for hit in (*first["hits"], *rest["hits"])] == ["a5", "a4", "a3", "a2", "a1", "old"]


def test_wider_results_come_on_the_first_page_alone(client: FlaskClient, keep: Keep) -> None:
    keep(
        *(article(f"a{n}", body=f"ماء كهرباء {n}", title="") for n in range(3)), article("b", body="ماء", title="")
    )
    first = answered(client, "search", q="ماء كهرباء", size="2")
    assert [hit["match"] for hit in first["hits"]].count("some") > 0
    rest = answered(client, "search", q="ماء كهرباء", size="2", cursor=first["next"])
    assert [hit["match"] for hit in rest["hits"]] == ["all"]


# Whatever is asked

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
values = texts | st.sampled_from(
    [
        "2020-10",
        "٢٠٢٤",
        "²",
        "10" * 16,
        "-1",
        "none",
        "oldest",
        "kirkuk",
        "1",
        "99",
        "بغداد",
        '"خط دفاع"~3',
        "مر*",
        "W10",
    ]
)


@settings(max_examples=400)
@given(data=st.data())
def test_no_address_makes_the_api_fail_or_leave_its_document(visitor: FlaskClient, data: st.DataObject) -> None:
    document = document_of(visitor)
    path = data.draw(st.sampled_from(OPERATIONS))
    known = sorted(parameters_of(document, path))
    names = st.sampled_from([*known, "x"]) if known else texts
    pairs = data.draw(st.lists(st.tuples(names | texts, values), max_size=4))
    segment = quote(data.draw(st.sampled_from([SEED, "actor", "month"]) | texts), safe="") or "x"
    url = f"/api/v1{path}".replace("{id}", segment).replace("{name}", segment)
    response = visitor.get(f"{url}?{urlencode(pairs)}")
    assert response.status_code in {200, 308, 400, 404}
    if response.status_code != 308:
        assert_as_documented(document, path, response)
