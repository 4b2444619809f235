"""What each template is given: one dataclass a page, plain data, no HTML. JSON comes from the same objects.

Labels are in the reader's language already; texts of articles are as stored. A `Piece` list is a text cut where
its marking changes, so that a template only has to escape and wrap.
"""

from dataclasses import dataclass

__all__ = [
    "AboutPage",
    "ArticlePage",
    "Bar",
    "Chip",
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
    "Hit",
    "HomePage",
    "Link",
    "MentionedDate",
    "Names",
    "Paragraph",
    "Piece",
    "SearchPage",
    "Snippet",
    "Sort",
    "ValuePage",
    "Year",
]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text.

    `hit`: it matches the query. `facets`: tokens such as `province-diyala` of the mentions that the run belongs
    to; `anchor`: the id under which the first of a value's mentions can be linked.
    """

    text: str
    hit: bool = False
    facets: tuple[str, ...] = ()
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A label that leads somewhere."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Day:
    """A published date: ISO for machines, label for people (Iraqi month names), and how it is known.

    `how` is None for a declared date, else a sentence such as «استُدلّ عليه: …».
    """

    iso: str
    label: str
    how: str | None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value to choose or let go: `url` is the page after the click, `page_url` the page of the value itself."""

    value: str
    label: str
    count: int
    selected: bool
    url: str
    page_url: str | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its first values; `all_url` shows all of them when `hidden` are left out."""

    name: str
    label: str
    values: tuple[FacetValue, ...]
    hidden: int
    all_url: str | None


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force: facet label, value label, and the page without it."""

    facet: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Sort:
    """An order to choose."""

    value: str
    label: str
    selected: bool
    url: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """A fragment of the text; sentence-bounded, with «…» where it was cut."""

    field: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A result. `title` carries the sample mark where `sample` is set. `copies`: how many more have this text.

    `match` is `some` for a wider result, which no count includes: its `<article>` has no `data-id`.
    """

    id: str
    url: str
    title: tuple[Piece, ...]
    title_derived: bool
    source: Link | None
    published: Day | None
    lang: str
    dir: str
    sample: bool
    copies: int
    match: str
    snippets: tuple[Snippet, ...]
    provinces: tuple[Link, ...]
    actors: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """Results. `q` as typed; `hidden` are the name-value pairs that the form must carry on besides `q`.

    `pages`: links of the pager in order, the current one without URL.
    `wider`: hits with some of the words, below the others. `clear_url`: the same query without filters.
    `first`, `last`: the ranks of the hits shown, 0 without any. `added`: names that were sought too;
    `unexpanded_url`: the search without them. `suggestion`: the query that was perhaps meant.
    """

    q: str
    total: int
    first: int
    last: int
    hidden: tuple[tuple[str, str], ...]
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    chips: tuple[Chip, ...]
    sorts: tuple[Sort, ...]
    undated: FacetValue | None
    date_from: str
    date_to: str
    previous_url: str | None
    next_url: str | None
    pages: tuple[tuple[str, str | None], ...]
    clear_url: str
    wider: tuple[Hit, ...] = ()
    added: tuple[str, ...] = ()
    unexpanded_url: str = ""
    suggestion: Link | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The front: how much there is, the provinces with their counts, the other facets, the newest articles."""

    articles: int
    provinces: tuple[FacetValue, ...]
    lists: tuple[Link, ...]
    latest: tuple[Hit, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the original text, with the anchor of its permalink."""

    anchor: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A facet value of an article: its search, its page, its first mention, how many there are, who says so.

    `token` is the one that its mentions carry in `Piece.facets`. `rule` is a short sentence for a tooltip.
    """

    value: str
    label: str
    token: str
    url: str
    page_url: str | None
    first: str
    mentions: int
    rule: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article with the same text."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Headline:
    """An article in one line. `title` carries the sample mark where the article is one."""

    title: str
    url: str
    lang: str
    dir: str
    source: str | None
    published: Day | None


@dataclass(frozen=True, slots=True)
class MentionedDate:
    """A date of the text: its words, its ISO value, whether that is approximate.

    `conflict`: the weekday as written, where the date is another.
    """

    text: str
    iso: str
    approximate: bool
    conflict: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """An article with the evidence of its facets, and others like it.

    `back_url`: the search it was reached from, if any. `correction_url`: a letter to those who correct, if they
    have an address.
    """

    id: str
    title: tuple[Piece, ...]
    title_derived: bool
    paragraphs: tuple[Paragraph, ...]
    source: Link | None
    original_url: str | None
    author: str | None
    published: Day | None
    captured: str
    lang: str
    dir: str
    sample: bool
    q: str
    hits: int
    provinces: tuple[Evidence, ...]
    actors: tuple[Evidence, ...]
    dates: tuple[MentionedDate, ...]
    copies: tuple[Copy, ...]
    similar: tuple[Headline, ...]
    text_hash: str
    permalink: str
    correction_url: str | None
    back_url: str | None


@dataclass(frozen=True, slots=True)
class Names:
    """Names in one language, with the language's own name, code and direction."""

    label: str
    lang: str
    dir: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A month to choose, and its count as a percentage of the fullest month's."""

    month: FacetValue
    percent: int


@dataclass(frozen=True, slots=True)
class Year:
    """The months of a year that have articles, the newest first, and how many articles they have together."""

    year: str
    count: int
    months: tuple[Bar, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Values of one facet under a heading; `name` is the group's own."""

    name: str
    facet: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuePage:
    """A province or an actor: what the tables say of it, and when and with what it is in the articles.

    `names` are those besides the title, `origins` the sources of the row, `articles` leads to the search of it.
    `groups`: its places or members, and what comes with it; choosing one of their values gives the articles with
    both.
    """

    facet: str
    title: str
    kind: str
    names: tuple[Names, ...]
    index: Link
    parent: Link | None
    note: str | None
    coordinates: str | None
    origins: tuple[str, ...]
    articles: FacetValue
    years: tuple[Year, ...]
    undated: FacetValue | None
    groups: tuple[Group, ...]
    latest: tuple[Hit, ...]
    feed_url: str


@dataclass(frozen=True, slots=True)
class FacetPage:
    """All values of a facet, and the way to the other facets."""

    name: str
    title: str
    values: tuple[FacetValue, ...]
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """What the archive holds and how it is made."""

    articles: int
    sources: tuple[FacetValue, ...]
    version: str


@dataclass(frozen=True, slots=True)
class Example:
    """A search: as typed, where it leads, what it means, other ways to write its operator, how much it finds."""

    query: str
    url: str
    meaning: str
    also: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class HelpSection:
    """Sentences, and examples after them; either may be missing."""

    title: str
    notes: tuple[str, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class HelpPage:
    """How to search, with examples that are searches of this archive."""

    sections: tuple[HelpSection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """What went wrong, in one sentence, and what to do."""

    status: int
    title: str
    sentence: str
