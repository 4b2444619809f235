"""Arithmetic of days, weeks, months and years around the day an article was published. Pure.

Months are counted through: `12 * year + month - 1`. A week starts on Sunday. Days and years outside what
`datetime.date` holds are None. Hijri dates go by the Umm al-Qura calendar of `hijridate`, which holds the
years 1343 to 1500 (1924 to 2077); where the crescent was sighted the day may differ by one.
"""

import calendar
import datetime as dt

from hijridate import Hijri

__all__ = [
    "HALF_A_YEAR",
    "day_of",
    "hijri_days",
    "nearest",
    "occurrences",
    "shifted",
    "week_of",
    "weekday_near",
]

HALF_A_YEAR = 183  # days
_SUNDAY = 6
_HIJRI_YEARS = range(1343, 1501)
_MONTHS = range(1, 13)


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None if there is none such."""
    if not (dt.MINYEAR <= year <= dt.MAXYEAR and month in _MONTHS):
        return None
    return dt.date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def shifted(day: dt.date, days: int) -> dt.date | None:
    """So many days later, or earlier if negative."""
    ordinal = day.toordinal() + days
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= dt.date.max.toordinal() else None


def occurrences(base: dt.date, month: int, day: int) -> list[dt.date]:
    """A day of a month in the year before, of and after `base`, where it exists."""
    return [found for year in (-1, 0, 1) if (found := day_of(base.year + year, month, day))]


def nearest(base: dt.date, days: list[dt.date]) -> dt.date | None:
    """The day nearest to `base` and at most half a year away; the earlier of two as near."""
    near = [day for day in days if abs((day - base).days) <= HALF_A_YEAR]
    return min(near, key=lambda day: (abs((day - base).days), day), default=None)


def weekday_near(base: dt.date, weekday: int, *, earliest: int) -> dt.date | None:
    """The one such weekday among the seven days that begin `earliest` days after `base`."""
    start = base.weekday() + earliest
    return shifted(base, earliest + (weekday - start) % 7)


def week_of(base: dt.date, weeks: int) -> tuple[dt.date, dt.date] | None:
    """Sunday and Saturday of the week so many weeks after that of `base`."""
    since_sunday = (base.weekday() - _SUNDAY) % 7
    sunday, saturday = shifted(base, 7 * weeks - since_sunday), shifted(base, 7 * weeks - since_sunday + 6)
    return (sunday, saturday) if sunday and saturday else None


def hijri_days(year: int, month: int | None, day: int | None) -> tuple[dt.date, dt.date] | None:
    """First and last day, in our calendar, of a Hijri day, month (no `day`) or year (no `month`)."""
    first_month, last_month = (1, 12) if month is None else (month, month)
    if year not in _HIJRI_YEARS or first_month not in _MONTHS:
        return None
    length = Hijri(year, last_month, 1).month_length()
    first, last = (1, length) if day is None else (day, day)
    if last > length:
        return None
    days = [Hijri(year, *of).to_gregorian() for of in ((first_month, first), (last_month, last))]
    start, end = (dt.date(found.year, found.month, found.day) for found in days)
    return start, end
