"""The bones of a stem, one fact a row of the table."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import analyze
from index.analysis.root import root

ROWS = [
    ("ضابط", "ضبط", "ALEF off"),
    ("فصيل", "فصل", "YEH off"),
    ("هدوء", "هد", "WAW and HAMZA off"),
    ("شدد", "شد", "two equal letters once"),
    ("تقدد", "تقد", "two equal letters once, before the letters are counted for a beginning"),
    ("سدود", "سد", "two that a weak letter parted"),
    ("مركز", "ركز", "MEEM off the beginning"),
    ("تنسيق", "نسق", "TEH off the beginning, NOON stays as the first of three"),
    ("مستشفي", "تشف", "MEEM and SEEN off the beginning, TEH stays as the first of three"),
    ("ملف", "ملف", "MEEM of three letters stays"),
    ("كركوك", "كرك", "no beginning: four letters stay"),
    ("2020", "2020", "digits"),
    ("school", "schol", "Latin"),
]
NONE = ["", "ا", "ماء", "قوي", "شيء", "وي"]

stems = st.text(alphabet="اويءمتنسبردكx2", max_size=12)


@pytest.mark.parametrize(("stem", "bones"), [row[:2] for row in ROWS], ids=[row[2] for row in ROWS])
def test_a_stem_is_left_with_its_bones(stem: str, bones: str) -> None:
    assert root(stem) == bones


@pytest.mark.parametrize("stem", NONE)
def test_fewer_than_two_letters_are_no_root(stem: str) -> None:
    assert root(stem) is None


@pytest.mark.parametrize(("word", "other"), [("عملية", "عمل"), ("مركزي", "مراكز"), ("كتاب", "مكتبة")])
def test_relatives_share_a_root_through_the_whole_chain(word: str, other: str) -> None:
    (one,), (two,) = analyze(word), analyze(other)
    assert one.forms["root"] == two.forms["root"] != ()


@given(st.text() | stems)
def test_a_root_has_two_letters_or_more(stem: str) -> None:
    bones = root(stem)
    assert bones is None or len(bones) > 1


@given(stems)
def test_a_root_has_no_weak_letter_and_no_letter_twice_in_a_row(stem: str) -> None:
    bones = root(stem) or ""
    assert not set(bones) & set("اويء")
    assert all(left != right for left, right in pairwise(bones))


@given(stems)
def test_a_root_is_its_own_root(stem: str) -> None:
    bones = root(stem)
    assert bones is None or root(bones) == bones


@given(st.text(alphabet="بردكمتنس", min_size=4, max_size=12), st.data())
def test_long_vowels_change_no_root(stem: str, data: st.DataObject) -> None:
    vowels = st.sampled_from(("", "ا", "و", "ي"))
    drawn = data.draw(st.lists(vowels, min_size=len(stem), max_size=len(stem)))
    assert root("".join(letter + vowel for letter, vowel in zip(stem, drawn, strict=True))) == root(stem)
