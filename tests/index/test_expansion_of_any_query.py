"""What holds for the expansion of whatever is typed."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from archive.authority import shipped
from archive.authority.finding import folded_name
from index.errors import QueryError
from index.expansion import MAX_ADDED, expand
from index.query import And, Node, Not, Or, Phrase, Word, all_words
from index.query_language import parse

from .test_expansion import leaves, meant_as_written

PIECES = (
    *("كركوك", "Karkuk", "وأربيل", "داعش", "تنظيم", "الدولة", "الإسلامية", "islamic", "STATE", "قضاء", "العمارة"),
    *("شارع", "محافظة", "واسط", "KRG", "ماء", "ﷺ", "F16", "OR", "-", "(", ")", '"'),
)
typed = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join)
texts = st.lists(st.sampled_from([folded for piece in PIECES for folded in folded_name(piece)]), max_size=20)


def tree_of(text: str) -> Node:
    try:
        return parse(text)
    except QueryError:
        return all_words(text)


def is_found(node: Node, text: Sequence[str]) -> bool:
    """Whether a text of folded words is found, by words as written alone."""
    match node:
        case Word() | Phrase():
            name = folded_name(node.text) if isinstance(node, Word) else folded_name(" ".join(node.words))
            return f" {' '.join(name)} " in f" {' '.join(text)} "
        case Not(part):
            return not is_found(part, text)
        case And(parts):
            return all(is_found(part, text) for part in parts)
        case Or(parts):
            return any(is_found(part, text) for part in parts)
        case _:
            raise AssertionError(node)


@given(typed)
def test_what_was_typed_is_still_there(text: str) -> None:
    node = tree_of(text)
    expanded = iter(leaves(expand(node, shipped()).node))
    assert all(leaf in expanded for leaf in leaves(node))  # in order: each looks on from where the last one was


@given(typed)
def test_what_is_meant_as_written_is_untouched(text: str) -> None:
    node = tree_of(text)
    expanded = meant_as_written(expand(node, shipped()).node)
    assert [part for part in expanded if isinstance(part, Not)] == [
        part for part in meant_as_written(node) if isinstance(part, Not)
    ]
    assert set(meant_as_written(node)) <= set(expanded)


@given(typed)
def test_the_limits_hold(text: str) -> None:
    node = tree_of(text)
    assert len(leaves(expand(node, shipped()).node)) <= len(leaves(node)) + MAX_ADDED


@given(typed)
def test_a_query_changes_only_with_names_to_show(text: str) -> None:
    node = tree_of(text)
    expansion = expand(node, shipped())
    assert (expansion.node is node) == (not expansion.added)
    assert len(set(expansion.added)) == len(expansion.added)


@given(typed, texts)
def test_nothing_that_was_found_is_lost(text: str, article: list[str]) -> None:
    node = tree_of(text)
    assert is_found(expand(node, shipped()).node, article) or not is_found(node, article)
