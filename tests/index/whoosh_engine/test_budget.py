"""A search whose time is up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.query import SearchRequest
from index.whoosh_engine import WhooshEngine
from index.whoosh_engine.search import search
from index.whoosh_engine.segment import Segment
from tests.articles import article
from tests.index.engines import fill


@pytest.fixture
def segments(tmp_path: Path) -> Iterator[tuple[Segment, ...]]:
    engine = WhooshEngine(tmp_path)
    fill(engine, *(article(f"a{number}", f"خبر {number}") for number in range(4)), segments=4)
    yield engine._newest().segments  # noqa: SLF001 - what a search is given
    engine.close()


def test_a_search_in_time_is_whole(segments: tuple[Segment, ...]) -> None:
    found = search(segments, SearchRequest(seconds=1.0), clock=lambda: 0.0)
    assert (found.total, found.partial) == (4, False)


def test_a_search_whose_time_is_up_tells_of_what_it_has_seen_and_says_so(segments: tuple[Segment, ...]) -> None:
    ticks = iter((0.0, 0.5, 0.9, 1.5))
    found = search(segments, SearchRequest(seconds=1.0), clock=lambda: next(ticks))
    assert (found.total, len(found.hits), found.partial) == (2, 2, True)
    assert sum(count.count for count in found.facets["source"]) == 2


def test_without_a_limit_time_does_not_matter(segments: tuple[Segment, ...]) -> None:
    ticks = iter(range(0, 10_000, 100))
    assert not search(segments, SearchRequest(), clock=lambda: next(ticks)).partial
