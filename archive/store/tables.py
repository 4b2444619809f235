"""The tables, as the migrations leave them, and the way between their rows and `Article`."""

import json
from typing import Any

import sqlalchemy as sa

from archive.article import Article, DateMention, Evidence, FacetName, FacetTag, Published
from archive.corrections import Correction

__all__ = [
    "article_of",
    "articles",
    "correction_of",
    "correction_row",
    "corrections",
    "log",
    "meta",
    "metadata",
    "removals",
    "row_of",
    "tag_mark",
]

metadata = sa.MetaData()

meta = sa.Table(
    "meta",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

articles = sa.Table(
    "articles",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("seq", sa.Integer, nullable=False, unique=True),
    sa.Column("collection", sa.Text, nullable=False),
    sa.Column("given_id", sa.Text),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("title_derived", sa.Boolean, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False, index=True),
    sa.Column("url", sa.Text),
    sa.Column("author", sa.Text),
    sa.Column("published", sa.Text),
    sa.Column("published_precision", sa.Text),
    sa.Column("published_how", sa.Text),
    sa.Column("lang", sa.Text, nullable=False),
    sa.Column("sample", sa.Boolean, nullable=False),
    sa.Column("text_hash", sa.Text, nullable=False),
    sa.Column("copy_key", sa.Text, index=True),
    sa.Column("tags", sa.Text, nullable=False),
    sa.Column("dates", sa.Text, nullable=False),
    sa.Column("captured", sa.Text, nullable=False),
)

removals = sa.Table(
    "removals",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("seq", sa.Integer, nullable=False, unique=True),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("removed", sa.Text, nullable=False),
)

log = sa.Table(
    "log",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("id", sa.Text, nullable=False, index=True),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("detail", sa.Text, nullable=False),
)

corrections = sa.Table(
    "corrections",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("article", sa.Text, index=True),
    sa.Column("facet", sa.Text, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("into", sa.Text),
    sa.Column("evidence", sa.Text, nullable=False),
)


def row_of(article: Article) -> dict[str, Any]:
    """An article as a row; tags and dates as JSON arrays without field names (they are most of the bytes)."""
    published = article.published
    return {
        "id": article.id,
        "seq": article.seq,
        "collection": article.collection,
        "given_id": article.given_id,
        "title": article.title,
        "title_derived": article.title_derived,
        "body": article.body,
        "source": article.source,
        "url": article.url,
        "author": article.author,
        "published": published.iso if published else None,
        "published_precision": published.precision if published else None,
        "published_how": published.how if published else None,
        "lang": article.lang,
        "sample": article.sample,
        "text_hash": article.text_hash,
        "copy_key": article.copy_key,
        "tags": _dumped([_tag_row(tag) for tag in article.tags]),
        "dates": _dumped([_date_row(date) for date in article.dates]),
        "captured": article.captured,
    }


def article_of(row: sa.RowMapping, *, listed: bool = False) -> Article:
    """The article that a row holds; `listed`: without evidence and dates."""
    published = None
    if row["published"] is not None:
        published = Published(row["published"], row["published_precision"], row["published_how"])
    return Article(
        **{name: row[name] for name in _PLAIN},
        published=published,
        tags=tuple([_tag(tag, listed=listed) for tag in json.loads(row["tags"])]),
        dates=() if listed else tuple([_date(date) for date in json.loads(row["dates"])]),
    )


def correction_row(correction: Correction) -> dict[str, Any]:
    """A correction as a row; its number is the next."""
    given = {name: getattr(correction, name) for name in _CORRECTION}
    return {**given, "evidence": _dumped([_evidence_row(e) for e in correction.evidence])}


def correction_of(row: sa.RowMapping) -> Correction:
    """The correction that a row holds."""
    given = {name: row[name] for name in _CORRECTION}
    return Correction(**given, evidence=tuple(_evidence(e) for e in json.loads(row["evidence"])))


def tag_mark(facet: FacetName, value: str) -> str:
    """What stands in the `tags` of articles with this value alone: JSON escapes the quotes of a text."""
    return _dumped([facet, value])[:-1] + ","


_CORRECTION = tuple(column.name for column in corrections.c if column.name not in {"number", "evidence"})
_DERIVED = {"published", "published_precision", "published_how", "tags", "dates"}
_PLAIN = tuple(column.name for column in articles.c if column.name not in _DERIVED)


def _dumped(value: list[Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _tag_row(tag: FacetTag) -> list[Any]:
    return [tag.facet, tag.value, tag.confidence, tag.set_by, [_evidence_row(e) for e in tag.evidence]]


def _tag(row: list[Any], *, listed: bool) -> FacetTag:
    facet, value, confidence, set_by, evidence = row
    return FacetTag(
        facet=facet,
        value=value,
        confidence=confidence,
        set_by=set_by,
        evidence=() if listed else tuple([_evidence(e) for e in evidence]),
    )


def _evidence_row(evidence: Evidence) -> list[Any]:
    place = [evidence.field, evidence.start, evidence.end]
    return [*place, evidence.text, evidence.alias, evidence.rule]


def _evidence(row: list[Any]) -> Evidence:
    name, start, end, text, alias, rule = row
    return Evidence(field=name, start=start, end=end, text=text, alias=alias, rule=rule)


def _date_row(date: DateMention) -> list[Any]:
    place = [date.field, date.start, date.end, date.text]
    return [*place, date.iso, date.precision, date.approximate, date.weekday_conflict]


def _date(row: list[Any]) -> DateMention:
    name, start, end, text, iso, precision, approximate, conflict = row
    return DateMention(
        field=name,
        start=start,
        end=end,
        text=text,
        iso=iso,
        precision=precision,
        approximate=approximate,
        weekday_conflict=conflict,
    )
