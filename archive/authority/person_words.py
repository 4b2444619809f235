"""The words by which persons are found, as read from `archive/data/persons.toml` (see `word_lists`)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from archive.arabic import fold, lexicon

from .finding import with_proclitics
from .word_lists import folded, forms, read_word_lists

__all__ = ["ABD", "KUNYA_CASES", "PersonWords", "load_person_words", "shipped_person_words"]

ABD = "عبد"
KUNYA_CASES = frozenset(("ابو", "ابي", "ابا"))  # folded, in the three cases
_BINDING = {ABD, *KUNYA_CASES}

_LISTS: Mapping[str, tuple[str, ...]] = {
    "given": ("arabic", "kurdish", "turkish", "persian", "western", "other", "also_words"),
    "parts": ("abd", "closing", "binding", "binding_foreign", "initials"),
    "family": ("names", "adjectives"),
    "titles": ("words", "origins", "bearers"),
    "speech": ("words",),
    "ends": ("clause", "prepositions", "words"),
}
_FOREIGN = ("western", "other")
_LONG = 4  # letters


@dataclass(frozen=True, slots=True)
class PersonWords:
    """The lists, folded; all but names and what belongs to them with their proclitics.

    `first`: how a name may begin, with its bare words (`may_begin`: 1 for it). `names`: given and family names.
    `common`: given names that are words as well. `foreign`: given names before family names without ال.
    `spelling`: names as shown.
    """

    first: Mapping[str, tuple[str, ...]]
    may_begin: lexicon.Bytes
    names: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]
    common: frozenset[str]
    foreign: frozenset[str]
    adjectives: frozenset[str]
    closing: frozenset[str]
    binding: frozenset[str]
    binding_foreign: frozenset[str]
    initials: frozenset[str]
    titles: frozenset[str]
    origins: frozenset[str]
    bearers: frozenset[str]
    speech: frozenset[str]
    clause: frozenset[str]
    prepositions: frozenset[str]
    ends: frozenset[str]
    spelling: Mapping[str, str]

    def is_end(self, word: str) -> bool:
        """Whether a name stops before a word, unless it is a name itself."""
        return word in self.ends or word in self.titles or word in self.speech

    def ends_clause(self, word: str) -> bool:
        """Whether what stands before a word has nothing to do with what stands after it."""
        return word in self.clause or word in self.speech or word in self.prepositions

    def shown(self, parts: Iterable[Iterable[str]]) -> str:
        """A name of folded parts as it is shown."""
        return " ".join(self.spelling.get(word, word) for part in parts for word in part)


@lru_cache(maxsize=1)
def shipped_person_words() -> PersonWords:
    """The lists that come with the project, read once."""
    return load_person_words(files("archive").joinpath("data", "persons.toml"))


def load_person_words(table: Traversable) -> PersonWords:
    """The lists of a file. Raises AuthorityError."""
    lists = read_word_lists(table, _LISTS)
    given = [name for key in _LISTS["given"] for name in lists["given"][key]]
    family = [*lists["family"]["names"], *lists["family"]["adjectives"]]
    titles, ends, parts = lists["titles"], lists["ends"], lists["parts"]
    common = folded(lists["given"]["also_words"])
    stops = [*ends["clause"], *ends["prepositions"], *ends["words"], *titles["origins"]]
    first = dict(_beginnings([*given, *_BINDING], parts["abd"], common))
    return PersonWords(
        first=first,
        may_begin=lexicon.Bytes(dict.fromkeys(first, 1)),
        names=folded([*given, *family]),
        given=folded(given),
        family=folded(family),
        common=common,
        foreign=folded(name for key in _FOREIGN for name in lists["given"][key]),
        adjectives=folded(lists["family"]["adjectives"]),
        closing=folded(parts["closing"]),
        binding=folded(parts["binding"]),
        binding_foreign=folded(parts["binding_foreign"]),
        initials=folded(parts["initials"]),
        titles=forms(titles["words"]),
        origins=forms(titles["origins"]),
        bearers=forms(titles["bearers"]),
        speech=forms(lists["speech"]["words"]),
        clause=forms(ends["clause"]),
        prepositions=forms(ends["prepositions"]),
        ends=forms(stops),
        spelling={fold(name): name for name in (*parts["binding"], *parts["abd"], *reversed([*given, *family]))},
    )


def _beginnings(
    names: Iterable[str], abd: Iterable[str], common: frozenset[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """How names may begin: those with a proclitic first, as a later entry of the same form wins (وليد is no ليد).

    Short names and common words only take و: بدون is no دون, لدينا no دينا. عبد may be written together.
    """
    bare: dict[str, tuple[str, ...]] = {fold(name): (fold(name),) for name in names}
    bare |= {ABD + fold(second): (ABD, fold(second)) for second in abd}
    for name, words in bare.items():
        short = name in common or (len(name) < _LONG and name not in _BINDING)
        for form in ("و" + name,) if short else with_proclitics(name):
            yield form, words
    yield from bare.items()
