"""Files and folders: what is read, in which order, and what is said of the rest."""

import gzip
import json
import os
from pathlib import Path

import pytest

from archive.article import RawArticle
from archive.errors import ArchiveError
from archive.importers import Rejection, read

from .test_web_page import PAGE

ROW = '{"title": "خبر", "body": "نص"}\n'


def names(*paths: Path) -> list[str]:
    return [Path(row.origin.path).name for row in read(paths)]


def reasons(*paths: Path) -> list[str]:
    return [row.reason for row in read(paths) if isinstance(row, Rejection)]


def only(path: Path, *, id_from_name: bool = False) -> RawArticle:
    (row,) = read([path], id_from_name=id_from_name)
    assert isinstance(row, RawArticle), row
    return row


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.jsonl", ROW),
        ("a.ndjson", ROW),
        ("a.JSONL", ROW),
        ("a.json", f"[{ROW}]"),
        ("a.csv", "title,body\nخبر,نص\n"),
        ("a.tsv", "title\tbody\nخبر\tنص\n"),
        ("a.txt", "خبر\n\nنص"),
        ("a.html", PAGE),
        ("a.htm", PAGE),
    ],
)
def test_every_format_is_known_by_its_extension(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert only(path).origin.path == str(path)


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.ndjson.gz"])
def test_compressed_lines_are_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(ROW.encode()) + gzip.compress(ROW.encode()))
    assert [row.origin.line for row in read([path])] == [1, 2]


def test_a_folder_is_read_in_the_order_of_names_with_its_subfolders(tmp_path: Path) -> None:
    for number in (7, 2, 9, 4, 1, 8, 3, 6, 5):
        (tmp_path / f"{number}" / "sub").mkdir(parents=True)
        (tmp_path / f"{number}" / "sub" / f"{number}z.txt").write_text("نص", encoding="utf-8")
        (tmp_path / f"{number}" / f"{number}b.txt").write_text("نص", encoding="utf-8")
        (tmp_path / f"{number}" / f"{number}a.txt").write_text("نص", encoding="utf-8")
    assert names(tmp_path) == [f"{number}{letter}.txt" for number in range(1, 10) for letter in "abz"]


def test_in_a_folder_hidden_and_other_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (".hidden.txt", ".git/a.txt", "a.pdf", "README", "a.txt.bak", "a.txt"):
        (tmp_path / name).write_text("نص", encoding="utf-8")
    assert names(tmp_path) == ["a.txt"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("نص", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert names(tmp_path) == ["a.txt"]


def test_a_named_path_that_cannot_be_read_is_rejected_and_the_next_one_read(tmp_path: Path) -> None:
    pdf, text, pipe = tmp_path / "a.pdf", tmp_path / "a.txt", tmp_path / "pipe.txt"
    for path in (pdf, text):
        path.write_text("نص", encoding="utf-8")
    os.mkfifo(pipe)
    rows = [str(row) for row in read([tmp_path / "none.txt", pdf, pipe, tmp_path / ("x" * 300), text])]
    assert rows[0] == f"{tmp_path}/none.txt:1: No such file or directory"
    assert rows[1].startswith(f"{pdf}:1: an unknown format; known are .jsonl .jsonl.gz ")
    assert rows[2] == f"{pipe}:1: not a regular file"
    assert rows[3].endswith(": File name too long")
    assert len(rows) == 5


def test_of_a_damaged_file_the_rows_before_the_damage_count(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    rows = "".join(json.dumps({"body": os.urandom(500).hex()}) + "\n" for _ in range(2_000))
    path.write_bytes(gzip.compress(rows.encode())[:-100_000])
    *good, last = read([path])
    assert len(good) > 1_000
    assert not any(isinstance(row, Rejection) for row in good)
    assert str(last) == (
        f"{path}:{len(good) + 1}: Compressed file ended before the end-of-stream marker was reached"
    )


def test_what_is_no_gzip_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(ROW.encode())
    (reason,) = reasons(path)
    assert reason.startswith("Not a gzipped file")


@pytest.mark.parametrize(("document", "text"), [("a.txt", "نص\n"), ("a.html", "<html><p>نص</p></html>")])
def test_a_sidecar_gives_the_fields_of_a_text_and_is_no_article(tmp_path: Path, document: str, text: str) -> None:
    sidecar = {"id": "a1", "headline": "عنوان", "outlet": "كركوك ناو", "sample": True, "body": "ليس هذا"}
    (tmp_path / "a.json").write_text(json.dumps(sidecar), encoding="utf-8")
    (tmp_path / document).write_text(text, encoding="utf-8")
    row = only(tmp_path)
    assert (row.id, row.title, row.source, row.sample, row.body) == ("a1", "عنوان", "كركوك ناو", True, "نص")


@pytest.mark.parametrize("document", ["a.txt", "a.html", "a.htm", "a.TXT"])
def test_a_sidecar_is_no_article_even_when_named(tmp_path: Path, document: str) -> None:
    (tmp_path / document).write_text(PAGE, encoding="utf-8")
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    assert names(tmp_path / "a.json") == []


@pytest.mark.parametrize(
    ("sidecar", "reason"),
    [
        (b"{", "sidecar a.json: not JSON: Expecting property name enclosed in double quotes (character 2)"),
        (b"[]", "sidecar a.json: not a JSON object"),
        (b" " * (1024 * 1024 + 1), "sidecar a.json: more than 1,048,576 bytes"),
        (b'{"title": 5}', "title is not text but a number"),
    ],
)
def test_a_broken_sidecar_rejects_its_text(tmp_path: Path, sidecar: bytes, reason: str) -> None:
    (tmp_path / "a.json").write_bytes(sidecar)
    (tmp_path / "a.txt").write_text("نص", encoding="utf-8")
    assert reasons(tmp_path) == [reason]


def test_a_name_is_an_id_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "000_85c8.txt"
    path.write_text("نص", encoding="utf-8")
    assert only(path).id is None
    assert only(path, id_from_name=True).id == "000_85c8"


def test_the_id_of_a_sidecar_wins_over_the_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("نص", encoding="utf-8")
    (tmp_path / "a.json").write_text('{"id": "b"}', encoding="utf-8")
    assert only(tmp_path, id_from_name=True).id == "b"


def test_a_name_that_is_not_unicode_cannot_be_an_id(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.write_text("نص", encoding="utf-8")
    (row,) = read([tmp_path], id_from_name=True)
    assert isinstance(row, Rejection)
    assert row.reason == "id is not valid Unicode at character 1"


def test_a_row_keeps_its_id_whatever_the_name(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(ROW, encoding="utf-8")
    assert only(tmp_path, id_from_name=True).id is None


def test_an_unknown_field_in_the_map_is_an_error_at_once() -> None:
    with pytest.raises(ArchiveError, match="unknown field 'story'"):
        read([], field_map={"story": "body"})


def test_a_field_map_reaches_every_table(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("story,title\nنص,خبر\n", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"story": "نص"}', encoding="utf-8")
    rows = list(read([tmp_path], field_map={"body": "story"}))
    assert [row.body for row in rows if isinstance(row, RawArticle)] == ["نص", "نص"]
