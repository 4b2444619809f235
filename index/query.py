"""What a reader asks for: a small tree of words, and the request around it. Pure.

    text    = or ;
    or      = and { ("OR" | "|") and } ;
    and     = unary { unary } ;                  all words, without an operator between them
    unary   = ["-" | "NOT"] atom ;
    atom    = word | phrase | "(" or ")" ;
    phrase  = '"' … '"' | «…» | “…” ;

Nothing a reader types is a syntax error: a stray operator or bracket is dropped, an open quotation ends with
the text. أو and ليس are everyday words, so operators are Latin only. Limits raise `QueryError`: 256 code
points (GitHub's search), 32 words, depth 8. The parser looks at each token once.

It does not know what a word's forms are: that is `index.analysis`.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

import regex

from archive.arabic import words

from .errors import QueryError

__all__ = [
    "FACETS",
    "MAX_DEPTH",
    "MAX_LENGTH",
    "MAX_WORDS",
    "And",
    "Node",
    "Not",
    "Or",
    "Phrase",
    "SearchRequest",
    "Sort",
    "Word",
    "all_words",
    "parse",
    "sought",
]

MAX_LENGTH = 256
MAX_WORDS = 32
MAX_DEPTH = 8

Sort = Literal["relevance", "newest", "oldest"]
FACETS = ("province", "place", "actor", "source", "lang")
"""The facets that a request may filter by their values; dates have parameters of their own."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms (only as written where the request is `exact`)."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as written, one directly after the other."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class And:
    """Every part; without parts everything."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but the part."""

    part: "Node"


Node = Word | Phrase | And | Or | Not


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """A query with its filters, order and window.

    `filters` maps names of `FACETS` to the chosen values (OR within, AND across). Dates are inclusive;
    `undated` asks for articles without a published date only. `mentioned_*` asks for a date in the text whose
    days overlap the interval. `exact` keeps to the words as written. `offset` and `limit` cut the hits.
    """

    query: Node = And(())
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    published_from: dt.date | None = None
    published_to: dt.date | None = None
    undated: bool = False
    mentioned_from: dt.date | None = None
    mentioned_to: dt.date | None = None
    sort: Sort = "relevance"
    exact: bool = False
    match: Literal["all", "any"] = "all"
    offset: int = 0
    limit: int = 20


_TOKEN = regex.compile(
    r'(?P<quoted>"[^"]*+(?:"|$)|«[^»]*+(?:»|$)|“[^”]*+(?:”|$))'
    r"|(?P<open>\()|(?P<close>\))|(?P<or>\||(?<!\S)OR(?!\S))|(?P<not>(?<![^\s(])-(?=\S)|(?<!\S)NOT(?!\S))"
    r'|(?P<plain>[^\s"«“()|]++)'
)


def parse(text: str) -> Node:
    """The tree of a reader's text; an `And` without parts where it holds no word.

    Raises QueryError where the text breaks a limit.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(f"query longer than {MAX_LENGTH} characters")
    return _Parser(text).tree()


def all_words(text: str) -> Node:
    """Every word of a plain text, without query language or limits."""
    return And(tuple(Word(word.surface) for word in words(text)))


def sought(node: Node) -> list[Word | Phrase]:
    """The words and phrases that a match may hold, in order: those under `Not` are left out."""
    match node:
        case Word() | Phrase():
            return [node]
        case And(parts) | Or(parts):
            return [leaf for part in parts for leaf in sought(part)]
        case Not():
            return []


class _Parser:
    """One pass over the tokens; brackets nest at most `MAX_DEPTH` deep."""

    def __init__(self, text: str) -> None:
        self._tokens = [(str(m.lastgroup), m[0]) for m in _TOKEN.finditer(text)]
        self._at = 0
        self._words = 0

    def tree(self) -> Node:
        parts: list[Node] = []
        while self._at < len(self._tokens):
            parts.append(self._either(0))
            self._accept("close")  # closes nothing: dropped
        return _joined(And, parts)

    def _peek(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else "end"

    def _accept(self, kind: str) -> bool:
        if self._peek() != kind:
            return False
        self._at += 1
        return True

    def _either(self, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise QueryError(f"brackets deeper than {MAX_DEPTH}")
        parts = [self._all(depth)]
        while self._accept("or"):
            parts.append(self._all(depth))
        return _joined(Or, [part for part in parts if part != And(())])

    def _all(self, depth: int) -> Node:
        parts: list[Node] = []
        while self._peek() not in {"or", "close", "end"}:
            negated = False
            while self._accept("not"):
                negated = not negated
            part = self._atom(depth)
            if part != And(()):
                parts.append(Not(part) if negated else part)
        return _joined(And, parts)

    def _atom(self, depth: int) -> Node:
        if self._accept("open"):
            inner = self._either(depth + 1)
            self._accept("close")
            return inner
        if self._peek() not in {"quoted", "plain"}:
            return And(())
        kind, text = self._tokens[self._at]
        self._at += 1
        found = tuple(word.surface for word in words(text))
        self._words += len(found)
        if self._words > MAX_WORDS:
            raise QueryError(f"more than {MAX_WORDS} words")
        if kind == "quoted" and found:
            return Phrase(found)
        return _joined(And, [Word(word) for word in found])


def _joined(kind: type[And] | type[Or], parts: list[Node]) -> Node:
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, kind) else (part,))]
    if len(flat) == 1:
        return flat[0]
    return kind(tuple(flat)) if flat else And(())
