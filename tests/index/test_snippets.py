"""The fragments of a text that show why it was found."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic import words
from index.analysis import FORMS, analyze
from index.clauses import Term, clause_of, to_be_matched
from index.query import Node, SearchRequest, sought
from index.query_language import parse
from index.results import Snippet
from index.snippets import FRAGMENT_LENGTH, FRAGMENTS, marks, snippets
from tests.articles import WORDS

FILLER = "وتابع الحاضرون عرضاً عن سير الأعمال في الموقع. "


def shown(snippet: Snippet) -> list[str]:
    return [snippet.text[start:end] for start, end in snippet.marks]


def only(text: str, asked: str, *, exact: bool = False) -> Snippet:
    (snippet,) = snippets(text, parse(asked), exact=exact)
    return snippet


def test_a_whole_word_is_marked_as_written() -> None:
    assert shown(only("اجتماع والتنسيق مستمر", "تنسيق")) == ["والتنسيق"]


def test_the_marks_of_a_text_are_its_own_offsets() -> None:
    assert marks("في المركز، مركز", parse("مركز")) == [(3, 9), (11, 15)]


def test_another_form_of_a_word_is_marked() -> None:
    assert shown(only("زار الضباط مناطق المدينة", "ضابط منطقة")) == ["الضباط", "مناطق"]


def test_what_only_ranks_is_not_marked() -> None:
    assert marks("عمل البيشمركة", parse("عملية البيشمرقة")) == []


def test_an_exact_search_marks_the_word_as_written_only() -> None:
    assert shown(only("المركز مركز", "مركز", exact=True)) == ["مركز"]


def test_a_phrase_is_marked_only_where_it_stands_whole() -> None:
    assert marks("خط دفاع ثم خط ثم دفاع", parse('"خط دفاع"')) == [(0, 2), (3, 7)]


def test_overlapping_occurrences_of_a_phrase_are_marked_once() -> None:
    assert marks("يوم يوم يوم", parse('"يوم يوم"')) == [(0, 3), (4, 7), (8, 11)]


def test_an_excluded_word_is_not_marked() -> None:
    assert marks("ماء كهرباء", parse("ماء -كهرباء")) == [(0, 3)]


def test_a_stop_word_beside_other_words_is_not_marked() -> None:
    assert marks("اجتماع في بغداد", parse("في بغداد")) == [(10, 15)]


def test_a_ligature_is_marked_as_a_whole() -> None:
    assert marks("محمد ﷺ", parse("الله")) == [(5, 6)]


def test_a_text_that_fits_is_shown_whole_without_ellipsis() -> None:
    assert only("افتتح المركز. وحضر المدير.", "مركز").text == "افتتح المركز. وحضر المدير."


def test_a_fragment_begins_and_ends_with_a_sentence() -> None:
    text = FILLER * 6 + "وافتتح المركز الجديد. " + FILLER * 6
    snippet = only(text, "مركز")
    assert snippet.text.startswith("وتابع")
    assert snippet.text.endswith(".")
    assert len(snippet.text) <= FRAGMENT_LENGTH


@pytest.mark.parametrize("end", ["؟ ", "! ", "… ", ".\n", "\n"])
def test_a_sentence_ends_with_its_mark_or_with_the_line(end: str) -> None:
    first, second = "أين المركز" + " ب" * 100, "هنا الماء" + " ب" * 100
    assert [s.text for s in snippets(f"{first}{end}{second}", parse("مركز OR ماء"))] == [
        first + end.strip(),
        second,
    ]


def test_a_full_stop_within_a_number_ends_no_sentence() -> None:
    first = "بلغت النسبة 3.5 بالمئة" + " ب" * 90
    assert only(f"{first}. {FILLER * 4}", "النسبة").text.startswith(f"{first}.")


def test_a_long_sentence_is_cut_between_words_and_says_so() -> None:
    snippet = only("كلمة " * 100 + "المركز " + "كلمة " * 100, "مركز")
    assert snippet.text.startswith("…كلمة")
    assert snippet.text.endswith("كلمة…")
    assert shown(snippet) == ["المركز"]
    assert len(snippet.text) <= FRAGMENT_LENGTH + len("……")


def test_a_marked_word_is_never_cut() -> None:
    snippet = only("x" * 230 + "ماء" + "ـ" * 20 + "ي" + "x" * 100, "مائي OR ماءي")
    assert shown(snippet) == ["ماء" + "ـ" * 20 + "ي"]


def test_a_line_end_within_a_fragment_is_shown_as_a_blank() -> None:
    assert only("افتتح المركز\nوحضر المدير", "مركز").text == "افتتح المركز وحضر المدير"


def test_the_fragments_with_the_most_different_words_are_taken_in_the_order_of_the_text() -> None:
    one, both, other = "ماء ماء ماء. ", "ماء وكهرباء. ", "كهرباء. "
    texts = [s.text for s in snippets((FILLER * 5).join([one, other, both]), parse("ماء OR كهرباء"))]
    assert ["ماء ماء ماء" in texts[0], "ماء وكهرباء" in texts[1], len(texts)] == [True, True, FRAGMENTS]


def test_without_a_match_the_beginning_is_shown() -> None:
    (snippet,) = snippets(FILLER * 10, parse("مركز"))
    assert (snippet.marks, snippet.text) == ((), (FILLER * 5).strip())


@pytest.mark.parametrize("text", ["", "\n", "...", "؟!"])
def test_a_text_without_a_sentence_has_no_snippet(text: str) -> None:
    assert snippets(text, parse("ماء")) == ()


def test_a_snippet_says_which_field_it_is_of() -> None:
    (snippet,) = snippets("مركز التنسيق", parse("مركز"), field="title")
    assert snippet.field == "title"


pieces = st.sampled_from(
    (*WORDS, "خط", "دفاع", "ﷺ", "x" * 300, ".", "؟", "…", "\n", "\u2028", "\t", "«", "3.5", "ـ")
)
texts = st.text() | st.lists(st.tuples(pieces, st.sampled_from(("", " ", " "))), max_size=150).map(
    lambda found: "".join(piece + blank for piece, blank in found)
)
queries = st.sampled_from(
    ("ماء", "ماء كهرباء", '"في بغداد"', "بغداد OR التنسيق", "الله", "x", "في", "-ماء", "", "٢٠٢٠ School")
).map(parse)


def matching_words(text: str, query: Node, *, exact: bool) -> set[str]:
    """The words of a text that answer some clause, phrases taken apart."""
    request = SearchRequest(query=query, exact=exact)
    clauses = [clause_of(leaf, request) for leaf in sought(to_be_matched(request))]
    wanted = {term for clause in clauses for term in clause.match}
    return {
        token.surface
        for token in analyze(text)
        if any(Term(form, each) in wanted for form in FORMS for each in token.forms[form])
    }


def blank(text: str) -> str:
    return regex.sub(r"\s", " ", text)


@given(text=texts, query=queries, exact=st.booleans())
def test_every_mark_is_a_whole_word_that_matches(*, text: str, query: Node, exact: bool) -> None:
    matching = matching_words(text, query, exact=exact)
    for snippet in snippets(text, query, exact=exact):
        whole = {(word.start, word.end) for word in words(snippet.text)}
        assert set(snippet.marks) <= whole
        assert set(shown(snippet)) <= matching


@given(text=texts, query=queries, exact=st.booleans())
def test_a_snippet_is_a_slice_of_the_text(*, text: str, query: Node, exact: bool) -> None:
    for snippet in snippets(text, query, exact=exact):
        inner = snippet.text.removeprefix("…").removesuffix("…")
        assert inner in blank(text)


@given(text=texts, query=queries, exact=st.booleans())
def test_snippets_are_few_and_short(*, text: str, query: Node, exact: bool) -> None:
    found = snippets(text, query, exact=exact)
    longest = max((word.end - word.start for word in words(text)), default=0)
    assert len(found) <= FRAGMENTS
    assert all(len(snippet.text) <= max(FRAGMENT_LENGTH, FRAGMENT_LENGTH + longest) + 2 for snippet in found)


@given(text=texts, query=queries, exact=st.booleans())
def test_what_a_text_matches_with_is_shown(*, text: str, query: Node, exact: bool) -> None:
    found = snippets(text, query, exact=exact)
    assert any(snippet.marks for snippet in found) == bool(marks(text, query, exact=exact))


@given(st.lists(st.sampled_from(("خط", "دفاع", "ثم")), max_size=20))
def test_the_marks_of_a_phrase_make_up_whole_occurrences(text: list[str]) -> None:
    phrase = [token.folded for token in analyze("خط دفاع")]
    expected = {at + step for at in range(len(text)) if text[at : at + 2] == phrase for step in range(2)}
    places = [word.start for word in words(" ".join(text))]
    found = marks(" ".join(text), parse('"خط دفاع"'))
    assert [start for start, _ in found] == [places[at] for at in sorted(expected)]
