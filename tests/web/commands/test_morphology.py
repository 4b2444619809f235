"""`TANSIQ_MORPHOLOGY` through both doors, the command line and the site."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.analysis import ANALYSIS_VERSION, analysis_version, use_morphology
from index.errors import MorphologyUnavailable
from tests.morphology import written
from web.app import create_app
from web.settings import Settings

from .conftest import Tansiq

ROW = '{"id": "a1", "title": "جفاف في الجنوب", "body": "جفت الأهوار."}\n'


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database that knows أهوار."""
    return written(tmp_path / "morphology.db")


@pytest.fixture
def choose(database: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Sets the setting."""
    yield lambda: monkeypatch.setenv("TANSIQ_MORPHOLOGY", str(database))
    use_morphology(None)


@pytest.fixture
def marshes(tansiq: Tansiq, tmp_path: Path) -> Tansiq:
    """The command, on an archive of one article, indexed without the database."""
    rows = tmp_path / "rows.jsonl"
    rows.write_text(ROW, encoding="utf-8")
    assert tansiq("import", rows).code == 0
    return tansiq


def found(tansiq: Tansiq) -> int:
    total = tansiq("search", "هور", "--json").json["total"]
    assert isinstance(total, int)
    return total


def test_a_broken_plural_that_only_the_database_knows_is_found(
    marshes: Tansiq, choose: Callable[[], None]
) -> None:
    assert found(marshes) == 0
    choose()
    marshes("sync")
    assert found(marshes) == 1


def test_an_index_made_without_the_database_is_behind_until_the_next_sync(
    marshes: Tansiq, choose: Callable[[], None]
) -> None:
    choose()
    assert marshes("status", "--json").json["index"] == "behind: run tansiq sync"
    marshes("sync")
    assert marshes("status", "--json").json["index"] == "up to date"


def test_a_command_leaves_no_database_behind(marshes: Tansiq, choose: Callable[[], None]) -> None:
    choose()
    marshes("sync")
    assert analysis_version() == ANALYSIS_VERSION


def test_the_site_reads_queries_by_the_database(
    marshes: Tansiq, choose: Callable[[], None], data: Path, database: Path
) -> None:
    choose()
    marshes("sync")
    with_it = create_app(Settings(data=data, morphology=database)).test_client()
    assert 'href="/articles/a1' in with_it.get("/search?q=هور").text


def test_a_site_does_not_start_on_a_file_that_is_no_database(marshes: Tansiq, data: Path, tmp_path: Path) -> None:
    assert marshes("status").code == 0
    with pytest.raises(MorphologyUnavailable):
        create_app(Settings(data=data, morphology=tmp_path / "rows.jsonl"))


def test_a_file_that_is_no_database_is_one_line(
    marshes: Tansiq, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TANSIQ_MORPHOLOGY", str(tmp_path / "rows.jsonl"))
    done = marshes("search", "هور")
    assert (done.code, done.out) == (1, "")
    assert done.err == f"tansiq: {tmp_path / 'rows.jsonl'} is no morphology database of CAMeL\n"
