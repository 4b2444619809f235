"""One search page, as every engine has to answer it, and how long it takes.

A page is the ten best articles with their snippets, fetched from where their texts are kept, the total, and counts
of provinces, actors and months. With a province selected hits, total, actors and months are of that province; its
own facet counts as if it were not selected, so an engine has two sets of documents to count.
"""

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from .queries import Query

__all__ = ["TOP", "Answer", "Engine", "Run", "asked"]

TOP = 10
_BLOCK = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page shows: per facet its values with their counts."""

    total: int
    facets: Mapping[str, Mapping[str, int]]
    ids: list[str]


class Engine(Protocol):
    """Something that answers search pages over a corpus."""

    @property
    def name(self) -> str:
        """How tables call it."""

    @property
    def place(self) -> Path:
        """Its index: a file or folder."""

    @property
    def files(self) -> list[Path]:
        """Everything that it reads for a page: its index and, where that does not hold them, the texts."""

    def build(self) -> None:
        """Index the corpus from nothing."""

    def open(self) -> None:
        """Be ready for a page, as a new process would have to be."""

    def page(self, query: Query, province: str | None) -> Answer:
        """One page."""

    def close(self) -> None:
        """Let go of files."""


@dataclass(frozen=True, slots=True)
class Run:
    """Milliseconds of each page, of the wall and of the processor, by class of query; and the answers by query."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    processor: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    answers: dict[str, Answer] = field(default_factory=dict)


def asked(
    engines: Sequence[Engine], queries: Sequence[Query], warming: Sequence[Query], province: str | None
) -> dict[str, Run]:
    """Every query once of every engine, after queries that are not measured.

    The engines take turns, twenty queries each: what else the machine does strikes them alike.
    """
    runs = {engine.name: Run() for engine in engines}
    for engine in engines:
        for query in warming:
            engine.page(query, province)
    for first in range(0, len(queries), _BLOCK):
        for engine in engines:
            run = runs[engine.name]
            for query in queries[first : first + _BLOCK]:
                used, started = time.process_time(), time.perf_counter()
                answer = engine.page(query, province)
                run.times[query.kind].append((time.perf_counter() - started) * 1_000)
                run.processor[query.kind].append((time.process_time() - used) * 1_000)
                run.answers[query.text] = answer
    return runs
