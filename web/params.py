"""Query string ↔ search: the one place that knows the names of parameters. Pure.

| parameter | meaning |
|---|---|
| `q` | query text |
| `province` `actor` `source` `place` `lang` | ids, repeatable: any of them, and all facets together |
| `from` `to` | published, inclusive, `YYYY[-MM[-DD]]` |
| `date=none` | undated articles only |
| `mentioned_from` `mentioned_to` | a date in the text |
| `sort` | `relevance` (default with a query), `newest` (default without), `oldest` |
| `exact=1` `expand=0` | words as written only; no other names of the same thing |
| `page` `size` | pages of 20, at most 100; hits up to the 1,000th, of the API to the 10,000th |

Digits of every script are read; of a parameter given twice the last counts. An unknown one is passed over, but
for the API, whose door asks for `known_only`. What cannot be meant raises ParamError. The same search always has
the same query string: defaults are left out, the order is that of the table.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from types import MappingProxyType
from typing import Literal, cast, get_args
from urllib.parse import urlencode

from archive.arabic import fold
from archive.article import first_day, last_day
from index.query import FACETS, SearchRequest, Sort
from index.query_language import MAX_LENGTH, iso_date, parse

__all__ = [
    "DEEP_WINDOW",
    "MAX_SIZE",
    "MAX_VALUES",
    "MAX_VALUE_LENGTH",
    "NAMES",
    "PAGE_SIZE",
    "PAGING",
    "ParamError",
    "Params",
    "known_only",
    "read_params",
]

PAGE_SIZE = 20
MAX_SIZE = 100
MAX_VALUES = 50
MAX_VALUE_LENGTH = 200
DEEP_WINDOW = 10_000
"""Hits that can be paged through by number where no person pages: in the API, which goes on with a cursor."""

_WINDOW = 1_000
PAGING = ("sort", "page", "size")
NAMES = ("q", *FACETS, "from", "to", "date", "mentioned_from", "mentioned_to", "exact", "expand", *PAGING)
"""What `read_params` reads; PAGING says which of the hits are shown, the others what is found."""

Reason = Literal[
    "date",
    "window",
    "deep",
    "values",
    "value",
    "sort",
    "length",
    "order",
    "unknown",
    "cursor",
    "elsewhere",
    "both",
]


class ParamError(Exception):
    """A parameter whose value cannot be meant: its name, and a reason that the doors put into words."""

    def __init__(self, name: str, reason: Reason, value: str) -> None:
        """Keep what was wrong."""
        super().__init__(f"{name}: {_REASONS[reason]}")
        self.name = name
        self.reason = reason
        self.value = value


_REASONS: Mapping[Reason, str] = {
    "date": "not a date: YYYY, YYYY-MM or YYYY-MM-DD",
    "order": "lies after the end of the period",
    "window": f"beyond the {_WINDOW:,}th hit: narrow the search",
    "deep": f"beyond the {DEEP_WINDOW:,}th hit: go on with the cursor",
    "values": f"more than {MAX_VALUES} values",
    "value": f"longer than {MAX_VALUE_LENGTH} characters",
    "sort": "relevance, newest or oldest",
    "length": f"longer than {MAX_LENGTH} characters",
    "unknown": "not a parameter here",
    "cursor": "not a cursor",
    "elsewhere": "of another search",
    "both": "a page is asked for too",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Params:
    """A search as its URL says it, normalised. `size` and `page` count hits and pages from 1."""

    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    published_from: str = ""
    published_to: str = ""
    undated: bool = False
    mentioned_from: str = ""
    mentioned_to: str = ""
    sort: Sort | None = None
    exact: bool = False
    expand: bool = True
    page: int = 1
    size: int = PAGE_SIZE

    @property
    def order(self) -> Sort:
        """The order in force."""
        return self.sort or ("relevance" if self.q else "newest")

    def last_page(self, total: int) -> int:
        """The last page of so many hits that can be asked for."""
        return max(1, min(-(-total // self.size), _WINDOW // self.size))

    def pairs(self) -> list[tuple[str, str]]:
        """Names and values as in a query string, defaults left out."""
        return [
            *_if("q", self.q),
            *((name, value) for name in FACETS for value in self.filters.get(name, ())),
            *_if("from", self.published_from),
            *_if("to", self.published_to),
            *_if("date", "none" if self.undated else ""),
            *_if("mentioned_from", self.mentioned_from),
            *_if("mentioned_to", self.mentioned_to),
            *_if("sort", self.sort or ""),
            *_if("exact", "1" if self.exact else ""),
            *_if("expand", "" if self.expand else "0"),
            *_if("page", str(self.page) if self.page > 1 else ""),
            *_if("size", str(self.size) if self.size != PAGE_SIZE else ""),
        ]

    def query_string(self) -> str:
        """The same, encoded; empty for a search of everything."""
        return urlencode(self.pairs())

    def toggled(self, facet: str, value: str) -> "Params":
        """The search with a facet value chosen, or let go if it was; on its first page."""
        chosen = self.filters.get(facet, ())
        kept = tuple(v for v in chosen if v != value) if value in chosen else tuple(sorted((*chosen, value)))
        filters = {**self.filters, facet: kept}
        return replace(self, filters={name: values for name, values in filters.items() if values}, page=1)

    def request(self) -> SearchRequest:
        """What the engine is asked. Raises index.errors.QueryError."""
        return SearchRequest(
            query=parse(self.q),
            filters=self.filters,
            published_from=first_day(self.published_from) if self.published_from else None,
            published_to=last_day(self.published_to) if self.published_to else None,
            undated=self.undated,
            mentioned_from=first_day(self.mentioned_from) if self.mentioned_from else None,
            mentioned_to=last_day(self.mentioned_to) if self.mentioned_to else None,
            sort=self.order,
            exact=self.exact,
            offset=(self.page - 1) * self.size,
            limit=self.size,
        )


def read_params(given: Mapping[str, Sequence[str]], *, deep: bool = False) -> Params:
    """The search that a query string's names and values describe; `deep`: in the window of the API.

    Raises ParamError.
    """
    window = DEEP_WINDOW if deep else _WINDOW

    def last(name: str) -> str:
        return given[name][-1].strip() if given.get(name) else ""

    q = " ".join(last("q").replace("\0", " ").split())
    if len(q) > MAX_LENGTH:
        raise ParamError("q", "length", q)
    undated = last("date") == "none"
    params = Params(
        q=q,
        filters={name: values for name in FACETS if (values := _values(name, given.get(name, ())))},
        published_from="" if undated else _date("from", last("from")),
        published_to="" if undated else _date("to", last("to")),
        undated=undated,
        mentioned_from=_date("mentioned_from", last("mentioned_from")),
        mentioned_to=_date("mentioned_to", last("mentioned_to")),
        sort=_sort(last("sort"), default="relevance" if q else "newest"),
        exact=last("exact") == "1",
        expand=last("expand") != "0",
        page=_number(last("page"), 1),
        size=min(_number(last("size"), PAGE_SIZE), MAX_SIZE),
    )
    _check_order("from", params.published_from, params.published_to)
    _check_order("mentioned_from", params.mentioned_from, params.mentioned_to)
    if params.page * params.size > window:
        raise ParamError("page", "deep" if deep else "window", last("page"))
    return params


def known_only(given: Iterable[str], known: Sequence[str]) -> None:
    """Raises ParamError for the first name that is not known; its value is the known name most like it, if any."""
    for name in given:
        if name not in known:
            nearest = get_close_matches(name[:MAX_VALUE_LENGTH].lower(), known, n=1, cutoff=0)
            raise ParamError(name, "unknown", "".join(nearest))


def _if(name: str, value: str) -> list[tuple[str, str]]:
    return [(name, value)] if value else []


def _values(name: str, given: Iterable[str]) -> tuple[str, ...]:
    values = tuple(sorted({value.strip() for value in given if value.strip()}))
    if len(values) > MAX_VALUES:
        raise ParamError(name, "values", values[-1])
    for value in values:
        if len(value) > MAX_VALUE_LENGTH:
            raise ParamError(name, "value", value)
    return values


def _date(name: str, text: str) -> str:
    """A date in its normal form, empty for none."""
    if not text:
        return ""
    iso = iso_date(text) if len(text) <= MAX_VALUE_LENGTH else None
    if iso is None:
        raise ParamError(name, "date", text)
    return iso


def _check_order(name: str, since: str, until: str) -> None:
    if since and until and first_day(since) > last_day(until):
        raise ParamError(name, "order", since)


def _sort(text: str, *, default: Sort) -> Sort | None:
    """An order, None for the one that is in force without it."""
    if text in {"", default}:
        return None
    if text not in get_args(Sort):
        raise ParamError("sort", "sort", text)
    return cast("Sort", text)


def _number(text: str, default: int) -> int:
    """A number of at least 1; the default for what is none. Huge ones become as large as matters."""
    digits = fold(text[:MAX_VALUE_LENGTH])
    if not (digits.isascii() and digits.isdigit()):
        return default
    return max(1, min(int(digits), DEEP_WINDOW + 1))
