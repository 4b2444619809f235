"""`tansiq retag`: tags follow the rules and tables as they are now."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.store import Store
from web.commands import retagging

from .conftest import Tansiq

Told = Callable[[str, str], None]


@pytest.fixture
def told(data: Path) -> Told:
    """Makes an article one that was tagged under other rules, in archive and index as it were."""

    def told(article_id: str, value: str) -> None:
        tags = [["province", value, 1.0, "rule", [["body", 0, 1, "x", "x", "alias"]]]] if value else []
        with sqlite3.connect(data / "archive.sqlite") as connection:
            connection.execute("UPDATE articles SET tags = ? WHERE id = ?", (json.dumps(tags), article_id))

    return told


def found(tansiq: Tansiq, province: str) -> list[str]:
    return [hit["id"] for hit in tansiq("search", "--province", province, "--json").json["hits"]]


def test_what_changed_is_told_by_value_and_size_and_can_be_searched(filled: Tansiq, told: Told) -> None:
    told("a1", "kirkuk")
    told("a2", "kirkuk")
    done = filled("retag")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "−2 kirkuk (province)",
        "+1 khanaqin (place)",
        "+1 baghdad (province)",
        "+1 diyala (province)",
        "2 of 2 articles changed",
    ]
    assert (found(filled, "baghdad"), found(filled, "kirkuk")) == (["a1"], [])


def test_nothing_to_change_is_one_line(filled: Tansiq) -> None:
    assert filled("retag").out == "0 of 2 articles changed\n"


def test_the_counts_for_programs_have_the_promised_shape(filled: Tansiq, told: Told) -> None:
    told("a1", "kirkuk")
    assert filled("retag", "--json").json == {
        "articles": 2,
        "changed": 1,
        "gained": {"province": {"baghdad": 1}},
        "lost": {"province": {"kirkuk": 1}},
    }


def test_a_run_that_stopped_before_the_index_is_healed_by_the_next_sync(
    filled: Tansiq, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    told("a1", "kirkuk")
    filled("rebuild")
    assert found(filled, "kirkuk") == ["a1"]

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(retagging, "sync", stop)
        assert filled("retag").code == 130
    assert found(filled, "kirkuk") == ["a1"]
    assert filled("sync").out == "1 changes indexed, 2 documents\n"
    assert (found(filled, "kirkuk"), found(filled, "baghdad")) == ([], ["a1"])


def test_a_run_that_stopped_at_its_end_tells_all_of_it_again(
    filled: Tansiq, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    told("a1", "kirkuk")
    told("a2", "kirkuk")

    def stop(_store: Store) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Store, "end_retagging", stop)
        assert filled("retag").code == 130
    assert filled("retag").out.endswith("2 of 2 articles changed\n")
