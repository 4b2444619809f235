"""Errors of the API: RFC 9457, in the reader's language. For a request."""

import json
from urllib.parse import quote

from flask import Response, request, url_for
from werkzeug.exceptions import MethodNotAllowed

from index.errors import QueryError
from web.params import ParamError
from web.shapes import Problem
from web.wording import reader_language

__all__ = ["MIME_TYPE", "is_api", "problem"]

MIME_TYPE = "application/problem+json"
_PREFIX = "/api/"
_SHOWN = 200


def is_api(path: str) -> bool:
    """Whether a path is one of the API, there or not."""
    return path.startswith(_PREFIX)


def problem(error: Exception, status: int, title: str, detail: str) -> Response:
    """What went wrong, for programs and people."""
    told: Problem = {
        "type": _type_of(error),
        "title": title,
        "status": status,
        "detail": detail,
        "instance": quote(request.path[:_SHOWN]),
    }
    if isinstance(error, ParamError):
        told["parameter"] = error.name[:_SHOWN]
        told["reason"] = error.reason
        if error.reason == "unknown" and error.value:
            told["nearest"] = error.value
    elif isinstance(error, QueryError):
        told["parameter"] = "q"
    response = Response(json.dumps(told, ensure_ascii=False), status, mimetype=MIME_TYPE)
    response.headers["Content-Language"] = reader_language()
    response.headers["Cache-Control"] = "no-store"
    response.vary.add("Accept-Language")
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.allow.update(error.valid_methods)
    return response


def _type_of(error: Exception) -> str:
    """The part of the page about the API that explains it; `about:blank` where the status says it all."""
    match error:
        case ParamError():
            return url_for("pages.api_guide", language=None, _anchor="problem-parameter")
        case QueryError():
            return url_for("pages.api_guide", language=None, _anchor="problem-query")
        case _:
            return "about:blank"
