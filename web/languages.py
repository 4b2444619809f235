"""The languages of the interface: which one a request asks for, and the same page in the others.

An address may begin with a language (`/ckb/search`); links then keep it. Without one, `Accept-Language` decides,
and where that asks for none of ours it is Arabic. The language of articles is another matter: the facet `lang`.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Flask, Response, current_app, has_request_context, request

__all__ = ["LANGUAGES", "Alternate", "Pages", "alternates", "direction", "negotiated_language", "speak"]

LANGUAGES = {"ar": "العربية", "ckb": "کوردی", "en": "English"}
"""What each calls itself; the first is the default."""

_DEFAULT = next(iter(LANGUAGES))
_RTL = {"ar", "ckb"}
_PREFIX = f"/<any({', '.join(LANGUAGES)}):language>"
_SPEECHLESS = {"static", "pages.healthz"}
_SAFE_IN_QUERY = "%=&+;,/?:@!$'()*~"


@dataclass(frozen=True, slots=True)
class Alternate:
    """The page in a language, which calls itself `name`; `x-default`, without a name, is the page in none."""

    language: str
    name: str
    url: str
    selected: bool


class Pages(Blueprint):
    """Pages that can be had at their address, and under each language: `/about` and `/ckb/about`.

    `prefixed=False` is for what is no page: feeds, and what programs ask.
    """

    def add_url_rule(self, rule: str, *given: Any, prefixed: bool = True, **options: Any) -> None:  # noqa: ANN401
        """As Flask's, for both addresses."""
        super().add_url_rule(rule, *given, **options)
        if prefixed:
            super().add_url_rule(_PREFIX + rule, *given, **options)


def speak(app: Flask) -> None:
    """Keep the language of an address in its links, and tell caches what an answer depends on."""
    app.url_value_preprocessor(_without_language)
    app.url_defaults(_with_language)
    app.after_request(_declared)


def direction(language: str) -> str:
    """The direction in which a language is written."""
    return "rtl" if language in _RTL else "ltr"


def negotiated_language() -> str:
    """The language that the request asks for."""
    if not has_request_context():
        return _DEFAULT
    return _language_of_address() or _language_of_header() or _DEFAULT


def alternates() -> tuple[Alternate, ...]:
    """The page of this request in each language, its whole state kept; nothing for what has no languages."""
    if request.endpoint and not _has_languages(request.endpoint):
        return ()
    spoken = negotiated_language()
    return (
        *(Alternate(id_, name, _address_in(f"/{id_}"), selected=id_ == spoken) for id_, name in LANGUAGES.items()),
        Alternate("x-default", "", _address_in(""), selected=False),
    )


def _address_in(prefix: str) -> str:
    language = _language_of_address()
    path = request.path.removeprefix(f"/{language}") if language else request.path
    query = quote(request.query_string, safe=_SAFE_IN_QUERY)
    return f"{request.script_root}{prefix}{quote(path or '/')}" + (f"?{query}" if query else "")


def _language_of_address() -> str | None:
    """Read off the path and not off a route, so that also an address without a page has its language."""
    first = request.path.removeprefix("/").partition("/")[0]
    return first if first in LANGUAGES else None


def _language_of_header() -> str | None:
    """The best liked of ours, by its primary tag: Werkzeug's own match prefers a lesser `ar` to `ckb-IQ`."""
    for tag, quality in request.accept_languages:
        language = tag.partition("-")[0].lower()
        if quality > 0 and language in LANGUAGES:
            return language
    return None


def _without_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values:
        values.pop("language", None)


def _with_language(endpoint: str, values: dict[str, Any]) -> None:
    if "language" not in values and has_request_context() and _has_languages(endpoint):
        values["language"] = _language_of_address()


def _has_languages(endpoint: str) -> bool:
    return current_app.url_map.is_endpoint_expecting(endpoint, "language")


def _declared(response: Response) -> Response:
    if request.endpoint not in _SPEECHLESS or response.status_code >= 400:  # noqa: PLR2004 - an error page
        response.headers.setdefault("Content-Language", negotiated_language())
        if _language_of_address() is None:
            response.vary.add("Accept-Language")
    return response
