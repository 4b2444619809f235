"""Files and folders to raw articles: one stream of rows, no file held in memory.

A folder is read with its subfolders in the order of their names. Passed over in it: hidden files and folders,
other formats, links to folders. A `.json` beside a `.txt`, `.html` or `.htm` of the same name is its sidecar,
never an article: it gives id, title, source, url, date, author and sample of that file.

What cannot be read yields a Rejection with the reason and the rest goes on: a missing path, a format that is
not in the table, a damaged or unreadable file (the rows before the damage count), a broken sidecar.
"""

import gzip
import os
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, cast

from archive.article import Origin
from archive.errors import RejectedRow

from . import csv_table, json_array, jsonl, plain_text, web_page
from .encoding import text_of
from .json_row import json_object
from .rows import FIELDS, Columns, Input, Rejection, Row, columns_of, picked

__all__ = ["FORMATS", "read"]

Reader = Callable[[Input], Iterator[Row]]

FORMATS: Mapping[str, Reader] = {
    ".jsonl": jsonl.read,
    ".jsonl.gz": jsonl.read,
    ".ndjson": jsonl.read,
    ".ndjson.gz": jsonl.read,
    ".json": json_array.read,
    ".csv": csv_table.read,
    ".tsv": csv_table.read,
    ".txt": plain_text.read,
    ".html": web_page.read,
    ".htm": web_page.read,
}
_DOCUMENTS = (".txt", ".html", ".htm")
_SIDECAR_LIMIT = 1024 * 1024  # bytes


def read(
    paths: Iterable[Path], *, field_map: Mapping[str, str] | None = None, id_from_name: bool = False
) -> Iterator[Row]:
    """Every row of the files and folders, in order.

    `field_map` names the column of a field (`{"body": "story"}`); a field that does not exist raises
    ArchiveError at once. `id_from_name` makes the name of a text or web page, without its extension, its id.
    """
    return _read(paths, columns_of(field_map or {}), id_from_name=id_from_name)


def _read(paths: Iterable[Path], columns: Columns, *, id_from_name: bool) -> Iterator[Row]:
    for path in paths:
        for file in _files(path):
            if isinstance(file, Rejection):
                yield file
            else:
                yield from _rows(file, columns, id_from_name=id_from_name)


def _files(path: Path) -> Iterator[Path | Rejection]:
    """The files to read under a path as the user gave it."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield _rejection(path, _reason(error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path)
    elif not stat.S_ISREG(mode):
        yield _rejection(path, "not a regular file")
    elif _suffix(path) is None:
        yield _rejection(path, f"an unknown format; known are {' '.join(FORMATS)}")
    elif not _is_sidecar(path):
        yield path


def _folder(folder: Path) -> Iterator[Path | Rejection]:
    unreadable: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith(".") and _suffix(path) and path.is_file() and not _is_sidecar(path):
                yield path
    for error in unreadable:
        yield _rejection(Path(error.filename), _reason(error))


def _rows(path: Path, columns: Columns, *, id_from_name: bool) -> Iterator[Row]:
    suffix = _suffix(path) or ""
    line = 0
    try:
        details = _details(path, id_from_name=id_from_name) if suffix in _DOCUMENTS else {}
        with _opened(path) as stream:
            file = Input(stream=stream, path=str(path), columns=columns, details=details)
            for row in FORMATS[suffix](file):
                yield row
                line = row.origin.line
    except RejectedRow as error:
        yield _rejection(path, str(error))
    except (OSError, EOFError, zlib.error) as error:
        yield _rejection(path, _reason(error), line=line + 1)


def _opened(path: Path) -> BinaryIO:
    if path.suffix.lower() == ".gz":
        return cast("BinaryIO", gzip.open(path))  # as good as one, but for its class
    return path.open("rb")


def _details(path: Path, *, id_from_name: bool) -> dict[str, object]:
    """What a document's name and sidecar say of it; raises RejectedRow with the sidecar's name."""
    given: dict[str, object] = {"id": path.stem} if id_from_name else {}
    sidecar = path.with_suffix(".json")
    if not sidecar.is_file():
        return given
    with sidecar.open("rb") as stream:
        data = stream.read(_SIDECAR_LIMIT + 1)
    if len(data) > _SIDECAR_LIMIT:
        raise RejectedRow(f"sidecar {sidecar.name}: more than {_SIDECAR_LIMIT:,} bytes")
    try:
        fields = picked(json_object(text_of(data)).items(), FIELDS)
    except RejectedRow as error:
        raise RejectedRow(f"sidecar {sidecar.name}: {error}") from error
    fields.pop("body", None)
    return {**given, **fields}


def _is_sidecar(path: Path) -> bool:
    documents = (path.with_suffix(case) for suffix in _DOCUMENTS for case in (suffix, suffix.upper()))
    return path.suffix.lower() == ".json" and any(document.is_file() for document in documents)


def _suffix(path: Path) -> str | None:
    name = path.name.lower()
    return next((suffix for suffix in FORMATS if name.endswith(suffix)), None)


def _rejection(path: Path, reason: str, *, line: int = 1) -> Rejection:
    return Rejection(Origin(str(path), line), reason)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
