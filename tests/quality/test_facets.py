"""How well articles on Iraq are tagged, against their labels: floors that may only rise (`tests.quality.facets`).

The articles are not kept here: without the corpora these are skipped. The labels are pinned.
"""

import hashlib
import os
from pathlib import Path

import pytest

from archive.authority import Authority

from .facets import HALVES, LABELS, Score, articles_of, labels_of, measured
from .province_values import verdicts

CORPORA = os.environ.get("TANSIQ_CORPORA", "")
LABELS_SHA256 = "432c83e92776ec1c3925a3acca2687b8494e1321ecbde10ed816988ec99d6db0"

FLOORS = {  # precision and recall; the bars: .97 and .95, .92 and .85, .97 and .95
    ("dev", "province"): (1.0, 1.0),
    ("dev", "actor"): (0.96, 0.90),
    ("dev", "dates"): (0.97, 0.98),
    ("held", "province"): (1.0, 1.0),
    ("held", "actor"): (0.91, 0.83),
    ("held", "dates"): (0.93, 0.95),
    ("more", "province"): (0.96, 0.94),
    ("more", "actor"): (0.90, 0.89),
    ("more", "dates"): (0.89, 0.95),
    ("fresh", "province"): (1.0, 1.0),
    ("fresh", "actor"): (0.91, 0.83),
    ("fresh", "dates"): (0.89, 0.97),
}


def test_the_labels_are_the_pinned_ones() -> None:
    assert hashlib.sha256(LABELS.read_bytes()).hexdigest() == LABELS_SHA256


def test_the_parts_have_forty_two_forty_two_forty_and_twenty_articles() -> None:
    assert [len(labels_of(half)) for half in HALVES] == [42, 42, 40, 20]


def test_at_least_ninety_five_of_a_hundred_province_values_of_saudi_news_are_right() -> None:
    said = verdicts()
    assert len(said) == 200
    assert sum(said.values()) >= 0.95 * len(said)


@pytest.fixture(scope="module", params=HALVES)
def scores(request: pytest.FixtureRequest, authority: Authority) -> tuple[str, dict[str, Score]]:
    """A half and its scores."""
    labels = labels_of(request.param)
    return request.param, measured(articles_of(Path(CORPORA), labels), labels, authority)


@pytest.mark.corpus
@pytest.mark.skipif(not CORPORA, reason="TANSIQ_CORPORA names no folder with the real corpora")
@pytest.mark.parametrize("facet", ["province", "actor", "dates"])
def test_values_are_right_and_found(scores: tuple[str, dict[str, Score]], facet: str) -> None:
    half, found = scores
    score = found[facet]
    misses = "\n".join(score.misses)
    precision, recall = FLOORS[half, facet]
    assert score.precision >= precision, misses
    assert score.recall >= recall, misses
