"""The articles of a benchmark: imported once into a folder, tagged by our rules, the same for every engine.

FOLDER/archive/       an archive as `tansiq` keeps it: archive.sqlite and, once built, index/
FOLDER/rows.jsonl     its documents with the values of our own tagging, one a line: what the peers index
FOLDER/<peer>/        a peer's index
FOLDER/figures.json   what was measured while these were made, for runs that find them made
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from archive.authority import Authority, shipped
from archive.importers import Row as InputRow
from archive.importers import read
from archive.ingest import ingest
from archive.store import Store
from index.document import Document, document_of
from index.hierarchy import rolled_up

__all__ = ["Corpus", "Row", "bytes_of", "imported", "imported_rows"]


class Row(NamedTuple):
    """A document as the peers index it; `published` is a day or empty, `month` too."""

    id: str
    title: str
    body: str
    published: str
    month: str
    province: list[str]
    actor: list[str]


@dataclass(frozen=True)
class Corpus:
    """A folder with an imported archive."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "archive" / "archive.sqlite"

    @property
    def index(self) -> Path:
        return self.folder / "archive" / "index"

    def rows(self) -> Iterator[Row]:
        """Every document."""
        with (self.folder / "rows.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                yield Row(*json.loads(line))

    @cached_property
    def province(self) -> str | None:
        """The one that most documents have: it is selected on every page that is measured."""
        counts = Counter(province for row in self.rows() for province in row.province)
        return min(counts, key=lambda value: (-counts[value], value), default=None)

    def figure(self, name: str) -> Any:
        """What was measured when something was made; None if it was not."""
        return self._figures().get(name)

    def keep(self, name: str, figure: Any) -> None:
        """Remember what was measured."""
        text = json.dumps(self._figures() | {name: figure}, ensure_ascii=False, indent=1)
        self._kept.write_text(text, encoding="utf-8")

    @property
    def _kept(self) -> Path:
        return self.folder / "figures.json"

    def _figures(self) -> dict[str, Any]:
        return json.loads(self._kept.read_text(encoding="utf-8")) if self._kept.exists() else {}


def imported(folder: Path, paths: Sequence[Path], *, limit: int | None = None) -> Corpus:
    """The corpus of these files in a folder, imported unless it is there already.

    Raises SystemExit where the folder keeps other files, or as many other rows.
    """
    source = {"files": [[path.name, path.stat().st_size] for path in paths], "limit": limit}
    return imported_rows(folder, islice(read(paths), limit), source)


def imported_rows(folder: Path, rows: Iterable[InputRow], source: Mapping[str, Any]) -> Corpus:
    """The corpus of rows in a folder, unless it is there already: `source` says which rows they are."""
    corpus = Corpus(folder)
    if corpus.figure("source") == source:
        return corpus
    if corpus.figure("source"):
        raise SystemExit(f"{folder} keeps another corpus: choose another folder")
    corpus.database.parent.mkdir(parents=True, exist_ok=True)
    store, authority = Store(corpus.database), shipped()
    report = ingest(
        rows,
        store,
        authority,
        now=lambda: dt.datetime.now(dt.UTC),
        rejected=lambda _: None,
    )
    written = _write_rows(folder / "rows.jsonl", _documents(store, authority))
    store.close()
    corpus.keep("import", asdict(report))
    corpus.keep("documents", written)
    corpus.keep("source", source)
    return corpus


def bytes_of(*places: Path) -> int:
    """The bytes of files and of everything in folders."""
    files = (file for place in places for file in (place.rglob("*") if place.is_dir() else [place]))
    return sum(file.stat().st_size for file in files if file.is_file())


def _documents(store: Store, authority: Authority) -> Iterator[Document]:
    found = (document_of(rolled_up(change, authority)) for change in store.leads())
    return (document for document in found if document)


def _write_rows(path: Path, documents: Iterable[Document]) -> int:
    written = 0
    with path.open("w", encoding="utf-8") as lines:
        for document in documents:
            row = Row(
                document.id,
                document.title,
                document.body,
                dt.date.fromordinal(document.published[0]).isoformat() if document.published else "",
                next(iter(document.facets["month"]), ""),
                list(document.facets["province"]),
                list(document.facets["actor"]),
            )
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            written += 1
    return written
