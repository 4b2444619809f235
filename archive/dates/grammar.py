"""Which runs of words are date expressions: a grammar over kinds of words, not over letters. Pure.

A text is turned into one letter per word (`Kind`) with one sign for what lies between two words:

    sign    between the words is
    space   nothing, blanks, at most one line break
    ,       a comma         ( )   a bracket opened, or closed, with or without a comma
    / -     a slash, a dash of any kind or a tatweel, with or without blanks
    .       a full stop with no blank on either side
    |       anything else: no expression crosses it

«الجمعة، (9 تشرين الأول 2020)» is `W(m T f y`. The patterns below are written with the names of kinds in
braces and stand in order: of those that begin at the same word the first that fits is taken, so the longer
ones come first. Only runs of words that have a kind are looked at, and no pattern repeats without bound:
the time is linear in the text.

What the patterns cannot know (dates that do not exist, «اليوم الأول») is left to `traps` and `values`.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from archive.arabic import FoldedWords, lexicon

from .expression import Expression
from .kinds import Kind
from .names import BEFORE_BARE_MONTH, NAMES
from .traps import is_part_of_month, is_trap

__all__ = ["GRAMMAR", "expressions"]

_OTHER = "x"  # a word that is part of no date
_NUMBER = "0"  # any other number
_KINDS = {word: name.kind.value for word, name in NAMES.items()}
_KIND_LETTERS = lexicon.Bytes({word: ord(kind) for word, kind in _KINDS.items()}, ord(_OTHER))
_TRIGGER_KINDS = {
    Kind.WEEKDAY,
    Kind.TODAY,
    Kind.YESTERDAY,
    Kind.TOMORROW,
    Kind.MORROW,
    Kind.THE_WEEK,
    Kind.BEFORE,
    Kind.SINCE,
}
# a run without one of these cannot hold a date
_TRIGGERS = regex.compile(
    "["
    + "".join(
        kind
        for kind in Kind
        if kind.name.endswith(("YEAR", "MONTH", "WESTERN", "HIJRI_TWO_WORD", "SPRING")) or kind in _TRIGGER_KINDS
    )
    + "]"
)

_LONGEST_GAP = 8
_SIGNS = str.maketrans("،[]–—−ـ", ",()----", "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c")
_GAPS = {"": " ", ",": ",", "(": "(", ",(": "(", ")": ")", "),": ")", "/": "/", "-": "-"}


_PIECES = {kind.name.lower(): regex.escape(kind.value) for kind in Kind}
for _name, _pattern in {
    "digits": f"[{{one}}{{two}}{{to_twelve}}{{to_thirty_one}}{{to_ninety_nine}}{{year}}{{hijri_year}}{_NUMBER}]",
    "numeral": "[{one}{two}{to_twelve}{to_thirty_one}]",
    "twelve": "[{one}{two}{to_twelve}]",
    "ordinal_day": "(?:[{first}{second}{ordinal}] [{teen}{tens}]|[{first}{second}{ordinal}{bare_first}])",
    "any_day": "(?:{numeral}|{ordinal_day})",
    "two_words": "{two_word_month} [{first}{second}{bare_first}{one}{two}]",
    "levantine": "(?:{two_words}|[{month}{doubtful_month}])",
    "western": "[{western_month}{doubtful_western}]",
    "sure": "[{month}{western_month}]",
    "doubtful": "[{doubtful_month}{doubtful_western}]",
    "month_name": "(?:{levantine}|{western}|{short_month} [{one}{two}]|{english_month})",
    "twins": "(?:(?P<month>{levantine})[ /(-](?P<twin>{western})|(?P<month>{western})[ /(-](?P<twin>{levantine}))",
    "any_month": "(?:{twins}|(?P<month>{month_name})(?:[/-](?P<twin>{month_name}))?)",
    "two_word_hijri": "[{hijri_two_word}{spring}]",
    "hijri_name": "(?:{hijri_month}|{two_word_hijri} [{first}{second}{hijri_second}])(?: {honorific})?",
    "adjective": "(?:[{last}{current}{next}]|{before} {last}|{after} {next})",
    "offset": "(?:{bare_first} (?:{from} )?{yesterday}|{yesterday} {first}|{today}[(]{yesterday}|{yesterday}"
    "|{after} {morrow}|{tomorrow}|{morrow}|{today})",
    "named": "(?P<weekday>{weekday})(?: (?P<weekday_adjective>{adjective}))?",
    "lead": "(?:{day_noun} )?(?:(?P<offset>{offset})[ ,(])?(?:{named}[ ,()](?:{matching}[ (])?)?",
    "of_month": "(?: {ending})?(?: {ending})?(?: {from})?(?: {a_month})?[ /-]",
    "first_day": "(?:{day_noun} )?(?P<day>{any_day})(?:{of_month}{any_month}(?: (?P<first_year>{year}))?)?",
    "whole_year": "[{the_year}{a_year}{years_of}]",
    "christian": "(?: {gregorian})?",
    "era": "(?: {hijri})",
    "tail": "(?:[ ,/)-](?P<year>{year}){christian}"
    "|[ )](?:(?:{from} )?(?:{this} )?[{the_year}{a_year}](?: {adjective})?|{from}|{adjective})"
    "[ (](?P<year>{year}){christian}"
    "|[ )](?:{from} )?{the_year} (?P<year_adjective>{adjective})"
    "|[ )](?:{from} )?(?P<this_year>{this} {the_year})"
    "|[ )](?:{from} )?{the_year} (?P<same_year>{same})"
    "|[ )](?P<adjective>{adjective}))",
    "many": "(?:[{to_twelve}{to_thirty_one}{to_ninety_nine}]|{count} [{teen}{count}]|(?:{count} )?{round})",
    "counted_one": "[{counted}{a_week}{a_month}{a_year}{day_noun}]",
    "hijri_tail": "(?:[ ,/-](?:(?:{from} )?[{the_year}{a_year}] )?(?P<hijri_year>{hijri_year}){era}?|{era})",
}.items():
    _PIECES[_name] = _pattern.format_map(_PIECES)

_NUMERIC = (
    "(?<!{digits}[/.-])(?P<core>(?P<day>{numeral})(?P<sign>[/.-])(?P<month>{twelve})(?P=sign)(?P<%s>{%s})"
    "|(?P<%s>{%s})(?P<sign>[/.-])(?P<month>{twelve})(?P=sign)(?P<day>{numeral}))(?![/.-]{digits})"
)

_FORMS = {
    "hijri_day": "{lead}(?:"
    + _NUMERIC.replace("%s", "hijri_year")
    + "{era}?|(?P<day>{any_day}){of_month}(?P<hijri_month>{hijri_name}){hijri_tail})",
    "day": "{lead}" + _NUMERIC.replace("%s", "year") + "{christian}",
    "day_range": "(?:{from} {first_day} {to}|{between} {first_day}(?: {and})?|(?P<day>{numeral})(?=-))[ -]"
    "(?:{day_noun} )?(?P<last_day>{any_day}){of_month}(?P<last_month>{month_name})(?:[ /(-]{month_name})?{tail}?",
    "paired_day": "(?:{day_noun} )?(?P<day>{numeral})(?= {and} {numeral}{of_month}{any_month}{tail}?)",
    "written_day": "{lead}(?P<core>(?:(?P<day>{any_day}){of_month}{any_month}"
    "|(?P<month>{english_month}) (?P<day>{numeral})(?: {ending})?){tail}?)(?:[(](?P<weekday>{weekday}))?",
    "weekday_day": "(?:{day_noun} )?{named}[ ,(](?P<core>(?P<day>{numeral})/(?P<month>{twelve}))(?!/{digits})",
    "month_range": "{from} (?P<month>{month_name}) {to} (?P<last_month>{month_name}){tail}?",
    "paired_month": "(?<={between} )(?P<month>{month_name})(?=(?: {and})? (?P<last_month>{month_name}){tail}?)",
    "day_of_month": "{lead}(?P<core>(?P<day>{any_day}) {from} "
    "(?:{the_month} (?P<adjective>{adjective})|(?P<this>{this}) {the_month}))",
    "hijri_month": "(?:{a_month} )?(?P<hijri_month>{hijri_name}){hijri_tail}",
    "month": "{a_month} {any_month}{tail}?|{any_month}{tail}|{twins}|(?P<month>{two_words})"
    f"|(?<=[{{in}}{{since}}{BEFORE_BARE_MONTH}] )(?P<month>{{sure}})"
    "|(?<=[{in}{since}] )(?P<month>{doubtful})"
    "|(?<=(?:{sure}|{doubtful}) )(?P<month>{sure}|{doubtful})|(?<=[{first}{second}] )(?P<month>{sure})",
    "season": "(?P<season>[{season}{spring}]) (?:{from} )?(?:[{the_year}{a_year}] )?(?P<year>{year}){christian}",
    "year_range": "{from} (?:{whole_year} )?(?P<year>{year}) {to}(?: {whole_year})? (?P<last_year>{year})"
    "|(?:{whole_year} )?(?<!{digits}[/.-])(?P<year>{year})(?P<sign>[/-])(?P<last_year>{year})(?![/.-]{digits})",
    "same_day": "{selfsame} {today} {from} [{the_year}{a_year}] (?P<year>{year}){christian}",
    "year": "(?:{this} )?[{the_year}{a_year}](?: {adjective})?[ (](?P<year>{year}){christian}"
    "|[{years_of}{plural}] (?P<year>{year})(?= [{and}{to}] {year})",
    "hijri_year": "[{the_year}{a_year}] (?P<hijri_year>{hijri_year})(?! {gregorian}){era}?"
    "|(?P<hijri_year>{hijri_year}){era}",
    "unit": "(?P<unit>[{the_year}{the_month}{the_week}]) (?P<adjective>{adjective})"
    "|{this} (?P<unit>[{the_year}{the_month}{the_week}])",
    "ago": "[{before}{since}](?P<about> (?:{what} )?(?:{about}|{more} {from}))? "
    "(?:(?P<count>{pair})|(?P<count>[{two}{to_twelve}{count}{teen}] {plural})|(?P<count>{many} {counted_one})"
    "|(?P<one>[{a_week}{a_month}{a_year}]))(?![ (](?:{digits}|{month_name}|{hijri_month}|{two_word_hijri}))",
    "weekday": "(?:{day_noun} )?(?:(?P<offset>{offset})[ ,(])?(?P<weekday>{weekday})"
    "(?: (?P<adjective>{adjective})| {from} (?:{the_week} (?P<week_adjective>{adjective})"
    "|(?P<this_week>{this}) {the_week}))?",
    "offset": "(?:{day_noun} )?(?P<offset>{offset})",
    "bare_year": "(?<!{digits}[/.-])(?P<year>{year}){christian}(?![/.-]{digits})",
}
GRAMMAR = regex.compile(
    "|".join(f"(?P<form_{form}>{pattern.format_map(_PIECES)})" for form, pattern in _FORMS.items())
)
"""Every form as a named group, over the letters and signs of a run of words."""


def expressions(text: str, folded: FoldedWords) -> Iterator[Expression]:
    """Every run of words of a text that has the shape of a date, in order and apart from each other."""
    kinds = _KIND_LETTERS.of(folded.numbers).tobytes().decode("ascii")
    position = 0
    while trigger := _TRIGGERS.search(kinds, position):
        start = max(position, kinds.rfind(_OTHER, position, trigger.start()) + 1)
        end = kinds.find(_OTHER, trigger.end())
        position = len(kinds) if end < 0 else end
        yield from _in_run(text, folded, start, position)


def _in_run(text: str, folded: FoldedWords, start: int, end: int) -> Iterator[Expression]:
    start, end = max(0, start - 1), min(len(folded), end + 1)  # with a neighbour: 12-9-10-2020 is no date
    signs = [_kind_or_number(folded[start][0])]
    for (_, _, before), (word, after, _) in zip(folded[start : end - 1], folded[start + 1 : end], strict=True):
        signs += _sign(text[before:after]) if after - before <= _LONGEST_GAP else "|", _kind_or_number(word)
    written = "".join(signs)
    position = 0
    while shape := _next_shape(written, position):
        parts = {name: (start + first, start + last) for name, first, last in shape.parts}
        expression = Expression(shape.form, text, folded, start + shape.first, start + shape.last, parts)
        if is_part_of_month(expression):
            position = 2 * (shape.first + 1)
            continue
        position = shape.end
        if not is_trap(expression):
            yield expression


class _Shape(NamedTuple):
    """A form of the grammar in a run: its words `first` to `last` (exclusive), where it ends, its named parts."""

    form: str
    first: int
    last: int
    end: int
    parts: tuple[tuple[str, int, int], ...]


@lru_cache(maxsize=1 << 12)  # a few hundred runs make up nearly all that is written
def _next_shape(written: str, position: int) -> _Shape | None:
    match = GRAMMAR.search(written, position)
    if match is None:
        return None
    parts = {
        name: ((match.start(name) + 1) // 2, (match.end(name) + 1) // 2)
        for name, matched in match.groupdict().items()
        if matched
    }
    form = next(name for name in parts if name.startswith("form_"))
    first, last = parts.pop(form)
    named = tuple((name, *place) for name, place in parts.items())
    return _Shape(form.removeprefix("form_"), first, last, match.end(), named)


def _kind_or_number(word: str) -> str:
    return _KINDS.get(word) or (_NUMBER if word.isdecimal() else _OTHER)


@lru_cache(maxsize=1 << 10)
def _sign(between: str) -> str:
    if between == ".":
        return "."
    if between.count("\n") > 1:
        return "|"
    return _GAPS.get("".join(between.translate(_SIGNS).split()), "|")
