"""How an article is cited: as a text in two styles, as data in a page, as a record for reference managers. Pure.

| form | after |
|---|---|
| `arabic` | notes in Arabic books: author، «title»، outlet، date، archive، address |
| `latin` | Chicago Manual of Style, 17th edition, 14.191 to 14.200, newspapers on line, in English |
| `meta_tags` | Highwire Press, Dublin Core, PRISM; Zotero reads all three, and `z:itemType` for what it is |
| `news_article` | schema.org/NewsArticle |

A date that the source does not declare stands in brackets, as Chicago has it. Titles of samples carry their mark.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from archive.article import Article, Published
from archive.authority import Authority

from .reading import SAMPLE_MARK, marked_title, neutral
from .wording import day_label

__all__ = ["Citation", "Part", "arabic", "citation_of", "latin", "meta_tags", "news_article"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What is told of an article, in one line each, with names in one language.

    `url` is its address in the archive, if it has one there, `origin` that at its publisher; `captured` the day of
    its capture. `mark` is the sample mark or empty.
    """

    id: str
    title: str
    author: str
    outlet: str
    published: Published | None
    captured: str
    lang: str
    url: str
    origin: str | None
    archive: str
    provinces: tuple[str, ...]
    actors: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a citation; `value` where it is data, which has a direction of its own."""

    text: str
    value: bool = False


def citation_of(article: Article, authority: Authority, *, url: str, archive: str, language: str) -> Citation:
    """What is told of an article that is kept at `url` in an archive of this name."""

    def labels(facet: str, values: list[str]) -> tuple[str, ...]:
        return tuple(authority.value_label(facet, value, language) for value in values)

    return Citation(
        id=article.id,
        title=_line(marked_title(article)),
        author=neutral(_line(article.author or "")),
        outlet=neutral(_line(authority.value_label("source", article.source, language))),
        published=article.published,
        captured=article.captured[:10],
        lang=article.lang,
        url=url,
        origin=article.url,
        archive=_line(archive),
        provinces=labels("province", article.values("province")),
        actors=labels("actor", article.values("actor")),
        mark=SAMPLE_MARK if article.sample else "",
    )


def arabic(cited: Citation) -> tuple[Part, ...]:
    """The citation as Arabic books have it."""
    return (
        *_some(cited.author, "، "),
        Part("«"),
        Part(cited.title, value=True),
        Part("»، "),
        *_some(cited.outlet, "، "),
        Part(_date(cited, "ar") or "د.ت."),
        Part("، محفوظ في "),
        Part(cited.archive, value=True),
        *_captured(cited, " بتاريخ ", "ar"),
        Part("، "),
        Part(cited.url, value=True),
    )


def latin(cited: Citation) -> tuple[Part, ...]:
    """The citation in English, after Chicago; titles and names stay in their script."""
    end = "" if cited.title[-1:] in set(".!?؟…") else "."
    return (
        *_some(cited.author, ". "),
        Part("“"),
        Part(cited.title, value=True),
        Part(f"{end}” "),
        *_some(cited.outlet, ", "),
        Part(_date(cited, "en") or "n.d"),
        Part(". Archived in "),
        Part(cited.archive, value=True),
        *_captured(cited, ", ", "en"),
        Part(". "),
        Part(cited.url, value=True),
        Part("."),
    )


def meta_tags(cited: Citation) -> tuple[tuple[str, str], ...]:
    """Names and contents of `<meta>` elements; nothing for what is not known."""
    day = cited.published.iso if cited.published else ""
    pairs = (
        ("citation_title", cited.title),
        ("citation_author", cited.author),
        ("citation_journal_title", cited.outlet),
        ("citation_publication_date", day.replace("-", "/")),
        ("citation_language", cited.lang),
        ("citation_public_url", cited.url),
        ("citation_keywords", "; ".join((*cited.provinces, *cited.actors))),
        ("DC.title", cited.title),
        ("DC.creator", cited.author),
        ("DC.date", day),
        ("DC.language", cited.lang),
        ("DC.identifier", cited.url),
        ("DC.source", cited.origin or ""),
        ("DC.description", cited.mark),
        ("prism.publicationName", cited.outlet),
        ("z:itemType", "newspaperArticle"),
    )
    return tuple(pair for pair in pairs if pair[1])


def news_article(cited: Citation) -> dict[str, Any]:
    """The article as JSON-LD."""
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": cited.url,
        "url": cited.url,
        "mainEntityOfPage": cited.url,
        "identifier": cited.id,
        "headline": cited.title,
        "inLanguage": cited.lang,
        "datePublished": cited.published.iso if cited.published else None,
        "author": {"@type": "Person", "name": cited.author} if cited.author else None,
        "publisher": {"@type": "NewsMediaOrganization", "name": cited.outlet} if cited.outlet else None,
        "isBasedOn": cited.origin,
        "isPartOf": {"@type": "Collection", "name": cited.archive},
        "contentLocation": [{"@type": "AdministrativeArea", "name": name} for name in cited.provinces],
        "mentions": [{"@type": "Thing", "name": name} for name in cited.actors],
        "creativeWorkStatus": cited.mark,
    }
    return {name: value for name, value in told.items() if value}


def _line(text: str) -> str:
    """A text without line breaks or runs of blanks."""
    return " ".join(text.split())


def _some(text: str, after: str) -> Iterator[Part]:
    if text:
        yield Part(text, value=True)
        yield Part(after)


def _date(cited: Citation, language: str) -> str:
    if cited.published is None:
        return ""
    label = day_label(cited.published, language)
    return f"[{label}]" if cited.published.how.startswith("inferred") else label


def _captured(cited: Citation, before: str, language: str) -> Iterator[Part]:
    if cited.captured:
        yield Part(before + day_label(Published(cited.captured, "day", "declared"), language))
