"""The shapes of JSON answers, as types: `web.schemas` makes them, `web.api.document` describes them. Pure.

What a field means is said once, here; lengths, offsets and marks are Unicode code points, half-open.
"""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict  # what pydantic reads under Python 3.11

from archive.article import Precision, TextField
from index.query import Sort
from index.suggestions import Kind

__all__ = [
    "ArticleAnswer",
    "Evidence",
    "FacetAnswer",
    "Facets",
    "FiledUnder",
    "FoundAnswer",
    "Hit",
    "Mention",
    "MentionedDate",
    "Problem",
    "PublishedDate",
    "Query",
    "SearchAnswer",
    "Snippet",
    "SuggestAnswer",
    "Suggested",
    "Value",
]

Count = Annotated[int, Field(ge=0)]


class PublishedDate(TypedDict):
    """When an article was published, as far as it is known."""

    iso: Annotated[str, Field(description="2020, 2020-10 or 2020-10-13")]
    precision: Precision
    how: Annotated[str, Field(description="declared, editor, or inferred: and the words it rests on")]


class Snippet(TypedDict):
    """A piece of an article; each of `marks` is the start and end of words sought."""

    field: TextField
    text: str
    marks: list[Annotated[list[Count], Field(min_length=2, max_length=2)]]


class Hit(TypedDict):
    """An article that was found."""

    id: str
    title: str
    title_derived: Annotated[bool, Field(description="the title was made of the first words")]
    published: PublishedDate | None
    source: str
    url: str | None
    lang: str
    score: float
    sample: Annotated[bool, Field(description="written for the archive, reports nothing real")]
    copies: Annotated[list[str], Field(description="articles with an identical text")]
    match: Annotated[Literal["all", "some"], Field(description="some: a wider result, in no count")]
    provinces: list[str]
    actors: list[str]
    snippets: list[Snippet]


class Value(TypedDict):
    """A facet value with what choosing it alone in its facet would give."""

    value: str
    label: Annotated[str, Field(description="its name in the language of the answer")]
    count: Count
    selected: bool


class Facets(TypedDict):
    """The values that the articles have, the most frequent first; months in order."""

    province: list[Value]
    place: list[Value]
    actor: list[Value]
    source: list[Value]
    lang: list[Value]
    month: list[Value]


Query = TypedDict(
    "Query",
    {
        "q": str,
        "province": NotRequired[list[str]],
        "place": NotRequired[list[str]],
        "actor": NotRequired[list[str]],
        "source": NotRequired[list[str]],
        "lang": NotRequired[list[str]],
        "from": str | None,
        "to": str | None,
        "date": Literal["none"] | None,
        "mentioned_from": str | None,
        "mentioned_to": str | None,
        "sort": Sort,
        "exact": bool,
        "expand": bool,
        "page": Annotated[int, Field(ge=1)],
        "size": Annotated[int, Field(ge=1)],
        "added": Annotated[list[str], Field(description="other names of the same things, sought too")],
        "suggestion": Annotated[str | None, Field(description="the query that may have been meant")],
    },
)
Query.__doc__ = "The search as it was understood."


class FoundAnswer(TypedDict):
    """What a search found."""

    total: Annotated[int, Field(ge=0, description="how many articles there are, on all pages")]
    partial: Annotated[bool, Field(description="a time limit cut the search short")]
    took_ms: Annotated[float, Field(ge=0)]
    query: Query
    hits: list[Hit]
    facets: Facets
    undated: Annotated[int, Field(ge=0, description="how many date=none would give")]


class SearchAnswer(FoundAnswer):
    """A page of a search, and how to go on."""

    next: Annotated[str | None, Field(description="the cursor of the next page; null after the last")]
    changed: Annotated[bool, Field(description="the archive has changed since the cursor was given")]


class FacetAnswer(TypedDict):
    """The values of one facet in a search, at most 1,000 besides the chosen ones."""

    facet: str
    total: Annotated[int, Field(ge=0, description="how many articles the search finds")]
    values: list[Value]
    undated: Count


class Mention(TypedDict):
    """Words of the title or the body: `text` is that field from `start` to `end`."""

    field: TextField
    start: Count
    end: Count
    text: str


class Evidence(Mention):
    """Words that a facet value rests on."""

    rule: Annotated[str, Field(description="what found them")]


class FiledUnder(TypedDict):
    """A facet value of an article with the words that it rests on."""

    value: str
    confidence: Annotated[float, Field(ge=0, le=1)]
    set_by: Literal["rule", "editor"]
    evidence: list[Evidence]


class MentionedDate(TypedDict):
    """A date in the text with its value."""

    text: str
    field: TextField
    start: Count
    end: Count
    iso: Annotated[str, Field(description="a day, month, year or interval: 2020-10-04/2020-10-10")]
    precision: Precision
    approximate: bool


class ArticleAnswer(TypedDict):
    """An article with the evidence of its facets; title and body are as they are kept."""

    id: str
    collection: str
    given_id: str | None
    title: str
    title_derived: bool
    body: str
    published: PublishedDate | None
    source: str
    url: str | None
    author: str | None
    lang: str
    sample: Annotated[bool, Field(description="written for the archive, reports nothing real")]
    captured: Annotated[str, Field(description="when the archive took this text in")]
    sha256: Annotated[str, Field(description="of title, NUL and body in UTF-8", pattern="^[0-9a-f]{64}$")]
    copies: list[str]
    province: list[FiledUnder]
    place: list[FiledUnder]
    actor: list[FiledUnder]
    dates: list[MentionedDate]


class Suggested(TypedDict):
    """A word to search for, or a value of a facet."""

    kind: Kind
    text: str
    value: str | None
    count: Count


class SuggestAnswer(TypedDict):
    """What may be meant by what was typed so far."""

    q: str
    suggestions: list[Suggested]


class Problem(TypedDict):
    """Why there is no answer: RFC 9457. `title` and `detail` are for people, in their language."""

    type: Annotated[str, Field(description="about:blank, or a part of the page about the API")]
    title: str
    status: Annotated[int, Field(ge=400, le=599)]
    detail: Annotated[str, Field(description="what is wrong and what to do")]
    instance: Annotated[str, Field(description="the path that was asked for")]
    parameter: NotRequired[Annotated[str, Field(description="the one that cannot be meant")]]
    reason: NotRequired[Annotated[str, Field(description="why, for programs")]]
    nearest: NotRequired[Annotated[str, Field(description="a known parameter like an unknown one")]]
