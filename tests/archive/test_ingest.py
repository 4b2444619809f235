"""From rows to kept articles: what is counted, what is rejected, what an import again changes."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from archive import ingest as importing
from archive import tagger
from archive.article import Origin, RawArticle
from archive.authority import Authority
from archive.errors import ArchiveError
from archive.importers import Rejection, Row, read
from archive.ingest import IngestReport, ingest
from archive.store import Store

Importing = Callable[..., IngestReport]


@pytest.fixture
def rejections() -> list[str]:
    return []


@pytest.fixture
def take(store: Store, authority: Authority, clock: Callable[[], dt.datetime], rejections: list[str]) -> Importing:
    """Import rows into the store; rejections are heard as lines."""

    def take(rows: Iterable[Row], **given: Any) -> IngestReport:
        return ingest(
            rows, store, authority, now=clock, rejected=lambda found: rejections.append(str(found)), **given
        )

    return take


def raw(id_: str | None = "a1", **given: Any) -> RawArticle:
    return RawArticle(
        **{"origin": Origin("news.jsonl", 1), "id": id_, "title": "خبر", "body": f"نص رقم {id_}"} | given
    )


def counts(report: IngestReport) -> dict[str, int]:
    named = ("read", "stored", "updated", "unchanged", "rejected", "copies")
    return {name: getattr(report, name) for name in named if getattr(report, name)}


# -------- counts


def test_new_articles_are_stored(take: Importing, store: Store) -> None:
    assert counts(take([raw("a"), raw("b")])) == {"read": 2, "stored": 2}
    assert set(store.get_many(["a", "b"])) == {"a", "b"}


def test_no_rows_are_no_error(take: Importing) -> None:
    assert counts(take([])) == {}


def test_importing_again_changes_nothing(take: Importing, store: Store) -> None:
    rows = [raw("a"), raw("b", url="https://example.org/b", published="2020-10-13"), raw("c", title=None)]
    take(rows)
    assert counts(take(rows)) == {"read": 3, "unchanged": 3}
    assert store.last_seq() == 3


def test_an_unchanged_article_is_not_tagged_again(take: Importing, monkeypatch: pytest.MonkeyPatch) -> None:
    take([raw()])
    monkeypatch.delattr(tagger, "tagged")
    assert counts(take([raw()])) == {"read": 1, "unchanged": 1}


@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_text_that_comes_back_to_what_is_kept_is_tagged(
    take: Importing, store: Store, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(importing, "BATCH", size)
    take([raw(body="في بغداد")])
    assert counts(take([raw(body="في كركوك"), raw(body="في بغداد"), raw("b")])) == {
        "read": 3,
        "updated": 2,
        "stored": 1,
    }
    assert store.get("a1").values("province") == ["baghdad"]


def test_a_text_that_comes_back_an_instant_later_is_tagged(
    take: Importing, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH", 1)
    take([raw(body="في بغداد")])
    rows = [raw(body="في كركوك"), raw(body="في بغداد"), raw(body="في بغداد"), raw("b")]
    assert counts(take(rows)) == {"read": 4, "updated": 2, "unchanged": 1, "stored": 1}
    assert store.get("a1").values("province") == ["baghdad"]


def test_a_corrected_text_is_an_update(take: Importing, store: Store) -> None:
    take([raw(body="في بغداد")])
    assert counts(take([raw(body="في كركوك")])) == {"read": 1, "updated": 1}
    assert store.get("a1").values("province") == ["kirkuk"]


def test_an_inferred_date_makes_no_update(take: Importing, store: Store) -> None:
    dated = raw(body="أعلن اليوم الثلاثاء، وكان الاجتماع يوم الجمعة 9 تشرين الأول 2020.")
    take([dated])
    published = store.get("a1").published
    assert published is not None
    assert published.iso == "2020-10-13"
    assert counts(take([dated])) == {"read": 1, "unchanged": 1}


def test_a_date_that_is_declared_later_is_an_update(take: Importing, store: Store) -> None:
    take([raw()])
    assert counts(take([raw(published="2020-10-13")])) == {"read": 1, "updated": 1}
    published = store.get("a1").published
    assert published is not None
    assert published.how == "declared"


def test_copies_are_counted_and_kept(take: Importing, store: Store) -> None:
    rows = [raw("a", body="نص واحد"), raw("b", body="نَص واحد"), raw("c", body="نص آخر")]
    assert counts(take(rows)) == {"read": 3, "stored": 3, "copies": 1}
    assert [copy.id for copy in store.copies_of(store.get("a"))] == ["b"]


def test_the_report_is_the_json_of_the_command(take: Importing) -> None:
    report = take([raw()]).to_json()
    assert list(report) == ["read", "stored", "updated", "unchanged", "rejected", "copies", "seconds"]
    assert report["seconds"] >= 0


# -------- rejections


def test_a_rejected_row_is_named_with_its_place_and_the_rest_goes_on(
    take: Importing, store: Store, rejections: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(
        '{"id": "a", "body": "نص"}\nno json\n{"id": "b"}\n{"id": "c", "body": "آخر"}\n', encoding="utf-8"
    )
    assert counts(take(read([file]))) == {"read": 4, "stored": 2, "rejected": 2}
    assert [line.partition(": ")[0] for line in rejections] == [f"{file}:2", f"{file}:3"]
    assert set(store.get_many(["a", "b", "c"])) == {"a", "c"}


def test_a_missing_file_is_a_rejection(take: Importing, rejections: list[str], tmp_path: Path) -> None:
    assert counts(take(read([tmp_path / "nowhere.jsonl"]))) == {"read": 1, "rejected": 1}
    assert "nowhere.jsonl" in rejections[0]


def test_the_id_of_another_source_is_rejected_where_it_stands(
    take: Importing, store: Store, rejections: list[str]
) -> None:
    take([raw(source="الصباح")])
    rows = [raw("b"), raw(source="واع", origin=Origin("other.jsonl", 7)), raw("c")]
    assert counts(take(rows)) == {"read": 3, "stored": 2, "rejected": 1}
    assert rejections == ["other.jsonl:7: id a1 is taken by الصباح (--replace to overwrite)"]
    assert store.get("a1").source == "الصباح"


def test_a_rejection_among_the_rows_does_not_shift_the_places_of_others(
    take: Importing, rejections: list[str]
) -> None:
    take([raw(source="الصباح")])
    broken = Rejection(Origin("other.jsonl", 1), "no title and no text")
    take([broken, raw("b"), raw(source="واع", origin=Origin("other.jsonl", 3))])
    assert [line.partition(": ")[0] for line in rejections] == ["other.jsonl:1", "other.jsonl:3"]


def test_the_id_of_another_source_is_overwritten_on_request(take: Importing, store: Store) -> None:
    take([raw(source="الصباح")])
    assert counts(take([raw(source="واع")], replace_others=True)) == {"read": 1, "updated": 1}
    assert store.get("a1").source == "واع"


# -------- what an article becomes


def test_a_collection_is_part_of_the_address(take: Importing, store: Store) -> None:
    take([raw()])
    take([raw(source="واع")], collection="news")
    assert [store.get(id_).collection for id_ in ("a1", "news~a1")] == ["main", "news"]


def test_a_name_that_is_none_for_a_collection_is_an_error(take: Importing) -> None:
    with pytest.raises(ArchiveError, match="News"):
        take([raw()], collection="News")


def test_an_article_is_tagged_with_its_title_text_and_date(take: Importing, store: Store) -> None:
    take([raw(title="اجتماع في كركوك", body="وصل داعش أمس", published="2020-10-13")])
    kept = store.get("a1")
    assert (kept.values("province"), kept.values("actor")) == (["kirkuk"], ["isis"])
    assert [(mention.text, mention.iso) for mention in kept.dates] == [("أمس", "2020-10-12")]


def test_a_language_is_that_of_title_and_text(take: Importing, store: Store) -> None:
    take([raw(body="لێژنەکە لە هەولێر کۆبوونەوەیەکی ئەنجامدا"), raw("b", body="The committee met in Baghdad")])
    assert [store.get(id_).lang for id_ in ("a1", "b")] == ["ckb", "en"]


def test_a_date_after_tomorrow_is_none(take: Importing, store: Store) -> None:
    take([raw("a", published="2022-06-02"), raw("b", published="2022-06-03")])
    kept = [store.get(id_).published for id_ in "ab"]
    assert [published.iso if published else None for published in kept] == ["2022-06-02", None]


# -------- batches


def test_rows_are_taken_a_batch_at_a_time(take: Importing, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "BATCH", 3)
    kept_when_read: list[int] = []

    def rows() -> Iterator[RawArticle]:
        for number in range(8):
            kept_when_read.append(store.status().articles)
            yield raw(f"a{number}")

    heard: list[int] = []
    take(rows(), progress=heard.append)
    assert kept_when_read == [0, 0, 0, 3, 3, 3, 6, 6]
    assert heard == [3, 6, 8]


def test_an_import_cut_short_keeps_its_batches_and_is_finished_by_the_next(
    take: Importing, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH", 2)
    rows = [raw(f"a{number}") for number in range(5)]

    def broken() -> Iterator[RawArticle]:
        yield from rows[:3]
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="disk"):
        take(broken())
    assert store.status().articles == 2
    assert counts(take(rows)) == {"read": 5, "stored": 3, "unchanged": 2}


def test_the_seeds_are_fifty_one_articles(take: Importing, store: Store, seeds: Path) -> None:
    assert counts(take(read([seeds]))) == {"read": 51, "stored": 51}
    seed = store.get("000_85c8c8ccc587f507")
    assert (seed.source, seed.url, seed.title_derived) == (
        "كركوك ناو",
        "https://kirkuknow.com/ar/news/63653",
        True,
    )
