"""Texts cut where their marking changes, for templates to wrap. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from index.results import Snippet

from . import contexts

__all__ = ["Mention", "paragraphs", "pieces", "snippet_pieces"]

Mention = tuple[int, int, str]
"""A mention's range and the token of its facet value."""


def pieces(
    text: str,
    hits: Iterable[tuple[int, int]],
    mentions: Iterable[Mention] = (),
    anchors: Mapping[int, str] = MappingProxyType({}),
    *,
    start: int = 0,
    end: int | None = None,
) -> tuple[contexts.Piece, ...]:
    """The text from `start` to `end`, cut where a hit or a mention begins or ends.

    Joined, the pieces are that text exactly. `anchors` are the ids of the places where mentions begin.
    """
    end = len(text) if end is None else end
    spans = [(max(a, start), min(b, end)) for a, b in hits if a < end and b > start]
    named = [mention for mention in mentions if mention[0] < end and mention[1] > start]
    cuts = sorted(
        {start, end, *(p for span in spans for p in span)}
        | {min(max(p, start), end) for a, b, _ in named for p in (a, b)}
    )
    made = []
    for a, b in pairwise(cuts):
        inside = [mention for mention in named if mention[0] <= a and b <= mention[1]]
        made.append(
            contexts.Piece(
                text=text[a:b],
                hit=any(x <= a and b <= y for x, y in spans),
                facets=tuple(dict.fromkeys(token for _, _, token in inside)),
                anchor=anchors.get(a),
            )
        )
    return tuple(made)


def snippet_pieces(snippet: Snippet) -> tuple[contexts.Piece, ...]:
    """A snippet as pieces."""
    return pieces(snippet.text, snippet.marks)


def paragraphs(
    body: str, hits: Sequence[tuple[int, int]], mentions: Sequence[Mention], anchors: Mapping[int, str]
) -> Iterable[contexts.Paragraph]:
    """The lines of a text that hold anything, each as pieces."""
    start = number_ = 0
    for line in body.split("\n"):
        end = start + len(line)
        if line.strip():
            number_ += 1
            inside = [hit for hit in hits if hit[0] < end and hit[1] > start]
            named = [mention for mention in mentions if mention[0] < end and mention[1] > start]
            yield contexts.Paragraph(f"p{number_}", pieces(body, inside, named, anchors, start=start, end=end))
        start = end + 1
