"""Rows as lines of JSON in UTF-8: each article in the shape of `tansiq show --json`. Pure.

With `permalink`, its address in the archive, and `mark`, the mark of a sample or null: title and body are as they
are kept, for the offsets of the evidence are theirs. A note is a last line `{"note": …}`.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from web.schemas import article_json

from .row import Row

__all__ = ["write_jsonl"]

# JSON lets them stand in a text; readers that part a file by Unicode's line breaks do not.
_BREAKS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}


def write_jsonl(rows: Iterable[Row], note: str | None) -> Iterator[str]:
    """A line for each row."""
    for row in rows:
        told = article_json(row.article, list(row.copies))
        yield _line({**told, "permalink": row.citation.url, "mark": row.citation.mark or None})
    if note:
        yield _line({"note": note})


def _line(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False).translate(_BREAKS) + "\n"
