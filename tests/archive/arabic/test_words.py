"""Words of a raw text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic import words


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("كِتابٌ جديد", ["كِتابٌ", "جديد"]),
        ("بغـــداد،وأربيل", ["بغـــداد", "وأربيل"]),
        ("٢٠٢٠م", ["٢٠٢٠", "م"]),
        ("F16 COVID-19", ["F", "16", "COVID", "19"]),
        ("#عاصي_الحلاني", ["عاصي", "الحلاني"]),
        ("هه\u200cولێر", ["هه\u200cولێر"]),
        ("ھەولێر ٱلعراق ۀ ۊ", ["ھەولێر", "ٱلعراق", "ۀ", "ۊ"]),
        ("(البيشمركة)", ["البيشمركة"]),
        ("قال:\u200f«نعم»", ["قال", "نعم"]),
        ("106,78", ["106", "78"]),
        ("", []),
    ],
)
def test_a_text_falls_into_words(text: str, surfaces: list[str]) -> None:
    assert [word.surface for word in words(text)] == surfaces


@given(st.text())
def test_offsets_slice_back_to_the_word(text: str) -> None:
    for word in words(text):
        assert text[word.start : word.end] == word.surface


@given(st.text())
def test_words_stand_in_order_and_never_overlap(text: str) -> None:
    found = words(text)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(st.text(alphabet="ابغدَـ \u200c٢3x", max_size=60))
def test_no_letter_or_digit_is_left_out(text: str) -> None:
    covered = {i for word in words(text) for i in range(word.start, word.end)}
    assert all(i in covered for i, letter in enumerate(text) if letter in "ابغد٢3x")
