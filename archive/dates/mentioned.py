"""The dates that a text mentions. Pure."""

import datetime as dt

from archive.arabic import FoldedWords, folded_words
from archive.article import DateMention, Precision, TextField

from .grammar import expressions
from .values import value_of

__all__ = ["mentions"]

_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


def mentions(
    text: str, *, field: TextField, base: dt.date | None, folded: FoldedWords | None = None
) -> list[DateMention]:
    """Every date expression of `text` with its value, in order, none overlapping.

    `base` is the day the article was published: without it only what is absolute is found. `folded` are the
    words of this same text, if the caller has them already: (folded word, start, end).
    """
    found: list[DateMention] = []
    for expression in expressions(text, folded or folded_words(text)):
        value = value_of(expression, base=base, previous=found[-1].iso if found else None)
        if value is not None:
            mention = DateMention(
                field=field,
                start=expression.start,
                end=expression.end,
                text=text[expression.start : expression.end],
                iso=value.iso,
                precision=_PRECISIONS.get(len(value.iso), "range") if "/" not in value.iso else "range",
                approximate=value.approximate,
                weekday_conflict=value.weekday_conflict,
            )
            found.append(mention)
    return found
