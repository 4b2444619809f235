"""A change of the archive as an engine indexes it. Pure."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from archive.article import Article, Change, first_day, last_day

from .analysis import BODY_START, analyze
from .scoring import TITLE_WEIGHT

__all__ = ["Document", "document_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is indexed of an article and its copies.

    `positions`: folded word → its positions (see `index.analysis.chain`); `stems`: stem → weighted frequency.
    `lengths`: per form, the sum of the weighted frequencies. `facets`: per facet its values, `source` with
    those of the copies. `published` and `mentioned` are proleptic Gregorian ordinals (`date.toordinal`),
    `mentioned` as first and last day.
    """

    id: str
    seq: int
    positions: Mapping[str, tuple[int, ...]]
    stems: Mapping[str, int]
    lengths: Mapping[str, int]
    facets: Mapping[str, tuple[str, ...]]
    published: int | None
    mentioned: tuple[tuple[int, int], ...]


def weight_of(positions: tuple[int, ...]) -> int:
    """A word's frequency, each time in the title counted `TITLE_WEIGHT` times."""
    return sum(TITLE_WEIGHT if position < BODY_START else 1 for position in positions)


def document_of(change: Change) -> Document | None:
    """The document of a change's leading article; None where the whole group is gone."""
    if change.lead is None:
        return None
    article = change.lead
    positions: dict[str, list[int]] = defaultdict(list)
    stems: dict[str, int] = defaultdict(int)
    for base, weight, text in _fields(article):
        for position, token in enumerate(analyze(text), start=base):
            if base == 0 and position >= BODY_START:
                break
            positions[token.folded].append(position)
            if token.stem is not None:
                stems[token.stem] += weight
    frozen = {word: tuple(places) for word, places in positions.items()}
    return Document(
        id=article.id,
        seq=article.seq,
        positions=frozen,
        stems=dict(stems),
        lengths={
            "surface": sum(weight_of(places) for places in frozen.values()),
            "stem": sum(stems.values()),
        },
        facets=_facets(article, [copy.source for copy in change.copies]),
        published=first_day(article.published.iso).toordinal() if article.published else None,
        mentioned=_mentioned(article),
    )


def _fields(article: Article) -> list[tuple[int, int, str]]:
    # a derived title is the body's first words: indexed once, as body
    title = [] if article.title_derived else [(0, TITLE_WEIGHT, article.title)]
    return [*title, (BODY_START, 1, article.body)]


def _facets(article: Article, copy_sources: list[str]) -> dict[str, tuple[str, ...]]:
    published = article.published
    return {
        "province": tuple(article.values("province")),
        "place": tuple(article.values("place")),
        "actor": tuple(article.values("actor")),
        "source": tuple(dict.fromkeys(s for s in (article.source, *copy_sources) if s)),
        "lang": (article.lang,),
        "month": (published.iso[:7],) if published and published.precision in {"day", "month"} else (),
    }


def _mentioned(article: Article) -> tuple[tuple[int, int], ...]:
    spans = {(first_day(m.iso).toordinal(), last_day(m.iso).toordinal()) for m in article.dates}
    return tuple(sorted(spans))
