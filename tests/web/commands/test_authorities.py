"""`tansiq authority`: an archive's own tables."""

from pathlib import Path

import pytest

from archive.authority import shipped
from archive.authority.loading import shipped_tables

from .conftest import Tansiq

DAM = """
[[place]]
id = "dam"
kind = "area"
province = ["diyala"]
ar = ["سد النهر الكبير"]
source = "own"
"""


@pytest.fixture
def own(data: Path) -> Path:
    """The folder of the archive's own tables, with one of places."""
    folder = data / "authority"
    folder.mkdir(parents=True)
    (folder / "places.toml").write_text(DAM, encoding="utf-8")
    return folder


def provinces(tansiq: Tansiq, tmp_path: Path) -> list[str]:
    """What an article on the dam is filed under."""
    (tmp_path / "a.jsonl").write_text('{"id": "d1", "body": "زار الوفد سد النهر الكبير"}', encoding="utf-8")
    assert tansiq("import", tmp_path / "a.jsonl", "--replace").code == 0
    return [each["value"] for each in tansiq("show", "d1", "--json").json["province"]]


@pytest.mark.usefixtures("own")
def test_tables_without_a_fault_are_counted(tansiq: Tansiq) -> None:
    done = tansiq("authority", "check")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"places.toml: no fault\n{len(shipped().places) + 1:,} places")


def test_an_archive_needs_no_tables_of_its_own(tansiq: Tansiq) -> None:
    assert tansiq("authority", "check").out.startswith("no tables of its own: no fault\n")


@pytest.mark.usefixtures("own")
def test_a_table_that_was_only_checked_is_not_in_force(tansiq: Tansiq, tmp_path: Path) -> None:
    tansiq("authority", "check")
    assert provinces(tansiq, tmp_path) == []


@pytest.mark.usefixtures("own")
def test_a_table_that_was_applied_files_what_is_imported_from_then_on(tansiq: Tansiq, tmp_path: Path) -> None:
    assert tansiq("authority", "apply").code == 0
    assert provinces(tansiq, tmp_path) == ["diyala"]


@pytest.mark.usefixtures("own")
def test_articles_that_are_there_follow_by_retagging(tansiq: Tansiq, tmp_path: Path) -> None:
    assert provinces(tansiq, tmp_path) == []
    tansiq("authority", "apply")
    assert "+1 diyala (province)" in tansiq("retag").out
    assert tansiq("search", "--province", "diyala", "--json").json["total"] == 1


def test_a_fault_names_file_line_and_fix_and_leaves_the_accepted_tables_in_force(
    tansiq: Tansiq, own: Path, tmp_path: Path
) -> None:
    tansiq("authority", "apply")
    (own / "places.toml").write_text(DAM.replace("diyala", "atlantis"), encoding="utf-8")
    done = tansiq("authority", "apply")
    assert (done.code, done.out) == (1, "")
    assert done.err == "tansiq: places.toml, line 2: dam: no governorate atlantis: use the id of one\n"
    assert provinces(tansiq, tmp_path) == ["diyala"]


@pytest.mark.parametrize("content", [b"[[place]", b"\xff\xfe", b'place = "x"'])
def test_what_is_no_table_is_one_line(tansiq: Tansiq, own: Path, content: bytes) -> None:
    (own / "places.toml").write_bytes(content)
    done = tansiq("authority", "check")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert done.err.startswith("tansiq: places.toml")


def test_tables_taken_away_are_in_force_no_more(tansiq: Tansiq, own: Path, tmp_path: Path) -> None:
    tansiq("authority", "apply")
    (own / "places.toml").unlink()
    tansiq("authority", "apply")
    assert provinces(tansiq, tmp_path) == []


def test_a_shipped_table_can_be_read(tansiq: Tansiq) -> None:
    assert tansiq("authority", "show", "actors.toml").out == shipped_tables()["actors.toml"]
