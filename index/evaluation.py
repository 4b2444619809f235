"""How well queries find the one document that answers each. Pure, given an engine.

Queries are plain words, without query language or limits, ranked as in production. `match` is `any` (every word
may be missing) or `all`. A query whose document is a copy of another is answered by the one that leads.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from .engine import SearchEngine
from .query import SearchRequest, all_words

__all__ = ["Measures", "Question", "evaluate"]

_CUT = 10


@dataclass(frozen=True, slots=True)
class Question:
    """A query and the id of the document that answers it."""

    text: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Means over the queries, of the first ten hits: reciprocal rank, share found first, share found, gain."""

    queries: int
    match: Literal["any", "all"]
    mrr: float
    recall_at_1: float
    recall_at_10: float
    ndcg: float

    def to_json(self) -> dict[str, Any]:
        """The shape of `tansiq evaluate`."""
        return {
            "queries": self.queries,
            "match": self.match,
            f"mrr@{_CUT}": round(self.mrr, 4),
            "recall@1": round(self.recall_at_1, 4),
            f"recall@{_CUT}": round(self.recall_at_10, 4),
            f"ndcg@{_CUT}": round(self.ndcg, 4),
        }


def evaluate(
    engine: SearchEngine,
    questions: Iterable[Question],
    *,
    match: Literal["any", "all"] = "any",
    lead_of: Mapping[str, str] | None = None,
) -> Measures:
    """Run every query; `lead_of` names the document that stands for a copy."""
    ranks = [_rank(engine, question, match, lead_of or {}) for question in questions]
    found = [rank for rank in ranks if rank is not None]
    count = max(len(ranks), 1)
    return Measures(
        queries=len(ranks),
        match=match,
        mrr=sum(1 / rank for rank in found) / count,
        recall_at_1=sum(rank == 1 for rank in found) / count,
        recall_at_10=len(found) / count,
        ndcg=sum(1 / math.log2(rank + 1) for rank in found) / count,
    )


def _rank(
    engine: SearchEngine, question: Question, match: Literal["any", "all"], lead_of: Mapping[str, str]
) -> int | None:
    """The rank of the answer among the first ten, from 1."""
    request = SearchRequest(query=all_words(question.text), match=match, limit=_CUT)
    wanted = lead_of.get(question.id, question.id)
    ids = [hit.id for hit in engine.search(request).hits]
    return ids.index(wanted) + 1 if wanted in ids else None
