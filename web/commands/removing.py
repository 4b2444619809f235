"""`tansiq remove`: articles out, for a reason."""

import datetime as dt

import click

from archive.errors import UnknownArticle
from index.sync import sync
from web.settings import Settings

from .opening import authority_of, engine_of, store_of

__all__ = ["remove"]


@click.command()
@click.argument("ids", nargs=-1)
@click.option("--source", help="Every article of this source.")
@click.option("--reason", required=True, help="Kept with the id, and shown to nobody else.")
@click.pass_obj
def remove(settings: Settings, ids: tuple[str, ...], source: str | None, reason: str) -> None:
    """Remove articles from the archive and the index; id, time and reason stay in the log."""
    if bool(ids) == bool(source):
        raise click.UsageError("give either ids or --source")
    with store_of(settings) as store, engine_of(settings) as engine:
        wanted = list(ids) if source is None else store.ids_of_source(source)
        known = store.known(wanted)
        unknown = [id_ for id_ in wanted if id_ not in known]
        if unknown or not wanted:
            raise UnknownArticle(f"no article {unknown[0] if unknown else f'of source {source}'}: nothing removed")
        removed = store.remove(wanted, reason=reason, at=dt.datetime.now(dt.UTC))
        sync(store, engine, authority_of(store))
    click.echo(f"{len(removed):,} removed")
