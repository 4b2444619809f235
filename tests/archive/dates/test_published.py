"""When an article without a declared day was published, as its words let us infer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import Published
from archive.dates import infer_published

TODAY = "استضافته القيادة، اليوم الثلاثاء، في بغداد."
FRIDAY = "أعلن الجمعة، (9 تشرين الأول 2020)، عن زيارة."
AUGUST = "أعلنا في 23 اب 2020، عن افتتاح المركز."


def day(*sentences: str) -> str | None:
    published = infer_published("\n".join(sentences))
    return published.iso if published else None


def test_today_with_its_weekday_follows_the_latest_explicit_date() -> None:
    assert infer_published(f"{TODAY}\n{FRIDAY}\n{AUGUST}") == Published(
        "2020-10-13", "day", "inferred: «اليوم الثلاثاء» بعد «9 تشرين الأول 2020»"
    )


def test_yesterday_with_its_weekday_puts_the_day_after_it() -> None:
    assert infer_published(f"بدأ العمل أمس (الأحد).\n{FRIDAY}") == Published(
        "2020-10-12", "day", "inferred: «أمس الأحد» بعد «9 تشرين الأول 2020»"
    )


@pytest.mark.parametrize(
    ("phrase", "iso"),
    [
        ("اليوم الجمعة", "2020-10-09"),  # the explicit date itself
        ("اليوم الخميس", "2020-10-15"),  # the last of the seven days
        ("اليوم (الثلاثاء)", "2020-10-13"),
        ("اليوم، الثلاثاء،", "2020-10-13"),
        ("صباح اليوم الثلاثاء", "2020-10-13"),
        ("يوم أمس الاثنين", "2020-10-13"),
        ("مساء أمس، الاثنين", "2020-10-13"),
    ],
)
def test_the_first_such_weekday_on_or_after_the_explicit_date(phrase: str, iso: str) -> None:
    assert day(f"بدأ العمل {phrase} في أربيل.", FRIDAY) == iso


def test_the_explicit_date_may_stand_before_or_after() -> None:
    assert day(FRIDAY, TODAY) == day(TODAY, FRIDAY) == "2020-10-13"


def test_today_and_yesterday_that_agree_are_one_answer() -> None:
    assert day(TODAY, "بدأ العمل أمس الاثنين.", FRIDAY) == "2020-10-13"


@pytest.mark.parametrize(
    "sentences",
    [
        (TODAY, "بدأ العمل اليوم الأربعاء.", FRIDAY),  # two days that cannot both be today
        (TODAY,),  # nothing to count from
        (FRIDAY,),  # no today
        ("بدأ العمل اليوم.", FRIDAY),  # today without its weekday
        ("بدأ العمل الثلاثاء.", FRIDAY),  # a weekday without today
        ("يبدأ العمل غدا الثلاثاء.", FRIDAY),
        (TODAY, "كان ذلك في تشرين الأول 2020."),  # a month is no day
        (TODAY, "كان ذلك في 9 تشرين الأول."),  # no year
        (TODAY, "كان ذلك في 21 صفر 1442هـ."),  # off by a day where the crescent was
        ("",),
    ],
)
def test_otherwise_an_article_is_undated(sentences: tuple[str, ...]) -> None:
    assert day(*sentences) is None


@pytest.mark.parametrize(
    "announcement",
    [
        "سيفتتح المعرض في 20 تشرين الأول 2020.",
        "من المقرر افتتاح المعرض في 20 تشرين الأول 2020.",
        "وسوف يفتتح المعرض في 20 تشرين الأول 2020.",
        "يفتتح يوم الثلاثاء المقبل 20 تشرين الأول 2020.",
        "يقام المعرض في الخميس 22 تشرين الأول 2020.",
        "على أن يستمر التوزيع حتى 30 تشرين الأول 2020.",
        "تسلم الطلبات لغاية 30 تشرين الأول 2020.",
    ],
)
def test_a_date_announced_as_future_is_no_past_date(announcement: str) -> None:
    assert day(TODAY, FRIDAY, announcement) == "2020-10-13"


def test_an_explicit_date_beside_today_is_today() -> None:
    assert day("بدأ العمل اليوم الثلاثاء 13 تشرين الأول 2020 في أربيل.") == "2020-10-13"


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert infer_published(text) is None
