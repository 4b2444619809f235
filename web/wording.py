"""Names, dates and numbers in the reader's language."""

import datetime as dt

from babel.dates import format_date
from babel.numbers import format_decimal
from flask import current_app
from flask_babel import get_locale, gettext

from archive.article import Published, first_day
from archive.authority import Authority
from web.contexts import Day
from web.params import ParamError
from web.settings import Settings

__all__ = [
    "complaint",
    "day",
    "day_label",
    "digits",
    "everything_label",
    "facet_label",
    "isolated",
    "kind_label",
    "month_label",
    "number",
    "period_label",
    "reader_language",
    "value_label",
]

# Babel's `ar` has Egypt's month names; ar_IQ has those that Iraqi papers print.
_REGION = {"ar": "ar_IQ"}
_FORMATS = {"day": "d MMMM y", "month": "MMMM y", "year": "y"}

# As newsrooms of the Kurdistan Region write them; CLDR 48 spells the first and the last كانون unlike each other.
_KURDISH_MONTHS = (
    "کانوونی دووەم",
    "شوبات",
    "ئازار",
    "نیسان",
    "ئایار",
    "حوزەیران",
    "تەممووز",
    "ئاب",
    "ئەیلوول",
    "تشرینی یەکەم",
    "تشرینی دووەم",
    "کانوونی یەکەم",
)
_KURDISH_FORMATS = {"day": "{day}ی {month}ی {year}", "month": "{month}ی {year}", "year": "{year}"}
_ARABIC_DIGITS = str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬")


def number(count: int) -> str:
    """A count with separators, in the digits of the settings."""
    return digits(format_decimal(count, locale="en"))


def isolated(text: str) -> str:
    """A quotation that keeps its own direction within a sentence, where no element can say so."""
    return f"\u2068{text}\u2069"


def digits(text: str) -> str:
    """A number or date in the digits of the settings; English has Western ones only."""
    settings: Settings = current_app.extensions["tansiq.settings"]
    arabic = settings.digits == "arabic" and reader_language() != "en"
    return text.translate(_ARABIC_DIGITS) if arabic else text


def day(published: Published | None) -> Day | None:
    """A published date for people, and how it is known where the source does not declare it."""
    if published is None:
        return None
    how = published.how
    if how.startswith("inferred: "):
        how = gettext("inferred from the text: %(words)s", words=isolated(how.removeprefix("inferred: ")))
    elif how == "editor":
        how = gettext("set by an editor")
    return Day(published.iso, digits(day_label(published, reader_language())), None if how == "declared" else how)


def day_label(published: Published, language: str) -> str:
    """A published day, month or year in a language, in Western digits."""
    return _formatted(first_day(published.iso), published.precision, language)


def month_label(iso: str) -> str:
    """`2020-10` for people."""
    return digits(_formatted(first_day(iso), "month", reader_language()))


def period_label(since: str, until: str) -> str:
    """A period of ISO dates, either of which may be missing, for people."""
    first, last = (month_label(iso) if len(iso) == len("2020-10") else iso for iso in (since, until))
    if since == until:
        return first
    if not until:
        return gettext("since %(date)s", date=first)
    if not since:
        return gettext("until %(date)s", date=last)
    return gettext("%(since)s to %(until)s", since=first, until=last)


def facet_label(name: str) -> str:
    """A facet's name."""
    labels = {
        "province": gettext("Province"),
        "place": gettext("Place"),
        "actor": gettext("Actor"),
        "source": gettext("Source"),
        "lang": gettext("Language"),
        "month": gettext("Month"),
    }
    return labels[name]


def everything_label(name: str) -> str:
    """All values of a facet."""
    labels = {
        "province": gettext("All provinces"),
        "place": gettext("All places"),
        "actor": gettext("All actors"),
        "source": gettext("All sources"),
    }
    return labels[name]


def kind_label(kind: str) -> str:
    """What a place or an actor is."""
    labels = {
        "governorate": gettext("Province of Iraq"),
        "government": gettext("Government body"),
        "parliament": gettext("Parliamentary body"),
        "ministry": gettext("Ministry"),
        "agency": gettext("Agency"),
        "force": gettext("Security or armed force"),
        "armed-group": gettext("Armed group"),
        "party": gettext("Party"),
        "coalition": gettext("Coalition"),
        "court": gettext("Judicial body"),
        "state": gettext("State"),
        "organisation": gettext("Organisation"),
        "outlet": gettext("News outlet"),
        "person": gettext("Person"),
        "society": gettext("Civil society"),
    }
    return labels.get(kind, kind)


def value_label(name: str, value: str, authority: Authority) -> str:
    """A facet value's name."""
    if name == "month":
        return month_label(value)
    if name == "lang":
        languages = {"ar": gettext("Arabic"), "ckb": gettext("Kurdish (Sorani)"), "en": gettext("English")}
        return languages.get(value, value)
    return authority.value_label(name, value, reader_language())


def complaint(error: ParamError) -> str:
    """What is wrong with a parameter and what to do, in one sentence."""
    value = error.value if len(error.value) <= _SHOWN else f"{error.value[:_SHOWN]}…"
    sentences = {
        "date": gettext("“%(value)s” is not a date: write 2020, 2020-10 or 2020-10-13.", value=value),
        "order": gettext("The period ends before it begins: exchange its two dates."),
        "window": gettext("Only the first 1,000 results can be paged through: narrow the search."),
        "deep": gettext("Only the first 10,000 results can be paged through by number: go on with the cursor."),
        "values": gettext("Too many values are chosen: let some of them go."),
        "value": gettext("One of the chosen values is too long."),
        "sort": gettext("The order “%(value)s” is unknown.", value=value),
        "length": gettext("The query is too long: at most 256 characters."),
        "unknown": _unknown(error),
        "cursor": gettext("This is no cursor: take it as the answer before gave it, or begin without."),
        "elsewhere": gettext(
            "The cursor belongs to another search: repeat that search, or begin without a cursor."
        ),
        "both": gettext("A cursor and a page exclude each other: leave one of them out."),
    }
    return sentences[error.reason]


def _unknown(error: ParamError) -> str:
    name = error.name[:_SHOWN]
    if not error.value:
        return gettext("The parameter “%(name)s” is unknown: none can be given here.", name=name)
    return gettext(
        "The parameter “%(name)s” is unknown; the nearest known one is “%(known)s”.", name=name, known=error.value
    )


_SHOWN = 40


def reader_language() -> str:
    """The language of the reader's pages."""
    return str(get_locale() or "ar")


def _formatted(date: dt.date, precision: str, language: str) -> str:
    if language == "ckb":
        month = _KURDISH_MONTHS[date.month - 1]
        return _KURDISH_FORMATS[precision].format(day=date.day, month=month, year=date.year)
    return format_date(date, _FORMATS[precision], locale=_REGION.get(language, language))
