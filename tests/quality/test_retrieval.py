"""How well questions find the passage that answers them: a floor that may only rise.

    XQuAD-ar    240 passages, 1186 questions    written by translators
    ARCD        460 passages, 1395 questions    written by readers of the Arabic Wikipedia

Every passage is a document without a title; a question is plain words of which any may be missing. The measure is
the mean reciprocal rank within the first ten hits.

The data are pinned: whoever changes them changes the hashes here, with a reason in the changelog.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from index.checkpoint import Checkpoint
from index.evaluation import Measures, Question, evaluate
from index.whoosh_engine import WhooshEngine
from tests.articles import article, change

DATA = Path(__file__).parent / "data"


class Floor(NamedTuple):
    """A set of questions, what it holds, and the least that must be reached."""

    name: str
    passages: int
    questions: int
    mrr: float


FLOORS = (
    Floor("xquad_ar", 240, 1186, 0.945),  # measured .953
    Floor("arcd", 460, 1395, 0.815),  # measured .824: questions on one article are answered by its neighbours
)
SHA256 = {
    "arcd/passages.jsonl": "1e46a287f3fba347742a68603ba549036378614f85d41e5ed0c25de42c68d6de",
    "arcd/queries.jsonl": "acbc797ae75699319ba6c1b50b1c239439c94271e7fbc6531079c6a0fab7acdc",
    "xquad_ar/passages.jsonl": "dcb901900c452e32187c8a190140ed66a92bf2236849ae99e94a83abf21a4c01",
    "xquad_ar/queries.jsonl": "1b5851ea2c529084e21f0ecae5945a1c6aa589a828c67641cdeb0253c4c41806",
}


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a file of the data; a line may hold separators of Unicode."""
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").split("\n") if line]


@pytest.fixture(scope="module", params=FLOORS, ids=lambda floor: floor.name)
def floor(request: pytest.FixtureRequest) -> Floor:
    """One set after the other."""
    found: Floor = request.param
    return found


@pytest.fixture(scope="module")
def engine(floor: Floor, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshEngine]:
    """An index of the passages."""
    made = WhooshEngine(tmp_path_factory.mktemp(floor.name) / "index")
    passages = rows(f"{floor.name}/passages.jsonl")
    changes = [
        change(article(row["pid"], row["text"], title="", title_derived=True, seq=seq))
        for seq, row in enumerate(passages, start=1)
    ]
    made.rebuild(changes, Checkpoint("archive", len(changes), "1"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def measures(floor: Floor, engine: WhooshEngine) -> Measures:
    """What the questions find."""
    return evaluate(engine, [Question(row["text"], row["pid"]) for row in rows(f"{floor.name}/queries.jsonl")])


@pytest.mark.parametrize("name", SHA256)
def test_the_data_are_those_that_the_floors_were_measured_on(name: str) -> None:
    assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == SHA256[name]


def test_every_passage_is_indexed_and_every_question_asked(
    floor: Floor, engine: WhooshEngine, measures: Measures
) -> None:
    assert (engine.count(), measures.queries) == (floor.passages, floor.questions)


def test_questions_find_their_passage_no_worse_than_before(floor: Floor, measures: Measures) -> None:
    assert measures.mrr >= floor.mrr, f"{floor.name}: {measures.to_json()}"
