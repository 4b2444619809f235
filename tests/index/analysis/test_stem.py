"""One test a row of the stemmer's table, on words folded as the chain folds them.

A row that folding disarms would show here; that a lemma goes before a stem is a fact of the chain.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic import fold
from index.analysis import analyze
from index.analysis.stem import light_stem

BEGINNINGS = [
    ("والتنسيق", "تنسيق", "WAW ALEF LAM"),
    ("بالموصل", "موصل", "BEH ALEF LAM"),
    ("كالماء", "ماء", "KAF ALEF LAM"),
    ("فالجيش", "جيش", "FEH ALEF LAM"),
    ("للجيش", "جيش", "LAM LAM"),
    ("المركز", "مركز", "ALEF LAM"),
    ("ٱلمركز", "مركز", "ALEF WASLA LAM"),
    ("وبغداد", "بغداد", "WAW"),
]
ENDINGS = [
    ("كتابها", "كتاب", "HEH ALEF"),
    ("رجلان", "رجل", "ALEF NOON"),
    ("طلبات", "طلب", "ALEF TEH"),
    ("مهندسون", "مهندس", "WAW NOON"),
    ("مهندسين", "مهندس", "YEH NOON"),
    ("عراقيه", "عراق", "YEH HEH"),
    ("كتابه", "كتاب", "HEH"),
    ("عراقي", "عراق", "YEH"),
]
FOLDED_ENDINGS = [
    ("عراقية", "عراق", "YEH TEH-MARBUTA"),
    ("توجيهية", "توج", "YEH TEH-MARBUTA, then what it uncovers"),
    ("مدرسة", "مدرس", "TEH MARBUTA"),
    ("مستشفى", "مستشف", "ALEF MAKSURA"),
    ("هیئتی", "هييت", "FARSI YEH"),
]
LEFT_ALONE = [
    ("ضباط", "a broken plural"),
    ("بغداد", "a beginning of its own: BEH"),
    ("كركوك", "a beginning of its own: KAF"),
    ("فريق", "a beginning of its own: FEH"),
    ("الم", "one letter would be left after ALEF LAM"),
    ("ولد", "two letters would be left after WAW"),
    ("دان", "one letter would be left before ALEF NOON"),
    ("ماء", "a lone hamza"),
    ("school", "Latin"),
    ("2020", "digits"),
]


def stem(word: str) -> str:
    return light_stem(fold(word))


def names(rows: list[tuple[str, str, str]]) -> list[str]:
    return [row[2] for row in rows]


@pytest.mark.parametrize(("word", "left"), [row[:2] for row in BEGINNINGS], ids=names(BEGINNINGS))
def test_a_beginning_comes_off(word: str, left: str) -> None:
    assert stem(word) == left


@pytest.mark.parametrize(("word", "left"), [row[:2] for row in ENDINGS], ids=names(ENDINGS))
def test_an_ending_comes_off(word: str, left: str) -> None:
    assert stem(word) == left


@pytest.mark.parametrize(("word", "left"), [row[:2] for row in FOLDED_ENDINGS], ids=names(FOLDED_ENDINGS))
def test_an_ending_comes_off_however_it_is_spelt(word: str, left: str) -> None:
    assert stem(word) == left


@pytest.mark.parametrize("word", [row[0] for row in LEFT_ALONE], ids=[row[1] for row in LEFT_ALONE])
def test_what_belongs_to_the_word_stays(word: str) -> None:
    assert stem(word) == word


def test_only_one_beginning_comes_off() -> None:
    assert stem("والوزير") == "وزير"


def test_endings_come_off_one_after_the_other() -> None:
    assert stem("مدرساتها") == "مدرس"


def test_both_ends_come_off() -> None:
    assert stem("والمدرسة") == "مدرس"


def test_harakat_and_tatweel_do_not_hide_an_end() -> None:
    assert stem("وَالمَـدرَسَةُ") == "مدرس"


def test_a_broken_plural_is_not_its_singular() -> None:
    assert stem("ضباط") != stem("ضابط")


@pytest.mark.parametrize("word", ["طوزخورماتو", "الطوزخورماتو", "والطوزخورماتو", "للطوزخورماتو"])
def test_in_the_chain_the_stem_stands_for_a_name_without_lemma(word: str) -> None:
    (token,) = analyze(word)
    assert token.forms["lemma"] == (stem("طوزخورماتو"),)


@given(st.text(alphabet="والبكفنهيتمx2", max_size=14))
def test_a_stem_is_a_stretch_of_its_word_of_two_letters_or_the_word(word: str) -> None:
    left = light_stem(word)
    assert left in word
    assert left == word or len(left) > 1
