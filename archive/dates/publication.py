"""The day an article was published, inferred from its words where its source does not say. Pure.

It is the first weekday of an «اليوم الثلاثاء» or «أمس (الاثنين)» on or after the latest explicit date of the
text; for أمس the day after that. Explicit is a day with its year that is not announced as one to come
(«سيفتتح في», «المقرر في», «الثلاثاء المقبل 20 تشرين الأول 2020»); Hijri dates are not, being off by one at
times. Without such a date or such a phrase, or when two phrases give two days, it is unknown.

It does not check that the day lies in the past: it knows no clock. And it is a guess: a text whose latest
explicit date is an old one (a law, a war) gives a day soon after that. `how` shows what it rests on.
"""

import datetime as dt

import regex

from archive.arabic import folded_words
from archive.article import Published

from .announcement import announced
from .expression import Expression
from .grammar import expressions
from .kinds import Kind
from .reckoning import shifted, weekday_near
from .values import value_of

__all__ = ["infer_published"]

_BETWEEN_WORDS = regex.compile(r"[\s،,()\[\]]+")


def infer_published(text: str) -> Published | None:
    """When `text` was published, with the words this rests on, or None if it does not say enough."""
    folded = folded_words(text)
    found = list(expressions(text, folded))
    dated = [(day, expression) for expression in found if (day := _past_day(expression))]
    if not dated:
        return None
    latest, evidence = max(dated, key=lambda pair: pair[0])
    answers = {day: said for said in found if (day := _published_by(said, latest))}
    if len(answers) != 1:
        return None
    ((day, said),) = answers.items()
    phrase = _tidy(text[folded[said.parts["offset"][0]][1] : folded[said.parts["weekday"][1] - 1][2]])
    return Published(day.isoformat(), "day", f"inferred: «{phrase}» بعد «{_tidy(_date_words(evidence))}»")


def _past_day(expression: Expression) -> dt.date | None:
    if expression.form not in ("day", "written_day", "paired_day") or "year" not in expression:
        return None
    if announced(expression) or _is_next(expression):
        return None
    value = value_of(expression, base=None, previous=None)
    return dt.date.fromisoformat(value.iso) if value else None


def _is_next(expression: Expression) -> bool:
    part = "weekday_adjective"
    return part in expression and any(name.kind is Kind.NEXT for name in expression.names(part))


def _published_by(expression: Expression, latest: dt.date) -> dt.date | None:
    if "offset" not in expression or "weekday" not in expression:
        return None
    day = weekday_near(latest, expression.number("weekday"), earliest=0)
    match [name.kind for name in expression.names("offset")]:
        case [Kind.TODAY]:
            return day
        case [Kind.YESTERDAY]:
            return shifted(day, 1) if day else None
    return None


def _date_words(expression: Expression) -> str:
    return expression.written("core" if "core" in expression else "day")


def _tidy(words_as_written: str) -> str:
    return _BETWEEN_WORDS.sub(" ", words_as_written).strip()
