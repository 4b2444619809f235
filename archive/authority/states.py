"""Where the name of a state is that of an actor, and where it is only a place. Pure.

| counts | «تركيا تقول», «اتهمت إيران», «مع تركيا», «بين إيران وتركيا» |
|---|---|
| does not | after a word of place: «في تركيا», «شمال سوريا»; with ب or ك: «بسوريا», «كمصر» |
| goes with the one before | joined by و: «في سوريا وتركيا», «في العراق وسوريا»; «إيران وتركيا تقولان» |

The words of place are in the actor table (`[state]`), so that they can be added to without programming.
"""

from collections.abc import Collection, Iterator, Sequence

from archive.arabic import FoldedWords

from .finding import Match, folded_name

__all__ = ["acting"]

_WITH = "مع"
"""«الحدود مع سوريا» is a place as «حدود سوريا» is."""

_AND, _IN_OR_LIKE = "و", ("ب", "ك")
_HOME = folded_name("العراق")[0]
"""Iraq is in no table of actors, but may begin a list of states."""


def acting(matches: Sequence[Match], folded: FoldedWords, places: Collection[str]) -> Iterator[Match]:
    """Those of the states named in a text, in order, that stand for an actor; `places`: words of place, folded."""
    counted: dict[int, bool] = {}  # by the word after the name: whether it counts
    for match in matches:
        word, name = folded[match.first][0], folded_name(match.alias)[0]
        before = folded[match.first - 1][0] if match.first else ""
        if word.startswith(_AND) and not name.startswith(_AND) and match.first in counted:
            counts = counted[match.first]
        elif word.startswith(_AND) and not name.startswith(_AND) and before.endswith(_HOME) and match.first > 1:
            counts = folded[match.first - 2][0] not in places
        else:
            before_that = folded[match.first - 2][0] if match.first > 1 else ""
            counts = not (
                before in places or (before == _WITH and before_that in places) or _is_in_or_like(word, name)
            )
        counted[match.last] = counts
        if counts:
            yield match


def _is_in_or_like(word: str, name: str) -> bool:
    """Whether a word is a name with ب or ك before it, perhaps after و or ف."""
    proclitic = word.removesuffix(name)
    return word != name and proclitic.endswith(_IN_OR_LIKE)
