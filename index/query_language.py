"""From what a reader types to the tree that is searched. Pure.

    text    = or ;
    or      = and { ("OR" | "|") and } ;
    and     = unary { unary } ;                  all words, without an operator between them
    unary   = ["-" | "NOT"] [field ":"] atom ;
    atom    = word | word "*" | word "~" | phrase | phrase "~" number | "(" or ")" ;
    phrase  = '"' … '"' | «…» | “…” ;

| field | Arabic | Sorani | of |
|---|---|---|---|
| `title` | العنوان | ناونیشان | words of the title |
| `body`, `text` | النص | دەق | words of the body |
| `province` | المحافظة | پارێزگا | a value: its id, or a name of it |
| `place` | المكان | شوێن | likewise |
| `actor` | الجهة | لایەن | likewise |
| `source` | المصدر | سەرچاوە | likewise |
| `lang` | اللغة | زمان | likewise |
| `date` | التاريخ | بەروار | published: `2020`, `2020-10`, `2020-10-01..2020-10-15`, `2020..`, `[2019 TO 2020]` |
| `mentioned` | ذكر | باسکراو | a date in the text, written likewise |

The Arabic names also go without their article. Nothing a reader types is a syntax error: a stray operator or
bracket is dropped, an open quotation ends with the text, a field without a value and a date that is none are
words. أو and ليس are everyday words, so operators are Latin only. Limits raise `QueryError`: 256 code points
(GitHub's search), 32 words, 16 operators, depth 8, 3 approximate words. The parser looks at each token once.

It does not know what a word's forms are (`index.analysis`), which words begin so or are near
(`index.vocabulary`), nor what a value is called (`index.expansion`).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, cast

import regex

from archive.arabic import fold, words
from archive.article import TextField, first_day, last_day

from .errors import QueryError
from .query import FACETS, And, Fuzzy, Node, Not, Or, Period, Phrase, Prefix, Value, Word

__all__ = [
    "FIELDS",
    "MAX_DEPTH",
    "MAX_FUZZY",
    "MAX_LENGTH",
    "MAX_OPERATORS",
    "MAX_SLACK",
    "MAX_WORDS",
    "iso_date",
    "parse",
]

MAX_LENGTH = 256
MAX_WORDS = 32
MAX_OPERATORS = 16
MAX_DEPTH = 8
MAX_FUZZY = 3
MAX_SLACK = 100

LEAST_OF_PREFIX = 2
LEAST_OF_FUZZY = 3
TWO_EDITS_FROM = 6
"""Letters that a word must have at least: for a prefix, to be approximate, to be approximate by two letters."""

FIELDS: Mapping[str, str] = MappingProxyType({
    "title": "title", "العنوان": "title", "عنوان": "title", "ناونیشان": "title",
    "body": "body", "text": "body", "النص": "body", "نص": "body", "دەق": "body",
    "province": "province", "المحافظة": "province", "محافظة": "province", "پارێزگا": "province",
    "place": "place", "المكان": "place", "مكان": "place", "شوێن": "place",
    "actor": "actor", "الجهة": "actor", "جهة": "actor", "لایەن": "actor",
    "source": "source", "المصدر": "source", "مصدر": "source", "سەرچاوە": "source",
    "lang": "lang", "اللغة": "lang", "لغة": "lang", "زمان": "lang",
    "date": "published", "التاريخ": "published", "تاريخ": "published", "بەروار": "published",
    "mentioned": "mentioned", "ذكر": "mentioned", "باسکراو": "mentioned",
})  # fmt: skip
"""The names of the fields, and what each is of."""

_FOLDED_FIELDS = {fold(name): field for name, field in FIELDS.items()}
_NAMES = "|".join(sorted({*FIELDS, *_FOLDED_FIELDS}, key=len, reverse=True))
_TOKEN = regex.compile(
    rf"(?P<field>(?<![^\s(|-])(?i:{_NAMES}):(?=[^\s)|]))"
    r'|(?P<quoted>(?:"[^"]*+(?:"|$)|«[^»]*+(?:»|$)|“[^”]*+(?:”|$))(?:~\d++)?)'
    r"|(?P<range>\[[^\s\]]++\s++TO\s++[^\s\]]++\])"
    r"|(?P<open>\()|(?P<close>\))|(?P<or>\||(?<!\S)OR(?!\S))|(?P<not>(?<![^\s(])-(?=\S)|(?<!\S)NOT(?!\S))"
    r'|(?P<plain>[^\s"«“()|]++)'
)
_OPERATORS = frozenset({"or", "not", "field"})
_QUOTES = {'"': '"', "«": "»", "“": "”"}
_PATTERN = regex.compile(r"(.*[\p{L}\p{M}\p{N}])(?:(\*)|~([12]?))")
_INTERVAL = regex.compile(r"\[(\S++)\s++TO\s++([^\s\]]++)\]|([^\s.]*+)\.\.(\S*+)")
_DATE = regex.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", regex.ASCII)
_AROUND_A_VALUE = " \t\n.,،;؛:"
_PERIODS = frozenset({"published", "mentioned"})
_OPEN_END = frozenset({"", "*"})
_NO_DATE = "none"


def parse(text: str) -> Node:
    """The tree of a reader's text; an `And` without parts where it holds no word.

    Raises QueryError where the text breaks a limit.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(f"query longer than {MAX_LENGTH} characters")
    return _Parser(text).tree()


def iso_date(text: str) -> str | None:
    """A date `YYYY[-M[M][-D[D]]]` in digits of any script, in its normal form; None for what is none."""
    match = _DATE.fullmatch(fold(text))
    if match is None:
        return None
    iso = "-".join(part.zfill(2) for part in match.groups() if part is not None)
    try:
        first_day(iso)
    except ValueError:
        return None
    return iso


class _Parser:
    """One pass over the tokens; brackets nest at most `MAX_DEPTH` deep."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._at = 0
        self._words = 0
        self._fuzzy = 0

    def tree(self) -> Node:
        parts: list[Node] = []
        while self._at < len(self._tokens):
            parts.append(self._either(None, 0))
            self._accept("close")  # closes nothing: dropped
        return _joined(And, parts)

    def _peek(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else "end"

    def _next(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1][1]

    def _accept(self, kind: str) -> bool:
        if self._peek() != kind:
            return False
        self._at += 1
        return True

    def _either(self, field: str | None, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise QueryError(f"brackets deeper than {MAX_DEPTH}")
        parts = [self._all(field, depth)]
        while self._accept("or"):
            parts.append(self._all(field, depth))
        return _joined(Or, [part for part in parts if part != And(())])

    def _all(self, field: str | None, depth: int) -> Node:
        parts: list[Node] = []
        while self._peek() not in {"or", "close", "end"}:
            negated = False
            while self._accept("not"):
                negated = not negated
            part = self._atom(field, depth)
            if part != And(()):
                parts.append(Not(part) if negated else part)
        return _joined(And, parts)

    def _atom(self, field: str | None, depth: int) -> Node:
        name = self._next() if self._peek() == "field" else ""
        own = _FOLDED_FIELDS[fold(name[:-1])] if name else field
        if self._accept("open"):
            inner = self._either(own, depth + 1)
            self._accept("close")
            return inner
        kind = self._peek()
        if kind not in {"quoted", "plain", "range"}:
            return And(())
        text = self._next()
        if own in FACETS:
            return self._value(own, text)
        if own in _PERIODS:
            return self._period(own, text) or _joined(And, self._words_in(name + text))
        scope = cast("TextField | None", own)
        return self._phrase(text, scope) if kind == "quoted" else _joined(And, self._words_in(text, scope))

    def _phrase(self, text: str, scope: TextField | None) -> Node:
        content, slack = _quotation(text)
        found = self._surfaces(content)
        return Phrase(found, slack, scope) if found else And(())

    def _value(self, facet: str, text: str) -> Node:
        value = (_quotation(text)[0] if text[0] in _QUOTES else text).strip(_AROUND_A_VALUE)
        self._count(1)
        return Value(facet, (value,)) if value else And(())

    def _period(self, of: str, text: str) -> Period | None:
        """The days that a text gives; None where it gives none."""
        match = _INTERVAL.fullmatch(text)
        ends = [end for end in match.groups() if end is not None] if match else [text, text]
        first, last = (None if end in _OPEN_END else iso_date(end) or _NO_DATE for end in ends)
        if _NO_DATE in {first, last}:
            return None
        self._count(1)
        return Period(
            cast("Literal['published', 'mentioned']", of),
            first_day(first) if first else None,
            last_day(last) if last else None,
        )

    def _words_in(self, text: str, scope: TextField | None = None) -> list[Node]:
        """The words of a text, the last one a pattern if it ends like one."""
        pattern = _PATTERN.fullmatch(text)
        found = self._surfaces(pattern[1] if pattern else text)
        parts: list[Node] = [Word(word, scope) for word in found]
        letters = len(fold(found[-1])) if found else 0
        if pattern and pattern[2] and letters >= LEAST_OF_PREFIX:
            parts[-1] = Prefix(found[-1], scope)
        elif pattern and not pattern[2] and letters >= LEAST_OF_FUZZY:
            self._fuzzy += 1
            if self._fuzzy > MAX_FUZZY:
                raise QueryError(f"more than {MAX_FUZZY} approximate words")
            most = 2 if letters >= TWO_EDITS_FROM else 1
            parts[-1] = Fuzzy(found[-1], min(int(pattern[3] or most), most), scope)
        return parts

    def _surfaces(self, text: str) -> tuple[str, ...]:
        found = tuple(word.surface for word in words(text))
        self._count(len(found))
        return found

    def _count(self, found: int) -> None:
        self._words += found
        if self._words > MAX_WORDS:
            raise QueryError(f"more than {MAX_WORDS} words")


def _tokens(text: str) -> list[tuple[str, str]]:
    """The kind and text of each token. Raises QueryError where there are too many operators."""
    tokens = [(str(match.lastgroup), match[0]) for match in _TOKEN.finditer(text)]
    if sum(kind in _OPERATORS for kind, _ in tokens) > MAX_OPERATORS:
        raise QueryError(f"more than {MAX_OPERATORS} operators")
    return tokens


def _quotation(text: str) -> tuple[str, int]:
    """What stands between quotation marks, and the slack after them."""
    content, _, rest = text[1:].partition(_QUOTES[text[0]])
    slack = fold(rest[1:])
    return content, min(int(slack), MAX_SLACK) if slack else 0


def _joined(kind: type[And] | type[Or], parts: list[Node]) -> Node:
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, kind) else (part,))]
    if len(flat) == 1:
        return flat[0]
    return kind(tuple(flat)) if flat else And(())
