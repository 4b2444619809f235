"""What a Whoosh index of ours holds, field by field.

| field | terms | of each posting | column |
|---|---|---|---|
| `id` | – | – | the id, as bytes |
| `seq` | – | – | int64 |
| `published` | – | – | int32 ordinal of the day, 0 for none |
| `surface` | folded words | weighted frequency, positions (uint32) | – |
| `stem` | stems | weighted frequency | – |
| `surface_length`, `stem_length` | – | – | int32 sum of the weighted frequencies |
| `province` `place` `actor` `source` `lang` `month` | values | – | – |
| `mentioned` | `first-last`, ordinals of the days of a date in the text | – | – |

The analysis is ours and done before: a field takes a mapping of terms and never a text.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from whoosh.columns import NumericColumn, VarBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence, Format

from index.document import Document, weight_of
from index.facets import COUNTED

__all__ = ["LENGTH_COLUMNS", "POSITION", "SCHEMA", "fields_of"]

POSITION = np.dtype("<u4")
"""How a position is stored."""

LENGTH_COLUMNS: Mapping[str, str] = {"surface": "surface_length", "stem": "stem_length"}


class Positions(Format):  # type: ignore[misc]  # Whoosh has no types
    """Postings with a value of their own size: the positions, packed."""


class Terms(FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A field whose values come analysed: term → (weight, packed positions)."""

    def __init__(self, posting_format: Format) -> None:
        super().__init__(format=posting_format, analyzer=None, scorable=False)

    def index(
        self, value: Mapping[str, tuple[int, bytes]], **_kwargs: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """The postings of one document, as Whoosh's writer wants them."""
        for term, (weight, packed) in value.items():
            yield term.encode(), 1, float(weight), packed


SCHEMA = Schema(
    id=COLUMN(VarBytesColumn()),
    seq=COLUMN(NumericColumn("q")),
    published=COLUMN(NumericColumn("i")),
    surface=Terms(Positions()),
    stem=Terms(Existence()),
    mentioned=Terms(Existence()),
    **{name: COLUMN(NumericColumn("i")) for name in LENGTH_COLUMNS.values()},
    **{name: Terms(Existence()) for name in COUNTED},
)


def fields_of(document: Document) -> dict[str, Any]:
    """A document as the keyword arguments of Whoosh's `add_document`: made whole before anything is written."""
    return {
        "id": document.id.encode(),
        "seq": document.seq,
        "published": document.published or 0,
        "surface": {
            word: (weight_of(places), np.array(places, POSITION).tobytes())
            for word, places in document.positions.items()
        },
        "stem": {stem: (weight, b"") for stem, weight in document.stems.items()},
        "mentioned": _plain(f"{first}-{last}" for first, last in document.mentioned),
        **{column: document.lengths[form] for form, column in LENGTH_COLUMNS.items()},
        **{name: _plain(document.facets[name]) for name in COUNTED},
    }


def _plain(values: Iterable[str]) -> dict[str, tuple[int, bytes]]:
    return dict.fromkeys(values, (1, b""))
