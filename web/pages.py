"""The pages: each parses, reads and renders."""

from dataclasses import replace
from importlib.metadata import version

from flask import Response, abort, current_app, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from archive.authority import Actor, Place
from archive.errors import UnknownArticle
from index.errors import QueryError
from index.query import And, Node
from index.snippets import marks

from .api import described, guide_page
from .contexts import AboutPage
from .current import authority as _authority
from .current import reading
from .current import settings as _settings
from .current import tagged as _tagged
from .downloads import downloads_of, reference_of
from .examples import help_page
from .facet_lists import facet_list, order_of
from .facet_pages import (
    LATEST,
    Described,
    feed_of,
    row_of,
    search_of,
    value_page,
)
from .feeds import MIME_TYPE, atom
from .filters import COUNTED_ON_PAGES, all_values
from .languages import Pages
from .links import LISTED, search_url
from .params import ParamError, Params, read_params
from .rendering import article_page, home_page, search_page
from .statistics import statistics_page
from .syndication import NEWEST

__all__ = ["pages", "reading"]

pages = Pages("pages", __name__)
_LATEST = 6


def _params() -> Params:
    return read_params(request.args.to_dict(flat=False))


@pages.get("/")
def home() -> str:
    """How much there is, the provinces, the newest articles."""
    everything = reading().search(Params(size=_LATEST))
    return render_template("home.html", page=home_page(everything, _authority()))


@pages.get("/search")
def search() -> AnyResponse:
    """Results with facets."""
    params = _params()
    found = reading().search(params, counted=COUNTED_ON_PAGES)
    last = params.last_page(found.total)
    if params.page > last:  # the last one is what is meant
        return redirect(search_url(replace(params, page=last)))
    page = search_page(found, _authority(), total=reading().total)
    offered = downloads_of(params, found.total)
    response = current_app.make_response(render_template("search.html", page=page, downloads=offered))
    response.headers["Cache-Control"] = "private, no-store"
    return response


@pages.get("/articles/<article_id>")
def article(article_id: str) -> Response:
    """An article with its evidence; 410 where it was removed."""
    try:
        found = reading().article(article_id)
    except UnknownArticle:
        abort(410 if reading().was_removed(article_id) else 404)
    try:
        params = _params()
        query: Node = reading().understood(params)[0].query
    except (ParamError, QueryError):  # the article is what was asked for, not the search before it
        params, query = Params(), And(())
    page = article_page(
        found,
        reading().copies_of(found),
        reading().similar(found),
        {
            "title": marks(found.title, query, exact=params.exact, field="title"),
            "body": marks(found.body, query, exact=params.exact, field="body"),
        },
        params=params,
        authority=_authority(),
        corrections_mail=_settings().corrections_mail,
    )
    body = render_template("article.html", page=page, reference=reference_of(found))
    return _tagged(body, "public, max-age=300")


@pages.get("/provinces/<value>")
def province(value: str) -> Response:
    """What a province is, and its articles by month, place and company."""
    return _page_of(_row("province", value))


@pages.get("/actors/<value>")
def actor(value: str) -> Response:
    """What an actor is, and its articles by month and company."""
    return _page_of(_row("actor", value))


@pages.get("/provinces/<value>/feed.atom", prefixed=False)
def province_feed(value: str) -> Response:
    """The newest articles of a province, for feed readers."""
    return _feed_of(_row("province", value))


@pages.get("/actors/<value>/feed.atom", prefixed=False)
def actor_feed(value: str) -> Response:
    """The newest articles of an actor, for feed readers."""
    return _feed_of(_row("actor", value))


@pages.get("/facets/<name>")
def facet(name: str) -> Response:
    """All values of a facet."""
    if name not in LISTED:
        abort(404)
    found = reading().search(replace(_params(), page=1, size=1))
    find, order = request.args.get("find", "").strip(), order_of(request.args.get("order", ""))
    page = facet_list(name, found, _authority(), find=find, order=order)
    return _tagged(render_template("facet.html", page=page))


@pages.get("/about")
def about() -> str:
    """What the archive holds and how it is made."""
    everything = reading().search(Params(size=1))
    sources = all_values("source", everything.facets["source"], everything.params, _authority())
    page = AboutPage(articles=everything.total, sources=sources, version=version("tansiq"))
    return render_template("about.html", page=page)


@pages.get("/stats")
def stats() -> Response:
    """What the archive holds, in numbers."""
    everything = reading().search(Params(size=1))
    page = statistics_page(reading().statistics(), replace(everything, params=Params()), _authority())
    return _tagged(render_template("stats.html", page=page))


@pages.get("/help")
def how_to_search() -> str:
    """The query language by examples, each with what it finds now."""
    return render_template("help.html", page=help_page(reading().total))


@pages.get("/api/v1/")
def api_guide() -> str:
    """What a program can ask, by examples."""
    return render_template("api.html", page=guide_page(described()))


@pages.get("/healthz", prefixed=False)
def healthz() -> Response:
    """Whether the archive can be searched."""
    return jsonify(status="ok", documents=reading().count())


def _row(facet: Described, value: str) -> Place | Actor:
    row = row_of(facet, value, _authority())
    if row is None:
        abort(404)
    return row


def _page_of(row: Place | Actor) -> Response:
    found = reading().search(search_of(row, _authority(), size=LATEST))
    return _tagged(render_template("value.html", page=value_page(found, row, _authority())))


def _feed_of(row: Place | Actor) -> Response:
    found = reading().search(search_of(row, _authority(), size=NEWEST))
    feed = feed_of(found, row, _authority(), archive=_settings().name)
    response = _tagged(atom(feed))
    response.mimetype = MIME_TYPE
    return response
