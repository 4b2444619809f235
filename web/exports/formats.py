"""The formats that there are, by the ending of their files."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .bibtex import write_bibtex
from .csv import write_csv
from .jsonl import write_jsonl
from .ris import write_ris
from .row import Row

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name for people, its media type, and how rows and a note become text, a piece at a time.

    `cites`: it serves reference managers, so single articles are offered in it too.
    """

    label: str
    media_type: str
    write: Callable[[Iterable[Row], str | None], Iterator[str]]
    cites: bool = False


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "csv": Format("CSV", "text/csv", write_csv),
        "jsonl": Format("JSONL", "application/x-ndjson", write_jsonl),
        "ris": Format("RIS", "application/x-research-info-systems", write_ris, cites=True),
        "bib": Format("BibTeX", "application/x-bibtex", write_bibtex, cites=True),
    }
)
