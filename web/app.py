"""The site as a WSGI application."""

import hashlib
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path

from flask import Flask, Response, current_app, render_template, request, url_for
from flask_babel import Babel, gettext
from jinja2 import StrictUndefined
from werkzeug.exceptions import HTTPException, SecurityError

from archive.authority import shipped_under
from archive.errors import StoreError
from archive.store import Store
from index.analysis import use_morphology
from index.engine import SearchEngine, open_engine
from index.errors import IndexUnavailable, QueryError

from .api import api, is_api, problem
from .compression import compressed
from .contexts import ErrorPage
from .discovery import discovery
from .downloads import downloads
from .languages import alternates, direction, negotiated_language, speak
from .pages import pages
from .params import ParamError
from .reading import SAMPLE_MARK, Reading
from .settings import Settings, read_settings
from .wording import complaint, number, reader_language

__all__ = ["create_app", "served"]

_STATIC = Path(__file__).parent / "static"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "",
}
_YEAR = 31_536_000

Told = tuple[str, int] | Response
"""An error as a page, or as JSON where that was asked for."""


def served() -> Flask:
    """The application under the settings of the environment, for the server."""
    return create_app(read_settings())


def create_app(settings: Settings, *, engine: SearchEngine | None = None, store: Store | None = None) -> Flask:
    """The application on an archive; engine and store are opened from the settings where none are given.

    The authority tables are those in force now; the morphology of the settings holds for the whole process. Raises
    StoreError, AuthorityError, IndexUnavailable or MorphologyUnavailable.
    """
    use_morphology(settings.morphology)
    app = Flask(__name__)
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = _YEAR
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.globals |= {"number": number, "sample_mark": SAMPLE_MARK}
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    if settings.trusted_hosts:
        app.config["TRUSTED_HOSTS"] = list(settings.trusted_hosts)
    app.config["BABEL_DEFAULT_LOCALE"] = "ar"
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(Path(__file__).parent / "translations")
    Babel(app, locale_selector=negotiated_language)  # type: ignore[no-untyped-call]  # its hints are not complete
    speak(app)
    store = store or Store(settings.database, read_only=True)
    authority = shipped_under(store.tables())
    app.extensions["tansiq.settings"] = settings
    app.extensions["tansiq.authority"] = authority
    app.extensions["tansiq.reading"] = Reading(store, engine or open_engine(settings.engine_url), authority)
    app.register_blueprint(pages)
    app.register_blueprint(api)
    app.register_blueprint(downloads)
    app.register_blueprint(discovery)
    app.context_processor(lambda: _globals(settings))
    app.after_request(_with_headers)
    app.after_request(compressed)
    app.register_error_handler(ParamError, _bad_param)
    app.register_error_handler(QueryError, _bad_query)
    app.register_error_handler(IndexUnavailable, _unavailable)
    app.register_error_handler(StoreError, _unavailable)
    app.register_error_handler(SecurityError, _untrusted_host)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _failure)
    return app


def _globals(settings: Settings) -> dict[str, object]:
    return {
        "ui_lang": reader_language(),
        "ui_dir": direction(reader_language()),
        "alternates": alternates(),
        "host_url": request.host_url.rstrip("/"),
        "archive_name": settings.name,
        "static_url": _static_url,
    }


def _with_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


@lru_cache(maxsize=256)
def _fingerprint(name: str) -> str:
    return hashlib.sha256((_STATIC / name).read_bytes()).hexdigest()[:12]


def _static_url(name: str) -> str:
    """The URL of a static file; it changes with the file, so that browsers may keep it for a year."""
    return url_for("static", filename=name, v=_fingerprint(name))


def _bad_param(error: ParamError) -> Told:
    return _told(error, 400, gettext("This address cannot be read"), complaint(error))


def _bad_query(error: QueryError) -> Told:
    sentence = gettext(
        "The query asks for too much: at most 256 characters, 32 words (3 of them approximate), 16 operators and "
        "8 brackets within each other."
    )
    return _told(error, 400, gettext("This query cannot be answered"), sentence)


def _unavailable(error: Exception) -> Told:
    current_app.logger.error("unavailable: %s", error)
    sentence = gettext("The archive is being maintained: please try again in a minute.")
    return _told(error, 503, gettext("Not available right now"), sentence)


def _http_error(error: HTTPException) -> Told | HTTPException:
    code = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    if code < HTTPStatus.BAD_REQUEST:
        return error
    titles = {
        404: (
            gettext("Not found"),
            gettext("There is no such page or article. Search for it, or go to the front."),
        ),
        405: (gettext("Not possible"), gettext("This site is read-only.")),
        410: (gettext("Removed"), gettext("This article was taken out of the archive.")),
    }
    default = (gettext("This request cannot be answered"), gettext("Check the address, or go to the front."))
    return _told(error, code, *titles.get(code, default))


def _untrusted_host(error: SecurityError) -> Response:
    """Plain text: no link can be made under a name that is not ours."""
    sentence = gettext("This request cannot be answered")
    if is_api(request.path):
        return problem(error, 400, sentence, sentence)
    return Response(sentence, status=400, mimetype="text/plain")


def _failure(error: Exception) -> Told:
    current_app.logger.error("failed at %s", request.path, exc_info=error)
    sentence = gettext("Something went wrong on our side. It was noted; please try again.")
    return _told(error, 500, gettext("An error"), sentence)


def _told(error: Exception, status: int, title: str, sentence: str) -> Told:
    if is_api(request.path):
        return problem(error, status, title, sentence)
    page = ErrorPage(status=status, title=title, sentence=sentence)
    return render_template("error.html", page=page), status
