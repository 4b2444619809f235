"""Datasette over the same articles, with full-text search and facets, in an environment of its own."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

from .corpus import Corpus
from .fts5 import match_of
from .page import TOP
from .queries import Query

__all__ = ["command_of", "path_of"]

_TABLES = """
create table article(id text primary key, month text, province text, actor text, title text, body text);
create virtual table article_fts using fts5(title, body, content='article',
    tokenize='unicode61 remove_diacritics 2');
"""
_NO_LIMIT_MS = 100_000


def command_of(corpus: Corpus, port: int) -> list[str]:
    """What serves the corpus: installs Datasette and fills its database where there is none yet.

    Limits of time are lifted, for facets that take longer would be left out. Raises CalledProcessError where it
    cannot be installed.
    """
    environment, database = corpus.folder / "datasette", corpus.folder / "datasette.sqlite"
    program = environment / "bin" / "datasette"
    if not program.exists():
        uv = str(Path(sys.executable).with_name("uv"))
        subprocess.run([uv, "venv", "--quiet", "--clear", environment], check=True)
        subprocess.run([uv, "pip", "install", "--quiet", "--python", environment, "datasette"], check=True)
    if not database.exists():
        _fill(database, corpus)
    limits = [("sql_time_limit_ms", _NO_LIMIT_MS), ("facet_time_limit_ms", _NO_LIMIT_MS)]
    settings = [part for name, value in limits for part in ("--setting", name, str(value))]
    return [str(program), "serve", str(database), "--port", str(port), *settings]


def path_of(query: Query, province: str | None) -> str:
    """The page with the same words, facets and filter."""
    asked = [
        ("_search", match_of(query)),
        ("_searchmode", "raw"),
        *([("province__arraycontains", province)] if province else []),
        ("_facet_array", "province"),
        ("_facet_array", "actor"),
        ("_facet", "month"),
        ("_size", str(TOP)),
    ]
    return f"/datasette/article?{urlencode(asked)}"


def _fill(database: Path, corpus: Corpus) -> None:
    new = database.with_suffix(".new")
    new.unlink(missing_ok=True)
    connection = sqlite3.connect(new)
    connection.executescript(_TABLES)
    rows = (
        (row.id, row.month, json.dumps(row.province), json.dumps(row.actor), row.title, row.body)
        for row in corpus.rows()
    )
    connection.executemany("insert into article values(?, ?, ?, ?, ?, ?)", rows)
    connection.execute("insert into article_fts(article_fts) values('rebuild')")
    connection.commit()
    connection.close()
    new.replace(database)
