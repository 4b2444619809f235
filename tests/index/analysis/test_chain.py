"""The chain from a raw text to its tokens."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic import fold, words
from index.analysis import Token, analyze, folded_words, stem_of
from index.analysis.chain import FORMS

ARABIC = st.text(alphabet="ابةىيآئلنوهـَّٰﷺﻻگێە٢3x .،\u200c\u200f\n", max_size=60)


def test_a_token_has_the_word_its_place_and_its_forms() -> None:
    assert analyze("في المَركز") == [
        Token("في", 0, 2, "في", None),
        Token("المَركز", 3, 10, "المركز", "مركز"),
    ]


def test_a_token_has_every_form_that_is_indexed() -> None:
    assert set(FORMS) <= {"surface", *Token._fields}


def test_a_stop_word_keeps_its_position() -> None:
    assert [token.folded for token in analyze("اجتماع في بغداد")] == ["اجتماع", "في", "بغداد"]


def test_the_words_of_a_ligature_stand_at_one_place() -> None:
    tokens = analyze("محمد ﷺ قال")
    assert [token.folded for token in tokens] == ["محمد", "صلي", "الله", "عليه", "وسلم", "قال"]
    assert {token[:3] for token in tokens[1:5]} == {("ﷺ", 5, 6)}


def test_a_ligature_folds_to_several_words() -> None:
    assert folded_words("ﷺ") == ("صلي", "الله", "عليه", "وسلم")


def test_a_lone_tatweel_is_no_word() -> None:
    assert folded_words("ـ") == ()


def test_of_a_very_long_word_the_beginning_is_indexed_and_the_whole_is_marked() -> None:
    (token,) = analyze("ب" * 100)
    assert (token.folded, token.end) == ("ب" * 64, 100)
    assert token.stem == token.folded


def test_two_very_long_words_with_the_same_beginning_are_told_alike_in_text_and_query() -> None:
    (token,) = analyze("ب" * 100)
    assert folded_words("ب" * 64 + "ت") == (token.folded,)


@pytest.mark.parametrize("word", ["في", "المركز"])
def test_a_query_word_stems_as_a_word_of_a_text_does(word: str) -> None:
    (token,) = analyze(word)
    assert stem_of(token.folded) == token.stem


@given(st.text() | ARABIC)
def test_offsets_slice_back_to_the_word(text: str) -> None:
    assert all(text[token.start : token.end] == token.surface for token in analyze(text))


@given(st.text() | ARABIC)
def test_tokens_stand_in_the_order_of_the_text(text: str) -> None:
    assert all(left.start <= right.start for left, right in pairwise(analyze(text)))


@given(st.text() | ARABIC)
def test_a_folded_form_folds_to_itself(text: str) -> None:
    assert all(fold(token.folded) == token.folded for token in analyze(text))


@given(st.text() | ARABIC)
def test_no_form_is_empty(text: str) -> None:
    assert all(token.folded and token.stem != "" for token in analyze(text))


@given(st.text() | ARABIC)
def test_a_text_and_its_words_one_by_one_give_the_same_forms(text: str) -> None:
    apart = [part for word in words(text) for part in folded_words(word.surface)]
    assert [token.folded for token in analyze(text)] == apart
