"""What the words of a query ask of the index."""

from typing import Any

import pytest

from index.analysis import FORMS
from index.clauses import Clause, Scored, Term, adjacent_pairs, clause_of, scored_once, to_be_matched
from index.query import And, Node, Not, Or, Phrase, SearchRequest, Word, all_words, sought
from index.query_language import parse
from index.scoring import FORM_WEIGHTS

IN, CENTRE, WATER = Word("في"), Word("مركز"), Word("ماء")


def clause(leaf: Word | Phrase, **given: Any) -> Clause:
    return clause_of(leaf, SearchRequest(**given))


def terms(**forms: tuple[str, ...]) -> tuple[tuple[Term, float], ...]:
    """The terms of a word with the weights of their forms."""
    return tuple((Term(form, text), FORM_WEIGHTS[form]) for form in FORMS for text in forms.get(form, ()))


def surfaces(*texts: str) -> tuple[Term, ...]:
    return tuple(Term("surface", text) for text in texts)


def scored(asked: str, **given: Any) -> list[Scored]:
    """What the words of a query score by."""
    request = SearchRequest(query=parse(asked), **given)
    return [word for _, word in scored_once(clause_of(leaf, request) for leaf in sought(request.query))]


def test_a_word_matches_by_its_surface_or_its_lemma_with_its_article_or_without() -> None:
    assert set(clause(Word("المراكز")).match) == {
        Term("surface", "المراكز"),
        Term("surface", "مراكز"),
        Term("lemma", "مركز"),
        Term("lemma", "مراكز"),
        Term("lemma", "المراكز"),
    }


def test_a_word_scores_by_all_its_forms() -> None:
    (word,) = clause(Word("المراكز")).words
    assert word.matching == (Term("surface", "المراكز"), Term("lemma", "مركز"))
    assert word.terms == terms(
        surface=("المراكز",), lemma=("مركز",), root=("ركز",), piece=("المر", "لمرا", "مراك", "راكز")
    )


def test_where_any_word_suffices_any_form_of_it_does() -> None:
    widened = clause(Word("المراكز"), match="any")
    assert set(widened.match) == {
        *clause(Word("المراكز")).match,
        *(term for term, _ in widened.words[0].terms),
    }
    assert widened.words == clause(Word("المراكز")).words


@pytest.mark.parametrize("match", ["all", "any"])
def test_an_exact_word_matches_and_scores_as_written(match: str) -> None:
    exact = clause(Word("المَراكز"), exact=True, match=match)
    assert exact.match == surfaces("المراكز")
    assert exact.words == (Scored(surfaces("المراكز"), terms(surface=("المراكز",))),)


def test_a_stop_word_matches_and_scores_as_written() -> None:
    assert clause(IN) == Clause(surfaces("في"), (Scored(surfaces("في"), terms(surface=("في",))),))


@pytest.mark.parametrize("match", ["all", "any"])
def test_a_phrase_matches_as_written_at_adjacent_places(match: str) -> None:
    phrase = clause(Phrase(("خط", "الدفاع")), match=match)
    assert (phrase.match, phrase.slack) == (surfaces("خط", "الدفاع"), 0)


def test_the_words_of_a_phrase_score_as_written() -> None:
    assert [word.terms for word in clause(Phrase(("خط", "الدفاع"))).words] == [
        terms(surface=("خط",)),
        terms(surface=("الدفاع",)),
    ]


@pytest.mark.parametrize("match", ["all", "any"])
def test_a_phrase_of_one_word_is_that_word_as_written(match: str) -> None:
    phrase = clause(Phrase(("الدفاع",)), match=match)
    assert (phrase.match, phrase.slack) == (surfaces("الدفاع"), None)


def test_a_word_that_folds_to_several_is_a_phrase() -> None:
    one, several = clause(Word("ﷲ")), clause(Word("ﷺ"))
    assert (one.slack, several.slack) == (None, 0)
    assert several.match == surfaces("صلي", "الله", "عليه", "وسلم")


def test_what_folds_to_nothing_asks_for_nothing() -> None:
    assert clause(Word("ـ")) == Clause((), ())


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("مركز في", And((CENTRE,))),
        ("في من", And((IN, Word("من")))),
        ("في", IN),
        ("«في»", Phrase(("في",))),
        ("مركز «في»", And((CENTRE, Phrase(("في",))))),
        ("مركز في OR ماء في", Or((And((CENTRE,)), And((WATER,))))),
        ("في -مركز", And((IN, Not(CENTRE)))),
        ("مركز -في", And((CENTRE, Not(IN)))),
        ("-(مركز في)", Not(And((CENTRE,)))),
        ("", And(())),
    ],
)
def test_stop_words_are_left_out_where_something_else_is_asked_for(asked: str, left: Node) -> None:
    assert to_be_matched(SearchRequest(query=parse(asked))) == left


@pytest.mark.parametrize(
    ("asked", "widened"),
    [
        ("مركز ماء", Or((CENTRE, WATER))),
        ("مركز ماء مركز", Or((CENTRE, WATER))),
        ("مركز OR ماء", Or((CENTRE, WATER))),
        ("مركز في", Or((CENTRE,))),
        ("في", Or((IN,))),
        ("مركز «خط دفاع»", Or((CENTRE, Phrase(("خط", "دفاع"))))),
        ("مركز ماء -طريق", And((Or((CENTRE, WATER)), Not(Word("طريق"))))),
        ("مركز -(ماء طريق)", And((Or((CENTRE,)), Not(And((WATER, Word("طريق"))))))),
    ],
)
def test_where_any_word_suffices_only_what_is_excluded_must_hold(asked: str, widened: Node) -> None:
    assert to_be_matched(SearchRequest(query=parse(asked), match="any")) == widened


def test_a_word_asked_for_twice_scores_once() -> None:
    assert len(scored("مركز مركز")) == 1


def test_a_word_under_two_spellings_scores_its_common_terms_once() -> None:
    first, second = scored("مركز المركز")
    assert first.terms == clause(CENTRE).words[0].terms
    assert terms(lemma=("مركز",))[0] not in second.terms
    assert terms(surface=("المركز",))[0] in second.terms


def test_the_second_of_two_spellings_still_knows_what_it_matches() -> None:
    first, second = scored("مركز المركز")
    assert Term("lemma", "مركز") in first.matching
    assert Term("lemma", "مركز") in second.matching


def test_what_only_ranks_counts_once_for_words_of_one_root() -> None:
    first, second = scored("عملية عمل")
    assert terms(root=("عمل",))[0] in first.terms
    assert terms(root=("عمل",))[0] not in second.terms


def test_words_score_in_the_order_of_the_query() -> None:
    assert [word.matching[0].text for word in scored("ماء «خط دفاع» مركز")] == ["ماء", "خط", "دفاع", "مركز"]


def test_each_word_that_scores_comes_with_its_clause() -> None:
    request = SearchRequest(query=all_words("ماء مركز"))
    clauses = [clause_of(leaf, request) for leaf in sought(request.query)]
    assert [found for found, _ in scored_once(clauses)] == clauses


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("خط دفاع مشترك", [("خط", "دفاع"), ("دفاع", "مشترك")]),
        ("خط في دفاع", [("خط", "دفاع")]),
        ("خط", []),
        ("خط -دفاع", []),
        ("title:خط دفاع", []),
        ("(خط OR طريق) دفاع", [("خط", "دفاع")]),
        ("خط خط خط", [("خط", "خط")]),
        ("عبدالأمير صالح", [("عبد", "الامير"), ("الامير", "صالح")]),
    ],
)
def test_words_side_by_side_make_pairs(text: str, pairs: list[tuple[str, str]]) -> None:
    found = adjacent_pairs(parse(text))
    assert [tuple(term.text for term in pair.match) for pair in found] == pairs
    assert {pair.slack for pair in found} <= {0}
