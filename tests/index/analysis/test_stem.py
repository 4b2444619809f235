"""One test a row of the stemmer's table, through the whole chain: a row that folding disarms would show here."""

import pytest

from index.analysis import analyze

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


def stem(word: str) -> str | None:
    (token,) = analyze(word)
    return token.stem


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
