"""Which dates a text mentions. The articles were published on Tuesday 13 October 2020, unless said."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic import FoldedWords, folded_words, words
from archive.article import DateMention, first_day, last_day
from archive.dates import mentions
from archive.dates.grammar import GRAMMAR

from .expressions import ABSOLUTE, HIJRI, RELATIVE, SEASONS, TABLE, TRAPS, WITHOUT_YEAR

TUESDAY = dt.date(2020, 10, 13)
PRECISIONS = {4: "year", 7: "month", 10: "day"}


def read(text: str, *, base: dt.date | None = TUESDAY) -> list[DateMention]:
    return mentions(text, field="body", base=base)


def found(text: str, *, base: dt.date | None = TUESDAY) -> list[tuple[str, str]]:
    return [(mention.text, mention.iso) for mention in read(text, base=base)]


@pytest.mark.parametrize(("sentence", "expression", "iso"), TABLE)
def test_an_expression_has_its_words_and_its_value(sentence: str, expression: str, iso: str) -> None:
    assert found(sentence) == [(expression, iso)]


@pytest.mark.parametrize(("sentence", "expression", "iso"), TABLE)
def test_the_precision_is_that_of_the_value(sentence: str, expression: str, iso: str) -> None:
    assert [mention.precision for mention in read(sentence)] == ["range" if "/" in iso else PRECISIONS[len(iso)]]
    assert expression in sentence


@pytest.mark.parametrize(("sentence", "expression", "iso"), ABSOLUTE[:-1])
def test_an_explicit_date_needs_no_published_day(sentence: str, expression: str, iso: str) -> None:
    expected = [] if "الجاري" in expression and "2020" not in expression else [(expression, iso)]
    assert found(sentence, base=None) == expected


@pytest.mark.parametrize("sentence", [row[0] for row in WITHOUT_YEAR + RELATIVE])
def test_a_relative_date_without_a_published_day_is_not_emitted(sentence: str) -> None:
    assert found(sentence, base=None) == []


@pytest.mark.parametrize("sentence", [row[0] for row in HIJRI])
def test_a_hijri_date_is_approximate(sentence: str) -> None:
    assert [mention.approximate for mention in read(sentence)] == [True]


@pytest.mark.parametrize("sentence", [row[0] for row in SEASONS])
def test_a_season_is_approximate(sentence: str) -> None:
    assert [mention.approximate for mention in read(sentence)] == [True]


def test_a_gregorian_date_is_not_approximate() -> None:
    assert [mention.approximate for mention in read("افتتح في 23 آب 2020.")] == [False]


def test_a_count_of_weeks_months_or_years_ago_is_approximate_and_one_of_days_is_not() -> None:
    text = "قبل يومين، قبل أسبوع، قبل شهرين، قبل عام"
    assert [mention.approximate for mention in read(text)] == [False, True, True, True]


@pytest.mark.parametrize(
    "text", ["قبل نحو 3 أيام", "منذ أكثر من يومين", "منذ ما يقرب من 20 يوما", "قبل خمسة أيام تقريبا"]
)
def test_a_count_of_days_is_approximate_where_the_text_says_so(text: str) -> None:
    assert [mention.approximate for mention in read(text)] == [True]


@pytest.mark.parametrize("sentence", TRAPS)
def test_what_only_looks_like_a_date_is_none(sentence: str) -> None:
    assert found(sentence) == []


def test_a_named_weekday_wins_over_today_and_yesterday_and_the_disagreement_is_kept() -> None:
    (mention,) = read("بدأ العمل أمس الأحد.")
    assert (mention.iso, mention.weekday_conflict) == ("2020-10-11", "الأحد")


@pytest.mark.parametrize(
    ("phrase", "iso"),
    [
        ("اليوم الأربعاء", "2020-10-14"),  # dated a day too early
        ("اليوم الخميس", "2020-10-08"),  # read days after it was written
        ("غدا الاثنين", "2020-10-19"),
        ("غدا الثلاثاء", "2020-10-13"),
    ],
)
def test_a_disagreeing_weekday_lies_in_the_past_unless_tomorrow_is_spoken_of(phrase: str, iso: str) -> None:
    (mention,) = read(f"بدأ العمل {phrase}.")
    assert (mention.iso, mention.weekday_conflict) == (iso, phrase.split()[1])


def test_an_explicit_date_wins_over_its_weekday_and_the_disagreement_is_kept() -> None:
    (mention,) = read("أعلن الخميس، (9 تشرين الأول 2020)، عن زيارة.")
    assert (mention.iso, mention.weekday_conflict) == ("2020-10-09", "الخميس")


@pytest.mark.parametrize("sentence", ["أعلن اليوم الثلاثاء.", "أعلن الجمعة 9/10/2020.", "أعلن الأحد."])
def test_agreement_leaves_no_conflict(sentence: str) -> None:
    assert [mention.weekday_conflict for mention in read(sentence)] == [None]


def test_two_days_of_one_month_are_two_mentions() -> None:
    assert found("يعقد في يومي 3 و4 تشرين الثاني 2020.") == [
        ("يومي 3", "2020-11-03"),
        ("4 تشرين الثاني 2020", "2020-11-04"),
    ]


def test_two_months_of_one_year_are_two_mentions() -> None:
    assert found("هطل المطر في أيلول وتشرين الأول.") == [("أيلول", "2020-09"), ("وتشرين الأول", "2020-10")]


def test_a_month_without_a_year_goes_on_with_the_year_long_ago_that_is_told_of() -> None:
    text = "وصل الوفد في 16 آذار 2010. وفي 23 آذار عاد، وفي أيار رحل."
    assert [iso for _, iso in found(text)] == ["2010-03-16", "2010-03-23", "2010-05"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("وصل الوفد في 16 أيلول 2010. وعاد في آب.", "2020-08"),  # an earlier month
        ("وصل الوفد في 16 آذار 2019. وعاد في أيار.", "2020-05"),  # a year of late
        ("وصل الوفد عام 2010. وعاد في أيار.", "2020-05"),  # no month before
        ("وصل الوفد في 16 آذار 2010. وعاد في أيار الماضي.", "2020-05"),
    ],
)
def test_other_months_without_a_year_lie_about_the_published_day(text: str, iso: str) -> None:
    assert [value for _, value in found(text)][-1] == iso


def test_the_half_of_a_month_is_its_month() -> None:
    assert found("في النصف الأول من آذار 2019") == [("آذار 2019", "2019-03")]


def test_the_years_between_which_are_two_mentions() -> None:
    assert found("زاد بين عامي 2014 و2017 كثيرا") == [("عامي 2014", "2014"), ("2017", "2017")]
    assert found("زاد بين 2014 و2017 كثيرا") == [("2014", "2014"), ("2017", "2017")]
    assert found("زاد بين 2014 ونهاية 2017 كثيرا") == [("2014", "2014"), ("2017", "2017")]


def test_the_months_between_which_are_two_mentions() -> None:
    assert found("امتد بين آذار وحزيران 2019.") == [("آذار", "2019-03"), ("وحزيران 2019", "2019-06")]
    assert found("امتد بين أيلول وآذار 2019.") == [("أيلول", "2018-09"), ("وآذار 2019", "2019-03")]


@pytest.mark.parametrize("text", ["في 2014 و2015 و2016", "منذ أعوام 2014 و2015 و2016", "لعام 2014 و2015 و2016"])
def test_each_of_a_list_of_years_is_a_mention(text: str) -> None:
    assert [iso for _, iso in found(text)] == ["2014", "2015", "2016"]


def test_a_list_of_numbers_is_no_list_of_years() -> None:
    assert found("بلغ العدد 2014 و2015 و2016") == []


def test_the_same_day_of_a_year_is_that_of_the_date_before() -> None:
    text = "في 10 أيلول من عام 1991 افتتح الجسر، وفي نفس اليوم من عام 1990 أغلق."
    assert found(text) == [("10 أيلول من عام 1991", "1991-09-10"), ("نفس اليوم من عام 1990", "1990-09-10")]


def test_the_same_day_of_a_year_is_the_year_where_no_day_stands_before() -> None:
    assert found("وفي نفس اليوم من عام 1990 أغلق.") == [("نفس اليوم من عام 1990", "1990")]


def test_two_years_are_two_mentions() -> None:
    assert found("شهد عامي 2014 و2015 مطرا") == [("عامي 2014", "2014"), ("2015", "2015")]


def test_a_hijri_date_and_its_gregorian_one_are_two_mentions() -> None:
    assert found("الأربعاء 28 رمضان 1436هـ الموافق 15 تموز 2015م") == [
        ("الأربعاء 28 رمضان 1436هـ", "2015-07-15"),
        ("15 تموز 2015م", "2015-07-15"),
    ]


def test_the_same_year_is_that_of_the_date_before() -> None:
    text = "افتتح في 5 آذار 2017 وأغلق في أيار من العام نفسه"
    assert found(text) == [("5 آذار 2017", "2017-03-05"), ("أيار من العام نفسه", "2017-05")]


def test_the_same_year_of_nothing_is_not_emitted() -> None:
    assert found("أغلق في أيار من العام نفسه") == []


def test_a_date_with_neither_year_nor_published_day_can_rest_on_its_range() -> None:
    assert found("من 3 آذار إلى 5 نيسان 2021", base=None) == [
        ("من 3 آذار إلى 5 نيسان 2021", "2021-03-03/2021-04-05")
    ]


def test_a_29_february_is_looked_for_in_the_years_that_have_one() -> None:
    assert found("في 29 شباط", base=dt.date(2020, 5, 1)) == [("29 شباط", "2020-02-29")]
    assert found("في 29 شباط", base=dt.date(2022, 5, 1)) == []
    assert found("في 29 شباط", base=dt.date(2023, 5, 1)) == []  # that of 2024 is too far


def test_the_end_of_the_calendar_is_no_crash() -> None:
    assert found("غداً", base=dt.date.max) == []
    assert found("أمس", base=dt.date.min) == []
    assert found("10 محرم هـ", base=dt.date(2077, 12, 31)) == []


@pytest.mark.parametrize("text", ["العام المقبل", "الشهر المقبل", "الأسبوع المقبل", "غدا الأحد", "آذار المقبل"])
def test_what_lies_beyond_the_calendar_is_not_emitted(text: str) -> None:
    assert found(text, base=dt.date.max) == []


def test_a_wide_gap_ends_an_expression() -> None:
    assert found("بدأ العمل الثلاثاء" + " " * 20 + "23 آب 2020") == [
        ("الثلاثاء", "2020-10-13"),
        ("23 آب 2020", "2020-08-23"),
    ]


def test_an_empty_line_ends_an_expression() -> None:
    assert found("بدأ العمل اليوم\n\nالثلاثاء، أربيل") == [("اليوم", "2020-10-13"), ("الثلاثاء", "2020-10-13")]


def test_offsets_are_code_points_of_the_raw_text() -> None:
    (mention,) = mentions("𐎠 في ٢٣ آبٍ ٢٠٢٠م.", field="title", base=None)
    assert (mention.field, mention.start, mention.end) == ("title", 5, 17)


def test_words_that_are_folded_already_give_the_same() -> None:
    text = "أعلن الجمعة، (9 تشرين الأول 2020)، وأمس الاثنين."
    assert mentions(text, field="body", base=TUESDAY, folded=folded_words(text)) == read(text)


class Counted(FoldedWords):
    """Words that count how often they are asked for."""

    asked = 0

    def __getitem__(self, index: Any) -> Any:
        self.asked += len(range(*index.indices(len(self)))) if isinstance(index, slice) else 1
        return super().__getitem__(index)


@pytest.mark.parametrize(
    "unit",
    [
        "من ",
        "9 ",
        "9-",
        "الجمعة ",
        "بين 3 و",
        "اليوم ",
        "تشرين ",
        "عام عام 2014 ",
        "غدا ",
        "2014 و",
        "(2014) ",
        "حرب 2014 ",
        "منذ ستة ",
    ],
)
def test_the_work_grows_with_the_text_and_not_faster(unit: str) -> None:
    def work(times: int) -> int:
        text = unit * times
        plain = folded_words(text)
        folded = Counted.of(plain.words, plain.starts, [end for _, _, end in plain])
        mentions(text, field="body", base=TUESDAY, folded=folded)
        return folded.asked

    assert work(2_000) <= 2.1 * work(1_000)


def test_no_form_repeats_without_bound() -> None:
    assert not set("*{") & set(GRAMMAR.pattern.replace(r"\?", ""))
    assert "+" not in GRAMMAR.pattern.replace(r"\+", "")


PARTS = (
    [row[1] for row in TABLE]
    + TRAPS
    + ["،", "(", ")", "/", "-", ".", "\n", "و", "من", "إلى", "2020", "9", "الأول"]
)
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PARTS), max_size=12).map(" ".join))
BASES = st.none() | st.dates()


@given(TEXTS, BASES)
def test_spans_slice_back_in_order_without_overlap(text: str, base: dt.date | None) -> None:
    end = 0
    for mention in read(text, base=base):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.text != ""
        end = mention.end


@given(TEXTS, BASES)
def test_spans_begin_and_end_with_words(text: str, base: dt.date | None) -> None:
    starts, ends = {word.start for word in words(text)}, {word.end for word in words(text)}
    for mention in read(text, base=base):
        assert mention.start in starts
        assert mention.end in ends


@given(TEXTS, BASES)
def test_every_value_is_a_day_month_year_or_interval_in_order(text: str, base: dt.date | None) -> None:
    for mention in read(text, base=base):
        assert first_day(mention.iso) <= last_day(mention.iso)
        if mention.precision != "range":
            assert PRECISIONS[len(mention.iso)] == mention.precision
