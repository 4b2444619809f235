"""The dictionary word of a word as written. Pure, but for simplemma's table, read at the first asking.

simplemma's Arabic table knows broken plurals (ضباط → ضابط, قادة → قائد), in real spelling; what is looked up is
the word with its marks off and Kurdish and Persian letters made Arabic, hamza, ة and ى kept. The first step that
the table answers wins:

    1. one of `OVERRIDES`, as it stands or behind proclitics; what a morphology database says of the word, where
       one is in use (`morphology.py`); the word itself
       each look-up also tries what a careless writer may have meant:
           first letter   ا أ إ آ  for one another          الأرهاب, اربيل
           last letter    ه ة, ي ى  for one another          البيشمركه, ديالي
    2. without one chain of proclitics                       والأمني, وبالتنسيق, للموصل; ال may be put back
    3. without the س of the future                           سيعلن
    4. without a pronoun                                     وزارته → وزارة, قواتها → قوات
           ه ها هم هن هما كم كما نا; before it ت may be ة, ا may be ى, ئ and ؤ may be ء
    5. without an ending of number or gender                 لجنتين → لجنة, نفطية → نفطي

At least three letters stay. A name is often unknown: then there is no lemma, and the light stem stands for it.
The pronouns ي and ك are left on: measured, taking them off did harm. The lemma of a verbal noun may be its verb
(إرهاب → أرهب), as the table has it.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

import regex
from simplemma.strategies import DefaultDictionaryFactory

from archive.arabic import fold, unmarked

from .morphology import Morphology

__all__ = ["OVERRIDES", "is_known", "lemma"]

OVERRIDES: Mapping[str, str] = MappingProxyType({
    # Iraqi spellings of names that the table takes for something else (كورد for ك + ورد)
    "كورد": "كرد", "كوردي": "كردي", "كورديه": "كردي", "كوردستان": "كردستان", "كوردستاني": "كردستاني",
    "بشمركه": "بيشمركه", "بيشمركه": "بيشمركه", "بيشمرغه": "بيشمركه", "بشمرغه": "بيشمركه", "بيشمهركه": "بيشمركه",
    # nouns that the table does not know or sends to a neighbour (محافظات to محافظ, the governor)
    "ميليشيا": "ميليشيا", "مليشيا": "ميليشيا", "ميليشيات": "ميليشيا", "مليشيات": "ميليشيا",
    "محافظات": "محافظه", "اقضيه": "قضاء", "سيطرات": "سيطره", "امنيه": "امني",
    "ملفات": "ملف", "قري": "قريه", "طرق": "طريق", "فصايل": "فصيل", "خلايا": "خليه",
    "نازح": "نازح", "نازحين": "نازح", "نازحون": "نازح", "ارهاب": "ارهاب", "تفجير": "تفجير", "تفجيرات": "تفجير",
    "خطتها": "خطه", "التقي": "التقي", "امني": "امني", "مدرسه": "مدرسه", "محافظه": "محافظه",
    # names that the table does not know: known, so that a proclitic before them is seen (لكركوك)
    "اربيل": "اربيل", "بعقوبه": "بعقوبه", "تكريت": "تكريت", "تلعفر": "تلعفر", "حلبجه": "حلبجه", "داعش": "داعش",
    "دهوك": "دهوك", "ديالي": "ديالي", "زاخو": "زاخو", "سامراء": "سامراء", "سنجار": "سنجار", "كركوك": "كركوك",
    "مخمور": "مخمور", "ميسان": "ميسان", "نينوي": "نينوي", "خانقين": "خانقين",
})  # fmt: skip
"""Folded word, without proclitics → folded lemma."""

_TABLES = DefaultDictionaryFactory()  # asked directly: what simplemma tries besides is for other scripts
_ARABIC = regex.compile(r"\p{Script=Arabic}")
_LETTERS = str.maketrans("کڪگیێېےەہھچپڤژۆۇۋڕڵٱ", "كككييييهههجبفزووورلا")
_LEAST = 3

# The shortest first: وللجنة is ول + لجنة, not ولل + جنة.
_PROCLITICS = (
    "و", "ف", "ب", "ل", "ك", "ال", "لل", "وب", "ول", "وك", "فب", "فل",
    "وال", "فال", "بال", "كال", "ولل", "فلل", "وبال", "وكال", "فبال",
)  # fmt: skip
_FIRST_OF_PROCLITICS = frozenset(begun[0] for begun in _PROCLITICS)
_FUTURE = regex.compile(r"[وف]?س(?=[يتنأا])")
_PRONOUNS = ("هما", "كما", "هن", "هم", "ها", "كم", "نا", "ه")
_BEFORE_PRONOUN = MappingProxyType({"ت": "ة", "ا": "ى", "ئ": "ء", "ؤ": "ء"})
_ENDINGS = (
    ("ات", "ة"), ("ات", ""), ("ات", "ا"), ("يات", "ية"), ("تين", "ة"), ("تان", "ة"),
    ("ين", ""), ("ون", ""), ("ان", ""), ("ية", "ي"), ("ة", ""), ("ي", ""), ("ا", ""),
)  # fmt: skip
_HEADS = MappingProxyType({"ا": "أإآ", "أ": "إا", "إ": "أا"})
_TAILS = MappingProxyType({"ه": "ة", "ة": "ه", "ي": "ى", "ى": "ي"})


def lemma(word: str, morphology: Morphology | None = None) -> str | None:
    """The folded lemma of a word as written, None where no table knows the word or its core."""
    spelled = _spelled(word)
    if not _ARABIC.match(spelled):
        return None
    begins = _PROCLITICS if spelled[0] in _FIRST_OF_PROCLITICS else ()
    cores = [(begun, spelled[len(begun) :]) for begun in begins if spelled.startswith(begun)]
    cores = [(begun, core) for begun, core in cores if len(core) >= _LEAST]
    bare = [spelled, *(core for _, core in cores)]
    return (
        _first(OVERRIDES.get(fold(each)) for each in bare)
        or (morphology and morphology.lemma(spelled))
        or _look(spelled)
        or _first(_look(core) or (_look("ال" + core) if "ل" in begun[1:] else None) for begun, core in cores)
        or _first(_look(core) for core in _without_future(spelled))
        or _first(_found(core) for each in bare for core in _without_pronoun(each))
        or _first(_look(core) for each in bare for core in _without_ending(each))
    )


def is_known(word: str) -> bool:
    """Whether the table knows the whole word as written, under any spelling of step 1."""
    return _look(_spelled(word)) is not None


def _spelled(word: str) -> str:
    return unmarked(word).translate(_LETTERS)


def _found(word: str) -> str | None:
    return OVERRIDES.get(fold(word)) or _look(word)


@lru_cache(maxsize=1 << 16)
def _look(word: str) -> str | None:
    """The folded lemma of a word in the table, or of what its writer may have meant."""
    table = _TABLES.get_dictionary("ar")
    for meant in _spellings(word):
        found = table.get(meant)
        if found is not None:
            return fold(found)
    return None


def _spellings(word: str) -> Iterator[str]:
    heads = [word, *(other + word[1:] for other in _HEADS.get(word[:1], ""))]
    yield from heads
    tail = _TAILS.get(word[-1:])
    if tail:
        yield from (head[:-1] + tail for head in heads)


def _without_future(word: str) -> Iterator[str]:
    match = _FUTURE.match(word)
    if match and len(word) - match.end() >= _LEAST:
        yield word[match.end() :]


def _without_pronoun(word: str) -> Iterator[str]:
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= _LEAST:
            core = word[: -len(pronoun)]
            yield core
            if core[-1] in _BEFORE_PRONOUN:
                yield core[:-1] + _BEFORE_PRONOUN[core[-1]]


def _without_ending(word: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            yield word[: -len(ending)] + instead


def _first(answers: Iterator[str | None]) -> str | None:
    return next((answer for answer in answers if answer), None)
