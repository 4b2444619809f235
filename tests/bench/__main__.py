"""All benchmarks, one after the other: `make bench`. They take an hour; each can be run alone.

    TANSIQ_CORPORA=FOLDER python -m tests.bench [--keep FOLDER]

Prints every table and writes `latest.json`. What is built is kept in `var/bench` unless another folder is given.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from .import_at_size import FILES


def main() -> None:
    """Run each program in a process of its own; exits with 1 where one failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, default=Path("var/bench"), metavar="FOLDER")
    folder: Path = parser.parse_args().keep
    place = os.environ.get("TANSIQ_CORPORA")
    if not place:
        sys.exit(f"set TANSIQ_CORPORA to the folder of {' and '.join(FILES)}")
    corpus = ["--corpus", *(str(Path(place, name)) for name in FILES)]
    failed = []
    for program, *options in _programs(corpus, folder):
        print(f"\n## {program}\n", flush=True)
        command = [sys.executable, "-m", f"tests.bench.{program}", *options, "--write"]
        if subprocess.run(command, check=False).returncode:
            failed.append(program)
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


def _programs(corpus: list[str], folder: Path) -> Iterator[list[str]]:
    real = [*corpus, "--keep", str(folder / "real")]
    yield ["tagging", *corpus]
    yield ["import_at_size"]
    yield ["search_page", *real, "--reindex"]
    yield ["profile", *real]
    yield ["memory", *real]
    yield ["http", *real]
    yield ["agreement", *corpus, "--keep", str(folder / "agreement"), "--limit", "2000"]
    yield ["soak"]
    yield ["growth", *corpus, "--keep", str(folder / "growth")]


if __name__ == "__main__":
    main()
