"""Where a text matches a query, and the fragments that show it. Pure.

Marked are whole words as written («والتنسيق», never its stem or ال alone). A fragment is made of sentences; a
sentence longer than a fragment is cut between words, which «…» says. The fragments with the most different
words of the query are taken, and stand in the order of the text.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import regex

from archive.article import TextField

from .analysis import FORMS, Token, analyze
from .clauses import Clause, Term, clause_of, occurrences, to_be_matched
from .query import Node, SearchRequest, sought
from .results import Snippet

__all__ = ["marks", "snippets"]

FRAGMENTS = 2
FRAGMENT_LENGTH = 240
"""Code points: about three lines on a wide screen."""

_SENTENCE = regex.compile(r"[^.؟!?\n…]++(?:[.؟!?…]++(?=[\p{L}\p{N}])[^.؟!?\n…]*+)*+[.؟!?…]*+")
_ELLIPSIS = "…"


class _Mark(NamedTuple):
    """A marked word: its place and which clause it answers."""

    start: int
    end: int
    clause: int


class _Fragment(NamedTuple):
    """A stretch of the text and the marks within it."""

    start: int
    end: int
    marks: tuple[_Mark, ...]

    @property
    def worth(self) -> tuple[int, int]:
        return len({mark.clause for mark in self.marks}), len(self.marks)


def marks(text: str, query: Node, *, exact: bool = False, field: TextField = "body") -> list[tuple[int, int]]:
    """The words of a title or body that match a query, as half-open ranges in order."""
    return [(mark.start, mark.end) for mark in _marks(text, _clauses(query, exact=exact, field=field))]


def snippets(text: str, query: Node, *, exact: bool = False, field: TextField = "body") -> tuple[Snippet, ...]:
    """At most `FRAGMENTS` fragments that match; the beginning of the text where none does."""
    found = _marks(text, _clauses(query, exact=exact, field=field))
    fragments = [fragment for fragment in _fragments(text, found) if fragment.marks]
    if not fragments:
        lead = next(iter(_fragments(text, [])), None)
        return (_snippet(text, lead, field),) if lead else ()
    best = sorted(fragments, key=lambda f: (*(-n for n in f.worth), f.start))[:FRAGMENTS]
    return tuple(_snippet(text, fragment, field) for fragment in sorted(best))


def _clauses(query: Node, *, exact: bool, field: TextField) -> list[Clause]:
    """What is sought in such a text."""
    request = SearchRequest(query=query, exact=exact)
    clauses = (clause_of(leaf, request) for leaf in sought(to_be_matched(request)))
    return [clause for clause in clauses if clause.scope in {None, field}]


def _marks(text: str, clauses: Sequence[Clause]) -> list[_Mark]:
    if not clauses:
        return []
    tokens = analyze(text)
    found: dict[tuple[int, int], int] = {}
    for number, clause in enumerate(clauses):
        for index in _matching(tokens, clause):
            found.setdefault((tokens[index].start, tokens[index].end), number)
    return [_Mark(start, end, number) for (start, end), number in sorted(found.items())]


def _matching(tokens: Sequence[Token], clause: Clause) -> Iterable[int]:
    """The indices of the tokens that answer a clause: for a phrase only those of a whole occurrence."""
    if not clause.match:
        return
    if clause.slack is None:
        wanted = set(clause.match)
        for i, token in enumerate(tokens):
            if not wanted.isdisjoint(Term(form, text) for form in FORMS for text in token.forms[form]):
                yield i
        return
    words = [term.text for term in clause.match]
    places = [[i for i, token in enumerate(tokens) if token.folded == word] for word in words]
    for occurrence in occurrences(words, places, clause.slack):
        yield from occurrence


def _fragments(text: str, found: Sequence[_Mark]) -> Iterable[_Fragment]:
    """The text as fragments: sentences gathered up to the length, longer ones cut."""
    start = end = 0
    at = 0
    for sentence in _SENTENCE.finditer(text):
        pieces = _cut(text, *sentence.span(), found)
        for piece_start, piece_end in pieces:
            if end > start and piece_end - start <= FRAGMENT_LENGTH and len(pieces) == 1:
                end = piece_end
                continue
            if end > start:
                at, inside = _within(found, at, end)
                yield _Fragment(start, end, inside)
            start, end = piece_start, piece_end
    if end > start:
        yield _Fragment(start, end, _within(found, at, end)[1])


def _within(found: Sequence[_Mark], at: int, end: int) -> tuple[int, tuple[_Mark, ...]]:
    first = at
    while at < len(found) and found[at].end <= end:
        at += 1
    return at, tuple(found[first:at])


def _cut(text: str, start: int, end: int, found: Sequence[_Mark]) -> list[tuple[int, int]]:
    """A sentence as pieces of at most the length, cut at blanks where there are any and never in a mark."""
    pieces = []
    while end - start > FRAGMENT_LENGTH:
        blank = text.rfind(" ", start + 1, start + FRAGMENT_LENGTH)
        cut = blank if blank > start else start + FRAGMENT_LENGTH
        after = bisect_left(found, (cut,))
        if after and found[after - 1].end > cut:
            cut = found[after - 1].end
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]


def _snippet(text: str, fragment: _Fragment, field: TextField) -> Snippet:
    start, end, inside = fragment
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    before = _ELLIPSIS if start and not _ends_sentence(text, start) else ""
    after = _ELLIPSIS if end < len(text) and not _ends_sentence(text, end) else ""
    shift = len(before) - start
    shown = regex.sub(r"\s", " ", text[start:end])
    return Snippet(
        field=field,
        text=f"{before}{shown}{after}",
        marks=tuple((mark.start + shift, mark.end + shift) for mark in inside),
    )


def _ends_sentence(text: str, at: int) -> bool:
    """Whether a sentence ends before `at`, blanks aside."""
    if text[at : at + 1] == "\n":
        return True
    while at and text[at - 1] in " \t\r":
        at -= 1
    return not at or text[at - 1] in ".؟!?…\n"
