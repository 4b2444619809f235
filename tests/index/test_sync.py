"""An index that follows a real archive."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive.article import Article, Change, ChangeBatch
from archive.authority import Actor, Authority
from archive.corrections import Correction
from archive.store import Store
from index import sync as following
from index.checkpoint import Checkpoint
from index.engine import SearchEngine, open_engine
from index.query import SearchRequest
from index.results import FacetCount
from index.sync import rebuild, sync, target_of
from tests.articles import article, change, tag
from tests.conftest import AT

TABLES = Authority(
    places={},
    actors={
        "ministry": Actor(id="ministry", kind="ministry", ar=("وزارة الدفاع",)),
        "army": Actor(id="army", kind="force", ar=("الجيش",)),
    },
)


@pytest.fixture(params=["memory", "whoosh"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchEngine]:
    made = open_engine("memory:" if request.param == "memory" else f"whoosh:{tmp_path / 'index'}")
    yield made
    made.close()


class Broken:
    """A store whose changes stop with an error after so many."""

    def __init__(self, store: Store, *, after: int) -> None:
        self._store = store
        self._left = after

    @property
    def archive_id(self) -> str:
        return self._store.archive_id

    def last_seq(self) -> int:
        return self._store.last_seq()

    def changes_since(self, seq: int, *, limit: int) -> ChangeBatch:
        batch = self._store.changes_since(seq, limit=limit)
        return replace(batch, changes=self._stopping(batch.changes))

    def leads(self) -> Iterable[Change]:
        return self._stopping(self._store.leads())

    def _stopping(self, changes: Iterable[Change]) -> Iterator[Change]:
        for each in changes:
            if not self._left:
                raise OSError("the disk is gone")
            self._left -= 1
            yield each


def put(store: Store, *ids: str, **given: Any) -> None:
    store.put_many([made(id_, **given) for id_ in ids], at=AT)


def made(id_: str, **given: Any) -> Article:
    return article(id_, **{"body": f"نص رقم {id_}"} | given)


def follow(store: Store, engine: SearchEngine) -> int:
    return sync(store, engine, TABLES)


def at(store: Store, seq: int) -> Checkpoint:
    return replace(target_of(store, TABLES), seq=seq)


def state(engine: SearchEngine) -> tuple[list[str], Checkpoint | None]:
    return engine.ids(), engine.checkpoint()


def test_an_empty_index_takes_the_whole_archive(store: Store, engine: SearchEngine) -> None:
    put(store, "a", "b")
    assert follow(store, engine) == 2
    assert state(engine) == (["a", "b"], at(store, 2))


def test_an_empty_archive_is_followed_too(store: Store, engine: SearchEngine) -> None:
    assert (follow(store, engine), engine.count()) == (0, 0)


def test_an_index_goes_on_from_its_checkpoint(store: Store, engine: SearchEngine) -> None:
    put(store, "a", "b")
    follow(store, engine)
    put(store, "c")
    assert [follow(store, engine), follow(store, engine)] == [1, 0]
    assert state(engine) == (["a", "b", "c"], at(store, 3))


def test_a_corrected_article_takes_its_place(store: Store, engine: SearchEngine) -> None:
    put(store, "a")
    follow(store, engine)
    put(store, "a", body="نص مصحح")
    follow(store, engine)
    assert [(hit.id, hit.seq) for hit in engine.search(SearchRequest()).hits] == [("a", 2)]


def test_a_removed_article_goes(store: Store, engine: SearchEngine) -> None:
    put(store, "a", "b")
    follow(store, engine)
    store.remove(["a"], reason="طلب", at=AT)
    follow(store, engine)
    assert engine.ids() == ["b"]


def test_copies_are_one_document_with_both_sources(store: Store, engine: SearchEngine) -> None:
    put(store, "b", body="نص", published="2020-10-14", source="واع")
    follow(store, engine)
    put(store, "a", body="نص", published="2020-10-13", source="الصباح")
    follow(store, engine)
    results = engine.search(SearchRequest())
    assert [hit.id for hit in results.hits] == ["a"]
    assert set(results.facets["source"]) == {FacetCount("الصباح", 1), FacetCount("واع", 1)}


def test_when_the_leading_copy_is_removed_the_next_one_is_the_document(store: Store, engine: SearchEngine) -> None:
    put(store, "a", "b", body="نص")
    follow(store, engine)
    store.remove(["a"], reason="طلب", at=AT)
    follow(store, engine)
    assert engine.ids() == ["b"]


def test_the_index_of_another_archive_is_made_anew(store: Store, engine: SearchEngine, tmp_path: Path) -> None:
    other = Store(tmp_path / "other.sqlite")
    put(other, "x", "y", "z")
    follow(other, engine)
    other.close()
    put(store, "a", "b", "c")
    follow(store, engine)
    assert state(engine) == (["a", "b", "c"], at(store, 3))


def test_another_hierarchy_makes_the_index_anew(store: Store, engine: SearchEngine) -> None:
    put(store, "a", tags=(tag("army", facet="actor"),))
    follow(store, engine)
    below = replace(TABLES, actors={**TABLES.actors, "army": replace(TABLES.actors["army"], parent="ministry")})
    assert sync(store, engine, below) == 1
    found = engine.search(SearchRequest(filters={"actor": ("ministry",)}))
    assert [hit.id for hit in found.hits] == ["a"]


def test_other_names_in_the_tables_make_nothing_anew(
    store: Store, engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, "a")
    follow(store, engine)
    monkeypatch.delattr(following, "rebuild")
    named = replace(TABLES, actors={**TABLES.actors, "army": replace(TABLES.actors["army"], en=("Army",))})
    assert sync(store, engine, named) == 0


def test_other_tags_reach_the_index_as_a_change_and_make_nothing_anew(
    store: Store, engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, "a", "b", tags=(tag("anbar"),))
    follow(store, engine)
    monkeypatch.delattr(following, "rebuild")
    taken = Correction(action="remove", facet="province", value="anbar", reason="خطأ", by="محرر", article="a")
    store.correct(taken, at=AT)
    assert follow(store, engine) == 1
    assert engine.search(SearchRequest()).facets["province"] == (FacetCount("anbar", 1),)


def test_a_checkpoint_of_before_there_was_a_hierarchy_leads_nowhere(store: Store) -> None:
    now = at(store, 7)
    data = now.to_json()
    assert Checkpoint.from_json(data) == now
    assert not Checkpoint.from_json({"tagging": data.pop("hierarchy"), **data}).leads_to(now)


def test_another_version_of_analysis_makes_the_index_anew(store: Store, engine: SearchEngine) -> None:
    put(store, "a")
    engine.apply([change(article("old"))], replace(at(store, 1), analysis="0"))
    follow(store, engine)
    assert engine.ids() == ["a"]


def test_an_index_ahead_of_its_archive_is_made_anew(store: Store, engine: SearchEngine) -> None:
    put(store, "a")
    engine.apply([change(article("from the future"))], at(store, 99))
    follow(store, engine)
    assert state(engine) == (["a"], at(store, 1))


def test_an_interrupted_commit_leaves_the_index_as_it_was(store: Store, engine: SearchEngine) -> None:
    put(store, "a")
    follow(store, engine)
    before = state(engine)
    put(store, "a", body="نص مصحح")
    put(store, "b", "c")
    with pytest.raises(OSError, match="disk"):
        sync(Broken(store, after=2), engine, TABLES)
    assert state(engine) == before
    assert follow(store, engine) == 3
    assert engine.ids() == ["a", "b", "c"]


def test_an_interrupted_sync_keeps_its_commits_and_goes_on_from_there(
    store: Store, engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "BATCH", 2)
    put(store, "a", "b", "c", "d", "e")
    with pytest.raises(OSError, match="disk"):
        sync(Broken(store, after=3), engine, TABLES)
    assert state(engine) == (["a", "b"], at(store, 2))
    assert follow(store, engine) == 3
    assert engine.ids() == ["a", "b", "c", "d", "e"]


def test_an_interrupted_rebuild_leaves_the_index_as_it_was(store: Store, engine: SearchEngine) -> None:
    put(store, "a", "b")
    follow(store, engine)
    before = state(engine)
    with pytest.raises(OSError, match="disk"):
        rebuild(Broken(store, after=1), engine, TABLES)
    assert state(engine) == before


def test_progress_tells_the_changes_so_far(
    store: Store, engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "BATCH", 2)
    put(store, "a", "b", "c")
    heard: list[int] = []
    sync(store, engine, TABLES, progress=heard.append)
    assert heard == [2, 3]
