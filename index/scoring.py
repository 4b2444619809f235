"""How well a document fits, as plain arithmetic that every engine shares. Pure.

The log-logistic model of information (Clinchant, Gaussier, "Information-based models for ad hoc IR", 2010) for
each form of a word, with odds in place of N/df:

    log(1 + δ · tf / (1 − b + b · length / average) · (N − df + ½) / (df + ½))        δ = 1.5, b = 0.9

and the forms added up with `FORM_WEIGHTS`. `length` counts the units of that form in the document. A word of the
title counts `TITLE_WEIGHT` times in the frequency. A word's pieces count less in documents that hold the word
itself. ARCHITECTURE.md tells what else was tried. Works alike on floats and on numpy arrays.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from .analysis import Form

__all__ = [
    "ADJACENT_PAIR",
    "FORM_WEIGHTS",
    "PIECES_OF_MATCHED",
    "TITLE_WEIGHT",
    "information",
    "odds",
    "rounded",
    "spread",
    "worth",
]

Number = TypeVar("Number", float, npt.NDArray[np.float64])

DELTA = 1.5
B = 0.9
TITLE_WEIGHT = 3
FORM_WEIGHTS: Mapping[Form, float] = MappingProxyType({"surface": 0.5, "lemma": 1.0, "root": 0.6, "piece": 0.4})
PIECES_OF_MATCHED = 0.5
ADJACENT_PAIR = 0.5
"""What two words of the query add that stand side by side in a document too."""

_TIE_DIGITS = 9


def worth(frequency: Number, length: Number, average: float, *, odds: float) -> Number:
    """What a term's frequency in a document of a length is worth; `odds` of documents without the term."""
    return information(frequency, spread(length, average), odds=odds)


def spread(length: Number, average: float) -> Number:
    """What one occurrence counts in a document of a length: less in a long one."""
    return DELTA / (1 - B + B * length / average)


def information(frequency: Number, spread: Number, *, odds: float) -> Number:
    """The information of a frequency, given what an occurrence counts there."""
    informed: Number = np.log1p(frequency * spread * odds)
    return informed


def odds(documents: int, with_term: int) -> float:
    """How many documents lack a term for each that has it."""
    return (documents - with_term + 0.5) / (with_term + 0.5)


def rounded(score: float) -> float:
    """A score as ties see it: equal within 1e-9."""
    return float(np.round(score, _TIE_DIGITS))
