"""Where a text matches a query, and the fragments that show it. Pure.

Marked are whole words as written («والتنسيق», never its stem or ال alone). A fragment is made of sentences; a
sentence longer than a fragment is cut between words, which «…» says. The fragments with the most different
words of the query are taken, and stand in the order of the text.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from archive.arabic import Word, words
from archive.arabic.words import WORD
from archive.article import TextField

from .analysis import FORMS, forms_of
from .clauses import Clause, Term, marked_clauses, occurrences
from .query import Node
from .results import Place, Snippet

__all__ = ["marks", "snippets"]

FRAGMENTS = 2
FRAGMENT_LENGTH = 240
"""Code points: about three lines on a wide screen."""

_SENTENCE = regex.compile(r"[^.؟!?\n…]++(?:[.؟!?…]++(?=[\p{L}\p{N}])[^.؟!?\n…]*+)*+[.؟!?…]*+")
_BLANK = regex.compile(r"\s")
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
    return [(mark.start, mark.end) for mark in _marker(query, exact, field).marks(text)]


def snippets(
    text: str,
    query: Node,
    *,
    exact: bool = False,
    field: TextField = "body",
    places: Sequence[Place] | None = None,
) -> tuple[Snippet, ...]:
    """At most `FRAGMENTS` fragments that match; the beginning of the text where none does.

    `places`: the words of this very text that may answer, in order, from an index that knows them.
    """
    marker = _marker(query, exact, field)
    found = marker.marks(text) if places is None else marker.marks_at(text, places)
    fragments = [fragment for fragment in _fragments(text, found) if fragment.marks]
    if not fragments:
        lead = next(iter(_fragments(text, [])), None)
        return (_snippet(text, lead, field),) if lead else ()
    best = sorted(fragments, key=lambda f: (*(-n for n in f.worth), f.start))[:FRAGMENTS]
    return tuple(_snippet(text, fragment, field) for fragment in sorted(best))


class _Token(NamedTuple):
    """A word of a text that an index has: its position, its folded spelling, and the word as written."""

    position: int
    folded: str
    word: Word


class _Marker:
    """What marks the words of texts that answer clauses; it asks once for every word type."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._wanted: dict[Term, int] = {}
        self._phrases: list[tuple[int, Clause]] = []
        for number, clause in enumerate(clauses):
            if clause.slack is not None:
                self._phrases.append((number, clause))
                continue
            for term in clause.match:
                self._wanted.setdefault(term, number)
        self._answered = _Answered(self._wanted)

    def marks(self, text: str) -> list[_Mark]:
        """The words of a text that answer a clause, in order, each with the first clause that it answers."""
        if not (self._wanted or self._phrases):
            return []
        written = words(text)
        return self._marks(written, _tokens(written) if self._phrases else [])

    def marks_at(self, text: str, places: Sequence[Place]) -> list[_Mark]:
        """The same, where it is known which words of the text may answer."""
        tokens = [_Token(position, folded, _word_at(text, start)) for position, start, folded in places]
        return self._marks([token.word for token in tokens], tokens)

    def _marks(self, written: Sequence[Word], tokens: Sequence[_Token]) -> list[_Mark]:
        answered = self._answered
        found = {
            (start, end): number for surface, start, end in written if (number := answered[surface]) is not None
        }
        for number, clause in self._phrases:
            for place in _in_phrases(tokens, clause):
                found[place] = min(number, found.get(place, number))
        return [_Mark(start, end, number) for (start, end), number in sorted(found.items())]


class _Answered(dict[str, int | None]):
    """The first clause that a word as written answers, found out when it is asked for."""

    def __init__(self, wanted: Mapping[Term, int]) -> None:
        self._wanted = wanted

    def __missing__(self, surface: str) -> int | None:
        terms = (Term(form, text) for forms in forms_of(surface) for form in FORMS for text in forms[form])
        number = min((self._wanted[term] for term in terms if term in self._wanted), default=None)
        self[surface] = number
        return number


@lru_cache(maxsize=8)  # one page asks for its texts one after the other
def _marker(query: Node, exact: bool, field: TextField) -> _Marker:  # noqa: FBT001 - positions make the key
    """What marks what is sought in such a text."""
    return _Marker(marked_clauses(query, exact=exact, field=field))


def _in_phrases(tokens: Sequence[_Token], clause: Clause) -> Iterator[tuple[int, int]]:
    """The places of the words that make up whole occurrences of a phrase."""
    asked = [term.text for term in clause.match]
    places = [[token.position for token in tokens if token.folded == word] for word in asked]
    written = {token.position: token.word for token in tokens}
    for occurrence in occurrences(asked, places, clause.slack or 0):
        yield from ((written[position].start, written[position].end) for position in occurrence)


def _tokens(written: Iterable[Word]) -> list[_Token]:
    parts = [(forms["surface"][0], word) for word in written for forms in forms_of(word.surface)]
    return [_Token(position, folded, word) for position, (folded, word) in enumerate(parts)]


def _word_at(text: str, start: int) -> Word:
    match = WORD.match(text, start)
    return Word(match[0], *match.span()) if match else Word("", start, start)


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
    shown = _BLANK.sub(" ", text[start:end])
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
