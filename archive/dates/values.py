"""The value of a date expression, given the day its article was published. Pure.

    expression                       value
    23 آب 2020, 2020-08-23           itself; None if there is no such day
    23 آب                            nearest to the published day, at most half a year away
    آب                               the nearest month; after منذ the latest
    … الماضي, المقبل                 the latest before, the first after the published day (month)
    … العام الماضي, هذا العام        in that year; «العام نفسه» is the year of the mention before
    الثلاثاء                         the latest up to the published day; the first from it on if announced
    الثلاثاء الماضي, المقبل          strictly before, strictly after the published day
    أمس الاثنين, اليوم الاثنين       that Monday; if it is another day, the one up to five days before it or one
                                     after (for غدا one before to five after), and a conflict
    الثلاثاء 13 تشرين الأول 2020     the date; a conflict if it is no Tuesday
    الأسبوع الماضي                   Sunday to Saturday
    قبل ثلاثة أيام, منذ أسبوعين      that day, a week being seven; منذ شهرين that month, قبل عام that year;
                                     all but a count of days are approximate
    صيف 2019                         June to August, approximate; of a winter the year alone: it has two ends
    «نفس اليوم من عام 1990»          the day of the mention before, in that year
    9 محرم 1442هـ                    by Umm al-Qura, approximate; months and years are intervals

Without a published day whatever rests on it is None.
"""

import calendar
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from .announcement import announced
from .expression import Expression
from .kinds import Kind, Unit
from .names import folded_set
from .reckoning import day_of, hijri_days, nearest, shifted, week_of, weekday_near
from .years import Around, day_in_month, month_count, month_number, said_steps

__all__ = ["Value", "value_of"]


@dataclass(frozen=True, slots=True)
class Value:
    """What `DateMention` says of an expression besides its place."""

    iso: str
    approximate: bool = False
    weekday_conflict: str | None = None


def value_of(expression: Expression, *, base: dt.date | None, previous: str | None) -> Value | None:
    """The value of an expression, or None if it has none; `previous` is the ISO value of the one before."""
    return _READERS[expression.form](expression, Around(base, previous))


def _explicit(day: dt.date | None, expression: Expression, *, approximate: bool = False) -> Value | None:
    if day is None:
        return None
    disagrees = "weekday" in expression and day.weekday() != expression.number("weekday")
    conflict = expression.written("weekday") if disagrees else None
    return Value(day.isoformat(), approximate, conflict)


def _interval(days: tuple[dt.date, dt.date] | None, *, approximate: bool = False) -> Value | None:
    if days is None or days[0] > days[1]:
        return None
    return Value(f"{days[0].isoformat()}/{days[1].isoformat()}", approximate)


def _months(first: int, last: int | None = None) -> Value | None:
    """A month, or months up to `last`, counted through."""
    ends = [first] if last is None else [first, last]
    if ends != sorted(set(ends)) or not all(dt.MINYEAR <= end // 12 <= dt.MAXYEAR for end in ends):
        return None
    return Value("/".join(f"{end // 12:04}-{end % 12 + 1:02}" for end in ends))


def _year(year: int) -> Value | None:
    return Value(f"{year:04}") if dt.MINYEAR <= year <= dt.MAXYEAR else None


def _written_day(expression: Expression, around: Around) -> Value | None:
    if "twin" in expression and month_number(expression, "twin") != month_number(expression, "month"):
        return None
    return _explicit(day_in_month(expression, around, day="day", month="month"), expression)


def _numeric_day(expression: Expression, _: Around) -> Value | None:
    year, month, day = (expression.number(part) for part in ("year", "month", "day"))
    return _explicit(day_of(year, month, day), expression)


def _day_range(expression: Expression, around: Around) -> Value | None:
    last = day_in_month(expression, around, day="last_day", month="last_month")
    if last is None:
        return None
    month = month_number(expression, "month") if "month" in expression else last.month
    day = expression.number("day")
    year = expression.number("first_year") if "first_year" in expression else last.year
    if "first_year" not in expression and month > last.month:
        year -= 1
    first = day_of(year, month, day)
    return _interval((first, last)) if first else None


def _day_of_month(expression: Expression, around: Around) -> Value | None:
    if around.base is None:
        return None
    count = 12 * around.base.year + around.base.month - 1 + said_steps(expression, "adjective")
    return _explicit(day_of(count // 12, count % 12 + 1, expression.number("day")), expression)


def _month(expression: Expression, around: Around) -> Value | None:
    count = month_count(expression, around, "month")
    if count is None:
        return None
    twin = month_number(expression, "twin") - 1 if "twin" in expression else count % 12
    return _months(count, None if twin == count % 12 else count // 12 * 12 + twin)


def _month_range(expression: Expression, around: Around) -> Value | None:
    last = month_count(expression, around, "last_month")
    if last is None:
        return None
    months = (last - (month_number(expression, "month") - 1)) % 12
    return _months(last - months, last)


def _paired_month(expression: Expression, around: Around) -> Value | None:
    last = month_count(expression, around, "last_month")
    return None if last is None else _months(last - (last - (month_number(expression, "month") - 1)) % 12)


def _named_year(expression: Expression, _: Around) -> Value | None:
    return _year(expression.number("year"))


def _season(expression: Expression, _: Around) -> Value | None:
    year, month = expression.number("year"), expression.number("season")
    if month == _WINTER:
        return Value(f"{year:04}", approximate=True)
    last = calendar.monthrange(year, month + 2)[1]
    return _interval((dt.date(year, month, 1), dt.date(year, month + 2, last)), approximate=True)


def _same_day(expression: Expression, around: Around) -> Value | None:
    year = expression.number("year")
    if around.previous is None or len(around.previous) != len("2020-10-13"):
        return _year(year)
    before = dt.date.fromisoformat(around.previous)
    return _explicit(day_of(year, before.month, before.day), expression)


def _year_range(expression: Expression, _: Around) -> Value | None:
    first, last = expression.number("year"), expression.number("last_year")
    season = "sign" in expression and expression.text[expression.start : expression.end].count("/")
    if first >= last or (season and last != first + 1):
        return None
    return Value(f"{first:04}/{last:04}")


def _hijri(expression: Expression, around: Around) -> Value | None:
    part = "month" if "month" in expression else "hijri_month"
    month = month_number(expression, part) if part in expression else None
    day = expression.number("day") if "day" in expression else None
    if "hijri_year" in expression:
        days = hijri_days(expression.number("hijri_year"), month, day)
        if days and day:
            return _explicit(days[0], expression, approximate=True)
        return _interval(days, approximate=True)
    if around.base is None or month is None or day is None:
        return None
    # 33 Hijri years are 32 of ours but for some days
    year = round((around.base.year - 622) * 33 / 32)
    found = [days[0] for near in (-1, 0, 1, 2) if (days := hijri_days(year + near, month, day))]
    return _explicit(nearest(around.base, found), expression, approximate=True)


def _unit(expression: Expression, around: Around) -> Value | None:
    base = around.base
    if base is None:
        return None
    return _counted(base, _UNITS[expression.names("unit")[0].kind], said_steps(expression, "adjective"))


def _ago(expression: Expression, around: Around) -> Value | None:
    if around.base is None:
        return None
    names = expression.names("count" if "count" in expression else "one")
    unit, steps = names[-1].unit, -(sum(name.value for name in names) or 1)
    value = _counted(around.base, Unit.DAY, 7 * steps) if unit is Unit.WEEK else _counted(around.base, unit, steps)
    about = unit is not Unit.DAY or "about" in expression or expression.word(1) in _ABOUT
    return replace(value, approximate=about) if value else None


def _counted(base: dt.date, unit: Unit, steps: int) -> Value | None:
    match unit:
        case Unit.DAY:
            day = shifted(base, steps)
            return Value(day.isoformat()) if day else None
        case Unit.WEEK:
            return _interval(week_of(base, steps))
        case Unit.MONTH:
            return _months(12 * base.year + base.month - 1 + steps)
    return _year(base.year + steps)


def _weekday(expression: Expression, around: Around) -> Value | None:
    base = around.base
    if base is None:
        return None
    weekday = expression.number("weekday")
    if "offset" in expression:
        days = _days_from(expression)
        said = shifted(base, days)
        # an article is seldom dated before it was written: most disagreements lie in the past
        day = weekday_near(said, weekday, earliest=-1 if days > 0 else -5) if said else None
        return _explicit(day, expression) if day == said else _conflicting(day, expression)
    if "week_adjective" in expression or "this_week" in expression:
        week = week_of(base, said_steps(expression, "week_adjective"))
        return _explicit(weekday_near(week[0], weekday, earliest=0) if week else None, expression)
    if "adjective" in expression:
        steps = said_steps(expression, "adjective")
        earliest = 7 * steps if steps < 0 else 7 * steps - 6 if steps else -((base.weekday() + 1) % 7)
    else:
        earliest = 0 if announced(expression) else -6
    return _explicit(weekday_near(base, weekday, earliest=earliest), expression)


def _conflicting(day: dt.date | None, expression: Expression) -> Value | None:
    return Value(day.isoformat(), weekday_conflict=expression.written("weekday")) if day else None


def _days_from(expression: Expression) -> int:
    """أمس is -1, «أول أمس» and «أمس الأول» -2, غدا 1, «بعد غد» 2; «اليوم (أمس)» is a quotation of yesterday."""
    names = expression.names("offset")
    if names[0].kind is Kind.TODAY:
        return names[-1].value
    day = next(name.value for name in names if name.kind in _DAYS)
    return day if len(names) == 1 else 2 * day


def _offset(expression: Expression, around: Around) -> Value | None:
    day = shifted(around.base, _days_from(expression)) if around.base else None
    return Value(day.isoformat()) if day else None


_WINTER = 12
_ABOUT = folded_set("تقريبا")
_DAYS = (Kind.YESTERDAY, Kind.TOMORROW, Kind.MORROW)
_UNITS = {Kind.THE_YEAR: Unit.YEAR, Kind.THE_MONTH: Unit.MONTH, Kind.THE_WEEK: Unit.WEEK}
_READERS: dict[str, Callable[[Expression, Around], Value | None]] = {
    "hijri_day": _hijri,
    "hijri_month": _hijri,
    "hijri_year": _hijri,
    "day": _numeric_day,
    "day_range": _day_range,
    "paired_day": _written_day,
    "written_day": _written_day,
    "weekday_day": _written_day,
    "day_of_month": _day_of_month,
    "month_range": _month_range,
    "paired_month": _paired_month,
    "month": _month,
    "season": _season,
    "year_range": _year_range,
    "same_day": _same_day,
    "year": _named_year,
    "bare_year": _named_year,
    "unit": _unit,
    "ago": _ago,
    "weekday": _weekday,
    "offset": _offset,
}
