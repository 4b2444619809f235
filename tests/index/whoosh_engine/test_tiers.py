"""When segments are merged, and into what."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.checkpoint import Checkpoint
from index.whoosh_engine import WhooshEngine
from index.whoosh_engine import tiers as module
from index.whoosh_engine.tiers import all_together, full_only, tier_of, tiers
from tests.articles import article, change

CHECKPOINT = Checkpoint("archive", 1, "1")
FULL = 65_536


def segments(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*/MAIN_*.arrays")}


@pytest.mark.parametrize(
    ("documents", "tier"),
    [(0, 0), (1, 0), (63, 0), (64, 1), (511, 1), (512, 2), (4_095, 2), (4_096, 3)],
)
def test_segments_of_about_the_same_size_are_a_tier(documents: int, tier: int) -> None:
    assert tier_of(documents) == tier


@pytest.mark.parametrize(
    ("live", "merged"),
    [
        ([1] * 7, []),
        ([1] * 8, [[0, 1, 2, 3, 4, 5, 6, 7]]),
        ([60_000, *[1] * 8], [[1, 2, 3, 4, 5, 6, 7, 8]]),
        ([4_000, 3_000, 2_000, 2_500, 4_000, 4_000, 4_000, 4_000], [[1, 2, 3]]),  # as many as are quick
        ([8_000] * 8, []),
        ([FULL] * 8, []),
    ],
)
def test_a_small_commit_merges_a_tier_of_eight_if_that_is_quick(live: list[int], merged: list[list[int]]) -> None:
    assert tiers(live) == merged


@pytest.mark.parametrize(
    ("live", "merged"),
    [([8_192] * 7, []), ([FULL, *[8_192] * 9], [list(range(1, 9))]), ([60_000, 10_000], [[0, 1]])],
)
def test_a_large_commit_merges_what_makes_a_full_segment(live: list[int], merged: list[list[int]]) -> None:
    assert full_only(live) == merged


@pytest.mark.parametrize(
    ("live", "merged"),
    [([5], []), ([8_192] * 7, [list(range(7))]), ([FULL, 1, FULL, 1], [[1, 3]]), ([FULL] * 3, [])],
)
def test_after_a_bulk_all_that_is_not_full_is_merged(live: list[int], merged: list[list[int]]) -> None:
    assert all_together(live) == merged


@given(st.lists(st.integers(1, FULL + 100), max_size=200))
def test_no_merge_is_larger_than_two_full_segments(live: list[int]) -> None:
    for group in (*tiers(live), *full_only(live), *all_together(live)):
        assert sum(live[place] for place in group) < 2 * FULL


@given(st.integers(1, 1_000_000))
def test_an_archive_of_any_size_built_at_once_is_as_few_segments_as_it_fills(documents: int) -> None:
    live: list[int] = []

    def merge(groups: list[list[int]]) -> None:
        for group in groups:
            live.append(sum(live[place] for place in group))
        taken = {place for group in groups for place in group}
        live[:] = [each for place, each in enumerate(live) if place not in taken]

    for at in range(0, documents, 8_192):
        live.append(min(8_192, documents - at))
        merge(full_only(live))
    merge(all_together(live))
    assert sorted(live) == sorted(min(FULL, documents - at) for at in range(0, documents, FULL))


def test_small_commits_do_not_touch_a_large_segment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SMALLEST", 20)
    engine = WhooshEngine(tmp_path)
    engine.apply([change(article(f"large-{n}")) for n in range(20)], CHECKPOINT)
    (large,) = segments(tmp_path)
    for n in range(10):
        engine.apply([change(article(f"small-{n}"))], CHECKPOINT)
    assert large in segments(tmp_path)
    assert (len(segments(tmp_path)), engine.count()) == (4, 30)
    engine.close()


def test_a_full_segment_is_never_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_FULL", 2)
    engine = WhooshEngine(tmp_path)
    for n in range(10):
        engine.apply([change(article(f"a{n}")), change(article(f"b{n}"))], CHECKPOINT)
    engine.compact()
    assert (len(segments(tmp_path)), engine.count()) == (10, 20)
    engine.close()


def test_a_segment_without_a_live_document_goes(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.apply([change(article("a"))], CHECKPOINT)
    engine.apply([change(article("b"), gone=("a",))], CHECKPOINT)
    engine.apply([change(article("c"))], CHECKPOINT)
    assert (len(segments(tmp_path)), engine.ids()) == (2, ["b", "c"])
    engine.close()


def test_a_merged_segment_leaves_out_what_was_deleted(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    for n in range(7):
        engine.apply([change(article(f"a{n}")), change(article(f"b{n}"))], CHECKPOINT)
    engine.apply([change(article("a0"), gone=("a1", "b2"))], CHECKPOINT)
    assert len(segments(tmp_path)) == 1
    assert engine.ids() == ["a0", *(f"a{n}" for n in range(2, 7)), "b0", "b1", *(f"b{n}" for n in range(3, 7))]
    engine.close()
