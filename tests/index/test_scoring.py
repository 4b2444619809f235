"""What a term in a document is worth."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import FORMS
from index.scoring import FORM_WEIGHTS, PIECES_OF_MATCHED, TITLE_WEIGHT, odds, rounded, worth

frequencies = st.integers(1, 10_000).map(float)
lengths = st.integers(1, 100_000).map(float)
averages = st.floats(1, 10_000)
chances = st.floats(1e-6, 1e7)


def test_the_worth_is_the_formula_of_the_module() -> None:
    assert worth(2.0, 10.0, 20.0, odds=3.0) == pytest.approx(math.log(1 + 1.5 * 2 / (0.1 + 0.9 * 10 / 20) * 3))


def test_the_odds_are_of_the_documents_without_the_term() -> None:
    assert odds(10, 2) == pytest.approx(8.5 / 2.5)


@given(frequencies, lengths, averages, chances)
def test_one_more_occurrence_is_worth_more(frequency: float, length: float, average: float, chance: float) -> None:
    assert worth(frequency + 1, length, average, odds=chance) > worth(frequency, length, average, odds=chance)


@given(st.integers(1, 9), lengths, averages, chances)
def test_each_further_occurrence_adds_less(frequency: int, length: float, average: float, chance: float) -> None:
    first, second, third = (
        float(worth(float(n), length, average, odds=chance)) for n in range(frequency, frequency + 3)
    )
    assert third - second <= second - first + 1e-9


@given(frequencies, lengths, averages, chances)
def test_in_a_longer_document_a_term_is_worth_less(
    frequency: float, length: float, average: float, chance: float
) -> None:
    longer = worth(frequency, 2 * length, average, odds=chance)
    assert longer < worth(frequency, length, average, odds=chance)


@given(st.integers(1, 10**6), st.data())
def test_a_rarer_term_is_worth_more(documents: int, data: st.DataObject) -> None:
    common = data.draw(st.integers(1, documents))
    rare = data.draw(st.integers(0, common - 1))
    assert odds(documents, rare) > odds(documents, common)
    assert worth(1.0, 5.0, 5.0, odds=odds(documents, rare)) > worth(1.0, 5.0, 5.0, odds=odds(documents, common))


@given(frequencies, lengths, averages, st.integers(1, 10**6), st.data())
def test_no_term_is_worth_less_than_nothing(
    frequency: float, length: float, average: float, documents: int, data: st.DataObject
) -> None:
    chance = odds(documents, data.draw(st.integers(1, documents)))
    assert worth(frequency, length, average, odds=chance) > 0


def test_a_term_that_every_document_holds_is_still_worth_something() -> None:
    assert worth(1.0, 5.0, 5.0, odds=odds(10, 10)) > 0


@given(st.lists(st.tuples(frequencies, lengths), min_size=1, max_size=20), averages, chances)
def test_an_array_is_worth_what_its_numbers_are(
    rows: list[tuple[float, float]], average: float, chance: float
) -> None:
    each = [float(worth(frequency, length, average, odds=chance)) for frequency, length in rows]
    held, sizes = np.array(rows, np.float64).T
    assert worth(held, sizes, average, odds=chance).tolist() == pytest.approx(each)


def test_every_form_counts_and_the_lemma_the_most() -> None:
    assert set(FORM_WEIGHTS) == set(FORMS)
    assert all(0 < weight <= FORM_WEIGHTS["lemma"] for weight in FORM_WEIGHTS.values())


def test_a_title_counts_more_and_pieces_of_a_found_word_less() -> None:
    assert TITLE_WEIGHT > 1 > PIECES_OF_MATCHED > 0


@pytest.mark.parametrize(("score", "other", "tied"), [(1.0, 1 + 1e-11, True), (1.0, 1 + 1e-8, False)])
def test_scores_tie_within_a_thousand_millionth(score: float, other: float, *, tied: bool) -> None:
    assert (rounded(score) == rounded(other)) is tied
