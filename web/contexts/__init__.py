"""What each template is given: one dataclass a page, plain data, no HTML. JSON comes from the same objects.

Labels are in the reader's language already; texts of articles are as stored. A `Piece` list is a text cut where
its marking changes, so that a template only has to escape and wrap.
"""

from .article import ArticlePage, Copy, Evidence, MentionedDate
from .facets import Bar, Chip, Column, Facet, FacetValue, Group, Histogram, ProvinceMap, Tile, Year
from .search import Hit, SearchPage, Sort
from .site import AboutPage, ErrorPage, Example, HelpPage, HelpSection, HomePage, StatisticsPage
from .text import Day, Headline, Link, Paragraph, Piece, Snippet
from .values import FacetPage, Names, ValuePage

__all__ = [
    "AboutPage",
    "ArticlePage",
    "Bar",
    "Chip",
    "Column",
    "Copy",
    "Day",
    "ErrorPage",
    "Evidence",
    "Example",
    "Facet",
    "FacetPage",
    "FacetValue",
    "Group",
    "Headline",
    "HelpPage",
    "HelpSection",
    "Histogram",
    "Hit",
    "HomePage",
    "Link",
    "MentionedDate",
    "Names",
    "Paragraph",
    "Piece",
    "ProvinceMap",
    "SearchPage",
    "Snippet",
    "Sort",
    "StatisticsPage",
    "Tile",
    "ValuePage",
    "Year",
]
