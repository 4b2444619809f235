"""What the help page shows: examples of every operator of the query language, and of what a search does itself.

The words are of the sample articles, so that each example finds something there.
"""

from collections.abc import Callable, Iterable

from flask import url_for
from flask_babel import gettext

from index.query_language import FIELDS, MAX_DEPTH, MAX_FUZZY, MAX_LENGTH, MAX_OPERATORS, MAX_WORDS
from index.vocabulary import MAX_EXPANSIONS

from .contexts import Example, HelpPage, HelpSection, Link
from .downloads import MOST
from .links import search_url
from .params import Params
from .reading import FEW
from .wording import number

__all__ = ["help_page"]

_Row = tuple[Params, str, tuple[str, ...]]
"""A search, what it means, and other ways to write its operator."""


def help_page(total: Callable[[Params], int]) -> HelpPage:
    """The help page; `total` says how many articles a search finds. For a request: labels are in its language."""
    return HelpPage(
        sections=(
            _section(gettext("Words and phrases"), total, _words()),
            _section(gettext("Choice, exclusion, brackets"), total, _combined()),
            _section(
                gettext("In one field"),
                total,
                _fields(),
                gettext(
                    "The name of a field stands directly before what is sought in it. A value of several words "
                    "goes into quotation marks."
                ),
            ),
            _section(gettext("Dates"), total, _dates()),
            _section(gettext("What a search finds by itself"), total, _by_itself()),
            _section(gettext("Wider results"), total, (), _about_wider_results()),
            _section(gettext("Filters"), total, (), _about_filters()),
            HelpSection(
                gettext("Files, feeds and the API"),
                (_about_files(), gettext("Programs read all that the site shows as JSON.")),
                (),
                Link(gettext("The API"), url_for("pages.api_guide")),
            ),
            _section(gettext("Limits"), total, (), _limits(), _beyond_limits()),
        )
    )


def _section(title: str, total: Callable[[Params], int], rows: Iterable[_Row], *notes: str) -> HelpSection:
    examples = (Example(params.q, search_url(params), said, also, total(params)) for params, said, also in rows)
    return HelpSection(title, notes, tuple(examples))


def _words() -> tuple[_Row, ...]:
    return (
        (
            Params(q="طرق صيانة"),
            gettext("All of the words, in any of their forms and anywhere in the article."),
            (),
        ),
        (
            Params(q='"خط دفاع مشترك"'),
            gettext("The phrase: words as written, one directly after the other."),
            ("«…»", "“…”"),
        ),
        (
            Params(q='"التنسيق المشترك"~5'),
            gettext("The words as written, in any order, with at most 5 others among them."),
            (),
        ),
        (Params(q="مدرس*"), gettext("Words that begin so, also after و or ال."), ()),
        (
            Params(q="السلمانية~"),
            gettext("The word, and words almost like it: one letter differs, or two in words of six and more."),
            (),
        ),
        (Params(q="السلمانية~1"), gettext("The word, and words that differ by one letter at most."), ()),
    )


def _combined() -> tuple[_Row, ...]:
    return (
        (Params(q="ديالى OR كركوك"), gettext("Either of the two, or both. OR is written in capitals."), ("|",)),
        (
            Params(q="صيانة -مدارس"),
            gettext("The first word without the second. The minus stands directly before what is left out."),
            ("NOT",),
        ),
        (
            Params(q="صيانة (مدارس OR طرق)"),
            gettext("The first word, with one of those in the brackets."),
            (),
        ),
    )


def _fields() -> tuple[_Row, ...]:
    return (
        _field("العنوان", "صيانة", gettext("A word of the title.")),
        (Params(q="العنوان:(ورشة OR دورة)"), gettext("The field holds for all that the brackets hold."), ()),
        _field("النص", "معرض", gettext("A word of the body.")),
        _field(
            "المحافظة", "ديالى", gettext("Articles filed under the province, by any of its names or by its id.")
        ),
        _field("المكان", "خانقين", gettext("Articles that name the place.")),
        _field("الجهة", '"وزارة التربية"', gettext("Articles that name the actor.")),
        _field("المصدر", '"كركوك ناو"', gettext("Articles of the source, its name in full.")),
        _field("اللغة", "ckb", gettext("Articles in the language: ar, ckb or en.")),
    )


def _dates() -> tuple[_Row, ...]:
    return (
        _field("التاريخ", "2021-03", gettext("Published in that year, in that month or on that day.")),
        (
            Params(q="التاريخ:2020-10-01..2020-10-15"),
            gettext("Published within the period, its ends included."),
            ("[2020-10-01 TO 2020-10-15]",),
        ),
        # in Latin letters: after an Arabic name it is hard to see on which side the dots are
        (Params(q="date:2022.."), gettext("Published at that time or later."), ()),
        (Params(q="date:..2019"), gettext("Published at that time or earlier."), ()),
        _field(
            "ذكر",
            "2020-10-09",
            gettext("Articles whose text mentions that date, or a time that holds it. Periods likewise."),
        ),
    )


def _by_itself() -> tuple[_Row, ...]:
    return (
        (
            Params(q="احصاء"),
            gettext(
                "Letters that are often written for each other are alike: أ إ آ ا, ى ي, ة ه. Vowel marks and "
                "tatweel make no difference."
            ),
            (),
        ),
        (
            Params(q="البيشمرگه"),
            gettext("So are Kurdish and Persian letters and their Arabic likes: گ ک ك, ێ ی ي, ڵ ل, ۆ و."),
            (),
        ),
        (Params(q="٢٠٢٠"), gettext("Digits are alike: ٢٠٢٠ is 2020."), ()),
        (Params(q="والأمني"), gettext("What is joined to a word makes no difference: والأمني finds الأمني."), ()),
        (Params(q="ضابط"), gettext("A word is found in its other forms: ضابط finds ضباط."), ()),
        (
            Params(q="كركوك"),
            gettext(
                "Places and actors are found under their other names too, in Arabic, Kurdish and Latin letters: "
                "Kirkuk, کەرکووک."
            ),
            (),
        ),
        (
            Params(q="كركوك", expand=False),
            gettext("Names as typed only: by the link above the results, or by expand=0 in the address."),
            (),
        ),
        (Params(q="صيانة", exact=True), gettext("Words as written only: by exact=1 in the address."), ()),
    )


def _field(name: str, value: str, meaning: str) -> _Row:
    others = (other for other, field in FIELDS.items() if field == FIELDS[name] and other != name)
    return Params(q=f"{name}:{value}"), meaning, tuple(f"{other}:" for other in others)


def _about_wider_results() -> str:
    return gettext(
        "Where fewer than %(few)s articles hold all of the words, others follow that hold some of them, or "
        "related forms. No number counts these.",
        few=FEW,
    )


def _about_filters() -> str:
    return gettext(
        "Filters of one group widen each other, filters of different groups narrow each other. The address of a "
        "page holds the whole search: it can be kept and sent on."
    )


def _about_files() -> str:
    return gettext(
        "Below its results, a search can be taken away whole, filtered and sorted as it is: up to %(most)s "
        "articles as CSV, JSONL, RIS or BibTeX, or its newest as a feed. Each province and actor has a feed of "
        "its own, each article a citation as text and as a file.",
        most=number(MOST),
    )


def _limits() -> str:
    return gettext(
        "A search may have %(characters)s characters, %(words)s words, %(operators)s operators and names of "
        "fields, %(depth)s brackets within each other and %(approximate)s approximate words.",
        characters=MAX_LENGTH,
        words=MAX_WORDS,
        operators=MAX_OPERATORS,
        depth=MAX_DEPTH,
        approximate=MAX_FUZZY,
    )


def _beyond_limits() -> str:
    return gettext(
        "Where very many words begin so or are almost alike, the %(expansions)s most frequent are taken. A stray "
        "operator or bracket is passed over.",
        expansions=MAX_EXPANSIONS,
    )
