"""What a reader may be typing: words and names that begin so. Pure, given an engine and the tables.

| kind | of | counted |
|---|---|---|
| `province`, `place`, `actor` | rows of the tables with a name that begins with the whole text | its articles |
| `word` | words of the index that begin with the last word of the text, also behind the article | its articles |

A word after others must directly follow the last of them somewhere. Words that differ by «و» or the article alone
are one suggestion, in the more frequent form. Names come first, then words, the most frequent first; a name that
no article has is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from archive.arabic import fold, words
from archive.article import FacetName
from archive.authority import Authority
from archive.authority.finding import folded_name

from .analysis import without_article
from .engine import SearchEngine
from .query import Node, Phrase, SearchRequest, Value
from .vocabulary import BEFORE_A_PREFIX, Vocabulary

__all__ = ["MAX_SUGGESTIONS", "Kind", "Suggestion", "suggestions"]

MAX_SUGGESTIONS = 8
MAX_NAMES = 4
MAX_LENGTH = 80
LEAST = 2
_LOOKED_AT = 12
_WAW = "و"

Kind = Literal["word"] | FacetName


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text to search for, or the value of a facet; with how many articles it finds."""

    kind: Kind
    text: str
    value: str | None
    count: int


def suggestions(
    text: str, engine: SearchEngine, authority: Authority, *, language: str = "ar"
) -> tuple[Suggestion, ...]:
    """At most `MAX_SUGGESTIONS` for what was typed so far; none for less than two letters or after a blank."""
    typed = words(text[:MAX_LENGTH])
    if not typed or typed[-1].end != len(text) or _letters(typed[-1].surface) < LEAST:
        return ()
    found = _names(text, engine, authority, language)
    names = sorted(found, key=lambda name: (-name.count, name.text))[:MAX_NAMES]
    said = {fold(name.text) for name in names}
    completed = _completed(text[: typed[-1].start], typed[-1].surface, engine)
    return tuple([*names, *(each for each in completed if fold(each.text) not in said)][:MAX_SUGGESTIONS])


def _names(text: str, engine: SearchEngine, authority: Authority, language: str) -> Iterator[Suggestion]:
    begun = " ".join(folded_name(text))
    facets: tuple[FacetName, ...] = get_args(FacetName)
    for facet in facets:
        names = authority.ids_by_name(facet).items()
        for id_ in dict.fromkeys(id_ for name, id_ in names if name.startswith(begun)):
            count = _count(Value(facet, (id_,)), engine)
            if count:
                yield Suggestion(facet, authority.label(id_, language), id_, count)


def _completed(before: str, begun: str, engine: SearchEngine) -> list[Suggestion]:
    vocabulary = engine.vocabulary()
    counts = _beginning(fold(begun), vocabulary)
    ranked = sorted(counts, key=lambda word: (-counts[word], word))[:_LOOKED_AT]
    previous = [word.surface for word in words(before)]
    if previous:
        counts = {word: _count(Phrase((previous[-1], word)), engine) for word in ranked}
        ranked = sorted((word for word in ranked if counts[word]), key=lambda word: -counts[word])
    return [
        Suggestion("word", f"{before}{vocabulary.spelling(word)}", None, counts[word])
        for word in ranked[:MAX_SUGGESTIONS]
    ]


def _letters(surface: str) -> int:
    """How many letters of a word have been typed, the article aside."""
    folded = fold(surface)
    return 0 if folded in BEFORE_A_PREFIX else len(without_article(folded))


def _beginning(prefix: str, vocabulary: Vocabulary) -> dict[str, int]:
    """Words that begin so, those that differ by their article alone once; with an article if one was typed."""
    best: dict[str, tuple[int, int, str]] = {}
    for before in BEFORE_A_PREFIX if without_article(prefix) == prefix else ("",):
        for word, count in vocabulary.beginning(before + prefix).items():
            bare = without_article(word.removeprefix(_WAW) if before == _WAW else word)
            best[bare] = max(best.get(bare, (0, 0, "")), (count, -len(word), word))
    return {word: count for count, _, word in best.values()}


def _count(query: Node, engine: SearchEngine) -> int:
    return engine.search(SearchRequest(query=query, limit=1, counted=())).total
