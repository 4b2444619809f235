r"""What a raw article says of itself: title, address, day of publication, id. Pure.

| function        | gives                                                                                   |
|-----------------|-----------------------------------------------------------------------------------------|
| `title_of`      | the given title; the first line of a plain text; else the first sentence, marked        |
| `checked_url`   | an http or https address, as written, or None                                           |
| `declared_date` | the day, month or year that the source declares, or None                                |
| `article_id`    | the id of an article in the archive                                                     |
| `text_hash`     | SHA-256 of title, NUL, body                                                             |
| `copy_key`      | equal for bodies of the same folded words                                               |

Bidi controls stay in titles and URLs: they are the source's own, and made harmless where they are shown.
Raises ArchiveError for the name of a collection; a value that cannot be used is None, and the rest goes on.
A date that only the text tells is not declared: see `archive.dates`.
"""

import datetime as dt
import email.utils
import hashlib
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

import regex

from .arabic import folded_words
from .article import Precision, Published, RawArticle, first_day
from .errors import ArchiveError

__all__ = [
    "ArticleId",
    "Title",
    "article_id",
    "checked_collection",
    "checked_url",
    "copy_key",
    "declared_date",
    "text_hash",
    "title_of",
]


@dataclass(frozen=True, slots=True)
class Title:
    """The title of an article, whether it was derived from its text, and the body that is left."""

    text: str
    derived: bool
    body: str


_TITLE_LINE = 120  # characters at most
_DERIVED_WORDS = 12
_DERIVED_LENGTH = 200  # characters: a word may be a whole book
_DERIVED_WITHIN = 1_000  # characters of the body that are looked at
_EMPTY_LINES = regex.compile(r"\A(?:[^\S\n]*+\n)++")
# A full stop that ends no sentence: doubled, as a pause (لبنان.. اتهام); within a number or a name (3.5,
# أ.ف.ب); after one letter (د. علي); after a Latin title. The mark of a question or a call is part of the
# title, a full stop is not.
_SENTENCE = regex.compile(
    r"""(?: [^.؟!?…\n]++
          | \.{2,}+
          | \.(?=[^\s"»”'')\]])
          | (?<=(?<![\p{L}\p{Mn}])[\p{L}]\p{Mn}*ـ?)\.
          | (?<=\b(?:Dr|Mr|Mrs|Ms|Prof|St|No))\.
        )++ [؟!?…]*+""",
    regex.VERSION1 | regex.VERBOSE,
)


def title_of(raw: RawArticle) -> Title:
    """The title of an article: given, first line, or derived; white space within it is one space.

    The first line of a plain text is its title if it has at most 120 characters and an empty line and more
    text follow; the body is then what comes after. A derived title is the first sentence, cut at 12 words.
    """
    given = _one_line(raw.title or "")
    if given:
        return Title(given, derived=False, body=raw.body)
    if raw.first_line_may_be_title:
        first, _, rest = raw.body.lstrip().partition("\n")
        empty, _, text = rest.partition("\n")
        line = _one_line(first)
        if len(line) <= _TITLE_LINE and not empty.strip() and text.strip():
            return Title(line, derived=False, body=_EMPTY_LINES.sub("", text))
    return Title(_first_sentence(raw.body), derived=True, body=raw.body)


def _first_sentence(body: str) -> str:
    start = body.lstrip()[:_DERIVED_WITHIN]
    match = _SENTENCE.search(start)
    sentence = _one_line(match[0] if match else "") or _one_line(start)
    cut = " ".join(sentence.split(" ")[:_DERIVED_WORDS])[:_DERIVED_LENGTH]
    return sentence if cut == sentence else cut.rstrip(" ،؛,;:") + "…"


def _one_line(text: str) -> str:
    return " ".join(text.split())


_URL_LIMIT = 2_000  # characters
_NO_URL = regex.compile(r"[\p{Z}\p{Cc}\p{Cs}\\]")  # separators, controls, lone surrogates, backslash


def checked_url(text: str | None) -> str | None:
    """`text` itself if it is a web address that can be linked to: http or https, with a host.

    At most 2,000 characters; no white space, control character or backslash; no user name. Percent signs and
    letters of any script stay as they are, and so do the bidi controls that some outlets have in theirs.
    """
    if text is None or len(text) > _URL_LIMIT or _NO_URL.search(text):
        return None
    try:
        parts = urlsplit(text)
        _ = parts.port  # a port that is no number raises
    except ValueError:
        return None
    linkable = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    return text if linkable else None


_BAGHDAD = dt.timezone(dt.timedelta(hours=3))  # no summer time since 2008
_EARLIEST = dt.date(1900, 1, 1)
_TIME = r"""(?:(?:T|\s+)(?<hour>\d{1,2}):(?<minute>\d\d)(?::\d\d(?:[.,]\d+)?)?
            \s*(?<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"""
_FORMS = [
    regex.compile(form, regex.VERBOSE)
    for form in (
        r"(?<year>\d{4})(?:-(?<month>\d\d))?",
        r"(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\g<mark>(?<day>\d{1,2})" + _TIME,
        r"(?<day>\d{1,2})(?<mark>[-/.])(?<month>\d{1,2})\g<mark>(?<year>\d{4})" + _TIME,
    )
]
_PARTS = ("year", "month", "day", "hour", "minute")
_EPOCH = regex.compile(r"(?<seconds>\d{9,10})(?:\.\d+)?|(?<seconds>\d{10})\d{3}")
_RFC_2822 = regex.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s.+")


def declared_date(text: str | None, *, today: dt.date) -> Published | None:
    """The date that a source declares, from 1900 to the day after `today`; else None.

    | form                                              | read as                              |
    |---------------------------------------------------|--------------------------------------|
    | 2018-02-18, 2018/02/18, 2018.02.18                | day                                  |
    | 18/02/2018, 18-02-2018, 18.02.2018                | day: the day comes first             |
    | 2018-02, 2018                                     | month, year                          |
    | any day with a time, with or without a zone       | day in Baghdad, if a zone is given   |
    | Sun, 18 Feb 2018 21:30:00 +0000 (RFC 2822)        | the same                             |
    | 1518989400, 1518989400000 (since 1970)            | day in Baghdad                       |

    Digits of every script count. Days without any mark between (24122016) are not read.
    """
    plain = "".join(str(unicodedata.decimal(letter, letter)) for letter in (text or "").strip()[:100])
    try:
        iso = _written(plain) or _moment(plain)
        day = first_day(iso) if iso else None
    except (ValueError, OverflowError):  # the 30th of February, the 25th hour
        return None
    if iso is None or day is None or not _EARLIEST <= day <= today + dt.timedelta(days=1):
        return None
    precision: tuple[Precision, ...] = ("year", "month", "day")
    return Published(iso, precision[iso.count("-")], "declared")


def _written(text: str) -> str | None:
    match = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if match is None:
        return None
    found = match.groupdict()
    if not found.get("day"):
        return text
    year, month, day, hour, minute = (int(found[name] or 0) for name in _PARTS)
    return _in_baghdad(dt.datetime(year, month, day, hour, minute, tzinfo=_zone(found["zone"])))


def _zone(text: str | None) -> dt.timezone | None:
    if text is None:
        return None
    if text.isalpha():  # Z, UTC, GMT
        return dt.UTC
    offset = dt.timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return dt.timezone(-offset if text[0] == "-" else offset)


def _moment(text: str) -> str | None:
    if epoch := _EPOCH.fullmatch(text):
        return _in_baghdad(dt.datetime.fromtimestamp(int(epoch["seconds"]), tz=dt.UTC))
    if _RFC_2822.fullmatch(text):
        return _in_baghdad(email.utils.parsedate_to_datetime(text))
    return None


def _in_baghdad(moment: dt.datetime) -> str:
    return (moment.astimezone(_BAGHDAD) if moment.tzinfo else moment).date().isoformat()


@dataclass(frozen=True, slots=True)
class ArticleId:
    """The id of an article in the archive, and the id that its file gives where that is another one."""

    id: str
    given_id: str | None


_COLLECTION = regex.compile(r"[a-z0-9-]{1,64}")
_ID = regex.compile(r"(?!\.{1,2}\Z)[A-Za-z0-9._:-]{1,128}")
_HEX = 32  # characters of a hash in an id: 128 bits


def checked_collection(name: str) -> str:
    """`name` itself; ArchiveError if it is no name for a collection."""
    if not _COLLECTION.fullmatch(name):
        raise ArchiveError(f"collection {name!r}: a name has 1 to 64 of the characters a-z 0-9 -")
    return name


def article_id(raw: RawArticle, *, collection: str, source: str | None, url: str | None) -> ArticleId:
    """The id of an article, by the first row that fits; in a collection other than main after its name and ~.

    | the file gives                          | id                                     |
    |-----------------------------------------|----------------------------------------|
    | an id of 1 to 128 of A-Z a-z 0-9 . _ : - | that id (not . or .., which no link keeps) |
    | another id                              | `h-` and the hash of it                |
    | a URL (checked, as `url`)               | `u-` and the hash of source and URL    |
    | none of these                           | `t-` and the hash of source, title, text |
    """
    given = raw.id
    if given is None:
        kind, parts = ("u", [url]) if url else ("t", [raw.title or "", raw.body])
        own = f"{kind}-{_hash(source or '', *parts)[:_HEX]}"
    elif _ID.fullmatch(given):
        own, given = given, None
    else:
        own = f"h-{_hash(given)[:_HEX]}"
    checked_collection(collection)
    return ArticleId(own if collection == "main" else f"{collection}~{own}", given)


def text_hash(title: str, body: str) -> str:
    """The SHA-256 of title, NUL and body, in hex."""
    return _hash(title, body)


def copy_key(body: str) -> str | None:
    """A key (32 hex digits) that bodies of the same folded words share; None for a body without words."""
    folded = " ".join(folded_words(body).words)
    return _hash(folded)[:_HEX] if folded else None


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
