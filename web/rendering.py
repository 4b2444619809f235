"""From what was read to what a template is given: labels, links and marked pieces."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from flask_babel import gettext

from archive.article import Article, Copy, Evidence, FacetName, TextField
from archive.authority import Authority
from index.query import Sort

from . import contexts
from .filters import chips, facets, province_values, undated_value
from .histogram import histogram
from .languages import direction
from .links import article_url, correction_url, facet_links, permalink, search_url, value_url
from .params import Params
from .pieces import Mention, paragraphs, pieces, snippet_pieces
from .province_map import province_map
from .reading import SAMPLE_MARK, Found, FoundArticle, marked_title, neutral
from .wording import day, isolated, number, value_label

__all__ = [
    "article_page",
    "hit_of",
    "home_page",
    "pieces",
    "search_page",
]

_PAGES_AROUND = 2
_NO_WORD = re.compile(r"[^\w-]+")


def search_page(
    found: Found, authority: Authority, *, total: Callable[[Params], int] | None = None
) -> contexts.SearchPage:
    """A page of results; where there are none, `total` counts what each filter, removed, would leave."""
    params = found.params
    first = (params.page - 1) * params.size + 1
    shown = len(found.articles)
    last_page = params.last_page(found.total)
    return contexts.SearchPage(
        q=params.q,
        total=found.total,
        first=first if shown else 0,
        last=first + shown - 1 if shown else 0,
        hidden=tuple(pair for pair in replace(params, page=1).pairs() if pair[0] not in {"q", "from", "to"}),
        hits=tuple(hit_of(article, authority, params) for article in found.articles),
        wider=tuple(hit_of(article, authority, params) for article in found.wider),
        added=found.added,
        unexpanded_url=search_url(replace(params, expand=False, page=1)),
        suggestion=contexts.Link(found.suggestion, search_url(replace(params, q=found.suggestion)))
        if found.suggestion
        else None,
        facets=tuple(facets(found, authority)),
        histogram=histogram(found),
        map=province_map(province_values(found.facets["province"], params, authority))
        if found.facets["province"]
        else None,
        chips=chips(params, authority, total=None if found.total else total),
        sorts=tuple(_sorts(params)),
        undated=undated_value(found.undated, params),
        date_from=params.published_from,
        date_to=params.published_to,
        previous_url=search_url(replace(params, page=params.page - 1)) if params.page > 1 else None,
        next_url=search_url(replace(params, page=params.page + 1)) if params.page < last_page else None,
        pages=tuple(_pager(params, last_page)),
        clear_url=search_url(Params(q=params.q, sort=params.sort)),
        clear_total=total(Params(q=params.q)) if total and not found.total else None,
        message=gettext("Partial results: the search was cut short.") if found.partial else None,
    )


def home_page(everything: Found, authority: Authority) -> contexts.HomePage:
    """The front, from a search of everything."""
    provinces = province_values(everything.facets["province"], Params(), authority)
    return contexts.HomePage(
        articles=everything.total,
        provinces=provinces,
        map=province_map(provinces),
        lists=facet_links(but="province"),
        latest=tuple(hit_of(article, authority, everything.params) for article in everything.articles),
        sources=len(everything.facets["source"]),
    )


def hit_of(found: FoundArticle, authority: Authority, params: Params) -> contexts.Hit:
    """A result."""
    article = found.article
    return contexts.Hit(
        id=article.id,
        url=article_url(article.id, params),
        title=snippet_pieces(found.title),
        title_derived=article.title_derived,
        source=_source(article, authority),
        published=day(article.published),
        lang=article.lang,
        dir=direction(article.lang),
        sample=article.sample,
        copies=len(found.copies),
        match=found.hit.match,
        snippets=tuple(contexts.Snippet(s.field, snippet_pieces(s)) for s in found.snippets),
        provinces=_value_links("province", article, authority),
        actors=_value_links("actor", article, authority),
    )


def article_page(
    article: Article,
    copies: Sequence[Copy],
    similar: Sequence[Article],
    marked: Mapping[str, Sequence[tuple[int, int]]],
    *,
    params: Params,
    authority: Authority,
    corrections_mail: str | None = None,
) -> contexts.ArticlePage:
    """An article; `marked` are the words of the query, per field."""
    anchors = _anchors(article)
    mentions = {field: _mentions(article, field) for field in ("title", "body")}
    title = pieces(neutral(article.title), marked["title"], mentions["title"], anchors["title"])
    if article.sample:
        title = (contexts.Piece(f"[{SAMPLE_MARK}] "), *title)
    return contexts.ArticlePage(
        id=article.id,
        title=title,
        title_derived=article.title_derived,
        paragraphs=tuple(paragraphs(article.body, marked["body"], mentions["body"], anchors["body"])),
        source=_source(article, authority),
        original_url=article.url,
        author=article.author,
        published=day(article.published),
        captured=article.captured[:10],
        lang=article.lang,
        dir=direction(article.lang),
        sample=article.sample,
        q=params.q,
        hits=len(marked["title"]) + len(marked["body"]),
        provinces=_evidence("province", article, anchors, authority),
        actors=_evidence("actor", article, anchors, authority),
        dates=tuple(
            dict.fromkeys(
                contexts.MentionedDate(date.text, date.iso, date.approximate, date.weekday_conflict)
                for date in article.dates
            )
        ),
        copies=tuple(
            contexts.Copy(
                value_label("source", copy.source, authority) if copy.source else copy.id,
                article_url(copy.id, Params()),
            )
            for copy in copies
        ),
        similar=tuple(_headline(each, authority) for each in similar),
        text_hash=article.text_hash,
        permalink=permalink(article.id),
        correction_url=correction_url(corrections_mail, article.id) if corrections_mail else None,
        back_url=search_url(params) if params.pairs() else None,
    )


def _headline(article: Article, authority: Authority) -> contexts.Headline:
    return contexts.Headline(
        title=marked_title(article),
        url=article_url(article.id, Params()),
        lang=article.lang,
        dir=direction(article.lang),
        source=value_label("source", article.source, authority) if article.source else None,
        published=day(article.published),
    )


def _token(facet: str, value: str) -> str:
    """A value as one word, for ids and lists of words: what a text names may hold blanks and signs."""
    return f"{facet}-{_NO_WORD.sub('-', value)}"


def _mentions(article: Article, field: str) -> list[Mention]:
    return sorted(
        (evidence.start, evidence.end, _token(tag.facet, tag.value))
        for tag in article.tags
        if tag.facet in {"province", "actor"}
        for evidence in tag.evidence
        if evidence.field == field
    )


def _anchors(article: Article) -> dict[TextField, dict[int, str]]:
    """Per field, an id for each place where the first mention of a value begins, named after the first of them.

    One word may be the first mention of several values: «مخمور» of two provinces.
    """
    anchors: dict[TextField, dict[int, str]] = {"title": {}, "body": {}}
    for tag in article.tags:
        if tag.facet in {"province", "actor"}:
            first = _first(tag.evidence)
            anchors[first.field].setdefault(first.start, f"m-{_token(tag.facet, tag.value)}")
    return anchors


def _first(evidence: Sequence[Evidence]) -> Evidence:
    """The first mention in the body, or in the title where the body has none."""
    return min(evidence, key=lambda e: (e.field != "body", e.start))


def _evidence(
    facet: FacetName, article: Article, anchors: Mapping[TextField, Mapping[int, str]], authority: Authority
) -> tuple[contexts.Evidence, ...]:
    found = []
    for tag in article.tags:
        if tag.facet == facet:
            names = gettext("named in the text: %(names)s", names=isolated(_names(tag.evidence)))
            first = _first(tag.evidence)
            found.append(
                contexts.Evidence(
                    value=tag.value,
                    label=value_label(facet, tag.value, authority),
                    token=_token(facet, tag.value),
                    url=search_url(Params(filters={facet: (tag.value,)})),
                    page_url=value_url(facet, tag.value, authority),
                    first=anchors[first.field][first.start],
                    mentions=len(tag.evidence),
                    rule=gettext("set by an editor") if tag.set_by == "editor" else names,
                )
            )
    return tuple(found)


def _names(evidence: Sequence[Evidence]) -> str:
    return f"{gettext(',')} ".join(dict.fromkeys(each.text for each in evidence))


def _source(article: Article, authority: Authority) -> contexts.Link | None:
    if not article.source:
        return None
    label = value_label("source", article.source, authority)
    return contexts.Link(label, search_url(Params(filters={"source": (article.source,)})))


def _value_links(facet: FacetName, article: Article, authority: Authority) -> tuple[contexts.Link, ...]:
    return tuple(
        contexts.Link(value_label(facet, value, authority), search_url(Params(filters={facet: (value,)})))
        for value in article.values(facet)
    )


def _sorts(params: Params) -> Iterable[contexts.Sort]:
    labels: dict[Sort, str] = {
        "relevance": gettext("Relevance"),
        "newest": gettext("Newest first"),
        "oldest": gettext("Oldest first"),
    }
    default = replace(params, sort=None).order
    for value, label in labels.items():
        sort = None if value == default else value
        yield contexts.Sort(value, label, params.order == value, search_url(replace(params, sort=sort, page=1)))


def _pager(params: Params, last_page: int) -> Iterable[tuple[str, str | None]]:
    first = max(1, params.page - _PAGES_AROUND)
    for page in range(first, min(last_page, params.page + _PAGES_AROUND) + 1):
        yield number(page), None if page == params.page else search_url(replace(params, page=page))
