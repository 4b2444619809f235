"""Where the name of a state is that of an actor, and where it is only a place. Pure.

| counts | «تركيا تقول», «اتهمت إيران», «مع تركيا», «بين إيران وتركيا», «بدعم من إيران» |
|---|---|
| does not | after a word of place: «في تركيا», «شمال سوريا»; with ب or ك: «بسوريا», «كمصر» |
| | after «من», but for the words of `[state] before_from`: «عادوا من سوريا» |
| | that is an adjective: «الحكومة السعودية» |
| goes with the one before | joined by و: «في سوريا وتركيا», «في البصرة والكويت»; «إيران وتركيا تقولان» |

Iraq, in whose news it is nearly always the country, counts beside a word of `[state] acts` («أعلن العراق») and
before an imperfect verb where a clause begins («العراق يعلن»), and as others do after «بين» and «مع».

The words are in the actor table (`[state]`), so that they can be added to without programming.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from archive.arabic import FoldedWords

from .finding import Match, folded_name

__all__ = ["StateWords", "acting"]

_INSIDE = ("في", "وفي", "داخل")
_BOTH, _FROM = ("مع", "بين"), ("من", "ومن")
"""«الحدود مع سوريا» is a place as «حدود سوريا» is."""

_ALL = ("كل", "كلا")

_AND, _IN_OR_LIKE = "و", ("ب", "ك")
_HOME = folded_name("العراق")
_ADJECTIVES = frozenset((folded_name("السعودية"),))
"""Names of states that are adjectives too."""

_THAT = frozenset(("ان", "بان", "لان", "فان", "وان", "لكن", "ولكن", "كان", "وكان"))
_IMPERFECT = ("ي", "سي", "لي")
_VERB = 4  # letters
_JOINED = 1  # character between two words with nothing but a blank


@dataclass(frozen=True, slots=True)
class StateWords:
    """The lists of `[state]`, folded: words of place, words before «من», words by which Iraq acts or does not."""

    places: Collection[str] = frozenset()
    before_from: Collection[str] = frozenset()
    acts: Collection[str] = frozenset()
    not_acts: Collection[str] = frozenset()


def acting(matches: Sequence[Match], folded: FoldedWords, known: StateWords) -> Iterator[Match]:
    """Those of the states named in a text, in order, that stand for an actor."""
    counted: dict[int, bool] = {}  # by the word after the name: whether it counts
    for match in matches:
        name = folded_name(match.alias)
        joined = _is_joined_by_and(folded[match.first][0], name[0])
        with_state = joined and match.first in counted
        if with_state:
            counts = counted[match.first]
        elif joined and _word(folded, match.first - 2) in _INSIDE:
            counts = False
        else:
            counts = _is_no_place(match, name, folded, known)
        counted[match.last] = counts
        if counts and (name != _HOME or with_state or _is_at_work(match, folded, known)):
            yield match


def _is_joined_by_and(word: str, name: str) -> bool:
    return word.startswith(_AND) and not name.startswith(_AND)


def _is_no_place(match: Match, name: Sequence[str], folded: FoldedWords, known: StateWords) -> bool:
    word, before, before_that = (_word(folded, match.first - back) for back in range(3))
    if before in known.places or (before in _BOTH and before_that in known.places):
        return False
    if before in _FROM:
        in_all_of = before_that in _ALL and _word(folded, match.first - 3) in known.places
        if before_that not in known.before_from or in_all_of:
            return False
    if _is_in_or_like(word, name[0]):
        return False
    return tuple(name) not in _ADJECTIVES or not _takes_adjective(before) or word.startswith(("ل", "ول"))


def _is_at_work(match: Match, folded: FoldedWords, known: StateWords) -> bool:
    """Whether Iraq acts and is not only where something happens."""
    word, before, before_that = (_word(folded, match.first - back) for back in range(3))
    if word != _HOME[0]:
        return False
    if before in known.acts or (before in _BOTH and before_that not in known.places):
        return True
    after = _word(folded, match.last)
    begins = not before or before in _THAT or folded[match.first][1] - folded[match.first - 1][2] > _JOINED
    is_verb = after.startswith(_IMPERFECT) and len(after) >= _VERB and after not in known.not_acts
    return begins and is_verb and folded[match.last][1] - folded[match.last - 1][2] <= _JOINED


def _word(folded: FoldedWords, at: int) -> str:
    return folded[at][0] if 0 <= at < len(folded) else ""


def _takes_adjective(word: str) -> bool:
    """Whether a word may have a feminine adjective after it: «الحكومة», «قوات»."""
    return word.startswith("ال") or word.endswith(("ه", "ات"))


def _is_in_or_like(word: str, name: str) -> bool:
    """Whether a word is a name with ب or ك before it, perhaps after و or ف."""
    proclitic = word.removesuffix(name)
    return word != name and proclitic.endswith(_IN_OR_LIKE)
