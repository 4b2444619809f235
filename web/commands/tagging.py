"""`tansiq tag`: what the rules find in articles, without an archive."""

import datetime as dt
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from archive.authority import shipped
from archive.importers import Input, Rejection, Row, jsonl, read
from archive.ingest import article_from
from archive.tagging import tagged
from web.schemas import tags_json

__all__ = ["tag"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
def tag(file: Path) -> None:
    """Print provinces, actors and dates of the articles of FILE, each with the words it rests on.

    A line of JSON an article, as soon as it is read; nothing is kept. FILE is what `import` takes, or - for lines
    of JSON on stdin. Rows that cannot be taken are named on stderr, the rest goes on.
    """
    authority = shipped()
    rejected = False
    for row in _rows(file):
        if isinstance(row, Rejection):
            rejected = True
            click.echo(f"tansiq: {row}", err=True)
            continue
        article = article_from(row, collection="main", today=dt.datetime.now(dt.UTC).date())
        click.echo(json.dumps(tags_json(tagged(article, authority), authority), ensure_ascii=False))
    if rejected:
        sys.exit(1)


def _rows(file: Path) -> Iterator[Row]:
    if file == Path("-"):
        return jsonl.read(Input(stream=sys.stdin.buffer, path="-"))
    return read([file])
