"""Queries of six classes, read from a file or drawn from the corpus itself.

| class | asks for |
|---|---|
| `common` | a word of many articles |
| `rare` | a word of few |
| `and2` | two words that stand in one article, both of them |
| `or3` | three words, any of them |
| `phrase` | two or three words one after the other |
| `mixed` | a common and one or two rarer words of one article, all of them |

A file is `{"class": ["query", …]}`: words with blanks between them, without operators. Of a class that is not in
the table all words are asked for.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple

from archive.arabic import words
from index.analysis import analyze

from .corpus import Row

__all__ = ["CLASSES", "Query", "drawn", "queries_of", "shuffled"]

CLASSES = ("common", "rare", "and2", "or3", "phrase", "mixed")
_SAMPLE = 5_000  # documents whose words are counted
_COMMON = 300  # the most frequent words
_RARE = 1_000  # a rare word is in at most one document of so many
_TRIES = 200  # for each query
_WORD = re.compile(r"[ء-ي]{3,}")


class Query(NamedTuple):
    """A query of a class."""

    kind: str
    text: str

    @property
    def words(self) -> list[str]:
        return self.text.replace('"', " ").split()

    @property
    def asks_for(self) -> Literal["all", "any", "phrase"]:
        match self.kind:
            case "phrase":
                return "phrase"
            case "or3":
                return "any"
            case _:
                return "all"


class _Document(NamedTuple):
    words: list[str]
    phrases: list[str]


def queries_of(path: Path) -> dict[str, list[str]]:
    """The queries of a file, by class."""
    found: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def shuffled(queries: dict[str, list[str]], *, seed: int) -> list[Query]:
    """Each query of each class once, in a settled disorder."""
    found = [Query(kind, text) for kind, texts in queries.items() for text in dict.fromkeys(texts)]
    random.Random(seed).shuffle(found)
    return found


def drawn(rows: Iterable[Row], *, each: int, seed: int) -> dict[str, list[str]]:
    """At most so many different queries of each class, fewer where the corpus is small."""
    draw = random.Random(seed)
    documents = [_document(row.body) for row in _sample(rows, draw)]
    counts = Counter(word for document in documents for word in dict.fromkeys(document.words))
    common = [word for word, _ in counts.most_common(_COMMON) if not _is_stop_word(word)]
    most = max(2, len(documents) // _RARE)
    rare = sorted(word for word, count in counts.items() if 1 < count <= most)
    often = set(common)
    rich = [document for document in documents if len(set(document.words)) > 1]
    quotable = [document for document in documents if document.phrases]

    def pair() -> str:
        return " ".join(draw.sample(sorted(set(draw.choice(rich).words)), 2))

    def mixed() -> str:
        found = set(draw.choice(rich).words)
        first, others = sorted(found & often), sorted(found - often)
        if not (first and others):
            return ""
        return " ".join([draw.choice(first), *draw.sample(others, min(len(others), draw.choice((1, 2))))])

    ways: dict[str, Callable[[], str]] = {
        "common": lambda: draw.choice(common),
        "rare": lambda: draw.choice(rare),
        "and2": pair,
        "or3": lambda: " ".join(draw.sample(common, 3)),
        "phrase": lambda: draw.choice(draw.choice(quotable).phrases),
        "mixed": mixed,
    }
    return {kind: _different(way, each) for kind, way in ways.items()}


def _different(way: Callable[[], str], each: int) -> list[str]:
    found: dict[str, None] = {}
    for _ in range(each * _TRIES):
        if len(found) == each:
            break
        found[way()] = None
    found.pop("", None)
    return list(found)


def _sample(rows: Iterable[Row], draw: random.Random) -> Sequence[Row]:
    """A fair sample of a stream (Vitter's algorithm R)."""
    remaining = iter(rows)
    kept = list(islice(remaining, _SAMPLE))
    for seen, row in enumerate(remaining, start=_SAMPLE + 1):
        place = draw.randrange(seen)
        if place < _SAMPLE:
            kept[place] = row
    return kept


def _document(body: str) -> _Document:
    """The words of a text that may be asked for, and its runs of two and three of them."""
    found = words(body)
    usable = [bool(_WORD.fullmatch(word.surface)) and not _is_stop_word(word.surface) for word in found]
    phrases = []
    for i in range(len(found)):
        for length in (2, 3):
            run = found[i : i + length]
            text = body[run[0].start : run[-1].end]
            if len(run) == length and all(usable[i : i + length]) and text == " ".join(w.surface for w in run):
                phrases.append(text)
    return _Document([word.surface for word, fits in zip(found, usable, strict=True) if fits], phrases)


def _is_stop_word(word: str) -> bool:
    return all(token.is_stop_word for token in analyze(word))
