"""How many search pages a second the site serves, beside an empty view on the same server and Datasette.

    python -m tests.bench.http --corpus FILE… [--keep FOLDER] [--seconds 15] [--workers 1] [--write]

starts each server in turn and has wrk ask for search pages over eight connections: queries of all classes in a
settled disorder, with a province selected and ten hits a page. Datasette is installed from the package index
into an environment of its own under the folder; where that fails it is left out.
"""

import argparse
import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from . import datasette
from .corpus import Corpus
from .latest import keep
from .options import add_corpus_options, corpus_of
from .queries import drawn, shuffled
from .table import markdown
from .tansiq import Tansiq, params_of

__all__ = ["main"]

_CONNECTIONS = 8
_SEED = 5
_STARTING = 60.0  # seconds
_WARMING = 3  # seconds
_SCRIPT = Path(__file__).with_name("requests.lua")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_corpus_options(parser)
    parser.add_argument("--each", type=int, default=60, metavar="N", help="queries of a class")
    parser.add_argument("--seconds", type=int, default=15, help="of each server")
    parser.add_argument("--workers", type=int, default=1, help="processes of the site and of the empty view")
    parser.add_argument("--without-datasette", action="store_true")
    parser.add_argument("--write", action="store_true", help="keep the figures in latest.json")
    options = parser.parse_args(arguments)
    if not shutil.which("wrk"):
        parser.error("wrk is missing: apt-get install wrk (Debian and its kin)")
    with corpus_of(options) as corpus:
        found = dict(_measured(corpus, options))
    ours = found["tansiq"]["per_s"]
    header = ["", "requests a second", "p50 ms", "p99 ms", "requests", "failed", "tansiq is"]
    print(markdown(header, [[name, *row.values(), f"{ours / row['per_s']:.3g} ×"] for name, row in found.items()]))
    if options.write:
        keep("http", {"connections": _CONNECTIONS, "workers": options.workers, "servers": found})


def _measured(corpus: Corpus, options: argparse.Namespace) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if not corpus.index.exists():
        Tansiq(corpus).build()
    queries = shuffled(drawn(corpus.rows(), each=options.each, seed=_SEED), seed=_SEED)
    paths = [f"/search?{params_of(query, corpus.province).query_string()}" for query in queries]
    workers = str(options.workers)
    port = _free_port()
    site = ["-m", "web", "--data", str(corpus.database.parent), "serve", "--port", str(port), "--workers", workers]
    yield "tansiq", _asked([sys.executable, *site], port, paths, corpus.folder, options.seconds)
    port = _free_port()
    empty = [sys.executable, "-m", "tests.bench.empty_view", str(port), workers]
    yield "empty Flask view", _asked(empty, port, paths, corpus.folder, options.seconds)
    if options.without_datasette:
        return
    port = _free_port()
    try:
        command = datasette.command_of(corpus, port)
    except subprocess.CalledProcessError as error:
        print(f"Datasette is left out: {error}", file=sys.stderr)
        return
    theirs = [datasette.path_of(query, corpus.province) for query in queries]
    yield "Datasette", _asked(command, port, theirs, corpus.folder, options.seconds)


def _asked(command: Sequence[str], port: int, paths: Sequence[str], folder: Path, seconds: int) -> dict[str, Any]:
    asked = folder / "paths.txt"
    asked.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
    with _serving(command, port):
        _wrk(port, asked, _WARMING)
        return _wrk(port, asked, seconds)


def _wrk(port: int, paths: Path, seconds: int) -> dict[str, Any]:
    given = [
        "--threads",
        "1",
        "--connections",
        str(_CONNECTIONS),
        "--duration",
        f"{seconds}s",
        "--timeout",
        "120s",
    ]
    command = ["wrk", *given, "--script", str(_SCRIPT), f"http://127.0.0.1:{port}", "--", str(paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured


@contextmanager
def _serving(command: Sequence[str], port: int) -> Iterator[None]:
    """A server that answers, ended afterwards."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + _STARTING
        while not _listening(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"no server: {' '.join(command)}")
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait()


def _listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
