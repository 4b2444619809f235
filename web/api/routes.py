"""The addresses of the API."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version

from flask import Blueprint, Response, abort, current_app, request

from archive.authority import Authority
from archive.errors import UnknownArticle
from index.facets import COUNTED
from web.current import reading
from web.params import NAMES, PAGING, ParamError, Params, known_only, read_params
from web.schemas import article_json, facet_json, search_json, suggestions_json
from web.settings import Settings
from web.wording import reader_language

from . import cursors
from .document import Document, document

__all__ = ["MAX_BODY", "MAX_QUERY_STRING", "api", "described"]

api = Blueprint("api", __name__, url_prefix="/api/v1")
MAX_QUERY_STRING = 16 * 1_024
"""Bytes; RFC 9110 asks for at least 8,000."""
MAX_BODY = 64 * 1_024
"""Bytes, though nothing here reads any."""

_FINDING = tuple(name for name in NAMES if name not in PAGING)


@api.before_request
def _bounded() -> None:
    if len(request.query_string) > MAX_QUERY_STRING:
        abort(414)
    if (request.content_length or 0) > MAX_BODY:
        abort(413)


@api.after_request
def _by_language(response: Response) -> Response:
    response.vary.add("Accept-Language")
    return response


@api.get("/search")
def search() -> Response:
    """A page of a search, by number or after a cursor."""
    given = _given(*NAMES, cursors.NAME)
    params = read_params(given, deep=True)
    cursor = _cursor(given, params)
    state = reading().state()
    found = reading().search(params, after=cursor.after if cursor else None)
    following = found.following
    answer = search_json(
        found,
        _authority(),
        following=cursors.write_cursor(cursors.Cursor(state, following), params) if following else None,
        changed=cursor is not None and cursor.state != state,
        language=reader_language(),
    )
    return _json(answer, "private, no-store")


@api.get("/facets/<name>")
def facet(name: str) -> Response:
    """All values of a facet in a search."""
    if name not in COUNTED:
        abort(404)
    found = reading().search(replace(read_params(_given(*_FINDING)), size=1))
    return _json(facet_json(name, found, _authority(), language=reader_language()), "private, no-store")


@api.get("/articles/<article_id>")
def article(article_id: str) -> Response:
    """An article with the evidence of its facets; 410 where it was removed."""
    _given()
    try:
        found = reading().article(article_id)
    except UnknownArticle:
        abort(410 if reading().was_removed(article_id) else 404)
    return _json(article_json(found, reading().copies_of(found)), "public, max-age=300")


@api.get("/suggest")
def suggest() -> Response:
    """What a reader who has typed `q` so far may mean; nothing for nothing."""
    text = _given("q").get("q", [""])[-1].lstrip()
    found = reading().suggestions(text, language=reader_language())
    return _json(suggestions_json(text, found), "private, max-age=60")


@api.get("/openapi.json")
def openapi() -> Response:
    """The description of the API for programs."""
    _given()
    return _json(described(), "private, no-cache")


def _given(*known: str) -> Mapping[str, Sequence[str]]:
    """The names and values of the query string; raises ParamError for a name that is not known."""
    given = request.args.to_dict(flat=False)
    known_only(given, known)
    return given


def _cursor(given: Mapping[str, Sequence[str]], params: Params) -> cursors.Cursor | None:
    text = given.get(cursors.NAME, [""])[-1].strip()
    if not text:
        return None
    if given.get("page", [""])[-1].strip():
        raise ParamError("page", "both", given["page"][-1])
    return cursors.read_cursor(text, params)


def _authority() -> Authority:
    authority: Authority = current_app.extensions["tansiq.authority"]
    return authority


def described() -> Document:
    """The API of this archive, in the reader's language."""
    settings: Settings = current_app.extensions["tansiq.settings"]
    newest = reading().search(Params(size=1)).articles
    return document(
        archive=settings.name,
        version=version("tansiq"),
        article_id=newest[0].article.id if newest else None,
    )


def _json(answer: Mapping[str, object], cache: str) -> Response:
    """An answer, sent again only when it is another."""
    response = Response(json.dumps(answer, ensure_ascii=False), mimetype="application/json")
    response.headers["Cache-Control"] = cache
    response.add_etag()
    response.make_conditional(request)
    return response
