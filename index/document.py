"""A change of the archive as an engine indexes it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from archive.article import Article, Change, first_day, last_day

__all__ = ["Document", "document_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What an engine indexes of an article and its copies.

    `title` is empty where it was derived: those words are the body's first, indexed once. `facets`: per facet its
    values, `source` with those of the copies. `published` and `mentioned` are proleptic Gregorian ordinals
    (`date.toordinal`) of the first and last day that are meant: of a month or year all its days.
    """

    id: str
    seq: int
    title: str
    body: str
    facets: Mapping[str, tuple[str, ...]]
    published: tuple[int, int] | None
    mentioned: tuple[tuple[int, int], ...]


def document_of(change: Change) -> Document | None:
    """The document of a change's leading article; None where the whole group is gone."""
    if change.lead is None:
        return None
    article = change.lead
    return Document(
        id=article.id,
        seq=article.seq,
        title="" if article.title_derived else article.title,
        body=article.body,
        facets=_facets(article, [copy.source for copy in change.copies]),
        published=_days(article.published.iso) if article.published else None,
        mentioned=_mentioned(article),
    )


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
    return tuple(sorted({_days(mention.iso) for mention in article.dates}))


def _days(iso: str) -> tuple[int, int]:
    return first_day(iso).toordinal(), last_day(iso).toordinal()
