"""Lists of addresses for search engines: sitemaps.org 0.9. Pure.

A list may hold `MOST` addresses; a larger archive has an index of lists.
"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

__all__ = ["MOST", "sitemap", "sitemap_index"]

MOST = 50_000

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(addresses: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Addresses in full, each with the time of its last change or an empty text, as XML, a line at a time."""
    yield f'{_HEAD}<urlset xmlns="{_NAMESPACE}">\n'
    for address, changed in addresses:
        lastmod = f"<lastmod>{escape(changed)}</lastmod>" if changed else ""
        yield f"<url><loc>{escape(address)}</loc>{lastmod}</url>\n"
    yield "</urlset>\n"


def sitemap_index(addresses: Iterable[str]) -> Iterator[str]:
    """The addresses of lists, in full, as XML."""
    yield f'{_HEAD}<sitemapindex xmlns="{_NAMESPACE}">\n'
    for address in addresses:
        yield f"<sitemap><loc>{escape(address)}</loc></sitemap>\n"
    yield "</sitemapindex>\n"
