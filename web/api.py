"""The JSON doors: each parses, reads and answers in the shapes of `web.schemas`."""

from flask import Blueprint, Response, jsonify, request
from flask_babel import get_locale

from .pages import reading
from .schemas import suggestions_json

__all__ = ["api"]

api = Blueprint("api", __name__, url_prefix="/api/v1")


@api.get("/suggest")
def suggest() -> Response:
    """What a reader who has typed `q` so far may mean; nothing for nothing."""
    text = request.args.get("q", "").lstrip()
    response = jsonify(suggestions_json(text, reading().suggestions(text, language=str(get_locale() or "ar"))))
    response.headers["Cache-Control"] = "private, max-age=60"
    return response
