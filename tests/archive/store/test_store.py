"""The record: what is put in comes out, every change has its number, copies stand together."""

import datetime as dt
import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from hypothesis import given, settings
from hypothesis import strategies as st

import archive.store
from archive.article import Change, ChangeBatch
from archive.errors import StoreError, UnknownArticle
from archive.store import Store
from archive.store.database import NEWEST
from archive.store.tables import metadata
from tests.articles import article, date, evidence, tag
from tests.conftest import AT


def taken(batch: ChangeBatch) -> list[Change]:
    return list(batch.changes)


def put(store: Store, *given: object, replace_others: bool = False) -> list[str]:
    outcomes = store.put_many(given, at=AT, replace_others=replace_others)  # type: ignore[arg-type]
    return [each.outcome for each in outcomes]


def test_an_article_comes_out_as_it_went_in(store: Store) -> None:
    whole = article(
        tags=(tag("baghdad", found=evidence("بغداد", start=10)), tag("isis", facet="actor")),
        dates=(date("2020-10"),),
        url="https://example.org/1",
        author="محرر",
        sample=True,
    )
    put(store, whole)
    kept = store.get("a1")
    assert (kept.seq, kept.captured) == (1, "2022-06-01T09:00:00+00:00")
    assert {name: getattr(kept, name) for name in ("tags", "dates", "url", "author", "published", "body")} == {
        name: getattr(whole, name) for name in ("tags", "dates", "url", "author", "published", "body")
    }


def test_an_unknown_id_is_an_error(store: Store) -> None:
    with pytest.raises(UnknownArticle, match="nowhere"):
        store.get("nowhere")


def test_putting_the_same_again_changes_nothing(store: Store) -> None:
    put(store, article())
    assert put(store, article()) == ["unchanged"]
    assert store.last_seq() == 1


def test_a_corrected_text_updates_the_article(store: Store) -> None:
    put(store, article(body="نص أول"))
    assert put(store, article(body="نص مصحح")) == ["updated"]
    assert (store.get("a1").body, store.last_seq()) == ("نص مصحح", 2)


def test_the_id_of_another_source_is_rejected_with_the_reason(store: Store) -> None:
    put(store, article(source="الصباح"))
    (outcome,) = store.put_many([article(source="واع")], at=AT)
    assert outcome.outcome == "rejected"
    assert "الصباح" in outcome.reason
    assert store.get("a1").source == "الصباح"


def test_the_id_of_another_source_is_overwritten_on_request(store: Store) -> None:
    put(store, article(source="الصباح"))
    assert put(store, article(source="واع"), replace_others=True) == ["updated"]


def test_twice_the_same_id_in_one_batch_keeps_the_later_text(store: Store) -> None:
    assert put(store, article(body="أول"), article(body="ثان")) == ["stored", "updated"]
    assert store.get("a1").body == "ثان"


def test_a_batch_that_fails_leaves_nothing(store: Store, tmp_path: Path) -> None:
    put(store, article("before"))
    sqlite3.connect(tmp_path / "archive.sqlite").execute("CREATE UNIQUE INDEX one_body ON articles (body)")
    with pytest.raises(StoreError):
        put(store, article("x", body="جديد"), article("y", body="جديد"))
    assert set(store.get_many(["before", "x", "y"])) == {"before"}
    assert store.last_seq() == 1


def test_every_change_gets_the_next_number(store: Store) -> None:
    put(store, article("a"), article("b", body="آخر"))
    put(store, article("c", body="ثالث"))
    assert [store.get(id_).seq for id_ in "abc"] == [1, 2, 3]


def test_changes_come_in_order_after_a_number(store: Store) -> None:
    put(store, article("a"), article("b", body="آخر"), article("c", body="ثالث"))
    batch = store.changes_since(1, limit=1)
    assert (batch.upto, [c.lead.id for c in taken(batch) if c.lead]) == (2, ["b"])


def test_nothing_new_is_an_empty_batch(store: Store) -> None:
    assert taken(store.changes_since(0, limit=10)) == []


def test_a_removed_article_leaves_its_reason_and_no_text(store: Store, tmp_path: Path) -> None:
    put(store, article(body="سر لا يقال"))
    assert store.remove(["a1", "unknown"], reason="طلب الناشر", at=AT) == ["a1"]
    removal = store.removal("a1")
    assert removal is not None
    assert removal.reason == "طلب الناشر"
    assert store.get_many(["a1"]) == {}
    store.close()
    assert "سر لا يقال".encode() not in (tmp_path / "archive.sqlite").read_bytes()


def test_a_removal_is_a_change(store: Store) -> None:
    put(store, article())
    store.remove(["a1"], reason="x", at=AT)
    (change,) = taken(store.changes_since(1, limit=10))
    assert (change.lead, change.gone) == (None, ("a1",))


def test_a_removed_article_can_come_back(store: Store) -> None:
    put(store, article())
    store.remove(["a1"], reason="x", at=AT)
    assert put(store, article()) == ["stored"]
    assert store.removal("a1") is None


def test_the_log_tells_what_was_done_and_why(store: Store) -> None:
    put(store, article(body="أول"))
    put(store, article(body="ثان"))
    store.remove(["a1"], reason="طلب", at=AT)
    assert [(action, detail) for _, action, detail in store.history("a1")][::2] == [
        ("stored", article(body="أول").text_hash),
        ("removed", "طلب"),
    ]


def test_the_earliest_of_identical_bodies_leads(store: Store) -> None:
    put(
        store,
        article("undated", published=None),
        article("later", published="2020-10-14", source="واع"),
        article("first", published="2020-10-13"),
    )
    (change,) = taken(store.changes_since(0, limit=10))
    assert change.lead is not None
    assert change.lead.id == "first"
    assert [copy.id for copy in change.copies] == ["later", "undated"]
    assert set(change.gone) == {"later", "undated"}


def test_bodies_that_differ_in_spelling_only_are_copies(store: Store) -> None:
    outcomes = store.put_many(
        [article("a", body="افتتاح مركز أربيل"), article("b", body="افتتاح  مركز اربيل.")], at=AT
    )
    assert [each.copy for each in outcomes] == [False, True]


def test_articles_without_a_body_are_no_copies(store: Store) -> None:
    put(store, article("a", body="", title="خبر"), article("b", body="", title="خبر آخر"))
    assert store.copies_of(store.get("a")) == []


def test_an_article_that_was_removed_since_it_was_read_has_no_copies(store: Store) -> None:
    put(store, article("a"))
    read = store.get("a")
    store.remove(["a"], reason="x", at=AT)
    assert store.copies_of(read) == []


def test_when_the_lead_is_removed_the_next_one_comes_up(store: Store) -> None:
    put(store, article("first", published="2020-10-13"), article("second", published="2020-10-14"))
    seen = store.last_seq()
    store.remove(["first"], reason="x", at=AT)
    changes = taken(store.changes_since(seen, limit=10))
    assert [change.lead.id for change in changes if change.lead] == ["second"]
    assert ("first",) in [change.gone for change in changes]


def test_when_the_lead_is_corrected_its_old_copies_come_up(store: Store) -> None:
    put(store, article("first", published="2020-10-13"), article("second", published="2020-10-14"))
    seen = store.last_seq()
    put(store, article("first", body="نص مصحح", published="2020-10-13"))
    leads = {change.lead.id for change in taken(store.changes_since(seen, limit=10)) if change.lead}
    assert leads == {"first", "second"}


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcd"),
            st.sampled_from(["نص", "آخر", "ثالث", None]),
            st.sampled_from(["2020-10-13", "2020-10-14", None]),
        ),
        max_size=12,
    )
)
def test_following_the_changes_gives_the_same_leads_as_reading_all(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str | None, str | None]]
) -> None:
    store = Store(tmp_path_factory.mktemp("store") / "archive.sqlite")
    followed: dict[str, tuple[str, ...]] = {}
    at = 0
    for id_, body, published in steps:
        if body is None:
            store.remove([id_], reason="x", at=AT)
        else:
            put(store, article(id_, body=body, published=published))
        batch = store.changes_since(at, limit=100)
        for change in taken(batch):
            for gone in change.gone:
                followed.pop(gone, None)
            if change.lead:
                followed[change.lead.id] = tuple(copy.id for copy in change.copies)
        at = batch.upto
    afresh = {c.lead.id: tuple(copy.id for copy in c.copies) for c in store.leads() if c.lead}
    store.close()
    assert followed == afresh


def test_a_reader_changes_nothing(store: Store, tmp_path: Path) -> None:
    put(store, article())
    reader = Store(tmp_path / "archive.sqlite", read_only=True)
    with pytest.raises(StoreError, match="readonly"):
        reader.remove(["a1"], reason="x", at=AT)
    assert reader.get("a1").id == "a1"
    reader.close()


def test_there_is_nothing_to_read_where_nothing_was_imported(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="import something first"):
        Store(tmp_path / "none" / "archive.sqlite", read_only=True)


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="File exists"):
        Store(tmp_path / "file" / "archive.sqlite")


def test_a_file_that_is_no_database_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "archive.sqlite").write_bytes(b"not a database, surely" * 100)
    with pytest.raises(StoreError, match="not a database"):
        Store(tmp_path / "archive.sqlite")


def test_the_database_of_a_newer_version_is_left_alone(store: Store, tmp_path: Path) -> None:
    store.close()
    with sqlite3.connect(tmp_path / "archive.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer version"):
        Store(tmp_path / "archive.sqlite")


def test_the_database_survives_a_power_cut_and_readers_do_not_wait(store: Store) -> None:
    with store._engine.connect() as connection:  # noqa: SLF001 - the promise is about this very connection
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_the_code_expects_the_newest_step_of_the_migrations() -> None:
    scripts = ScriptDirectory(str(Path(archive.store.__file__).parent / "migrations"))
    assert scripts.get_current_head() == NEWEST


@pytest.mark.usefixtures("store")
def test_the_migrations_make_the_tables_that_the_code_expects(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "archive.sqlite") as connection:
        for table in metadata.tables.values():
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")}
            assert columns == {column.name for column in table.columns}


def test_threads_may_read_and_write_at_once(store: Store) -> None:
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for step in range(10):
                put(store, article(f"{number}-{step}", body=f"نص {number} {step}"))
                store.get_many([f"{number}-{step}"])
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test must see it
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert (store.status().articles, store.last_seq()) == (40, 40)


def test_the_status_counts_articles_copies_and_removals(store: Store) -> None:
    put(store, article("a"), article("b", source="واع"), article("c", body="آخر"))
    store.remove(["c"], reason="x", at=dt.datetime(2022, 6, 2, tzinfo=dt.UTC))
    status = store.status()
    assert (status.articles, status.copies, status.removals) == (2, 1, 1)
    assert status.sources == {"الصباح": 1, "واع": 1}


def test_lists_are_read_without_evidence_and_dates(store: Store) -> None:
    put(store, article(tags=(tag("baghdad"),), dates=(date("2020-10-09"),)))
    (listed,) = store.get_many(["a1"], listed=True).values()
    assert (listed.values("province"), listed.tags[0].evidence, listed.dates) == (["baghdad"], (), ())
    assert store.get("a1").dates
