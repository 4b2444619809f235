"""Every command, one small module a group; the composition root.

Results go to stdout, progress and errors to stderr; an error is one line, and the exit status is 0 only if all
went well.
"""

import sys
from concurrent.futures import BrokenExecutor
from pathlib import Path

import click

from archive.errors import ArchiveError
from index.errors import SearchError
from web.params import ParamError
from web.settings import SettingsError, read_settings

from . import (
    analyzing,
    authorities,
    correcting,
    evaluating,
    importing,
    indexing,
    reading,
    removing,
    retagging,
    serving,
    tagging,
)

__all__ = ["cli", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="Folder of the archive.")
@click.version_option(package_name="tansiq", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context, data: Path | None) -> None:
    """Tansiq: a searchable archive of Arabic news."""
    context.obj = read_settings(data)


for command in (
    analyzing.analyze,
    authorities.authority,
    correcting.facet,
    evaluating.evaluate_queries,
    importing.import_articles,
    indexing.sync_index,
    indexing.rebuild_index,
    reading.search,
    reading.show,
    reading.status,
    reading.suggest,
    removing.remove,
    retagging.retag_articles,
    serving.serve,
    tagging.tag,
):
    cli.add_command(command)


def main() -> None:
    """The `tansiq` command."""
    try:
        cli.main(prog_name="tansiq", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenExecutor:
        click.echo("tansiq: a worker process was ended; what was done so far is kept: run it again", err=True)
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        click.echo("tansiq: stopped; what was done so far is kept", err=True)
        sys.exit(130)
    except UnicodeEncodeError as error:  # bytes of the command line that are no text, or a narrow terminal
        unwritable = ascii(error.object[error.start : error.end])
        click.echo(f"tansiq: {unwritable} cannot be written as {error.encoding}", err=True)
        sys.exit(1)
    except (ArchiveError, SearchError, ParamError, SettingsError) as error:
        click.echo(f"tansiq: {error}", err=True)
        sys.exit(1)
