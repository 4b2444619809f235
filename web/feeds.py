"""A list of articles as an Atom feed: RFC 4287. Pure.

Every text is a text node, never markup. What XML 1.0 cannot hold (most controls, lone surrogates, U+FFFE and
U+FFFF) is left out.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

import regex

__all__ = ["MIME_TYPE", "Entry", "Feed", "atom", "tag_uri"]

MIME_TYPE = "application/atom+xml"

_NAMESPACE = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_FORBIDDEN = regex.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EMPTY_SINCE = "1970-01-01T00:00:00Z"
_TAGS_SINCE = "2026"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article. `updated`: when the archive took this text in; `published`: the day, if one is known.

    `lang` is the language of the texts, `author` who wrote or published it, `origin` its address at the publisher.
    """

    id: str
    url: str
    title: str
    lang: str
    author: str
    updated: str
    published: str | None
    summary: str | None
    origin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Articles in their order, with the address of the page that shows them and that of the feed itself."""

    id: str
    url: str
    self_url: str
    title: str
    lang: str
    author: str
    entries: tuple[Entry, ...]


def tag_uri(url: str) -> str:
    """The name of a page that stays when its scheme or port changes: a tag URI (RFC 4151)."""
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return f"tag:{parts.hostname},{_TAGS_SINCE}:{parts.path}{query}"


def atom(feed: Feed) -> bytes:
    """The feed as XML in UTF-8."""
    root = Element("feed", {"xmlns": _NAMESPACE, _LANGUAGE: feed.lang})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "updated", max((entry.updated for entry in feed.entries), default=_EMPTY_SINCE))
    _text(SubElement(root, "author"), "name", feed.author)
    _link(root, "self", feed.self_url, MIME_TYPE)
    _link(root, "alternate", feed.url, "text/html")
    for entry in feed.entries:
        _add(root, entry)
    xml: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return xml


def _add(root: Element, entry: Entry) -> None:
    element = SubElement(root, "entry", {_LANGUAGE: entry.lang})
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "updated", entry.updated)
    if entry.published:  # noon: the same day almost everywhere
        _text(element, "published", f"{entry.published}T12:00:00Z")
    _text(SubElement(element, "author"), "name", entry.author)
    _link(element, "alternate", entry.url, "text/html")
    if entry.origin:
        _link(element, "via", entry.origin)
    if entry.summary:
        _text(element, "summary", entry.summary)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _FORBIDDEN.sub("", text)


def _link(parent: Element, relation: str, url: str, kind: str | None = None) -> None:
    given = {"rel": relation, "href": _FORBIDDEN.sub("", url)}
    SubElement(parent, "link", given | ({"type": kind} if kind else {}))
