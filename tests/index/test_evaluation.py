"""Measures of a handful of queries whose ranks are known."""

import math
from typing import Literal

import pytest

from index.checkpoint import Checkpoint
from index.evaluation import Measures, Question, evaluate
from index.memory_engine import MemoryEngine
from tests.articles import article, change

WATER = ("ماء ماء ماء", "ماء ماء طريق", "ماء طريق جسر")
"""The bodies of `first`, `second` and `third`: what a search for ماء puts in this order."""


@pytest.fixture
def engine() -> MemoryEngine:
    """Three articles on water, one on schools."""
    made = MemoryEngine()
    ids = ("first", "second", "third")
    articles = [article(id_, body, title="") for id_, body in zip(ids, WATER, strict=True)]
    articles.append(article("other", "مدرسة جديدة", title=""))
    made.apply([change(each) for each in articles], Checkpoint("archive", 1, "1"))
    return made


def measured(engine: MemoryEngine, *pairs: tuple[str, str], match: Literal["any", "all"] = "any") -> Measures:
    return evaluate(engine, [Question(text, id_) for text, id_ in pairs], match=match)


@pytest.mark.parametrize(("id_", "rank"), [("first", 1), ("second", 2), ("third", 3)])
def test_the_rank_of_the_answer_is_what_counts(engine: MemoryEngine, id_: str, rank: int) -> None:
    measures = measured(engine, ("ماء", id_))
    assert measures == Measures(
        queries=1,
        match="any",
        mrr=1 / rank,
        recall_at_1=float(rank == 1),
        recall_at_10=1.0,
        ndcg=1 / math.log2(rank + 1),
    )


def test_an_answer_that_is_not_found_counts_nothing(engine: MemoryEngine) -> None:
    measures = measured(engine, ("ماء", "other"))
    assert (measures.mrr, measures.recall_at_1, measures.recall_at_10, measures.ndcg) == (0, 0, 0, 0)


def test_the_measures_are_means_over_the_queries(engine: MemoryEngine) -> None:
    measures = measured(engine, ("ماء", "first"), ("ماء", "second"), ("ماء", "third"), ("ماء", "nowhere"))
    assert measures.queries == 4
    assert measures.mrr == pytest.approx((1 + 1 / 2 + 1 / 3) / 4)
    assert measures.recall_at_1 == pytest.approx(1 / 4)
    assert measures.recall_at_10 == pytest.approx(3 / 4)
    assert measures.ndcg == pytest.approx((1 + 1 / math.log2(3) + 1 / 2) / 4)


def test_the_eleventh_hit_is_not_looked_at() -> None:
    engine = MemoryEngine()
    ids = [f"a{number:02}" for number in range(11)]
    engine.apply([change(article(id_, "ماء", title="")) for id_ in ids], Checkpoint("archive", 1, "1"))
    assert measured(engine, ("ماء", "a09")).mrr == pytest.approx(1 / 10)
    assert measured(engine, ("ماء", "a10")).recall_at_10 == 0


def test_a_word_may_be_missing_unless_all_are_asked_for(engine: MemoryEngine) -> None:
    assert measured(engine, ("أين مدرسة قديمة", "other")).mrr == 1
    assert measured(engine, ("أين مدرسة قديمة", "other"), match="all").mrr == 0
    assert measured(engine, ("أين مدرسة جديدة", "other"), match="all").mrr == 1


def test_a_query_is_plain_words_of_any_number(engine: MemoryEngine) -> None:
    assert measured(engine, ("ماء -ماء NOT ماء", "first")).mrr == 1
    assert measured(engine, ("ماء " * 200, "first")).mrr == 1


def test_the_id_of_a_copy_stands_for_the_article_that_leads(engine: MemoryEngine) -> None:
    asked = [Question("ماء", "copy"), Question("ماء", "first")]
    assert evaluate(engine, asked, lead_of={"copy": "first"}).mrr == 1
    assert evaluate(engine, asked).mrr == 1 / 2


def test_without_queries_everything_is_nought(engine: MemoryEngine) -> None:
    assert measured(engine).to_json() == {
        "queries": 0,
        "match": "any",
        "mrr@10": 0.0,
        "recall@1": 0.0,
        "recall@10": 0.0,
        "ndcg@10": 0.0,
    }


def test_measures_are_told_to_four_places(engine: MemoryEngine) -> None:
    assert measured(engine, ("ماء", "third"), ("ماء", "nowhere"), match="all").to_json() == {
        "queries": 2,
        "match": "all",
        "mrr@10": 0.1667,
        "recall@1": 0.0,
        "recall@10": 0.5,
        "ndcg@10": 0.25,
    }
