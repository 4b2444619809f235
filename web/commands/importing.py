"""`tansiq import`: articles in, and the index after them."""

import datetime as dt
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from archive.importers import Rejection, read
from archive.ingest import IngestReport, ingest
from index.sync import sync
from web.settings import Settings

from .opening import authority_of, engine_of, store_of
from .progress import counting
from .working import workers_of

__all__ = ["import_articles"]


def _field_map(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> Mapping[str, str]:
    pairs = [value.partition("=") for value in values]
    for name, equals, column in pairs:
        if not (name and equals and column):
            raise click.BadParameter("expected FIELD=COLUMN, such as body=story")
    return {name: column for name, _, column in pairs}


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--collection", default="main", show_default=True, help="Where ids are unique.")
@click.option("--replace", is_flag=True, help="Overwrite an id that another source or URL has.")
@click.option("--id-from-name", is_flag=True, help="The name of a text or web page is its id.")
@click.option(
    "--map", "field_map", multiple=True, callback=_field_map, metavar="FIELD=COLUMN", help="Which column."
)
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@click.pass_obj
def import_articles(
    settings: Settings,
    paths: tuple[Path, ...],
    collection: str,
    field_map: Mapping[str, str],
    *,
    replace: bool,
    id_from_name: bool,
    as_json: bool,
) -> None:
    """Import files and folders of .jsonl, .jsonl.gz, .json, .csv, .txt and .html.

    Importing again changes nothing. Rows that cannot be taken are named on stderr, the rest goes on.
    """
    with (
        workers_of(settings) as workers,
        store_of(settings) as store,
        engine_of(settings, workers=workers) as engine,
    ):
        with counting("read") as progress:
            report = ingest(
                read(paths, field_map=field_map, id_from_name=id_from_name),
                store,
                authority_of(store),
                collection=collection,
                replace_others=replace,
                now=lambda: dt.datetime.now(dt.UTC),
                rejected=_name_rejected,
                progress=progress,
                workers=workers,
            )
        with counting("indexed") as progress:
            sync(store, engine, authority_of(store), progress=progress)
    click.echo(json.dumps(report.to_json()) if as_json else _sentence(report))
    if report.rejected:
        sys.exit(1)


def _name_rejected(rejection: Rejection) -> None:
    click.echo(f"tansiq: {rejection}", err=True)


def _sentence(report: IngestReport) -> str:
    counts = [
        f"{count:,} {name}"
        for name, count in report.to_json().items()
        if name not in {"read", "seconds"} and (count or name == "stored")
    ]
    return f"{report.read:,} read: {', '.join(counts)} ({report.seconds:.1f} s)"
