"""How browsers and search engines find the archive and what is in it.

| address | |
|---|---|
| `/opensearch.xml` | the archive as a search engine of a browser: OpenSearch 1.1 |
| `/opensearch/suggestions` | what a reader who has typed `q` so far may mean, for its search field |
| `/robots.txt` | searches are not for crawlers |
| `/sitemap.xml` | articles and pages; the index of `/sitemap-N.xml` where there are more than one list holds |
"""

from collections.abc import Iterator
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement, tostring

from flask import Blueprint, Response, abort, json, request, stream_with_context, url_for
from flask_babel import gettext

from .current import authority, reading, settings, tagged
from .languages import LANGUAGES
from .links import LISTED, permalink, value_url
from .params import Params
from .sitemap import MOST, sitemap, sitemap_index
from .wording import reader_language

__all__ = ["discovery"]

discovery = Blueprint("discovery", __name__)

_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_SHORT_NAME = 16
_TERMS = "{searchTerms}"


@discovery.get("/opensearch.xml")
def opensearch() -> Response:
    """The archive as a search engine: https://github.com/dewitt/opensearch, draft 6."""
    root = Element("OpenSearchDescription", {"xmlns": _OPENSEARCH})
    for name, text in (
        ("ShortName", settings().name[:_SHORT_NAME]),
        ("LongName", settings().name[:48]),
        ("Description", gettext("A searchable archive of Iraqi news")),
        ("Language", reader_language()),
        ("InputEncoding", "UTF-8"),
        ("OutputEncoding", "UTF-8"),
    ):
        SubElement(root, name).text = text
    for kind, endpoint in (
        ("text/html", "pages.search"),
        ("application/atom+xml", "downloads.feed"),
        ("application/x-suggestions+json", "discovery.suggestions"),
        ("application/opensearchdescription+xml", "discovery.opensearch"),
    ):
        url = url_for(endpoint, _external=True)
        if endpoint == "discovery.opensearch":
            SubElement(root, "Url", {"type": kind, "rel": "self", "template": url})
        else:
            SubElement(root, "Url", {"type": kind, "template": f"{url}?q={_TERMS}"})
    xml: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    response = tagged(xml)
    response.mimetype = "application/opensearchdescription+xml"
    return response


@discovery.get("/opensearch/suggestions")
def suggestions() -> Response:
    """The text as typed, then what it may become: OpenSearch Suggestions 1.1."""
    typed = request.args.get("q", "").lstrip()
    found = reading().suggestions(typed, language=reader_language())
    response = Response(json.dumps([typed, [each.text for each in found]]))
    response.mimetype = "application/x-suggestions+json"
    response.headers["Cache-Control"] = "private, max-age=60"
    return response


@discovery.get("/robots.txt")
def robots() -> Response:
    """Articles and pages are for crawlers, searches and their files are not: there is no end to them."""
    lines = (
        "User-agent: *",
        f"Disallow: {url_for('pages.search')}",
        *(f"Disallow: {url_for('pages.search', language=language)}" for language in LANGUAGES),
        f"Disallow: {url_for('discovery.suggestions')}",
        "Disallow: /api/",
        "",
        f"Sitemap: {url_for('discovery.whole_sitemap', _external=True)}",
        "",
    )
    response = tagged("\n".join(lines))
    response.mimetype = "text/plain"
    return response


@discovery.get("/sitemap.xml")
def whole_sitemap() -> Response:
    """All addresses, or the index of their lists: one of pages, then as many of articles as it takes."""
    pages = list(_pages())
    kept = reading().kept()
    if len(pages) + kept <= MOST:
        return _xml(sitemap(_addresses(pages, first=0)))
    parts = range(1 + -(-kept // MOST))
    return _xml(sitemap_index(url_for("discovery.part_of_sitemap", part=part, _external=True) for part in parts))


@discovery.get("/sitemap-<int:part>.xml")
def part_of_sitemap(part: int) -> Response:
    """The list of pages, 0, or the n-th of articles."""
    if not part:
        return _xml(sitemap((page, "") for page in list(_pages())))
    first = (part - 1) * MOST
    if first >= reading().kept():
        abort(404)
    return _xml(sitemap(_addresses([], first=first)))


def _addresses(pages: list[str], *, first: int) -> Iterator[tuple[str, str]]:
    yield from ((page, "") for page in pages)
    yield from ((permalink(id_), captured) for id_, captured in reading().addresses(first=first, most=MOST))


def _pages() -> Iterator[str]:
    """The pages that are no articles: those of values as far as articles have them."""
    for endpoint in ("home", "about", "how_to_search"):
        yield url_for(f"pages.{endpoint}", _external=True)
    for name in LISTED:
        yield url_for("pages.facet", name=name, _external=True)
    facets = reading().search(Params(size=1)).facets
    for name in ("province", "actor"):
        for count in facets[name]:
            page = value_url(name, count.value, authority())
            if page:
                yield urljoin(request.host_url, page)


def _xml(lines: Iterator[str]) -> Response:
    response = Response(stream_with_context(line.encode() for line in lines), mimetype="application/xml")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
