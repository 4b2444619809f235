"""Words too common to tell articles apart. Pure, but for reading its own table once.

They are left out of the stems and kept, at their place, among the words as written: phrases need them.
"""

from importlib.resources import files

from archive.arabic import fold

__all__ = ["STOP_WORDS"]

_TABLE = files(__package__).joinpath("stop_words.txt").read_text(encoding="utf-8")

STOP_WORDS = frozenset(fold(line) for line in _TABLE.splitlines() if line and not line.startswith("#"))
"""Folded; 477 words of stopwords-iso as written, and what stands below them in the table."""
