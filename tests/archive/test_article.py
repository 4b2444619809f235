"""The days that an ISO value stands for."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import Origin, first_day, last_day
from tests.articles import article, tag


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2020-10-09", "2020-10-09", "2020-10-09"),
        ("2020-10", "2020-10-01", "2020-10-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2020-12", "2020-12-01", "2020-12-31"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-10-04/2020-10-10", "2020-10-04", "2020-10-10"),
        ("2020-02/2021-02", "2020-02-01", "2021-02-28"),
        ("2018/2020", "2018-01-01", "2020-12-31"),
    ],
)
def test_a_value_has_a_first_and_a_last_day(iso: str, first: str, last: str) -> None:
    assert (first_day(iso).isoformat(), last_day(iso).isoformat()) == (first, last)


@pytest.mark.parametrize("iso", ["2021-02-29", "2020-13", "", "yesterday"])
def test_what_is_no_date_has_no_days(iso: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        first_day(iso)
    with pytest.raises(ValueError, match=r".+"):
        last_day(iso)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_a_day_lies_in_its_month_and_its_year(day: dt.date) -> None:
    iso = day.isoformat()
    assert first_day(iso[:4]) <= first_day(iso[:7]) <= first_day(iso) == day
    assert day == last_day(iso) <= last_day(iso[:7]) <= last_day(iso[:4])


@given(st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(9000, 1, 1)))
def test_the_day_after_a_month_begins_the_next(day: dt.date) -> None:
    assert (last_day(day.isoformat()[:7]) + dt.timedelta(days=1)).day == 1


def test_an_article_tells_the_values_of_one_facet_in_the_order_of_its_tags() -> None:
    tags = (tag("erbil"), tag("isis", facet="actor"), tag("baghdad"))
    assert article(tags=tags).values("province") == ["erbil", "baghdad"]


def test_an_article_tells_the_text_that_offsets_refer_to() -> None:
    both = article(body="النص", title="العنوان")
    assert (both.text_of("title"), both.text_of("body")) == ("العنوان", "النص")


def test_an_origin_reads_as_file_and_line() -> None:
    assert str(Origin("news.jsonl", 7)) == "news.jsonl:7"
