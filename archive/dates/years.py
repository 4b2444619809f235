"""Which year a day or a month belongs to that is written without one. Pure.

In this order: the year it names («آذار 2019», «من العام الماضي», «من العام نفسه»); what is said of it
(الماضي, المقبل, الجاري); the year that is told of: «في 16 آذار 1988 … وفي أيار», where the mention before has a
month that is no later and a year at least `_LONG_AGO` back; else the one that lies nearest to the published day,
the past of two as near.
Months are counted through: `12 * year + month - 1`.
"""

import datetime as dt
from dataclasses import dataclass

from .expression import Expression
from .kinds import Kind
from .names import folded_set
from .reckoning import day_of, nearest, occurrences

__all__ = ["Around", "day_in_month", "month_count", "month_number", "said_steps"]

_HALF_A_YEAR = 6  # months
_LONG_AGO = 3  # years: of a nearer one, news goes on to speak of today
_WITH_MONTH = (len("2020-10"), len("2020-10-13"))
_PAST = folded_set("بعدما عندما حينما")


@dataclass(frozen=True, slots=True)
class Around:
    """What an expression may rest on: the published day, and the value of the mention before."""

    base: dt.date | None
    previous: str | None


def said_steps(expression: Expression, part: str) -> int:
    """الماضي is -1, المقبل 1, الجاري 0; «قبل الماضي» -2; 0 too for هذا and where nothing is said."""
    if part not in expression:
        return 0
    names = expression.names(part)
    return sum(name.value for name in names) * len(names)


def month_number(expression: Expression, part: str) -> int:
    """تشرين is 10 and كانون 12, the second of each one more: كانون الثاني is 1. Zero for what is no month."""
    first, *rest = expression.names(part)
    if first.kind in (Kind.TWO_WORD_MONTH, Kind.SHORT_MONTH):
        return (first.value + rest[0].value - 2) % 12 + 1
    if first.kind not in (Kind.HIJRI_TWO_WORD, Kind.SPRING):
        return first.value
    if rest[0].kind is Kind.HIJRI_SECOND:
        return rest[0].value
    return first.value and first.value + rest[0].value - 1  # «ذو الثاني» is no month


def day_in_month(expression: Expression, around: Around, *, day: str, month: str) -> dt.date | None:
    """The day that a number and a month mean; both are names of parts."""
    number, of_month = expression.number(day), month_number(expression, month)
    year = _named_year(expression, around) or _told_year(expression, around, of_month)
    if year is not None:
        return day_of(year, of_month, number)
    base = around.base
    if base is None or "same_year" in expression:
        return None
    days = occurrences(base, of_month, number)
    if "adjective" not in expression:
        return nearest(base, days)
    steps = said_steps(expression, "adjective")
    if steps < 0:
        return max((found for found in days if found < base), default=None)
    if steps > 0:
        return min((found for found in days if found > base), default=None)
    return day_of(base.year, of_month, number)


def month_count(expression: Expression, around: Around, part: str) -> int | None:
    """The month that a part means, counted through; after منذ and before بعدما the latest one."""
    month = month_number(expression, part)
    year = _named_year(expression, around) or _told_year(expression, around, month)
    if year is not None:
        return 12 * year + month - 1
    if around.base is None or "same_year" in expression:
        return None
    now = 12 * around.base.year + around.base.month - 1
    ahead = (month - around.base.month) % 12  # 0 to 11
    if "adjective" not in expression:
        is_past = expression.word(-1).endswith("منذ") or expression.word(1) in _PAST
        back = ahead > 0 if is_past else ahead >= _HALF_A_YEAR
        return now + ahead - 12 if back else now + ahead
    steps = said_steps(expression, "adjective")
    if steps == 0:
        return 12 * around.base.year + month - 1
    return now + (ahead or 12) if steps > 0 else now + ahead - 12


def _named_year(expression: Expression, around: Around) -> int | None:
    if "year" in expression:
        return expression.number("year")
    if "same_year" in expression:
        return int(around.previous[:4]) if around.previous else None
    if around.base and ("year_adjective" in expression or "this_year" in expression):
        return around.base.year + said_steps(expression, "year_adjective")
    return None


def _told_year(expression: Expression, around: Around, month: int) -> int | None:
    base, previous = around.base, around.previous
    if base is None or previous is None or len(previous) not in _WITH_MONTH or "adjective" in expression:
        return None
    year = int(previous[:4])
    return year if year <= base.year - _LONG_AGO and int(previous[5:7]) <= month else None
