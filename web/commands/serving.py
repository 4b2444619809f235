"""`tansiq serve`: the site, on granian."""

import errno
import os
import socket

import click
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from web.settings import Settings

from .opening import engine_of, store_of

__all__ = ["serve"]

_THREADS = 4  # of a worker: a search takes milliseconds of one core, more threads only wait for each other


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64))
@click.pass_obj
def serve(settings: Settings, host: str, port: int, workers: int) -> None:
    """Serve the site."""
    _check_free(host, port)
    with store_of(settings), engine_of(settings):
        pass  # made when missing, so that the workers can open them for reading
    os.environ["TANSIQ_DATA"] = str(settings.data.resolve())  # the workers read their settings from there
    click.echo(f"Tansiq: http://{f'[{host}]' if ':' in host else host}:{port}  (Ctrl+C stops it)")
    Granian(
        "web.app:served",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=_THREADS,
        log_level=LogLevels.error,
    ).serve()


def _check_free(host: str, port: int) -> None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise click.ClickException(
                f"port {port} is taken: choose another with --port (PORT= with make)"
            ) from error
        raise click.ClickException(f"cannot listen on {host}:{port}: {error.strerror}") from error
