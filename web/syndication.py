"""Found articles as a feed. For a request."""

from archive.authority import Authority

from .feeds import Entry, Feed, tag_uri
from .links import permalink
from .reading import Found, FoundArticle, neutral
from .wording import reader_language, value_label

__all__ = ["NEWEST", "articles_feed"]

NEWEST = 50
"""Articles in a feed."""


def articles_feed(
    found: Found, authority: Authority, *, title: str, url: str, self_url: str, archive: str
) -> Feed:
    """The articles of a search in its order; `url` is the page that shows them, `archive` the archive's name."""
    return Feed(
        id=tag_uri(url),
        url=url,
        self_url=self_url,
        title=title,
        lang=reader_language(),
        author=archive,
        entries=tuple(_entry(article, authority, archive) for article in found.articles),
    )


def _entry(found: FoundArticle, authority: Authority, archive: str) -> Entry:
    article = found.article
    source = value_label("source", article.source, authority)
    url = permalink(article.id)
    written_by = " – ".join(neutral(name) for name in (article.author, source) if name)
    return Entry(
        id=tag_uri(url),
        url=url,
        title=found.title.text,
        lang=article.lang,
        author=written_by or archive,
        updated=article.captured,
        published=article.published.iso if article.published and article.published.precision == "day" else None,
        summary=neutral(found.snippets[0].text) if found.snippets else None,
        origin=article.url,
    )
