"""JSON shapes: what commands print and the API answers, from the same plain data as the pages. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from archive.article import Article, Copy, DateMention, Evidence, FacetName, FacetTag, Published
from archive.authority import Authority
from archive.corrections import Correction
from archive.store import Retagging
from index.analysis import Token
from index.results import FacetCount, Share, Snippet
from index.suggestions import Suggestion

from .params import Params
from .reading import Found, FoundArticle
from .shapes import (
    ArticleAnswer,
    FacetAnswer,
    Facets,
    FiledUnder,
    FoundAnswer,
    Hit,
    Mention,
    MentionedDate,
    PublishedDate,
    Query,
    SearchAnswer,
    SuggestAnswer,
    Suggested,
    Value,
)
from .shapes import Snippet as SnippetJson

__all__ = [
    "article_json",
    "correction_json",
    "explanation_json",
    "facet_json",
    "found_json",
    "retagging_json",
    "search_json",
    "suggestions_json",
    "tags_json",
    "token_json",
]


def found_json(found: Found, authority: Authority, *, language: str = "ar") -> FoundAnswer:
    """The answer to a search."""
    return {
        "total": found.total,
        "partial": found.partial,
        "took_ms": round(found.seconds * 1_000, 1),
        "query": _query_json(found),
        "hits": [_hit_json(article) for article in (*found.articles, *found.wider)],
        "facets": _facets_json(found.facets, found.params, authority, language),
        "undated": found.undated,
    }


def search_json(
    found: Found, authority: Authority, *, following: str | None, changed: bool, language: str = "ar"
) -> SearchAnswer:
    """The answer to a search, with the cursor of what follows; `changed`: the archive, since the cursor before."""
    return {**found_json(found, authority, language=language), "next": following, "changed": changed}


def facet_json(name: str, found: Found, authority: Authority, *, language: str = "ar") -> FacetAnswer:
    """The values of one facet in a search."""
    return {
        "facet": name,
        "total": found.total,
        "values": _values_json(name, found.facets[name], found.params, authority, language),
        "undated": found.undated,
    }


def article_json(article: Article, copies: list[Copy]) -> ArticleAnswer:
    """An article with the evidence of its facets."""
    return {
        "id": article.id,
        "collection": article.collection,
        "given_id": article.given_id,
        "title": article.title,
        "title_derived": article.title_derived,
        "body": article.body,
        "published": _published_json(article.published),
        "source": article.source,
        "url": article.url,
        "author": article.author,
        "lang": article.lang,
        "sample": article.sample,
        "captured": article.captured,
        "sha256": article.text_hash,
        "copies": [copy.id for copy in copies],
        "province": _filed_under(article, "province"),
        "place": _filed_under(article, "place"),
        "actor": _filed_under(article, "actor"),
        "dates": [_date_json(date) for date in article.dates],
    }


def tags_json(article: Article, authority: Authority) -> dict[str, Any]:
    """What the rules find in an article; offsets are those of title and body as they are kept."""
    return {
        "id": article.id,
        "province": [_tag_json(tag) for tag in article.tags if tag.facet == "province"],
        "actor": [
            {
                **_tag_json(tag),
                "name": authority.label(tag.value, "ar"),
                "kind": authority.actors[tag.value].kind,
            }
            for tag in article.tags
            if tag.facet == "actor"
        ],
        "dates": [_date_json(date) for date in article.dates],
        "published": _published_json(article.published),
        "lang": article.lang,
    }


def correction_json(correction: Correction) -> dict[str, Any]:
    """What an editor decided, when and why; `article` is null for a merge, `into` for anything else."""
    return {
        "at": correction.at,
        "by": correction.by,
        "action": correction.action,
        "article": correction.article,
        "facet": correction.facet,
        "value": correction.value,
        "into": correction.into,
        "reason": correction.reason,
        "evidence": [_evidence_json(found) for found in correction.evidence],
    }


def retagging_json(run: Retagging) -> dict[str, Any]:
    """How many articles were tagged anew and have changed, and how many gained and lost each value of a facet."""
    return {
        "articles": run.articles,
        "changed": run.changed,
        "gained": {facet: dict(values) for facet, values in run.gained.items()},
        "lost": {facet: dict(values) for facet, values in run.lost.items()},
    }


def suggestions_json(text: str, found: Iterable[Suggestion]) -> SuggestAnswer:
    """What a reader who has typed so far may mean."""
    suggested: list[Suggested] = [
        {"kind": each.kind, "text": each.text, "value": each.value, "count": each.count} for each in found
    ]
    return {"q": text, "suggestions": suggested}


def explanation_json(article_id: str, shares: Sequence[Share]) -> dict[str, Any]:
    """The score of an article and what it is the sum of."""
    return {
        "id": article_id,
        "score": sum(share.score for share in shares),
        "shares": [
            {
                "form": share.form,
                "text": share.text,
                "frequency": share.frequency,
                "documents": share.documents,
                "weight": share.weight,
                "score": share.score,
            }
            for share in shares
        ],
    }


def token_json(token: Token) -> dict[str, Any]:
    """A word as written, its place in code points, and its forms."""
    return {
        "text": token.surface,
        "start": token.start,
        "end": token.end,
        "stop_word": token.is_stop_word,
        "forms": {form: list(texts) for form, texts in token.forms.items()},
    }


def _query_json(found: Found) -> Query:
    params = found.params
    told = {
        "q": params.q,
        **{name: list(values) for name, values in params.filters.items()},
        "from": params.published_from or None,
        "to": params.published_to or None,
        "date": "none" if params.undated else None,
        "mentioned_from": params.mentioned_from or None,
        "mentioned_to": params.mentioned_to or None,
        "sort": params.order,
        "exact": params.exact,
        "expand": params.expand,
        "page": params.page,
        "size": params.size,
        "added": list(found.added),
        "suggestion": found.suggestion,
    }
    return cast("Query", told)  # its facets are chosen by name


def _hit_json(found: FoundArticle) -> Hit:
    article = found.article
    return {
        "id": article.id,
        "title": found.title.text,
        "title_derived": article.title_derived,
        "published": _published_json(article.published),
        "source": article.source,
        "url": article.url,
        "lang": article.lang,
        "score": found.hit.score,
        "sample": article.sample,
        "copies": [copy.id for copy in found.copies],
        "match": found.hit.match,
        "provinces": article.values("province"),
        "actors": article.values("actor"),
        "snippets": [_snippet_json(snippet) for snippet in _shown(found)],
    }


def _shown(found: FoundArticle) -> list[Snippet]:
    title = [found.title] if found.title.marks else []
    return [*title, *found.snippets]


def _snippet_json(snippet: Snippet) -> SnippetJson:
    return {"field": snippet.field, "text": snippet.text, "marks": [list(mark) for mark in snippet.marks]}


def _tag_json(tag: FacetTag) -> dict[str, Any]:
    return {
        "value": tag.value,
        "confidence": tag.confidence,
        "evidence": [_evidence_json(found) for found in tag.evidence],
    }


def _evidence_json(found: Evidence) -> Mention:
    return {"field": found.field, "start": found.start, "end": found.end, "text": found.text}


def _filed_under(article: Article, facet: FacetName) -> list[FiledUnder]:
    return [
        {
            "value": tag.value,
            "confidence": tag.confidence,
            "set_by": tag.set_by,
            "evidence": [{**_evidence_json(found), "rule": found.rule} for found in tag.evidence],
        }
        for tag in article.tags
        if tag.facet == facet
    ]


def _date_json(date: DateMention) -> MentionedDate:
    return {
        "text": date.text,
        "field": date.field,
        "start": date.start,
        "end": date.end,
        "iso": date.iso,
        "precision": date.precision,
        "approximate": date.approximate,
    }


def _published_json(published: Published | None) -> PublishedDate | None:
    if published is None:
        return None
    return {"iso": published.iso, "precision": published.precision, "how": published.how}


def _facets_json(
    facets: Mapping[str, tuple[FacetCount, ...]], params: Params, authority: Authority, language: str
) -> Facets:
    def values(name: str) -> list[Value]:
        return _values_json(name, facets[name], params, authority, language)

    return {
        "province": values("province"),
        "place": values("place"),
        "actor": values("actor"),
        "source": values("source"),
        "lang": values("lang"),
        "month": values("month"),
    }


def _values_json(
    name: str, counts: Iterable[FacetCount], params: Params, authority: Authority, language: str
) -> list[Value]:
    return [
        {
            "value": count.value,
            "label": authority.value_label(name, count.value, language),
            "count": count.count,
            "selected": count.value in params.filters.get(name, ()),
        }
        for count in counts
    ]
