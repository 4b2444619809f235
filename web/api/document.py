"""The API in OpenAPI 3.1, from the types of `web.shapes` and the limits of `web.params`. For a request.

Its schemas are those that pydantic makes of the types: JSON Schema 2020-12, which OpenAPI 3.1 takes as it is.
"""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any, Literal
from urllib.parse import quote, urlencode

from flask import url_for
from flask_babel import gettext
from pydantic import TypeAdapter

from web import shapes

from .parameters import (
    Parameter,
    article_parameters,
    facet_parameters,
    search_parameters,
    suggest_parameters,
)
from .problems import MIME_TYPE

__all__ = ["Document", "document"]

Document = dict[str, Any]
"""An OpenAPI Object."""

_ANSWERS: Mapping[str, type] = {
    "SearchAnswer": shapes.SearchAnswer,
    "FacetAnswer": shapes.FacetAnswer,
    "ArticleAnswer": shapes.ArticleAnswer,
    "SuggestAnswer": shapes.SuggestAnswer,
    "Problem": shapes.Problem,
}
_ALWAYS = (400, 405, 413, 414, 500, 503)
_REF = "#/components/{}/{}"


def document(*, archive: str, version: str, article_id: str | None) -> Document:
    """The API of an archive of that name, in the reader's language; `article_id` is the example of an article."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": archive,
            "version": version,
            "description": "\n\n".join(_notes()),
        },
        "servers": [{"url": _base()}],
        "paths": {path: {"get": operation} for path, operation in _operations(article_id).items()},
        "components": {"schemas": _schemas(), "responses": _problems((*_ALWAYS, 404, 410))},
    }


def _notes() -> Iterable[str]:
    return (
        gettext("Everything that the site shows, as JSON: to be read without a key, and never written."),
        gettext("The parameters are those of the search page, so that an address can be carried over."),
        gettext("Digits of every script are read; of a parameter given twice the last counts, of facets all."),
        gettext(
            "Results up to the 10,000th can be had by page. Each answer has in “next” the cursor of what follows: "
            "with it, and otherwise the same parameters, a search is read to its end, where “next” is null."
        ),
        gettext(
            "A cursor stays good when the archive changes, and the answer then says so in “changed”: sorted by "
            "date without a query, no unchanged article comes twice or is missing; in other orders either may "
            "happen."
        ),
    )


def _operations(article_id: str | None) -> dict[str, Any]:
    return {
        "/search": _operation(
            "search",
            gettext("Search the archive"),
            "SearchAnswer",
            search_parameters(),
            examples=(
                _example(gettext("A word, under any of its spellings"), "search", q="البيشمركة"),
                _example(gettext("A province, the oldest first"), "search", province="kirkuk", sort="oldest"),
                _example(gettext("A phrase, five results a page"), "search", q='"خط دفاع"', size="5"),
            ),
        ),
        "/facets/{name}": _operation(
            "facet",
            gettext("All values of a facet in a search"),
            "FacetAnswer",
            facet_parameters(),
            404,
            examples=(
                _example(gettext("The provinces with how many articles each has"), "facets/province"),
                _example(gettext("The actors in the articles of a province"), "facets/actor", province="kirkuk"),
            ),
        ),
        "/articles/{id}": _operation(
            "article",
            gettext("An article with the evidence of its facets"),
            "ArticleAnswer",
            article_parameters(article_id),
            404,
            410,
            examples=(_example(gettext("The newest article"), f"articles/{article_id}"),) if article_id else (),
        ),
        "/suggest": _operation(
            "suggest",
            gettext("What may be meant by what was typed so far"),
            "SuggestAnswer",
            suggest_parameters(),
            examples=(_example(gettext("The beginning of a word"), "suggest", q="البيش"),),
        ),
    }


def _operation(
    name: str,
    summary: str,
    answer: str,
    parameters: list[Parameter],
    *errors: int,
    examples: Iterable[dict[str, str]],
) -> dict[str, Any]:
    found = {
        "description": HTTPStatus.OK.phrase,
        "content": {"application/json": {"schema": {"$ref": _REF.format("schemas", answer)}}},
    }
    statuses = sorted((*_ALWAYS, *errors))
    return {
        "operationId": name,
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": found,
            **{str(status): {"$ref": _REF.format("responses", status)} for status in statuses},
        },
        "x-examples": [*examples],
    }


def _example(summary: str, path: str, **query: str) -> dict[str, str]:
    url = f"{_base()}/{quote(path)}"
    return {"summary": summary, "url": f"{url}?{urlencode(query)}" if query else url}


def _schemas() -> dict[str, Any]:
    mode: Literal["serialization"] = "serialization"
    inputs = [(name, mode, TypeAdapter[Any](shape)) for name, shape in _ANSWERS.items()]
    _, made = TypeAdapter.json_schemas(inputs, ref_template=_REF.format("schemas", "{model}"))
    schemas: dict[str, Any] = made["$defs"]
    return schemas


def _problems(statuses: Iterable[int]) -> dict[str, Any]:
    schema = {"$ref": _REF.format("schemas", "Problem")}
    return {
        str(status): {"description": HTTPStatus(status).phrase, "content": {MIME_TYPE: {"schema": schema}}}
        for status in sorted(statuses)
    }


def _base() -> str:
    return url_for("pages.api_guide", language=None).rstrip("/")
