"""Lemmas from a morphology database of CAMeL, where the reader of an archive has one. Off by default.

The databases (`morphology-db-msa-r13` and others) are under the GPL: none is shipped or fetched. camel-tools reads
them, and its analyzer splits a word into prefix, stem and suffix that the database allows together:

    وَالضُّبَّاطِ  →  و + ال  |  ضباط  |  -   →  lemma ضَابِط  →  ضابط

Before it looks, marks are off, and ا أ إ آ, ي ى and ه ة alike. Of several analyses the one with the highest
`pos_lex_logprob` is taken, where the database has none the highest `lex_logprob`, else the first. Nothing is made
up for a word that it does not know, and only words of Arabic letters are asked for: the analyzer returns numbers
and words of other scripts as their own lemmas.
"""

import hashlib
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import regex

from archive.arabic import fold
from index.errors import MorphologyUnavailable

__all__ = ["Morphology"]

_CATALOGUE = "camel_tools.data"
_ARABIC = regex.compile(r"[\u0621-\u063A\u0640-\u0652\u0670\u0671]+")
"""Letters of Arabic proper, tatweel and marks."""

_LOGPROBS = ("pos_lex_logprob", "lex_logprob")
_LEAST = -99.0
"""What the database says of a lemma that was never counted."""


class Morphology:
    """The lemmas of one database file; reading it takes seconds. Safe for many threads.

    Raises MorphologyUnavailable where there is no such file, it is no database, or the extra is not installed.
    """

    __slots__ = ("_analyzer", "version")

    version: str
    """Another one for another content of the file."""

    def __init__(self, database: Path) -> None:
        try:
            with database.open("rb") as file:
                self.version = hashlib.file_digest(file, "sha256").hexdigest()[:16]
        except OSError as error:
            raise MorphologyUnavailable(f"no morphology database at {database}: {error.strerror}") from error
        self._analyzer = _analyzer(database)

    def lemma(self, word: str) -> str | None:
        """The folded lemma of a word as written, None where the database does not know it."""
        analyses = self._analyzer.analyze(word) if _ARABIC.fullmatch(word) else []
        return fold(max(analyses, key=_logprob)["lex"]) or None if analyses else None


def _logprob(analysis: Mapping[str, Any]) -> float:
    return next((float(analysis[name]) for name in _LOGPROBS if name in analysis), _LEAST)


def _analyzer(database: Path) -> Any:  # noqa: ANN401 - camel-tools has no types
    try:
        parser, analyzer = _camel()
    except ImportError as error:
        raise MorphologyUnavailable(
            f"a morphology database needs the package {error.name}: install the extra tansiq[morphology]"
        ) from error
    try:
        parsed = parser.MorphologyDB(str(database))
    except Exception as error:  # the parser raises whatever a line leads it to
        raise MorphologyUnavailable(f"{database} is no morphology database of CAMeL") from error
    if not parsed.prefix_suffix_compat:  # the last table: a file that ends before it parses too
        raise MorphologyUnavailable(f"{database} is no morphology database of CAMeL, or not a whole one")
    return analyzer.Analyzer(parsed)


def _camel() -> tuple[ModuleType, ModuleType]:
    """The modules of camel-tools that read a database and analyze by it.

    The first imports `camel_tools.data` for its catalogue, which finds databases by name: we have a path. Being
    imported, that makes a folder in the user's home, downloads the catalogue and needs four more packages. So an
    empty catalogue stands in its place as long as the import lasts.
    """
    empty = ModuleType(_CATALOGUE)
    vars(empty)["CATALOGUE"] = None
    stands_in = sys.modules.setdefault(_CATALOGUE, empty) is empty
    try:
        return import_module("camel_tools.morphology.database"), import_module("camel_tools.morphology.analyzer")
    finally:
        if stands_in:
            del sys.modules[_CATALOGUE]
