"""Corrections in the record: logged, applied at once, and to whatever comes later."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from archive.corrections import Correction, quoted
from archive.errors import StoreError, UnknownArticle
from archive.store import Store
from tests.articles import article, evidence, tag
from tests.conftest import AT

BAGHDAD = (tag("baghdad"),)


def decide(store: Store, action: Any, value: str, **given: Any) -> list[str]:
    kept = {"facet": "province", "reason": "خطأ", "by": "محرر"} | given
    if action != "merge":
        kept.setdefault("article", "a1")
    return store.correct(Correction(action=action, value=value, **kept), at=AT)


def add(store: Store, value: str, text: str) -> list[str]:
    return decide(store, "add", value, evidence=quoted(store.get("a1"), text))


def values(store: Store, id_: str = "a1") -> list[str]:
    return store.get(id_).values("province")


def test_a_correction_changes_the_article_at_once_and_is_a_change(store: Store) -> None:
    store.put_many([article(tags=BAGHDAD)], at=AT)
    assert decide(store, "remove", "baghdad") == ["a1"]
    assert values(store) == []
    (change,) = store.changes_since(1, limit=10).changes
    assert change.lead is not None
    assert (change.lead.id, change.seq, store.last_seq()) == ("a1", 2, 2)


def test_a_correction_changes_nothing_but_the_tags(store: Store) -> None:
    store.put_many([article(tags=BAGHDAD, url="https://example.org/1")], at=AT)
    before = store.get("a1")
    decide(store, "remove", "baghdad")
    after = store.get("a1")
    assert {name for name in before.__slots__ if getattr(before, name) != getattr(after, name)} == {"tags", "seq"}


def test_a_correction_that_changes_nothing_is_logged_and_no_change(store: Store) -> None:
    store.put_many([article(tags=BAGHDAD)], at=AT)
    assert decide(store, "remove", "diyala") == []
    assert (store.last_seq(), len(store.corrections("a1"))) == (1, 1)


def test_a_correction_comes_out_as_it_went_in_with_its_time(store: Store) -> None:
    store.put_many([article()], at=AT)
    add(store, "baghdad", "بغداد")
    (kept,) = store.corrections("a1")
    assert (kept.at, kept.by, kept.reason) == ("2022-06-01T09:00:00+00:00", "محرر", "خطأ")
    assert (kept.action, kept.article, kept.facet, kept.value, kept.into) == (
        "add",
        "a1",
        "province",
        "baghdad",
        None,
    )
    assert kept.evidence == quoted(article(), "بغداد")


def test_the_log_of_the_article_tells_it_too(store: Store) -> None:
    store.put_many([article(tags=BAGHDAD)], at=AT)
    decide(store, "remove", "baghdad")
    assert store.history("a1")[-1][1:] == ("corrected", "remove province baghdad")


def test_corrections_hold_for_a_text_that_is_imported_again(store: Store) -> None:
    store.put_many([article(tags=BAGHDAD)], at=AT)
    decide(store, "remove", "baghdad")
    add(store, "diyala", "اجتماع")
    again = article(body="ثم اجتماع في بغداد", source="واع", tags=BAGHDAD)
    store.put_many([again], at=AT, replace_others=True)
    (found,) = store.get("a1").tags
    assert (found.value, found.set_by, found.evidence[0].start) == ("diyala", "editor", 3)


def test_corrections_of_one_article_leave_the_others_alone(store: Store) -> None:
    store.put_many([article(tags=BAGHDAD), article("a2", tags=BAGHDAD)], at=AT)
    decide(store, "remove", "baghdad")
    store.put_many([article("a3", tags=BAGHDAD)], at=AT)
    assert [values(store, id_) for id_ in ("a1", "a2", "a3")] == [[], ["baghdad"], ["baghdad"]]


def test_a_merge_changes_the_articles_that_have_the_value_and_no_others(store: Store) -> None:
    quote = '["province","baghdad",'
    store.put_many(
        [
            article("a", tags=BAGHDAD),
            article("b", "x", tags=(tag("diyala", found=evidence(quote, start=0)),)),
            article("c", "y", tags=(tag("baghdad", facet="actor"),)),
            article("d", "z", tags=(tag("diyala"), tag("baghdad"))),
        ],
        at=AT,
    )
    assert decide(store, "merge", "baghdad", into="anbar") == ["a", "d"]
    assert [values(store, id_) for id_ in "abcd"] == [["anbar"], ["diyala"], [], ["anbar", "diyala"]]
    assert [store.get(id_).seq for id_ in "abcd"] == [5, 2, 3, 6]


def test_a_merge_holds_for_articles_to_come(store: Store) -> None:
    decide(store, "merge", "baghdad", into="anbar")
    store.put_many([article(f"a{number}", f"نص {number}", tags=BAGHDAD) for number in range(600)], at=AT)
    assert {tuple(values(store, f"a{number}")) for number in range(600)} == {("anbar",)}
    assert [(each.value, each.into) for each in store.merges()] == [("baghdad", "anbar")]


def test_an_unknown_article_cannot_be_corrected_and_nothing_is_logged(store: Store) -> None:
    with pytest.raises(UnknownArticle, match="a1"):
        decide(store, "remove", "baghdad")
    assert store.corrections("a1") == []


def test_a_takedown_takes_the_words_of_corrections_and_keeps_the_decision(store: Store, tmp_path: Path) -> None:
    store.put_many([article(body="سر لا يقال")], at=AT)
    add(store, "baghdad", "سر لا يقال")
    store.remove(["a1"], reason="طلب", at=AT)
    (kept,) = store.corrections("a1")
    assert (kept.value, kept.reason, kept.evidence) == ("baghdad", "خطأ", ())
    store.close()
    assert "سر لا يقال".encode() not in (tmp_path / "archive.sqlite").read_bytes()


def test_an_article_that_comes_back_after_a_takedown_lacks_what_was_added(store: Store) -> None:
    store.put_many([article(tags=BAGHDAD)], at=AT)
    add(store, "diyala", "اجتماع")
    decide(store, "remove", "baghdad")
    store.remove(["a1"], reason="طلب", at=AT)
    store.put_many([article(tags=BAGHDAD)], at=AT)
    assert values(store) == []


@pytest.fixture
def old(store: Store, tmp_path: Path) -> Path:
    """An archive of before there were corrections, with one article."""
    store.put_many([article()], at=AT)
    store.close()
    path = tmp_path / "archive.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE corrections")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    return path


def test_an_archive_of_before_corrections_is_brought_up_to_date(old: Path) -> None:
    store = Store(old)
    assert add(store, "baghdad", "بغداد") == ["a1"]
    store.close()


def test_a_reader_of_such_an_archive_is_told_what_to_do(old: Path) -> None:
    with pytest.raises(StoreError, match="run any writing command"):
        Store(old, read_only=True)
