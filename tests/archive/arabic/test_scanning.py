"""All words of a long text at once: the same as word by word."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic import fold, folded_words, surfaces, words
from archive.arabic.words import WORD

_FILLER = "قال إنه في المدينة، ثم ذهب. " * 10
"""Makes any text long enough to be read off the table."""

MIXED = st.text(
    alphabet="اأٱبةئؤیەڵۆﻻﷺ\u0670\u0654َّـ\u200c\u200f\u2067٢۳3x\u0301İßΣ한\U0001d7ce\U0001f600 \n.،-_", max_size=80
)


def word_by_word(text: str) -> list[tuple[str, int, int]]:
    return [(part, *match.span()) for match in WORD.finditer(text) for part in fold(match[0]).split()]


@given(MIXED | st.text())
def test_a_long_text_has_the_folded_words_that_its_words_fold_to(text: str) -> None:
    long = text + _FILLER + text
    assert list(folded_words(long)) == word_by_word(long)


@given(MIXED | st.text())
def test_a_long_text_has_the_words_of_the_pattern(text: str) -> None:
    long = text + _FILLER + text
    found = words(long)
    assert [tuple(word) for word in found] == [(match[0], *match.span()) for match in WORD.finditer(long)]
    assert surfaces(long) == ([word.surface for word in found], [word.start for word in found])


@pytest.mark.parametrize(
    "block", [range(0x250), range(0x370, 0x780), range(0x1E00, 0x2070), range(0xFB50, 0xFF00)]
)
def test_every_letter_with_every_mark_of_arabic_folds_as_in_a_word(block: range) -> None:
    marks = [chr(code) for code in range(0x610, 0x670) if unicodedata.category(chr(code)) == "Mn"]
    for code in block:
        text = _FILLER + " ".join(f"ب{chr(code)}{mark}ب" for mark in marks)
        assert list(folded_words(text)) == word_by_word(text), hex(code)


def test_columns_agree_with_the_words() -> None:
    folded = folded_words(_FILLER)
    assert list(zip(folded.words, folded.starts, strict=True)) == [(word, start) for word, start, _ in folded]
