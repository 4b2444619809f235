"""What the words of a query ask of the index."""

import pytest

from index.clauses import Term, clause_of, without_stop_words
from index.query import And, Node, Not, Or, Phrase, Word, parse
from index.scoring import FORM_WEIGHTS

SURFACE, STEM = FORM_WEIGHTS["surface"], FORM_WEIGHTS["stem"]
IN, CENTRE = Word("في"), Word("مركز")


def test_a_word_matches_by_its_stem_and_scores_by_both_forms() -> None:
    clause = clause_of(Word("المراكز"), exact=False)
    assert clause.match == (Term("stem", "مراكز"),)
    assert clause.scored == ((Term("surface", "المراكز"), SURFACE), (Term("stem", "مراكز"), STEM))


def test_an_exact_word_matches_and_scores_as_written() -> None:
    clause = clause_of(Word("المَراكز"), exact=True)
    assert clause.match == (Term("surface", "المراكز"),)
    assert clause.scored == ((Term("surface", "المراكز"), SURFACE),)


def test_a_stop_word_matches_and_scores_as_written() -> None:
    clause = clause_of(IN, exact=False)
    assert clause.match == (Term("surface", "في"),)
    assert clause.scored == ((Term("surface", "في"), SURFACE),)


def test_a_phrase_matches_as_written_at_adjacent_places() -> None:
    clause = clause_of(Phrase(("خط", "الدفاع")), exact=False)
    assert (clause.match, clause.adjacent) == ((Term("surface", "خط"), Term("surface", "الدفاع")), True)


def test_the_words_of_a_phrase_score_by_their_stems_too() -> None:
    clause = clause_of(Phrase(("خط", "الدفاع")), exact=False)
    assert (Term("stem", "دفاع"), STEM) in clause.scored


def test_a_phrase_of_one_word_is_that_word_as_written() -> None:
    clause = clause_of(Phrase(("الدفاع",)), exact=False)
    assert (clause.match, clause.adjacent) == ((Term("surface", "الدفاع"),), False)


def test_a_word_that_folds_to_several_is_a_phrase() -> None:
    clause = clause_of(Word("ﷲأكبر"), exact=False)
    whole = clause_of(Word("ﷺ"), exact=False)
    assert (clause.adjacent, whole.adjacent) == (False, True)
    assert [term.text for term in whole.match] == ["صلي", "الله", "عليه", "وسلم"]


def test_what_folds_to_nothing_asks_for_nothing() -> None:
    clause = clause_of(Word("ـ"), exact=False)
    assert (clause.match, clause.scored) == ((), ())


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("مركز في", And((CENTRE,))),
        ("في من", And((IN, Word("من")))),
        ("في", IN),
        ("«في»", Phrase(("في",))),
        ("مركز «في»", And((CENTRE, Phrase(("في",))))),
        ("مركز في OR ماء في", Or((And((CENTRE,)), And((Word("ماء"),))))),
        ("في -مركز", And((IN, Not(CENTRE)))),
        ("مركز -في", And((CENTRE, Not(IN)))),
        ("-(مركز في)", Not(And((CENTRE,)))),
        ("", And(())),
    ],
)
def test_stop_words_are_left_out_where_something_else_is_asked_for(asked: str, left: Node) -> None:
    assert without_stop_words(parse(asked)) == left
