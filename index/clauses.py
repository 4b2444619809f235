"""What the words of a query ask of the index: which term must be there, and which terms score. Pure.

A word matches by its stem, a stop word and an exact word as written; all its forms score. Stop words are left
out of a query that has other words. A phrase matches as written, its words at adjacent positions.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from .analysis import folded_words, stem_of
from .query import And, Node, Not, Or, Phrase, Word, sought
from .scoring import FORM_WEIGHTS

__all__ = ["Clause", "Term", "clause_of", "without_stop_words"]


class Term(NamedTuple):
    """A form and its text as indexed."""

    form: Literal["surface", "stem"]
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """`match`: the terms that must all be there, at adjacent positions if `adjacent`.

    `scored`: the terms that add to the score of a match, with the weight of their form.
    """

    match: tuple[Term, ...]
    scored: tuple[tuple[Term, float], ...]
    adjacent: bool = False


def clause_of(leaf: Word | Phrase, *, exact: bool) -> Clause:
    """What a word or phrase asks for; without terms where nothing of it can be indexed."""
    written = leaf.words if isinstance(leaf, Phrase) else (leaf.text,)
    folded = [part for word in written for part in folded_words(word)]
    literal = exact or isinstance(leaf, Phrase) or len(folded) > 1
    return Clause(
        match=tuple(Term("surface", part) if literal else _best(part) for part in folded),
        scored=tuple(scored for part in folded for scored in _scored(part, exact=exact)),
        adjacent=len(folded) > 1,
    )


def without_stop_words(node: Node) -> Node:
    """The query without its stop words, unless nothing else is asked for. Phrases keep theirs."""
    match node:
        case And(parts):
            others = tuple(part for part in parts if not _is_stop_word(part))
            kept = others if any(sought(part) for part in others) else parts
            return And(tuple(without_stop_words(part) for part in kept))
        case Or(parts):
            return Or(tuple(without_stop_words(part) for part in parts))
        case Not(part):
            return Not(without_stop_words(part))
        case Word() | Phrase():
            return node


def _is_stop_word(node: Node) -> bool:
    return isinstance(node, Word) and all(stem_of(part) is None for part in folded_words(node.text))


def _best(part: str) -> Term:
    stem = stem_of(part)
    return Term("surface", part) if stem is None else Term("stem", stem)


def _scored(part: str, *, exact: bool) -> list[tuple[Term, float]]:
    surface = (Term("surface", part), FORM_WEIGHTS["surface"])
    stem = stem_of(part)
    if exact or stem is None:
        return [surface]
    return [surface, (Term("stem", stem), FORM_WEIGHTS["stem"])]
