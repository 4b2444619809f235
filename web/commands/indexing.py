"""`tansiq sync` and `rebuild`: the index follows the archive."""

import click

from index.sync import rebuild, sync
from web.settings import Settings

from .opening import authority_of, engine_of, store_of
from .progress import counting
from .working import workers_of

__all__ = ["rebuild_index", "sync_index"]


@click.command("sync")
@click.pass_obj
def sync_index(settings: Settings) -> None:
    """Bring the index up to date; goes on where it was interrupted."""
    with (
        workers_of(settings) as workers,
        store_of(settings) as store,
        engine_of(settings, workers=workers) as engine,
        counting("indexed") as progress,
    ):
        applied = sync(store, engine, authority_of(store), progress=progress)
        click.echo(f"{applied:,} changes indexed, {engine.count():,} documents")


@click.command("rebuild")
@click.pass_obj
def rebuild_index(settings: Settings) -> None:
    """Make the index anew beside the present one, then take its place."""
    with (
        workers_of(settings) as workers,
        store_of(settings) as store,
        engine_of(settings, workers=workers) as engine,
        counting("indexed") as progress,
    ):
        rebuild(store, engine, authority_of(store), progress=progress)
        click.echo(f"{engine.count():,} documents")
