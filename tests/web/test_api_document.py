"""The document of the API is valid, and says of it what is so."""

from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import OpenAPIV31SpecValidator

from archive.store import Store
from tests.articles import article
from tests.conftest import AT
from web.params import read_params

from .api import OPERATIONS, answer_of, assert_as_documented, document_of, parameters_of, refused
from .conftest import Keep
from .page import visit

SEED = "000_85c8c8ccc587f507"
GIVEN = {"{name}": "actor", "{id}": SEED}


@pytest.fixture(scope="module")
def document(visitor: FlaskClient) -> dict[str, Any]:
    """The document of the site on the seeds."""
    return document_of(visitor)


def at(path: str) -> str:
    """The address of an operation."""
    for name, value in GIVEN.items():
        path = path.replace(name, value)
    return f"/api/v1{path}"


def samples(schema: dict[str, Any]) -> list[str]:
    """Values that a schema allows, those at its limits among them."""
    match schema:
        case {"enum": texts}:
            return list(texts)
        case {"type": "integer"}:
            return [str(schema[limit]) for limit in ("minimum", "maximum", "default") if limit in schema]
        case {"type": "array", "items": items}:
            return samples(items)
        case {"pattern": _}:
            return ["2020", "2020-10", "2020-10-13"]
        case {"maxLength": most}:
            return ["س", "س" * most]
        case _:
            return ["س"]


def test_the_document_is_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1.")
    OpenAPIV31SpecValidator(document).validate()


def test_it_describes_the_addresses_that_there_are(document: dict[str, Any], visitor: FlaskClient) -> None:
    rules = [rule.rule for rule in visitor.application.url_map.iter_rules() if rule.endpoint.startswith("api.")]
    described = {rule.replace("<article_id>", "{id}").replace("<name>", "{name}") for rule in rules}
    assert described - {"/api/v1/", "/api/v1/openapi.json"} == {f"/api/v1{path}" for path in document["paths"]}
    assert tuple(document["paths"]) == OPERATIONS


@pytest.mark.parametrize("path", OPERATIONS)
def test_every_documented_value_is_accepted(document: dict[str, Any], visitor: FlaskClient, path: str) -> None:
    for name, schema in parameters_of(document, path).items():
        for value in samples(schema):
            if name == "cursor":  # opaque: no value can be made up
                continue
            response = visitor.get(f"{at(path)}?{name}={quote(value)}")
            assert response.status_code == 200, (name, value)
            assert_as_documented(document, path, response)


@pytest.mark.parametrize("path", OPERATIONS)
def test_every_limit_is_where_the_document_says(document: dict[str, Any], visitor: FlaskClient, path: str) -> None:
    for name, schema in parameters_of(document, path).items():
        longest = schema.get("items", schema).get("maxLength")
        if longest:
            problem = refused(visitor, f"{at(path)}?{name}={quote('س' * (longest + 1))}")
            assert problem["parameter"] == name
        if "maxItems" in schema:
            values = "&".join(f"{name}={number}" for number in range(schema["maxItems"]))
            assert visitor.get(f"{at(path)}?{values}").status_code == 200
            assert refused(visitor, f"{at(path)}?{values}&{name}=x")["parameter"] == name


def test_a_value_beyond_a_list_or_a_pattern_is_refused_or_passed_over(visitor: FlaskClient) -> None:
    assert refused(visitor, "/api/v1/search?sort=x")["reason"] == "sort"
    assert refused(visitor, "/api/v1/search?from=x")["reason"] == "date"
    assert answer_of(visitor.get("/api/v1/search?size=101"))["query"]["size"] == 100


@pytest.mark.parametrize("path", OPERATIONS)
def test_what_is_not_documented_is_not_accepted(document: dict[str, Any], visitor: FlaskClient, path: str) -> None:
    known = {name for each in OPERATIONS for name in parameters_of(document, each)}
    for name in known - parameters_of(document, path).keys():
        assert refused(visitor, f"{at(path)}?{name}=1")["parameter"] == name


def test_every_parameter_that_is_read_is_documented(document: dict[str, Any]) -> None:
    class Asked(dict[str, list[str]]):
        """What is given, and which names were asked for."""

        names: set[str]

        def get(self, name: str, default: Any = None) -> Any:
            self.names.add(name)
            return super().get(name, default)

    given = Asked()
    given.names = set()
    read_params(given, deep=True)
    assert given.names | {"cursor"} == parameters_of(document, "/search").keys()


def test_the_facets_are_those_of_a_search(document: dict[str, Any], visitor: FlaskClient) -> None:
    names = parameters_of(document, "/facets/{name}", "path")["name"]["enum"]
    assert set(names) == set(answer_of(visitor.get("/api/v1/search"))["facets"])
    for name in names:
        response = visitor.get(f"/api/v1/facets/{name}?q=العراق")
        assert response.status_code == 200
        assert_as_documented(document, "/facets/{name}", response)


def test_every_seed_is_answered_as_documented(
    document: dict[str, Any], visitor: FlaskClient, seeded_store: Store
) -> None:
    for change in seeded_store.leads():
        assert change.lead is not None
        response = visitor.get(f"/api/v1/articles/{change.lead.id}")
        assert response.status_code == 200
        assert_as_documented(document, "/articles/{id}", response)


@pytest.mark.parametrize(
    ("path", "url", "status"),
    [
        ("/search", "search?q=البيشمركه&province=kirkuk&size=100", 200),
        ("/search", "search?q=xyzzy", 200),
        ("/search", "search?from=x", 400),
        ("/search", "search?q=" + "(" * 9 + "س", 400),
        ("/search", "search?q=" + "x" * 16_384, 414),
        ("/facets/{name}", "facets/x", 404),
        ("/facets/{name}", "facets/province?province=nowhere&date=none", 200),
        ("/articles/{id}", "articles/nowhere", 404),
        ("/articles/{id}", "articles/gone", 410),
        ("/articles/{id}", "articles/bare", 200),
        ("/suggest", "suggest", 200),
    ],
)
def test_answers_of_every_status_are_as_documented(
    client: FlaskClient, keep: Keep, store: Store, path: str, url: str, status: int
) -> None:
    keep(article("bare", body="س", title="", published=None, source=""), article("gone", body="ص"))
    store.remove(["gone"], reason="x", at=AT)
    response = client.get(f"/api/v1/{url}")
    assert response.status_code == status
    assert_as_documented(document_of(client), path, response)


def test_every_example_finds_something(document: dict[str, Any], visitor: FlaskClient) -> None:
    for path in OPERATIONS:
        for example in document["paths"][path]["get"]["x-examples"]:
            response = visitor.get(example["url"])
            assert_as_documented(document, path, response)
            found = answer_of(response)
            assert found.get("total") or found.get("body") or found.get("suggestions")


def test_an_empty_archive_has_no_example_of_an_article(client: FlaskClient) -> None:
    document = document_of(client)
    OpenAPIV31SpecValidator(document).validate()
    assert document["paths"]["/articles/{id}"]["get"]["x-examples"] == []
    assert client.get("/api/v1/").status_code == 200


def test_the_page_says_all_that_the_document_says(document: dict[str, Any], visitor: FlaskClient) -> None:
    page = visit(visitor, "/api/v1/")
    for path in OPERATIONS:
        operation = document["paths"][path]["get"]
        section = f'//section[@id="get-{operation["operationId"]}"]'
        assert page.texts(f"{section}//h2") == [operation["summary"]]
        assert page.all(f'{section}//dt/a[starts-with(@href, "/api")]/@href') == [
            example["url"] for example in operation["x-examples"]
        ]
        (text,) = page.texts(section)
        for parameter in operation["parameters"]:
            assert f"{parameter['name']} " in text
            assert parameter["description"] in text
    for name, schema in document["components"]["schemas"].items():
        fields = page.texts(f'//section[@id="schema-{name}"]//dt')
        assert fields == list(schema["properties"])


def test_every_link_within_the_page_leads_to_a_part_of_it(visitor: FlaskClient) -> None:
    page = visit(visitor, "/api/v1/")
    ids = {f"#{id_}" for id_ in page.all("//@id")}
    inside = [href for href in page.all("//main//a/@href") if href.startswith("#")]
    assert inside
    assert set(inside) <= ids
    assert {"#problem-parameter", "#problem-query"} <= ids
    assert not [url for url in page.all("//main//@href | //main//@src") if "//" in url]
