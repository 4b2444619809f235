"""A Flask view that does nothing, on the server that `tansiq serve` runs on: what the server alone costs.

python -m tests.bench.empty_view PORT WORKERS
"""

import sys

from flask import Flask
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

__all__ = ["made"]

_THREADS = 4  # as `tansiq serve` has


def made() -> Flask:
    """The application: every address answers the same."""
    app = Flask(__name__)

    @app.get("/<path:_path>")
    def empty(_path: str) -> str:
        return ""

    return app


if __name__ == "__main__":
    Granian(
        "tests.bench.empty_view:made",
        factory=True,
        address="127.0.0.1",
        port=int(sys.argv[1]),
        interface=Interfaces.WSGI,
        workers=int(sys.argv[2]),
        blocking_threads=_THREADS,
        log_level=LogLevels.error,
    ).serve()
