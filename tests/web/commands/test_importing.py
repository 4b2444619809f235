"""`tansiq import`: what is taken, what is named as refused, and with which exit status."""

import gzip
import json
from pathlib import Path

import pytest

from .conftest import ROWS, Tansiq

PAGE = """<!doctype html><html lang="ar"><head><title>خبر عن بغداد</title></head>
<body><article><h1>خبر عن بغداد</h1><p>عُقد في العاصمة بغداد اجتماع موسع حضره ممثلون عن دوائر عدة، وناقش خطة
العمل للأشهر المقبلة وما تحتاج إليه من مال ورجال.</p></article></body></html>"""


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("one.json", f"[{','.join(ROWS.splitlines())}]"),
        ("one.jsonl", ROWS),
        ("one.csv", "title,body,source\nخبر,نص عن بغداد,واع\nخبر ثان,نص آخر عن بغداد,واع\n"),
        ("one.txt", "خبر\n\nنص عن بغداد"),
        ("one.html", PAGE),
    ],
)
def test_every_format_is_imported_and_can_be_found(tansiq: Tansiq, tmp_path: Path, name: str, text: str) -> None:
    done = tansiq("import", write(tmp_path / name, text), "--json")
    assert (done.code, done.err, done.json["rejected"]) == (0, "", 0)
    assert tansiq("search", "بغداد", "--json").json["total"] >= 1
    assert tansiq("status", "--json").json["articles"] == done.json["stored"] == done.json["read"]


def test_compressed_lines_are_imported(tansiq: Tansiq, tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl.gz"
    path.write_bytes(gzip.compress(ROWS.encode()))
    assert tansiq("import", path, "--json").json["stored"] == 2


def test_the_counts_have_the_promised_names(tansiq: Tansiq, rows: Path) -> None:
    counts = tansiq("import", rows, "--json").json
    assert counts.keys() == {"read", "stored", "updated", "unchanged", "rejected", "copies", "seconds"}


def test_an_import_ends_with_a_sentence_and_no_progress_in_a_pipe(tansiq: Tansiq, rows: Path) -> None:
    done = tansiq("import", rows)
    assert done.out.startswith("2 read: 2 stored (")
    assert (done.err, done.out.count("\n"), "\x1b" in done.out) == ("", 1, False)


def test_the_seeds_are_imported_whole(tansiq: Tansiq, seeds: Path) -> None:
    counts = tansiq("import", seeds, "--json").json
    assert (counts["read"], counts["stored"], counts["rejected"]) == (51, 51, 0)


def test_importing_again_changes_nothing(filled: Tansiq, rows: Path) -> None:
    again = filled("import", rows, "--json")
    assert (again.code, again.json["unchanged"], again.json["stored"]) == (0, 2, 0)


def test_a_row_that_cannot_be_taken_is_named_and_the_rest_is_kept(tansiq: Tansiq, tmp_path: Path) -> None:
    path = write(tmp_path / "rows.jsonl", '{"title": 7}\n' + ROWS)
    done = tansiq("import", path)
    assert done.code == 1
    assert done.err == f"tansiq: {path}:1: title is not text but a number\n"
    assert done.out.startswith("3 read: 2 stored, 1 rejected (")
    assert tansiq("status", "--json").json["documents"] == 2


def test_a_path_that_is_not_there_is_named_and_the_rest_is_kept(
    tansiq: Tansiq, tmp_path: Path, rows: Path
) -> None:
    done = tansiq("import", tmp_path / "none.json", rows, "--json")
    assert (done.code, done.json["stored"]) == (1, 2)
    assert done.err == f"tansiq: {tmp_path / 'none.json'}:1: No such file or directory\n"


def test_a_column_can_be_named(tansiq: Tansiq, tmp_path: Path) -> None:
    path = write(tmp_path / "rows.csv", "story,headline\nنص الخبر,عنوان\n")
    done = tansiq("import", path, "--map", "body=story", "--json")
    assert done.json["stored"] == 1
    assert tansiq("search", "الخبر", "--json").json["total"] == 1


@pytest.mark.parametrize("given", ["body", "body=", "=story"])
def test_half_a_column_is_a_wrong_use(tansiq: Tansiq, rows: Path, given: str) -> None:
    done = tansiq("import", rows, "--map", given)
    assert done.code == 2
    assert "FIELD=COLUMN" in done.err


def test_a_field_that_does_not_exist_is_an_error(tansiq: Tansiq, rows: Path) -> None:
    done = tansiq("import", rows, "--map", "headline=story")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert done.err.startswith("tansiq: unknown field 'headline'; the fields are ")


def test_a_collection_keeps_its_ids_apart(filled: Tansiq, rows: Path) -> None:
    assert filled("import", rows, "--collection", "second", "--json").json["stored"] == 2
    assert filled("show", "second~a1", "--json").json["given_id"] in {None, "a1"}
    assert filled("show", "a1").code == 0


def test_a_bad_name_for_a_collection_is_one_line(tansiq: Tansiq, rows: Path) -> None:
    done = tansiq("import", rows, "--collection", "a b")
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "collection 'a b'" in done.err


def test_the_id_of_another_source_is_taken_over_on_request_only(filled: Tansiq, tmp_path: Path) -> None:
    other = write(tmp_path / "other.json", json.dumps([{"id": "a1", "body": "نص آخر", "source": "غيرها"}]))
    refused = filled("import", other)
    assert refused.code == 1
    assert "a1" in refused.err
    assert filled("import", other, "--replace", "--json").json["updated"] == 1
    assert filled("show", "a1", "--json").json["source"] == "غيرها"


def test_the_name_of_a_text_is_its_id_on_request(tansiq: Tansiq, tmp_path: Path) -> None:
    path = write(tmp_path / "kirkuk-7.txt", "نص عن كركوك")
    assert tansiq("import", path, "--id-from-name").code == 0
    assert tansiq("show", "kirkuk-7", "--json").json["body"] == "نص عن كركوك"


def test_without_a_path_there_is_nothing_to_do(tansiq: Tansiq) -> None:
    assert tansiq("import").code == 2
