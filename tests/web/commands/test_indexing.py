"""`tansiq sync` and `rebuild`: the index follows."""

import shutil
from pathlib import Path

import pytest

from .conftest import Tansiq


def test_sync_makes_a_lost_index_again(filled: Tansiq, data: Path) -> None:
    shutil.rmtree(data / "index")
    done = filled("sync")
    assert (done.code, done.out, done.err) == (0, "2 changes indexed, 2 documents\n", "")
    assert filled("search", "بغداد", "--json").json["total"] == 1


def test_sync_has_nothing_to_do_after_an_import(filled: Tansiq) -> None:
    assert filled("sync").out == "0 changes indexed, 2 documents\n"


def test_rebuild_makes_the_index_anew(filled: Tansiq) -> None:
    done = filled("rebuild")
    assert (done.code, done.out, done.err) == (0, "2 documents\n", "")
    assert filled("search", "بغداد", "--json").json["total"] == 1


def test_an_engine_that_does_not_exist_is_one_line(filled: Tansiq, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANSIQ_ENGINE", "solr:x")
    done = filled("sync")
    assert (done.code, done.out) == (1, "")
    assert done.err == "tansiq: no search engine for 'solr:x': whoosh:FOLDER or memory:\n"
