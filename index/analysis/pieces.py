"""Runs of four letters of a folded word, its article and proclitics included. Pure.

They only rank. They reach what no rule does: misspelt and glued words («وقالالمصدر»), foreign names, affixes that
no list has. Words of three letters and fewer have none.
"""

from sys import intern

__all__ = ["LENGTH", "pieces"]

LENGTH = 4


def pieces(folded: str) -> tuple[str, ...]:
    """The different pieces of a word, in order; equal ones of many words are one object in memory."""
    return tuple(dict.fromkeys([intern(folded[i : i + LENGTH]) for i in range(len(folded) - LENGTH + 1)]))
