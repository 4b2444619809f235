"""One JSON object, by itself, to one row. Pure.

Stricter than `json`: integers must fit 64 bits, NaN and infinities are no numbers. Of equal keys the last
wins, as everywhere in Python.
"""

import json

from archive.article import Origin
from archive.errors import RejectedRow

from .encoding import Line
from .rows import Input, Rejection, Row, picked, raw_article

__all__ = ["json_object", "json_row"]

_INT64_DIGITS = 19


def _integer(digits: str) -> int:
    # the length first: Python refuses to read more than 4,300 digits
    if len(digits.lstrip("-")) > _INT64_DIGITS or not -(2**63) <= (number := int(digits)) < 2**63:
        raise RejectedRow("a number of more than 64 bits")
    return number


def _constant(name: str) -> object:
    raise RejectedRow(f"{name} is not JSON")


_DECODER = json.JSONDecoder(parse_int=_integer, parse_constant=_constant)


def json_object(text: str) -> dict[str, object]:
    """The object that `text` is; raises RejectedRow."""
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise RejectedRow(f"not JSON: {error.msg} (character {error.pos + 1})") from error
    except RecursionError as error:
        raise RejectedRow("JSON that is nested too deeply") from error
    if not isinstance(value, dict):
        raise RejectedRow("not a JSON object")
    return value


def json_row(record: Line, file: Input) -> Row:
    """The article that a record of `file` is, or why it is none."""
    origin = Origin(file.path, record.number)
    if record.problem is not None:
        return Rejection(origin, record.problem)
    try:
        return raw_article(picked(json_object(record.text).items(), file.columns), origin=origin)
    except RejectedRow as error:
        return Rejection(origin, str(error))
