"""What the words of a query ask of the index: which terms must be there, and which ones score. Pure.

A word matches where its folded surface or its lemma is (see `index.analysis.chain`: so عملية and عمل stay apart),
a stop word and an exact word as written, a phrase as written at adjacent positions, or near enough to each other.
All forms of a word score; what a pattern comes to (`AnyOf`) does not, for rare words would come first.
Stop words need not be there where a query has other words; they score all the same. A widened query takes any form
of any word, and keeps what narrows it: exclusions, values, periods.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from archive.article import TextField

from .analysis import FORMS, Form, Forms, analyze, without_article
from .query import (
    And,
    AnyOf,
    Fuzzy,
    Leaf,
    Node,
    Not,
    Or,
    Period,
    Phrase,
    Prefix,
    SearchRequest,
    Value,
    Word,
    sought,
)
from .results import Share
from .scoring import ADJACENT_PAIR, FORM_WEIGHTS

__all__ = [
    "Clause",
    "Scored",
    "Term",
    "adjacent_pairs",
    "clause_of",
    "marked_clauses",
    "occurrences",
    "scored_once",
    "share_of_pair",
    "to_be_matched",
]


class Term(NamedTuple):
    """A form and its text as indexed."""

    form: Form
    text: str


@dataclass(frozen=True, slots=True)
class Scored:
    """The terms of one word that add to a score, with the weight of their form."""

    matching: tuple[Term, ...]
    terms: tuple[tuple[Term, float], ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """What a word or phrase asks for.

    `match`: terms of which one must be there; or, if there is a `slack`, words that all must be: one directly
    after the other for 0, else in any order with at most so many others among them. `scope`: where.
    `words`: what of it scores, word by word.
    """

    match: tuple[Term, ...]
    words: tuple[Scored, ...] = ()
    slack: int | None = None
    scope: TextField | None = None


def to_be_matched(request: SearchRequest) -> Node:
    """The query of a request as it is matched: without stop words, widened where any word suffices."""
    query = _without_stop_words(request.query)
    return query if request.match == "all" else _widened(query)


def clause_of(leaf: Leaf, request: SearchRequest, *, excluded: bool = False) -> Clause:
    """What a word or phrase asks for; without terms where nothing of it can be indexed.

    An excluded word takes its own forms away, and never its likenesses; nor has one of a title or body any.
    """
    if isinstance(leaf, AnyOf):
        return Clause(tuple(Term("surface", word) for word in leaf.words), scope=leaf.scope)
    text = " ".join(leaf.words) if isinstance(leaf, Phrase) else leaf.text
    tokens = analyze(text)
    exact = request.exact or isinstance(leaf, Phrase)
    words = tuple(_scored(token.forms, exact=exact) for token in tokens)
    if len(tokens) > 1:
        slack = leaf.slack if isinstance(leaf, Phrase) else 0
        return Clause(tuple(Term("surface", token.folded) for token in tokens), words, slack, leaf.scope)
    matching = [term for token in tokens for term in _matching(token.forms, exact=exact)]
    if request.match == "any" and not (exact or excluded or leaf.scope):
        matching += [term for word in words for term, _ in word.terms if term not in matching]
    return Clause(tuple(matching), words, scope=leaf.scope)


def marked_clauses(query: Node, *, exact: bool, field: TextField) -> list[Clause]:
    """What is marked in a title or body: what must be there, and never what a widened search adds."""
    request = SearchRequest(query=query, exact=exact)
    clauses = (clause_of(leaf, request) for leaf in sought(to_be_matched(request)))
    return [clause for clause in clauses if clause.scope in {None, field}]


def adjacent_pairs(query: Node) -> tuple[Clause, ...]:
    """Words side by side in a query, as written: documents where they stand so too score `ADJACENT_PAIR` more.

    Stop words are passed over, as are words of a title or body. Of alternatives the first counts: what was typed.
    """
    typed = [token for text in _typed(query) for token in analyze(text) if not token.is_stop_word]
    pairs = (tuple(Term("surface", token.folded) for token in pair) for pair in pairwise(typed))
    return tuple(dict.fromkeys(Clause(pair, slack=0) for pair in pairs))


def share_of_pair(pair: Clause, documents: int) -> Share:
    """What an adjacent pair adds to the score of a document that has it, as so many do."""
    text = " ".join(term.text for term in pair.match)
    return Share("surface", text, 1, documents, ADJACENT_PAIR, ADJACENT_PAIR)


def _typed(node: Node) -> list[str]:
    """The words of a query in the order in which they were typed."""
    match node:
        case Word(text, None):
            return [text]
        case And(parts):
            return [text for part in parts for text in _typed(part)]
        case Or((first, *_)):
            return _typed(first)
        case _:
            return []


def occurrences(words: Sequence[str], places: Sequence[Sequence[int]], slack: int) -> Iterator[tuple[int, ...]]:
    """The positions of each occurrence of a phrase, given the sorted positions of each of its words.

    Without slack the words stand one after the other. With slack an occurrence begins at any of the words and
    takes the next of each; a word that is asked for twice must be there twice.
    """
    if not slack:
        rest = [set(row) for row in places[1:]]
        for start in places[0]:
            if all(start + i in row for i, row in enumerate(rest, start=1)):
                yield tuple(range(start, start + len(words)))
        return
    longest = len(words) + slack
    asked = Counter(words)
    rows = dict(zip(words, places, strict=True))
    for start in sorted({position for row in places for position in row}):
        found: list[int] = []
        for word, times in asked.items():
            at = bisect_left(rows[word], start)
            found += rows[word][at : at + times]
        if len(found) == len(words) and max(found) - start < longest:
            yield tuple(sorted(found))


def scored_once(clauses: Iterable[Clause]) -> list[tuple[Clause, Scored]]:
    """The words that score, in order, a term only with the first word that has it.

    A word asked for twice, under two spellings or by two of its names, is no more wanted for that.
    """
    seen: set[Term] = set()
    found = []
    for clause in dict.fromkeys(clauses):
        if clause.slack is not None:  # scores only where the whole phrase is: it stands for no word of its own
            found += [(clause, word) for word in clause.words]
            continue
        for word in clause.words:
            terms = tuple((term, weight) for term, weight in word.terms if term not in seen)
            seen |= {term for term, _ in word.terms}
            found.append((clause, Scored(word.matching, terms)))
    return found


def _matching(forms: Forms, *, exact: bool) -> list[Term]:
    """The terms of which one must be there: with its article or without it, a word is the same."""
    (folded,) = forms["surface"]
    if exact or not forms["lemma"]:
        return [Term("surface", folded)]
    bare = without_article(folded)
    lemmas = dict.fromkeys((*forms["lemma"], folded, bare))
    return [
        *(Term("surface", word) for word in dict.fromkeys((folded, bare))),
        *(Term("lemma", x) for x in lemmas),
    ]


def _scored(forms: Forms, *, exact: bool) -> Scored:
    used: tuple[Form, ...] = ("surface",) if exact else FORMS
    ranking = {form: forms[form][:1] if form == "lemma" else forms[form] for form in used}
    terms = tuple((Term(form, text), FORM_WEIGHTS[form]) for form in used for text in ranking[form])
    return Scored(tuple(term for term, _ in terms if term.form in {"surface", "lemma"}), terms)


def _without_stop_words(node: Node) -> Node:
    """The query without its stop words, unless nothing else is asked for. Phrases keep theirs."""
    match node:
        case And(parts):
            others = tuple(part for part in parts if not _is_stop_word(part))
            kept = others if any(sought(part) for part in others) else parts
            return And(tuple(_without_stop_words(part) for part in kept))
        case Or(parts):
            return Or(tuple(_without_stop_words(part) for part in parts))
        case Not(part):
            return Not(_without_stop_words(part))
        case Word() | Phrase() | AnyOf() | Prefix() | Fuzzy() | Value() | Period():
            return node


def _widened(node: Node) -> Node:
    """Any of the words that are sought; what narrows the query still does."""
    if not sought(node):
        return node
    found = Or(tuple(dict.fromkeys(sought(node))))
    narrowing = _narrowing(node)
    return And((found, *narrowing)) if narrowing else found


def _narrowing(node: Node) -> list[Node]:
    match node:
        case Not() | Value() | Period():
            return [node]
        case And(parts):
            return [each for part in parts for each in _narrowing(part)]
        case _:
            return []


def _is_stop_word(node: Node) -> bool:
    return isinstance(node, Word) and not node.scope and all(token.is_stop_word for token in analyze(node.text))
