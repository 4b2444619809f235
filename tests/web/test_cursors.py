"""A cursor as a text: it comes back as it was, and nothing else is taken for one."""

import datetime as dt
from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import Position
from web.api.cursors import MAX_LENGTH, Cursor, read_cursor, write_cursor
from web.params import ParamError, Params

SEARCH = Params(q="بغداد")
PLACE = Position(1.5, 737_000, "a1")

positions = st.builds(
    Position,
    st.floats(allow_nan=False, allow_infinity=False),
    st.none() | st.dates().map(dt.date.toordinal),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=128),
)


def reason(text: str) -> str:
    with pytest.raises(ParamError) as error:
        read_cursor(text, SEARCH)
    assert error.value.name == "cursor"
    return error.value.reason


@given(positions)
def test_a_cursor_comes_back_as_it_was(after: Position) -> None:
    text = write_cursor(Cursor("state", after), SEARCH)
    assert read_cursor(text, SEARCH) == Cursor("state", after)
    assert text.isascii()
    assert len(text) <= MAX_LENGTH


@pytest.mark.parametrize(
    "after",
    [
        Position(float("nan"), None, "a"),
        Position(float("inf"), None, "a"),
        Position(0.0, 0, "a"),
        Position(0.0, 10**9, "a"),
        Position(0.0, None, "a" * 1_001),
    ],
)
def test_a_place_that_no_hit_has_is_refused(after: Position) -> None:
    assert reason(write_cursor(Cursor("state", after), SEARCH)) == "cursor"


@given(st.data())
def test_a_damaged_cursor_is_refused_or_another_place(data: st.DataObject) -> None:
    raw = urlsafe_b64decode(write_cursor(Cursor("state", PLACE), SEARCH) + "==")
    at = data.draw(st.integers(0, len(raw) - 1))
    damaged = raw[:at] + data.draw(st.binary(max_size=3)) + raw[at + 1 :]
    try:
        found = read_cursor(urlsafe_b64encode(damaged).decode(), SEARCH)
    except ParamError:
        return
    assert isinstance(found.after, Position)


@given(st.text(max_size=60))
def test_whatever_is_given_is_no_cursor(text: str) -> None:
    assert reason(text) == "cursor"


def test_a_cursor_keeps_to_its_search() -> None:
    text = write_cursor(Cursor("state", PLACE), Params(q="أربيل"))
    assert reason(text) == "elsewhere"
