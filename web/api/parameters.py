"""What the API can be asked, as OpenAPI parameters: limits are those of `web.params`. For a request."""

from typing import Any, get_args

from flask_babel import gettext

from index.facets import COUNTED
from index.query import FACETS, Sort
from index.query_language import MAX_LENGTH
from web.params import MAX_SIZE, MAX_VALUE_LENGTH, MAX_VALUES, PAGE_SIZE

from . import cursors

__all__ = ["Parameter", "article_parameters", "facet_parameters", "search_parameters", "suggest_parameters"]

Parameter = dict[str, Any]
"""A Parameter Object of OpenAPI."""


def search_parameters() -> list[Parameter]:
    """Of a search."""
    return [
        *_finding(),
        _in_query("sort", gettext("The order: relevance with a query, else newest, if left out."), _one_of(Sort)),
        _in_query(
            "page",
            gettext("Which page, from 1, up to the 10,000th result. It excludes a cursor."),
            {"type": "integer", "minimum": 1, "default": 1},
        ),
        _in_query(
            "size",
            gettext("Results on a page."),
            {"type": "integer", "minimum": 1, "maximum": MAX_SIZE, "default": PAGE_SIZE},
        ),
        _in_query(
            cursors.NAME,
            gettext("The “next” of the answer before, to go on from there; all else but size stays the same."),
            {"type": "string", "maxLength": cursors.MAX_LENGTH},
        ),
    ]


def facet_parameters() -> list[Parameter]:
    """Of the values of a facet in a search."""
    name = _parameter("name", "path", gettext("The name of the facet."), {"type": "string", "enum": [*COUNTED]})
    return [name | {"required": True, "example": "province"}, *_finding()]


def article_parameters(article_id: str | None) -> list[Parameter]:
    """Of an article; `article_id` is one that there is."""
    id_ = _parameter("id", "path", gettext("The id of the article."), {"type": "string"})
    return [id_ | {"required": True} | ({"example": article_id} if article_id else {})]


def suggest_parameters() -> list[Parameter]:
    """Of suggestions."""
    return [_in_query("q", gettext("What was typed so far; the first 80 characters count."), {"type": "string"})]


def _finding() -> list[Parameter]:
    return [
        _in_query(
            "q",
            gettext("The query, in the language of the search page; without one, everything."),
            {"type": "string", "maxLength": MAX_LENGTH},
        ),
        *(_in_query(name, said, _VALUES) for name, said in _facets().items()),
        _in_query("from", gettext("Published since this day, month or year."), _DATE),
        _in_query("to", gettext("Published until then."), _DATE),
        _in_query(
            "date", gettext("none: undated articles only; from and to are then ignored."), _one_of_texts("none")
        ),
        _in_query("mentioned_from", gettext("A date in the text since."), _DATE),
        _in_query("mentioned_to", gettext("A date in the text until."), _DATE),
        _in_query("exact", gettext("1: words as written only."), _one_of_texts("0", "1", default="0")),
        _in_query(
            "expand",
            gettext("0: no other names of the same place or actor."),
            _one_of_texts("0", "1", default="1"),
        ),
    ]


def _facets() -> dict[str, str]:
    said = {
        "province": gettext("Province: any of the given ids."),
        "place": gettext("Place: any of the given ids; one of a district includes its places."),
        "actor": gettext("Actor: any of the given ids; one includes what belongs to it."),
        "source": gettext("Source: any of the given names."),
        "lang": gettext("Language of the article: ar, ckb or en."),
    }
    return {name: said[name] for name in FACETS}


_DATE = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
_VALUES = {"type": "array", "maxItems": MAX_VALUES, "items": {"type": "string", "maxLength": MAX_VALUE_LENGTH}}


def _one_of(literal: object) -> dict[str, Any]:
    return _one_of_texts(*get_args(literal))


def _one_of_texts(*texts: str, default: str | None = None) -> dict[str, Any]:
    return {"type": "string", "enum": [*texts]} | ({"default": default} if default else {})


def _in_query(name: str, description: str, schema: dict[str, Any]) -> Parameter:
    return _parameter(name, "query", description, schema)


def _parameter(name: str, where: str, description: str, schema: dict[str, Any]) -> Parameter:
    return {"name": name, "in": where, "description": description, "schema": schema}
