"""Articles over time: a column for each month or year, which leads to its articles. For a request.

Up to three years are shown by month, more by year; a chosen period of at most three years by its months.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from archive.article import first_day, last_day
from index.results import FacetCount

from . import contexts
from .links import search_url
from .params import Params
from .reading import Found
from .wording import month_label, period_label

__all__ = ["histogram", "year_value"]

_MONTHS = 12
_BY_MONTH = 3 * _MONTHS
_QUICK_YEARS = 8
_EACH_TICK = 14
"""Up to so many columns each one has a tick of its own; more months have one a year, more years one in five."""


def histogram(found: Found) -> contexts.Histogram | None:
    """The columns of a search; None where there are not two of them."""
    params = found.params
    by_month = {count.value: count.count for count in found.facets["month"]}
    by_year = {count.value: count.count for count in found.facets["year"]}
    if not by_year:
        return None
    months, zoomed = _months_shown(by_month, by_year, params)
    unit, shown, counts = ("month", months, by_month) if months else ("year", _years_between(by_year), by_year)
    if len(shown) < 2:  # noqa: PLR2004 - one column says nothing
        return None
    most = max(counts.get(each, 0) for each in shown)
    columns = tuple(_column(each, counts.get(each, 0), most, params, len(shown)) for each in shown)
    everywhen = replace(params, published_from="", published_to="", page=1)
    newest = sorted(by_year, reverse=True)[:_QUICK_YEARS]
    return contexts.Histogram(
        unit=unit,
        columns=columns,
        most=most,
        period=period_label(shown[0], shown[-1]),
        all_url=search_url(everywhen) if zoomed and len(by_year) > 1 else None,
        years=tuple(_value(year, by_year[year], params) for year in newest) if len(by_year) > 1 else (),
    )


def year_value(count: FacetCount, params: Params) -> contexts.FacetValue:
    """A year to choose."""
    return _value(count.value, count.count, params)


def _months_shown(
    by_month: Mapping[str, int], by_year: Mapping[str, int], params: Params
) -> tuple[list[str], bool]:
    """The months to show, none where years are; and whether that is because of the chosen period."""
    if not by_month:
        return [], False
    first, last = min(by_month), max(by_month)
    everything = _months_between(first, last)
    if len(everything) <= _BY_MONTH and len(by_year) * _MONTHS <= _BY_MONTH:
        return everything, False
    since = (params.published_from or min(by_year))[:4]
    until = (params.published_to or max(by_year))[:4]
    period = _months_between(f"{since}-01", f"{until}-12")
    if 0 < len(period) <= _BY_MONTH and any(month in by_month for month in period):
        return period, True
    return [], False


def _months_between(first: str, last: str) -> list[str]:
    start, end = (int(month[:4]) * _MONTHS + int(month[5:]) - 1 for month in (first, last))
    return [f"{number // _MONTHS:04}-{number % _MONTHS + 1:02}" for number in range(start, end + 1)]


def _years_between(by_year: Mapping[str, int]) -> list[str]:
    return [f"{year:04}" for year in range(int(min(by_year)), int(max(by_year)) + 1)]


def _column(iso: str, count: int, most: int, params: Params, columns: int) -> contexts.Column:
    return contexts.Column(
        value=_value(iso, count, params),
        percent=max(3, round(100 * count / most)) if count else 0,
        inside=_inside(iso, params),
        tick="".join(_tick(iso, columns)),
    )


def _value(iso: str, count: int, params: Params) -> contexts.FacetValue:
    """A month or year; chosen again, it is let go."""
    chosen = (params.published_from, params.published_to) == (iso, iso)
    period = "" if chosen else iso
    after = replace(params, published_from=period, published_to=period, undated=False, page=1)
    label = month_label(iso) if len(iso) > len("2020") else iso
    return contexts.FacetValue(iso, label, count, chosen, search_url(after))


def _inside(iso: str, params: Params) -> bool:
    since, until = params.published_from, params.published_to
    if not since and not until:
        return False
    return (not since or first_day(since) <= first_day(iso)) and (not until or last_day(iso) <= last_day(until))


def _tick(iso: str, columns: int) -> Iterator[str]:
    year, _, month = iso.partition("-")
    if columns <= _EACH_TICK:
        yield month.lstrip("0") or year
    elif month == "01" or (not month and int(year) % 5 == 0):
        yield year
