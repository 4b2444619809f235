"""Facets with more values than are counted out."""

from pathlib import Path

import pytest

from index.facets import MAX_VALUES
from index.memory_engine import MemoryEngine
from index.query import SearchRequest
from index.results import SearchResults
from index.whoosh_engine import WhooshEngine
from tests.articles import article, tag
from tests.index.engines import fill


def actors(number: int) -> tuple[str, ...]:
    return tuple(f"person {other:05}" for other in range(0, 1_500, number))


@pytest.mark.parametrize("chosen", [(), ("person 01499",), ("nobody",)])
def test_of_very_many_values_the_most_frequent_and_the_chosen_are_counted(
    tmp_path: Path, chosen: tuple[str, ...]
) -> None:
    articles = [
        article(f"a{n}", f"خبر {n}", tags=tuple(tag(value, facet="actor") for value in actors(n)))
        for n in range(1, 4)
    ]
    whoosh, oracle = WhooshEngine(tmp_path), MemoryEngine()
    request = SearchRequest(filters={"actor": chosen})
    answers: list[SearchResults] = []
    for engine in (whoosh, oracle):
        fill(engine, *articles)
        answers.append(engine.search(request))
    mine, theirs = answers
    assert mine.facets == theirs.facets
    assert len(mine.facets["actor"]) == MAX_VALUES + len(chosen)
    whoosh.close()
