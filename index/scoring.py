"""How well a document fits, as plain arithmetic that every engine shares. Pure.

Okapi BM25 (Robertson, Zaragoza 2009) with k1 = 1.2, b = 0.75 for each form of a word, and the forms added up
with `FORM_WEIGHTS`. A title's word counts `TITLE_WEIGHT` times in the frequency. Works alike on floats and on
numpy arrays.
"""

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

import numpy as np
import numpy.typing as npt

__all__ = ["FORM_WEIGHTS", "TITLE_WEIGHT", "bm25", "idf", "rounded"]

Number = TypeVar("Number", float, npt.NDArray[np.float64])

K1 = 1.2
B = 0.75
TITLE_WEIGHT = 3
FORM_WEIGHTS: Mapping[str, float] = MappingProxyType({"surface": 0.4, "stem": 1.0})
_TIE_DIGITS = 9


def idf(documents: int, with_term: int) -> float:
    """Inverse document frequency, never negative."""
    return math.log(1 + (documents - with_term + 0.5) / (with_term + 0.5))


def bm25(frequency: Number, length: Number, average: float) -> Number:
    """What a term's frequency in a document of a length is worth, before its idf: 0 to k1 + 1."""
    return frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length / average))


def rounded(score: float) -> float:
    """A score as ties see it: equal within 1e-9."""
    return float(np.round(score, _TIE_DIGITS))
