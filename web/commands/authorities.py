"""`tansiq authority`: an archive's own tables of places and actors, checked and put in force."""

from pathlib import Path

import click

from archive.authority import Authority, shipped_under
from archive.authority.loading import NAMES, TableName, Tables, shipped_tables
from archive.errors import AuthorityError
from web.settings import Settings

from .opening import store_of

__all__ = ["authority"]

_FOLDER = "authority"


@click.group()
def authority() -> None:
    """Check the tables in DATA/authority (places.toml, actors.toml), and put them in force.

    They are laid over those that ship: a row with the id of a shipped one takes its place, others are added. What
    each line means is told at the top of the shipped tables (`tansiq authority show`).
    """


@authority.command()
@click.pass_obj
def check(settings: Settings) -> None:
    """Say whether the tables are without a fault; changes nothing."""
    _report(*_checked(settings))


@authority.command()
@click.pass_obj
def apply(settings: Settings) -> None:
    """Put the tables in force; tags follow with `tansiq retag`.

    A fault leaves those in force that were accepted last.
    """
    own, tables = _checked(settings)
    with store_of(settings) as store:
        store.accept_tables(own)
    _report(own, tables)
    click.echo("in force; run tansiq retag for articles that are here already")


@authority.command()
@click.argument("name", type=click.Choice(NAMES))
def show(name: TableName) -> None:
    """Print a table that ships."""
    click.echo(shipped_tables()[name], nl=False)


def _checked(settings: Settings) -> tuple[Tables, Authority]:
    own = {name: _text(settings.data / _FOLDER / name) for name in NAMES}
    return own, shipped_under(own)


def _text(path: Path) -> str:
    """The text of a table; empty where there is none."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise AuthorityError(f"{path.name}: {error}") from error


def _report(own: Tables, tables: Authority) -> None:
    given = [name for name in NAMES if own[name].strip()]
    click.echo(f"{', '.join(given) or 'no tables of its own'}: no fault")
    click.echo(f"{len(tables.places):,} places, {len(tables.actors):,} actors, version {tables.version}")
