"""Addresses within the site. For a request."""

from urllib.parse import quote, urlencode

from flask import url_for
from flask_babel import gettext

from archive.authority import Authority

from . import contexts
from .params import Params
from .wording import everything_label

__all__ = ["LISTED", "article_url", "correction_url", "facet_links", "permalink", "search_url", "value_url"]

LISTED = ("province", "actor", "place", "source")
"""The facets whose values are listed on a page of their own."""


def search_url(params: Params) -> str:
    """The page of a search."""
    query = params.query_string()
    return f"{url_for('pages.search')}?{query}" if query else url_for("pages.search")


def article_url(article_id: str, params: Params) -> str:
    """The page of an article, reached from a search."""
    query = params.query_string()
    url = url_for("pages.article", article_id=article_id)
    return f"{url}?{query}" if query else url


def permalink(article_id: str) -> str:
    """The address of an article in full, in no language: it is cited and kept."""
    return url_for("pages.article", article_id=article_id, language=None, _external=True)


def value_url(facet: str, value: str, authority: Authority) -> str | None:
    """The page of a province or an actor; None for other facets, and for a value that the tables do not hold."""
    place = authority.places.get(value)
    if facet == "province" and place and place.kind == "governorate":
        return url_for("pages.province", value=value)
    if facet == "actor" and value in authority.actors:
        return url_for("pages.actor", value=value)
    return None


def facet_links(*, but: str) -> tuple[contexts.Link, ...]:
    """The lists of the values of each facet but one."""
    return tuple(
        contexts.Link(everything_label(name), url_for("pages.facet", name=name)) for name in LISTED if name != but
    )


def correction_url(address: str, article_id: str) -> str:
    """A letter to those who correct the archive: its subject names the article, its text is the permalink."""
    letter = {"subject": gettext("Correction of article %(id)s", id=article_id), "body": permalink(article_id)}
    return f"mailto:{quote(address, safe='@')}?{urlencode(letter, quote_via=quote, safe='')}"
