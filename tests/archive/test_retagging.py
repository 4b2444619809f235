"""Articles tagged anew: what changes, what stays, and a run that is cut short."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from archive import retagging
from archive.article import Article
from archive.authority import Authority, Place
from archive.corrections import Correction
from archive.retagging import retag
from archive.store import Retagging, Store
from archive.tagging import tagged
from tests.articles import article, tag
from tests.conftest import AT

Again = Callable[..., Retagging]


def governorate(id_: str, *names: str) -> Place:
    return Place(id=id_, kind="governorate", province=(id_,), ar=names, source="test")


def tables(*places: Place) -> Authority:
    return Authority(places={place.id: place for place in places}, actors={})


BAGHDAD, DIYALA = governorate("baghdad", "بغداد"), governorate("diyala", "ديالى")
OLD, NEW = tables(BAGHDAD), tables(BAGHDAD, DIYALA)


@pytest.fixture
def again(store: Store, clock: Callable[[], dt.datetime]) -> Again:
    """Tags the archive anew."""

    def again(authority: Authority, **given: Any) -> Retagging:
        return retag(store, authority, now=clock, **given)

    return again


def keep(store: Store, *articles: Article, under: Authority = OLD) -> None:
    store.put_many([tagged(each, under) for each in articles], at=AT)


def seqs(store: Store, ids: str) -> list[int]:
    return [store.get(id_).seq for id_ in ids]


def test_articles_get_the_values_of_the_tables_as_they_are_now(store: Store, again: Again) -> None:
    keep(store, article("a", "في بغداد"), article("b", "في ديالى"))
    run = again(NEW)
    assert (run.articles, run.changed, run.gained, run.lost) == (2, 1, {"province": {"diyala": 1}}, {})
    assert store.get("b").values("province") == ["diyala"]


def test_what_was_lost_is_counted_too(store: Store, again: Again) -> None:
    keep(store, article("a", "في ديالى"), article("b", "ديالى وبغداد"), under=NEW)
    run = again(tables(DIYALA, governorate("wasit", "بغداد")))
    assert (run.gained, run.lost) == ({"province": {"wasit": 1}}, {"province": {"baghdad": 1}})


def test_only_articles_that_differ_are_changes(store: Store, again: Again) -> None:
    keep(store, article("a", "في بغداد"), article("b", "في ديالى"), article("c", "طقس"))
    again(NEW)
    assert (seqs(store, "abc"), store.last_seq()) == ([1, 4, 3], 4)
    assert (again(NEW).changed, store.last_seq()) == (0, 4)


def test_other_words_for_the_same_value_are_a_difference(store: Store, again: Again) -> None:
    keep(store, article("a", "بغداد العاصمة"))
    run = again(tables(governorate("baghdad", "بغداد العاصمة")))
    assert (run.changed, run.gained, run.lost) == (1, {}, {})


def test_dates_are_read_anew(store: Store, again: Again) -> None:
    read = tagged(article("a", "اجتماع أمس"), OLD)
    store.put_many([replace(read, dates=())], at=AT)
    assert again(OLD).changed == 1
    assert store.get("a").dates == read.dates


INFERRED = "أعلن اليوم الثلاثاء، وكان الاجتماع يوم الجمعة 9 تشرين الأول 2020."


def test_an_inferred_day_is_inferred_anew_and_a_declared_one_stays(store: Store, again: Again) -> None:
    read = tagged(article("a", INFERRED, published=None), OLD)
    assert read.published
    wrong = replace(read.published, iso="1999-01-01")
    store.put_many([replace(read, published=wrong), article("b", INFERRED, published="2021-01-01")], at=AT)
    again(OLD)
    assert store.get("a").published == read.published
    declared = store.get("b").published
    assert declared
    assert declared.iso == "2021-01-01"


def test_text_and_day_of_capture_stay(store: Store) -> None:
    keep(store, article("a", "في ديالى", url="https://example.org/1", author="محرر"))
    before = store.get("a")
    retag(store, NEW, now=lambda: AT + dt.timedelta(days=1))
    after = store.get("a")
    assert {name for name in before.__slots__ if getattr(before, name) != getattr(after, name)} == {"tags", "seq"}


def test_corrections_hold(store: Store, again: Again) -> None:
    keep(store, article("a", "في ديالى"), article("b", "في بغداد"))
    why = {"facet": "province", "reason": "خطأ", "by": "محرر"}
    store.correct(Correction(action="remove", value="diyala", article="a", **why), at=AT)  # type: ignore[arg-type]
    store.correct(Correction(action="merge", value="baghdad", into="wasit", **why), at=AT)  # type: ignore[arg-type]
    assert again(NEW).changed == 0
    assert [store.get(id_).values("province") for id_ in "ab"] == [[], ["wasit"]]


def test_the_log_tells_that_an_article_was_tagged_anew(store: Store, again: Again) -> None:
    keep(store, article("a", "في ديالى"))
    again(NEW)
    action, detail = store.history("a")[-1][1:]
    assert (action, detail.endswith(NEW.version)) == ("retagged", True)


def test_an_empty_archive_is_no_error(again: Again) -> None:
    assert again(NEW).articles == 0


# -------- a run that is cut short


@pytest.fixture
def cut(store: Store, again: Again, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five articles, of which a run has come to the fourth."""
    monkeypatch.setattr(retagging, "BATCH", 2)
    keep(store, *(article(id_, f"في ديالى {id_}") for id_ in "abcde"))

    def stop(articles: int) -> None:
        if articles == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        again(NEW, progress=stop)


@pytest.mark.usefixtures("cut")
def test_a_run_that_was_cut_short_goes_on_and_counts_from_its_beginning(store: Store, again: Again) -> None:
    heard: list[int] = []
    run = again(NEW, progress=heard.append)
    assert (heard, run.changed, run.gained) == ([5], 5, {"province": {"diyala": 5}})
    assert seqs(store, "abcde") == [6, 7, 8, 9, 10]


@pytest.mark.usefixtures("cut")
def test_it_begins_anew_when_the_tables_have_changed_since(again: Again) -> None:
    run = again(OLD)
    assert (run.articles, run.changed, run.lost) == (5, 4, {"province": {"diyala": 4}})


@pytest.mark.usefixtures("cut")
def test_after_its_end_the_next_run_begins_at_the_first_article(again: Again) -> None:
    again(NEW)
    assert (again(NEW).articles, again(NEW).changed) == (5, 0)


# -------- others who write at the same time


def test_an_article_that_was_imported_meanwhile_is_left_as_it_is(store: Store) -> None:
    keep(store, article("a", "في بغداد"))
    (read,) = store.articles_after("", limit=10)
    keep(store, article("a", "في ديالى"), under=NEW)
    run = store.retag([tagged(read, OLD)], Retagging(tagging="x"), at=AT)
    assert (run.changed, store.get("a").values("province")) == (0, ["diyala"])


def test_an_article_that_was_removed_meanwhile_stays_removed(store: Store) -> None:
    keep(store, article("a"), article("b", "آخر"))
    read = store.articles_after("", limit=10)
    store.remove(["b"], reason="طلب", at=AT)
    run = store.retag([tagged(each, NEW) for each in read], Retagging(tagging="x"), at=AT)
    assert (run.after, set(store.get_many(["a", "b"]))) == ("b", {"a"})


def test_an_article_that_was_corrected_meanwhile_is_tagged_anew_and_corrected(store: Store) -> None:
    keep(store, article("a", "ديالى وبغداد"))
    (read,) = store.articles_after("", limit=10)
    store.correct(
        Correction(action="remove", facet="province", value="baghdad", reason="خطأ", by="محرر", article="a"), at=AT
    )
    store.retag([tagged(read, NEW)], Retagging(tagging="x"), at=AT)
    assert store.get("a").values("province") == ["diyala"]


# -------- the tables' version


@pytest.mark.parametrize(
    "other",
    [
        tables(BAGHDAD, governorate("diyala", "ديالى", "ديالا")),
        tables(BAGHDAD, replace(DIYALA, not_after=("نهر",))),
        replace(NEW, before=("قضاء",)),
        replace(NEW, foreign=("السعودية",)),
    ],
)
def test_any_change_of_the_tables_is_another_version(other: Authority) -> None:
    assert other.version != NEW.version


def test_the_version_is_that_of_the_content(authority: Authority) -> None:
    assert tables(BAGHDAD, DIYALA).version == NEW.version
    assert len(authority.version) == 16


def test_an_order_of_tags_is_no_difference(store: Store, again: Again) -> None:
    read = tagged(article("a", "ديالى وبغداد"), NEW)
    store.put_many([replace(read, tags=read.tags[::-1])], at=AT)
    assert (len(read.tags), again(NEW).changed) == (2, 0)


def test_a_tag_that_no_rule_gives_is_lost(store: Store, again: Again) -> None:
    store.put_many([article("a", "طقس", tags=(tag("kirkuk", facet="actor"),))], at=AT)
    assert again(NEW).lost == {"actor": {"kirkuk": 1}}
