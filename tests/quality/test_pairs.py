"""What queries must and must not find: the table of `data/pairs.jsonl`, row by row.

Rows with a text of their own run everywhere. Rows that cite an article of the real corpora run where the folder of
these is named by TANSIQ_CORPORA.
"""

import gzip
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from archive.authority import Authority
from index.checkpoint import Checkpoint
from index.expansion import expand
from index.memory_engine import MemoryEngine
from index.query import SearchRequest
from index.query_language import parse
from tests.articles import article, change

Row = Mapping[str, Any]
PAIRS: list[Row] = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
]
CORPORA = os.environ.get("TANSIQ_CORPORA", "")
FILES = ("ant_news.jsonl.gz", "saudi_news.jsonl.gz", "iraq_news.jsonl.gz")


@pytest.fixture(scope="module")
def cited() -> Mapping[str, tuple[str, str]]:
    """Title and body of the cited articles."""
    wanted = {row["article"] for row in PAIRS if row["article"]}
    found: dict[str, tuple[str, str]] = {}
    for name in FILES:
        with gzip.open(Path(CORPORA, name), "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["id"] in wanted:
                    found[row["id"]] = (row.get("title") or "", row.get("body") or "")
    return found


def is_found(row: Row, title: str, body: str, authority: Authority) -> bool:
    engine = MemoryEngine()
    engine.apply([change(article("a", body, title=title, title_derived=not title))], Checkpoint("a", 1, "1"))
    query = parse(row["query"])
    if not row["exact"]:
        query = expand(query, authority).node
    return engine.search(SearchRequest(query=query, exact=row["exact"])).total == 1


@pytest.mark.parametrize("row", [row for row in PAIRS if row["text"] is not None], ids=lambda row: row["id"])
def test_a_query_finds_what_a_librarian_expects(row: Row, authority: Authority) -> None:
    assert is_found(row, "", row["text"], authority) is row["match"], row["why"]


@pytest.mark.corpus
@pytest.mark.skipif(not CORPORA, reason="TANSIQ_CORPORA names no folder with the real corpora")
@pytest.mark.parametrize("row", [row for row in PAIRS if row["article"] is not None], ids=lambda row: row["id"])
def test_a_query_finds_the_article_that_a_librarian_expects(
    row: Row, cited: Mapping[str, tuple[str, str]], authority: Authority
) -> None:
    assert is_found(row, *cited[row["article"]], authority) is row["match"], row["why"]


def test_the_table_is_as_large_as_it_says() -> None:
    assert len(PAIRS) == 373
    assert sum(not row["match"] for row in PAIRS) == 117
    assert sum(row["article"] is not None for row in PAIRS) == 198
