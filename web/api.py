"""The JSON doors: each parses, reads and answers in the shapes of `web.schemas`."""

from flask import Blueprint, Response, jsonify, request

from .pages import reading
from .schemas import suggestions_json
from .wording import reader_language

__all__ = ["api"]

api = Blueprint("api", __name__, url_prefix="/api/v1")


@api.get("/suggest")
def suggest() -> Response:
    """What a reader who has typed `q` so far may mean; nothing for nothing."""
    text = request.args.get("q", "").lstrip()
    response = jsonify(suggestions_json(text, reading().suggestions(text, language=reader_language())))
    response.headers["Cache-Control"] = "private, max-age=60"
    return response
