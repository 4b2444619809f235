"""The one place with the order of analysis, and why. Pure, but for one choice of the process: `use_morphology`.

    raw text ─▶ words   (archive.arabic: on the raw text, so that offsets are the reader's)
             ─▶ fold    (one spelling; a presentation form may become several words at the same place,
                         and عبدالأمير is the two words عبد الأمير)
             ─▶ stop?   (kept among the words as written, dropped from the other forms)
             ─▶ lemma   (of the word as written: the table wants real spelling; else the light stem)
             ─▶ root, pieces

| form | of a word | matches | ranks |
|---|---|---|---|
| `surface` | folded; every word, stop words too, at its position | yes | yes |
| `lemma` | lemma, or light stem where the table knows none; then the word without its article | yes | the first |
| `root` | consonants of the lemma's light stem | no | yes |
| `piece` | four letters in a row of the folded word | no | yes |

Phrases run on `surface`: dropping stop words with gaps made 15 % of real two-word quotations return nothing. A
lemma and a light stem share one form: a name that the table does not know has but its stem.

Title and body share one row of positions: the title from 0, the body from `BODY_START`, so that no phrase crosses
from one into the other.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from archive.arabic import fold, words

from .lemma import is_known, lemma
from .morphology import Morphology
from .pieces import pieces
from .root import root
from .stem import light_stem
from .stop_words import STOP_WORDS

__all__ = [
    "ANALYSIS_VERSION",
    "BODY_START",
    "FORMS",
    "Form",
    "Forms",
    "Token",
    "analysis_version",
    "analyze",
    "forms_of",
    "use_morphology",
    "without_article",
]

ANALYSIS_VERSION = "5"
"""Raised whenever the same text would be indexed or laid out differently; see also `analysis_version`."""

BODY_START = 1 << 14
"""The position of a body's first word; a title's words beyond it are not indexed."""

Form = Literal["surface", "lemma", "root", "piece"]
FORMS: tuple[Form, ...] = ("surface", "lemma", "root", "piece")

_LONGEST = 64
"""Code points of a folded word that are indexed: longer ones are noise (encoded data, glued lines)."""

Forms = Mapping[Form, tuple[str, ...]]
_ABD = re.compile("([وفبلك]?عبد)(ال.{2,})")
_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)(.{2,})")
_ONE_LETTER_PROCLITICS = frozenset("وفبلك")


class Token(NamedTuple):
    """A word of a text: as written with its place, and what is indexed of it under each form."""

    surface: str
    start: int
    end: int
    forms: Forms

    @property
    def folded(self) -> str:
        """The folded word."""
        return self.forms["surface"][0]

    @property
    def is_stop_word(self) -> bool:
        """Whether it has no form but the folded word."""
        return not self.forms["lemma"]


@dataclass(slots=True)
class _Choice:
    """What the process has chosen."""

    morphology: Morphology | None = None


_CHOICE = _Choice()


def use_morphology(database: Path | None) -> None:
    """Ask this morphology database for lemmas from now on, in the whole process; None: none, as at the start.

    For the doors, before an engine is opened. Raises MorphologyUnavailable, and leaves what was.
    """
    morphology = None if database is None else Morphology(database)
    if morphology is not _CHOICE.morphology:
        _CHOICE.morphology = morphology
        forms_of.cache_clear()


def analysis_version() -> str:
    """The version of the analysis with the morphology in use: indexes of another version are rebuilt."""
    morphology = _CHOICE.morphology
    return ANALYSIS_VERSION if morphology is None else f"{ANALYSIS_VERSION}+{morphology.version}"


def analyze(text: str) -> list[Token]:
    """Every token of a text, in order; a token's position is its index."""
    return [
        Token(surface, start, end, forms) for surface, start, end in words(text) for forms in forms_of(surface)
    ]


@lru_cache(maxsize=1 << 17)  # once a word type: some 30 µs, where a token takes one; a thousand bytes each
def forms_of(surface: str) -> tuple[Forms, ...]:
    """The forms of a word as written: one row for each word that it stands for."""
    parts = [word for part in fold(surface).split() for word in _parted(part)]
    alone = len(parts) == 1
    return tuple(_forms(surface if alone else part, part[:_LONGEST]) for part in parts)


def _parted(folded: str) -> tuple[str, ...]:
    """عبدالأمير as the two words عبد الأمير: papers write such names either way."""
    match = _ABD.fullmatch(folded)
    return (match[1], match[2]) if match else (folded,)


def _forms(written: str, folded: str) -> Forms:
    if _is_stop_word(written, folded):
        return {"surface": (folded,), "lemma": (), "root": (), "piece": ()}
    core = lemma(written, _CHOICE.morphology) or light_stem(folded)
    bare = without_article(folded)
    bones = root(light_stem(core))
    return {
        "surface": (folded,),
        "lemma": (core,) if bare in {core, folded} else (core, bare),
        "root": (bones,) if bones else (),
        "piece": pieces(folded),
    }


def without_article(folded: str) -> str:
    """A folded word without ال and the proclitics before it: السكان, وبالسكان, للسكان are سكان.

    The table may know a word with its article by another lemma than without it; by this form they meet.
    """
    match = _ARTICLE.fullmatch(folded)
    return match[1] if match else folded


def _is_stop_word(written: str, folded: str) -> bool:
    """A stop word, or one after a lone proclitic (ومع, لكل) where the table does not know the whole (وعد)."""
    if folded in STOP_WORDS:
        return True
    glued = folded[0] in _ONE_LETTER_PROCLITICS and len(folded) > 2 and folded[1:] in STOP_WORDS  # noqa: PLR2004
    return glued and not is_known(written)
