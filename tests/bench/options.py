"""The options that several of these programs share."""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .corpus import Corpus, imported

__all__ = ["add_corpus_options", "corpus_of", "kept_folder"]


def add_corpus_options(parser: argparse.ArgumentParser) -> None:
    """Which articles, and where they are kept."""
    parser.add_argument("--corpus", nargs="+", type=Path, required=True, metavar="FILE", help="articles to import")
    parser.add_argument("--limit", type=int, metavar="N", help="only so many rows")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="build there, and find it built the next time")


@contextmanager
def corpus_of(options: argparse.Namespace) -> Iterator[Corpus]:
    """The imported corpus that the options name; gone afterwards unless it is to be kept."""
    with kept_folder(options.keep) as folder:
        yield imported(folder, options.corpus, limit=options.limit)


@contextmanager
def kept_folder(keep: Path | None) -> Iterator[Path]:
    """This folder, made where it is missing; without one, one that is gone afterwards."""
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)
