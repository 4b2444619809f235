"""What can be taken away: the whole result of a search as a file or a feed, the citation of an article.

| address | |
|---|---|
| `/search.csv` `.jsonl` `.ris` `.bib` | all articles of a search in its order, at most `MOST` |
| `/search.atom` | its newest 50 |
| `/articles/ID/citation.ris` `.bib` | one article, for reference managers |

The parameters are those of the search page, but for `page` and `size`; with `bom=1` a file begins with a byte
order mark, which Excel needs. Files are streamed. The header `Tansiq-Total` says how many articles the search
finds, `Tansiq-Cut` at how many the file was cut, if it was; then the file says so at its end too.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode, urljoin

import regex
from flask import Blueprint, Response, abort, request, stream_with_context, url_for
from flask_babel import gettext

from archive.article import Article
from archive.errors import UnknownArticle

from .citation import Citation, Part, arabic, citation_of, latin, meta_tags, news_article
from .contexts import Link
from .current import authority, reading, settings, tagged
from .exports import FORMATS, Format, Row
from .feeds import MIME_TYPE, atom
from .links import permalink, search_url
from .params import PAGE_SIZE, Params, read_params
from .reading import neutral
from .syndication import NEWEST, articles_feed
from .wording import number, reader_language

__all__ = ["MOST", "Downloads", "Reference", "downloads", "downloads_of", "reference_of"]

downloads = Blueprint("downloads", __name__)

MOST = 10_000
"""Articles in a file."""

_ENDINGS = ", ".join(FORMATS)
_CITING = ", ".join(ending for ending, format_ in FORMATS.items() if format_.cites)
_PIECE = 1 << 16
_BOM = "\ufeff"
_NAME_LENGTH = 60
_WITHOUT = frozenset(("page", "size"))


@dataclass(frozen=True, slots=True)
class Downloads:
    """Beside results: files of all of them, their feed, and a sentence where the files are cut."""

    files: tuple[Link, ...]
    feed_url: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Reference:
    """Beside an article: how it is cited, in files, in texts and in data for programs."""

    files: tuple[Link, ...]
    arabic: tuple[Part, ...]
    latin: tuple[Part, ...]
    meta_tags: tuple[tuple[str, str], ...]
    json_ld: dict[str, object]


def downloads_of(params: Params, total: int) -> Downloads:
    """What the page of a search offers to take away."""
    search = _everything(params)
    files = [
        *(Link(format_.label, _url(search, ending)) for ending, format_ in FORMATS.items()),
        Link(gettext("CSV for Excel"), _url(search, "csv", ("bom", "1"))),
    ]
    return Downloads(tuple(files) if total else (), _url(search, "atom"), _note(total))


def reference_of(article: Article) -> Reference:
    """How the page of an article cites it."""
    return Reference(
        files=tuple(
            Link(format_.label, url_for("downloads.citation", article_id=article.id, ending=ending))
            for ending, format_ in FORMATS.items()
            if format_.cites
        ),
        arabic=arabic(_cited(article, "ar")),
        latin=latin(_cited(article, "en")),
        meta_tags=meta_tags(_cited(article, reader_language())),
        json_ld=news_article(_cited(article, reader_language())),
    )


@downloads.get(f"/search.<any({_ENDINGS}):ending>")
def export(ending: str) -> Response:
    """All articles of a search."""
    params = _searched()
    whole = reading().whole(params, most=MOST)
    rows = (Row(article, copies, _cited(article, reader_language())) for article, copies in whole.articles)
    written = FORMATS[ending].write(rows, _note(whole.total))
    bom = _BOM if request.args.get("bom") == "1" else ""
    response = _file(stream_with_context(_pieces(bom, written)), FORMATS[ending], _name(params.q), ending)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Tansiq-Total"] = str(whole.total)
    if whole.total > MOST:
        response.headers["Tansiq-Cut"] = str(MOST)
    return response


@downloads.get("/search.atom")
def feed() -> Response:
    """The newest articles of a search, for feed readers."""
    params = _everything(_searched())
    newest = replace(params, sort="newest" if params.q else None)
    title = neutral(newest.q) or gettext("All articles")
    found = reading().search(replace(newest, size=NEWEST))
    made = articles_feed(
        found,
        authority(),
        title=f"{title} – {settings().name}",
        url=_external(search_url(newest)),
        self_url=_external(_url(newest, "atom")),
        archive=settings().name,
    )
    response = tagged(atom(made))
    response.mimetype = MIME_TYPE
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@downloads.get(f"/articles/<article_id>/citation.<any({_CITING}):ending>")
def citation(article_id: str, ending: str) -> Response:
    """One article for a reference manager; 410 where it was removed."""
    try:
        article = reading().article(article_id)
    except UnknownArticle:
        abort(410 if reading().was_removed(article_id) else 404)
    row = Row(article, (), _cited(article, reader_language()))
    return _file(FORMATS[ending].write([row], None), FORMATS[ending], _name(article.id), ending)


def _searched() -> Params:
    given = request.args.to_dict(flat=False)
    return read_params({name: values for name, values in given.items() if name not in _WITHOUT})


def _everything(params: Params) -> Params:
    """The search on its first page, of the usual size."""
    return replace(params, page=1, size=PAGE_SIZE)


def _url(params: Params, ending: str, *more: tuple[str, str]) -> str:
    endpoint = "downloads.feed" if ending == "atom" else "downloads.export"
    path = url_for(endpoint) if ending == "atom" else url_for(endpoint, ending=ending)
    pairs = [*params.pairs(), *more]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _external(path: str) -> str:
    return urljoin(request.host_url, path)


def _cited(article: Article, language: str) -> Citation:
    return citation_of(article, authority(), url=permalink(article.id), archive=settings().name, language=language)


def _note(total: int) -> str | None:
    """What is said where a file is cut."""
    if total <= MOST:
        return None
    return gettext(
        "The first %(most)s of %(total)s articles: narrow the search for the others.",
        most=number(MOST),
        total=number(total),
    )


def _pieces(before: str, written: Iterator[str]) -> Iterator[bytes]:
    """The text in pieces that are worth sending."""
    piece = bytearray(before.encode())
    for text in written:
        piece += text.encode()
        if len(piece) >= _PIECE:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)


def _file(content: Iterator[str] | Iterator[bytes], format_: Format, name: str, ending: str) -> Response:
    response = Response(content, mimetype=format_.media_type)
    response.headers["Content-Type"] = f"{format_.media_type}; charset=utf-8"
    plain = name if name.isascii() else "tansiq"
    response.headers["Content-Disposition"] = (  # RFC 6266: a name in ASCII for those that do not read the other
        f"attachment; filename={plain}.{ending}; filename*=UTF-8''{quote(name)}.{ending}"
    )
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _name(text: str) -> str:
    """The name of a file without its ending: letters, marks and digits of the text, all else as hyphens."""
    safe = regex.sub(r"[^\p{L}\p{M}\p{N}]+", "-", text)[:_NAME_LENGTH].strip("-")
    return f"tansiq-{safe}" if safe else "tansiq"
