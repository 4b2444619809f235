"""Runs of four letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic import fold
from index.analysis import analyze
from index.analysis.pieces import LENGTH, pieces


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("نفط", ()),
        ("", ()),
        ("قوات", ("قوات",)),
        ("بغداد", ("بغدا", "غداد")),
        ("العراق", ("العر", "لعرا", "عراق")),
        ("للموصل", ("للمو", "لموص", "موصل")),
        ("بببببب", ("بببب",)),
        ("school", ("scho", "choo", "hool")),
    ],
)
def test_a_word_has_its_runs_of_four_in_order_and_once(word: str, found: tuple[str, ...]) -> None:
    assert pieces(word) == found


def test_pieces_are_of_the_folded_word_and_not_of_its_lemma() -> None:
    (token,) = analyze("اللِّجـان")
    assert token.forms["piece"] == ("اللج", "للجا", "لجان")


def test_a_misspelt_word_keeps_most_of_its_pieces() -> None:
    assert set(pieces(fold("البيشمرقة"))) & set(pieces(fold("البيشمركة"))) == {"البي", "لبيش", "بيشم", "يشمر"}


@given(st.text())
def test_every_piece_is_four_letters_in_a_row_of_the_word(word: str) -> None:
    assert all(len(piece) == LENGTH and piece in word for piece in pieces(word))


@given(st.text())
def test_no_four_letters_in_a_row_are_left_out(word: str) -> None:
    assert {word[at : at + LENGTH] for at in range(max(len(word) - LENGTH + 1, 0))} == set(pieces(word))


@given(st.text(alphabet="اب", max_size=20))
def test_no_piece_comes_twice(word: str) -> None:
    found = pieces(word)
    assert len(set(found)) == len(found)
