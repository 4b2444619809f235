"""One spelling for the many."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic import fold
from archive.arabic.folding import LETTERS

ROWS = [
    ("أربيل", "اربيل", "ALEF WITH HAMZA ABOVE"),
    ("إربيل", "اربيل", "ALEF WITH HAMZA BELOW"),
    ("آب", "اب", "ALEF WITH MADDA"),
    ("ٱلعراق", "العراق", "ALEF WASLA"),
    ("ديالى", "ديالي", "ALEF MAKSURA"),
    ("البيشمركة", "البيشمركه", "TEH MARBUTA"),
    ("مسؤول", "مسوول", "WAW WITH HAMZA"),
    ("هيئة", "هييه", "YEH WITH HAMZA"),
    ("قُوَّاتٌ", "قوات", "harakat and shadda"),
    ("هٰذا", "هذا", "SUPERSCRIPT ALEF"),
    ("بغـــداد", "بغداد", "TATWEEL"),
    ("می\u200cخواهم", "ميخواهم", "ZERO WIDTH NON-JOINER"),
    ("\u200fبغداد\u200e", "بغداد", "bidi marks"),
    ("ﻻ", "لا", "presentation form"),
    ("ﷺ", "صلي الله عليه وسلم", "a ligature of four words"),
    ("٢٠٢٠", "2020", "Arabic-Indic digits"),
    ("۲۰۲۰", "2020", "extended Arabic-Indic digits"),
    ("Karkūk", "karkuk", "Latin case and macron"),
    ("ERBIL", "erbil", "Latin case"),
    ("ءاب", "ءاب", "a lone HAMZA stays"),
]


@pytest.mark.parametrize(("word", "folded"), [row[:2] for row in ROWS], ids=[row[2] for row in ROWS])
def test_a_spelling_folds_to_the_common_one(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(("letter", "plain"), LETTERS.items(), ids=[f"U+{ord(c):04X}" for c in LETTERS])
def test_each_letter_of_the_table_folds_inside_a_word(letter: str, plain: str) -> None:
    assert fold(f"ب{letter}ت") == f"ب{plain}ت"


@pytest.mark.parametrize(
    ("one", "other"),
    [("کەرکووک", "کەركووك"), ("پێشمەرگە", "بيشمەركە"), ("هه\u200cولێر", "ھەولێر")],
)
def test_kurdish_keyboards_agree(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("code", range(0x620, 0x64B))
def test_a_letter_folds_alike_in_a_word_with_marks_and_without(code: int) -> None:
    assert fold(f"ب{chr(code)}") == fold(f"ب{chr(code)}\N{ARABIC FATHA}")


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1))
def test_plain_letters_stay_as_they_are(word: str) -> None:
    assert fold(word) == word


def test_vocalised_news_folds_to_the_same_words_as_plain_news() -> None:
    lines = (Path(__file__).parent / "vocalised.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 20
    for line in lines:
        pair = json.loads(line)
        assert [fold(w) for w in pair["diacritized"].split()] == [fold(w) for w in pair["text"].split()]
