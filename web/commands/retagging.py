"""`tansiq retag`: tags follow the rules and tables as they are now."""

import datetime as dt
import json

import click

from archive.retagging import retag
from archive.store import Retagging
from index.sync import sync
from web.schemas import retagging_json
from web.settings import Settings

from .opening import authority_of, engine_of, store_of
from .progress import counting
from .working import workers_of

__all__ = ["retag_articles"]


@click.command("retag")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@click.pass_obj
def retag_articles(settings: Settings, *, as_json: bool) -> None:
    """Tag every article anew, after a change of rules or tables; goes on where it was interrupted.

    Prints how many articles have gained and lost each value. Corrections hold.
    """
    with (
        workers_of(settings) as workers,
        store_of(settings) as store,
        engine_of(settings, workers=workers) as engine,
    ):
        with counting("tagged") as progress:
            run = retag(
                store,
                authority_of(store),
                now=lambda: dt.datetime.now(dt.UTC),
                progress=progress,
                workers=workers,
            )
        with counting("indexed") as progress:
            sync(store, engine, authority_of(store), progress=progress)
    if as_json:
        click.echo(json.dumps(retagging_json(run)))
        return
    for count, sign, facet, value in sorted(_counts(run), key=lambda each: (-each[0], each)):
        click.echo(f"{sign}{count:,} {value} ({facet})")
    click.echo(f"{run.changed:,} of {run.articles:,} articles changed")


def _counts(run: Retagging) -> list[tuple[int, str, str, str]]:
    return [
        (count, sign, facet, value)
        for sign, facets in (("+", run.gained), ("−", run.lost))
        for facet, values in facets.items()
        for value, count in values.items()
    ]
