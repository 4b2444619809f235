"""What the site of the current request is made of, for every blueprint."""

from flask import Response, current_app, request

from archive.authority import Authority

from .reading import Reading
from .settings import Settings

__all__ = ["authority", "reading", "settings", "tagged"]


def reading() -> Reading:
    """The archive that the site reads."""
    found: Reading = current_app.extensions["tansiq.reading"]
    return found


def authority() -> Authority:
    """The tables of places and actors."""
    found: Authority = current_app.extensions["tansiq.authority"]
    return found


def settings() -> Settings:
    """What the site was told from outside."""
    found: Settings = current_app.extensions["tansiq.settings"]
    return found


def tagged(body: str | bytes, cache: str = "public, no-cache") -> Response:
    """A response that is sent again only when it is another; by default a browser asks each time."""
    response = current_app.make_response(body)
    response.headers["Cache-Control"] = cache
    response.add_etag()
    response.make_conditional(request)
    return response
