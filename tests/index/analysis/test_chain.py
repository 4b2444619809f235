"""The chain from a raw text to its tokens."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic import fold, words
from index.analysis import FORMS, Forms, Token, analyze, forms_of
from index.analysis.pieces import pieces
from index.analysis.root import root
from index.analysis.stem import light_stem

ARABIC = st.text(alphabet="ابةىيآئلنوهـَّٰﷺﻻگێە٢3x .،\u200c\u200f\n", max_size=60)


def test_a_token_has_the_word_its_place_and_its_forms() -> None:
    stop: Forms = {"surface": ("في",), "lemma": (), "root": (), "piece": ()}
    word: Forms = {
        "surface": ("المراكز",),
        "lemma": ("مركز", "مراكز"),
        "root": ("ركز",),
        "piece": ("المر", "لمرا", "مراك", "راكز"),
    }
    assert analyze("في المَراكز") == [Token("في", 0, 2, stop), Token("المَراكز", 3, 11, word)]


def test_a_stop_word_keeps_its_position() -> None:
    assert [token.folded for token in analyze("اجتماع في بغداد")] == ["اجتماع", "في", "بغداد"]


def test_a_stop_word_is_told_from_the_others() -> None:
    assert [token.is_stop_word for token in analyze("اجتماع في بغداد")] == [False, True, False]


def test_the_lemma_is_of_the_word_as_written_and_not_of_its_folded_form() -> None:
    (written,), (folded,) = analyze("آلَة"), analyze("اله")
    assert written.folded == folded.folded
    assert written.forms["lemma"] != folded.forms["lemma"]


def test_the_root_is_of_the_lemma() -> None:
    (token,) = analyze("قررت")
    assert token.forms["root"] == (root("قرر"),) != (root(light_stem("قررت")),)


def test_the_words_of_a_ligature_stand_at_one_place() -> None:
    tokens = analyze("محمد ﷺ قال")
    assert [token.folded for token in tokens] == ["محمد", "صلي", "الله", "عليه", "وسلم", "قال"]
    assert {token[:3] for token in tokens[1:5]} == {("ﷺ", 5, 6)}


def test_each_word_of_a_ligature_has_forms_of_its_own() -> None:
    assert [forms["surface"] for forms in forms_of("ﷺ")] == [("صلي",), ("الله",), ("عليه",), ("وسلم",)]
    assert forms_of("ﷺ")[1] == forms_of("الله")[0]


def test_a_lone_tatweel_is_no_word() -> None:
    assert forms_of("ـ") == ()


def test_of_a_very_long_word_the_beginning_is_indexed_and_the_whole_is_marked() -> None:
    (token,) = analyze("ب" * 100)
    assert (token.folded, token.end) == ("ب" * 64, 100)
    assert token.forms["lemma"] == (token.folded,)


def test_two_very_long_words_with_the_same_beginning_are_told_alike_in_text_and_query() -> None:
    assert forms_of("ب" * 64 + "ت") == forms_of("ب" * 100)


@pytest.mark.parametrize("word", ["في", "المركز", "school", "٢٠٢٠"])
def test_every_form_is_given_though_it_be_empty(word: str) -> None:
    (forms,) = forms_of(word)
    assert tuple(forms) == FORMS


@given(st.text() | ARABIC)
def test_offsets_slice_back_to_the_word(text: str) -> None:
    assert all(text[token.start : token.end] == token.surface for token in analyze(text))


@given(st.text() | ARABIC)
def test_tokens_stand_in_the_order_of_the_text(text: str) -> None:
    assert all(left.start <= right.start for left, right in pairwise(analyze(text)))


@given(st.text() | ARABIC)
def test_what_is_indexed_folds_to_itself(text: str) -> None:
    found = [(form, each) for token in analyze(text) for form in FORMS for each in token.forms[form]]
    assert all(fold(each) == each for form, each in found if form in {"surface", "lemma"})


@given(st.text() | ARABIC)
def test_no_form_is_the_empty_text(text: str) -> None:
    assert all(each for token in analyze(text) for form in FORMS for each in token.forms[form])


@given(st.text() | ARABIC)
def test_a_word_has_one_surface_and_a_lemma_unless_it_is_a_stop_word(text: str) -> None:
    for token in analyze(text):
        assert len(token.forms["surface"]) == 1
        assert (len(token.forms["lemma"]) in {1, 2}) == (not token.is_stop_word)


@given(st.text() | ARABIC)
def test_a_stop_word_has_neither_root_nor_pieces_and_another_word_has_its_pieces(text: str) -> None:
    for token in analyze(text):
        assert token.forms["piece"] == (() if token.is_stop_word else pieces(token.folded))
        assert not (token.is_stop_word and token.forms["root"])


@given(st.text() | ARABIC)
def test_a_text_and_its_words_one_by_one_give_the_same_forms(text: str) -> None:
    apart = [forms for word in words(text) for forms in forms_of(word.surface)]
    assert [token.forms for token in analyze(text)] == apart
