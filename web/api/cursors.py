"""Where a walk through a search goes on, as a text that is safe in URLs. Pure.

A cursor holds the place of the last hit in the order (score, day, id), which search it is, and the state of the
index that gave it. The place stays one when the archive changes: by date without a query, no article comes twice
and none that was there is passed over; scores change with the archive, so by relevance either may happen.
"""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace
from datetime import date
from typing import Annotated, NamedTuple

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import to_json

from index.query import Position
from web.params import PAGE_SIZE, ParamError, Params

__all__ = ["MAX_LENGTH", "NAME", "Cursor", "read_cursor", "write_cursor"]

NAME = "cursor"
MAX_LENGTH = 1_000
_FINGERPRINT = 12

_Fingerprint = Annotated[str, Field(max_length=_FINGERPRINT)]
_Score = Annotated[float, Field(allow_inf_nan=False)]
_Day = Annotated[int, Field(ge=1, le=date.max.toordinal())]
_Id = Annotated[str, Field(max_length=MAX_LENGTH)]
_FIELDS = TypeAdapter(tuple[_Fingerprint, _Fingerprint, _Score, _Day | None, _Id])


class Cursor(NamedTuple):
    """A place in the order of a search, and the state of the index when it was given."""

    state: str
    after: Position


def write_cursor(cursor: Cursor, params: Params) -> str:
    """The cursor of a search as a text."""
    after = cursor.after
    fields = (_search(params), cursor.state, after.score, after.day, after.id)
    return urlsafe_b64encode(to_json(fields)).decode("ascii").rstrip("=")


def read_cursor(text: str, params: Params) -> Cursor:
    """The cursor that a text is; raises ParamError for what is none, and for one of another search."""
    if len(text) > MAX_LENGTH:
        raise ParamError(NAME, "cursor", text)
    try:
        raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        search, state, score, day, id_ = _FIELDS.validate_json(raw, strict=True)
    except (ValueError, ValidationError) as error:
        raise ParamError(NAME, "cursor", text) from error
    if search != _search(params):
        raise ParamError(NAME, "elsewhere", text)
    return Cursor(state, Position(score, day, id_))


def _search(params: Params) -> str:
    """Which search it is, however large its pages."""
    query = replace(params, page=1, size=PAGE_SIZE).query_string()
    return hashlib.sha256(query.encode()).hexdigest()[:_FINGERPRINT]
