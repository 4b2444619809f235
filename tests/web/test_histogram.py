"""Articles over time: which columns there are, and where each leads."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from index.facets import COUNTED
from index.results import FacetCount
from web.contexts import Column, Histogram
from web.histogram import histogram
from web.params import read_params
from web.reading import Found


@pytest.fixture(scope="module", autouse=True)
def request_context(seeded: Flask) -> Iterator[None]:
    """Links and labels are made within a request."""
    with seeded.test_request_context():
        yield


def drawn(query: str, months: dict[str, int], *, years: dict[str, int] | None = None) -> Histogram | None:
    """The columns of a search with these months; a year counts its months where nothing else is said."""
    if years is None:
        years = {}
        for month, count in months.items():
            years[month[:4]] = years.get(month[:4], 0) + count
    facets: dict[str, Any] = dict.fromkeys(COUNTED, ())
    facets["month"] = tuple(FacetCount(*pair) for pair in sorted(months.items()))
    facets["year"] = tuple(FacetCount(*pair) for pair in sorted(years.items()))
    return histogram(
        Found(
            params=read_params(parse_qs(query)),
            total=sum(months.values()),
            partial=False,
            seconds=0.1,
            articles=(),
            facets=facets,
            undated=0,
        )
    )


def shown(query: str, months: dict[str, int], **more: Any) -> Histogram:
    made = drawn(query, months, **more)
    assert made is not None
    return made


def isos(made: Histogram) -> list[str]:
    return [column.value.value for column in made.columns]


def column(made: Histogram, iso: str) -> Column:
    return next(column for column in made.columns if column.value.value == iso)


def query_of(url: str | None) -> str:
    assert url is not None
    return read_params(parse_qs(urlsplit(url).query)).query_string()


AUTUMN = {"2020-10": 4, "2020-12": 1}
DECADE = {f"{year}-0{month}": 2 for year in range(2011, 2021) for month in (1, 5)}


def test_months_without_an_article_keep_their_place() -> None:
    assert isos(shown("", AUTUMN)) == ["2020-10", "2020-11", "2020-12"]


def test_a_column_leads_to_its_month_and_keeps_the_rest() -> None:
    made = shown("q=x&province=diyala&sort=oldest&page=3&date=none", AUTUMN)
    assert query_of(column(made, "2020-10").value.url) == "q=x&province=diyala&from=2020-10&to=2020-10&sort=oldest"


def test_a_month_takes_the_place_of_another_period() -> None:
    made = shown("q=x&from=2020-11&to=2020-12", AUTUMN)
    october = column(made, "2020-10")
    assert not october.value.selected
    assert query_of(october.value.url) == "q=x&from=2020-10&to=2020-10"


def test_a_chosen_month_is_let_go_by_its_own_link() -> None:
    october = column(shown("q=x&from=2020-10&to=2020-10", AUTUMN), "2020-10").value
    assert october.selected
    assert query_of(october.url) == "q=x"


def test_months_have_the_names_of_iraq() -> None:
    assert column(shown("", AUTUMN), "2020-10").value.label == "تشرين الأول 2020"


def test_the_fullest_column_is_the_measure_of_the_others() -> None:
    made = shown("", AUTUMN)
    assert [column.percent for column in made.columns] == [100, 0, 25]
    assert made.most == 4


def test_many_years_are_shown_by_year() -> None:
    made = shown("", DECADE)
    assert (made.unit, isos(made)) == ("year", [str(year) for year in range(2011, 2021)])
    assert query_of(column(made, "2015").value.url) == "from=2015&to=2015"


def test_a_year_counts_the_articles_that_are_dated_to_no_month_too() -> None:
    made = shown("", DECADE, years={str(year): 5 for year in range(2011, 2021)})
    assert {column.value.count for column in made.columns} == {5}


def test_a_chosen_year_is_shown_by_its_months_with_a_way_back() -> None:
    made = shown("q=x&from=2015&to=2015", DECADE)
    assert (made.unit, len(made.columns), isos(made)[0]) == ("month", 12, "2015-01")
    assert all(column.inside for column in made.columns)
    assert query_of(made.all_url) == "q=x"


def test_what_is_inside_of_the_chosen_period_is_told_from_the_rest() -> None:
    made = shown("from=2015-03&to=2015-05-30", DECADE)
    assert [column.value.value for column in made.columns if column.inside] == ["2015-03", "2015-04"]


def test_a_long_period_is_shown_by_year_among_all_years() -> None:
    made = shown("from=2012&to=2016", DECADE)
    assert [column.value.value for column in made.columns if column.inside] == [str(y) for y in range(2012, 2017)]
    assert len(made.columns) == 10


def test_a_period_without_an_article_leaves_the_years_in_sight() -> None:
    assert shown("from=1950&to=1950", DECADE).unit == "year"


def test_the_newest_years_are_offered_first() -> None:
    assert [year.value for year in shown("", DECADE).years] == [str(year) for year in range(2020, 2012, -1)]


def test_ticks_name_the_years() -> None:
    assert [column.tick for column in shown("", DECADE).columns][:2] == ["2011", "2012"]
    century = {f"{year}-01": 1 for year in range(1950, 2021)}
    assert [column.tick for column in shown("", century).columns if column.tick][:2] == ["1950", "1955"]
    three = {f"{year}-{month:02}": 1 for year in (2018, 2019, 2020) for month in range(1, 13)}
    assert [column.tick for column in shown("", three).columns if column.tick] == ["2018", "2019", "2020"]


@pytest.mark.parametrize("months", [{}, {"2020-10": 3}])
def test_one_month_is_not_drawn(months: dict[str, int]) -> None:
    assert drawn("", months) is None


isos_ = st.builds("{:04}-{:02}".format, st.integers(1900, 2030), st.integers(1, 12))


@given(st.dictionaries(isos_, st.integers(1, 999), max_size=20), isos_, isos_)
def test_every_article_is_in_a_column_or_outside_of_what_is_shown(
    months: dict[str, int], since: str, until: str
) -> None:
    since, until = min(since, until), max(since, until)
    made = drawn(f"from={since}&to={until}", months)
    if made is None:
        return
    first, last = isos(made)[0], isos(made)[-1]
    within = sum(count for month, count in months.items() if first <= month[: len(first)] <= last)
    assert sum(column.value.count for column in made.columns) == within
    assert max(column.percent for column in made.columns) == 100
