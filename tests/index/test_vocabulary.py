"""The words that an index holds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import And, AnyOf, Fuzzy, Not, Or, Prefix, Word
from index.vocabulary import MAX_EXPANSIONS_OF_QUERY, WordCounts, edits_to, spelled_out, usual_spellings
from index.whoosh_engine.letters import differing, letter_sets, letters_of

WORDS = WordCounts(
    {"مركز": 5, "المركز": 7, "والمركز": 1, "ومركز": 2, "مركب": 4, "مركزي": 1, "بمركز": 1, "Centre": 1}
)


def test_a_prefix_comes_to_words_with_and_without_article_the_most_frequent_first() -> None:
    assert spelled_out(Prefix("مركز"), WORDS) == AnyOf(("المركز", "مركز", "ومركز", "مركزي", "والمركز"))


def test_an_approximate_word_comes_to_itself_or_what_is_near() -> None:
    assert spelled_out(Fuzzy("مركز", 1), WORDS) == Or((Word("مركز"), AnyOf(("مركب", "ومركز", "بمركز", "مركزي"))))


def test_patterns_are_spelled_out_wherever_they_stand() -> None:
    assert spelled_out(And((Not(Prefix("مركب", "title")), Word("ماء"))), WORDS) == And(
        (Not(AnyOf(("مركب",), "title")), Word("ماء"))
    )


def test_a_query_comes_to_so_many_words_at_most() -> None:
    letters = "بتثجحخدذرزسشصض"
    many = WordCounts({f"كلم{a}{b}": 1 for a in letters for b in letters})
    spelled = spelled_out(And((Prefix("كلم"),) * 9), many)
    assert isinstance(spelled, And)
    sizes = [len(part.words) for part in spelled.parts if isinstance(part, AnyOf)]
    assert sum(sizes) == MAX_EXPANSIONS_OF_QUERY


@pytest.mark.parametrize(
    ("other", "edits"),
    [("مركب", 1), ("مرك", 1), ("مركزي", 1), ("مكرز", 1), ("مكر", 2), ("المركز", 2), ("مركز", None), ("ماء", None)],
)
def test_an_edit_is_a_letter_more_less_or_other_or_two_exchanged(other: str, edits: int | None) -> None:
    assert edits_to("مركز", [other], 2).get(other) == edits


def test_the_usual_spelling_is_the_most_frequent_without_marks() -> None:
    written = [("أربيل", 2), ("اربيل", 3), ("أَربيل", 2), ("ﷺ", 9)]
    assert usual_spellings(written) == {"اربيل": "أربيل"}


LETTERS = "ابتكلمنيabc"
words = st.text(alphabet=LETTERS, min_size=2, max_size=8)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """A word and the same after one edit."""
    word = draw(words)
    at = draw(st.integers(0, len(word) - 2))
    letter = draw(st.sampled_from(LETTERS))
    forms = (
        word[:at] + letter + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    return word, draw(st.sampled_from(forms))


@given(edited())
def test_an_edit_is_one_edit_and_changes_two_letters_at_most(pair: tuple[str, str]) -> None:
    word, other = pair
    encoded = np.frombuffer(other.encode(), np.uint8)
    assert edits_to(word, [other], 1) == ({} if word == other else {other: 1})
    assert differing(letter_sets(encoded, np.array([0, len(encoded)])), letters_of(word))[0] <= 2
