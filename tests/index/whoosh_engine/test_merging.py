"""When segments are merged."""

from pathlib import Path

import pytest

from index.checkpoint import Checkpoint
from index.whoosh_engine import WhooshEngine, merging
from index.whoosh_engine.merging import tier_of
from tests.articles import article, change

CHECKPOINT = Checkpoint("archive", 1, "1")


def segments(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*/MAIN_*.arrays")}


@pytest.mark.parametrize(
    ("documents", "tier"),
    [(0, 0), (1, 0), (63, 0), (64, 1), (511, 1), (512, 2), (4_095, 2), (4_096, 3)],
)
def test_segments_of_about_the_same_size_are_a_tier(documents: int, tier: int) -> None:
    assert tier_of(documents) == tier


def test_small_commits_do_not_touch_a_large_segment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "_SMALLEST", 20)
    engine = WhooshEngine(tmp_path)
    engine.apply([change(article(f"large-{n}")) for n in range(20)], CHECKPOINT)
    (large,) = segments(tmp_path)
    for n in range(10):
        engine.apply([change(article(f"small-{n}"))], CHECKPOINT)
    assert large in segments(tmp_path)
    assert (len(segments(tmp_path)), engine.count()) == (3, 30)
    engine.close()


def test_a_full_segment_is_never_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "_FULL", 2)
    engine = WhooshEngine(tmp_path)
    for n in range(10):
        engine.apply([change(article(f"a{n}")), change(article(f"b{n}"))], CHECKPOINT)
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
    for n in range(8):
        engine.apply([change(article(f"a{n}")), change(article(f"b{n}"))], CHECKPOINT)
    engine.apply([change(article("a0"), gone=("a1", "b2"))], CHECKPOINT)
    assert len(segments(tmp_path)) == 1
    assert engine.ids() == ["a0", *(f"a{n}" for n in range(2, 8)), "b0", "b1", *(f"b{n}" for n in range(3, 8))]
    engine.close()
