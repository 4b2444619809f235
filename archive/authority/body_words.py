"""The words by which bodies are found, as read from `archive/data/bodies.toml` (see `word_lists`)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from archive.arabic import fold, lexicon

from .finding import with_proclitics
from .word_lists import folded, forms, read_word_lists

__all__ = ["BodyWords", "Head", "load_body_words", "shipped_body_words"]

_HEADS = (
    "outside",
    "inside",
    "quoted",
    "sources",
    "addressed",
    "purposeful",
    "of_places",
    "numbered",
    "definite",
    "national",
    "abroad",
)
_LISTS: Mapping[str, tuple[str, ...]] = {
    "heads": _HEADS,
    "parts": ("adjectives", "ordinals", "before", "districts", "ministers", "openings"),
    "ends": ("definite", "bare", "networks"),
}


@dataclass(frozen=True, slots=True)
class Head:
    """A head without proclitics, and in which lists it stands."""

    word: str
    lists: frozenset[str]


@dataclass(frozen=True, slots=True)
class BodyWords:
    """The lists, folded; heads with their proclitics (`may_begin`: 1 for each).

    `outlets`: heads that a name of an outlet follows.
    """

    heads: Mapping[str, Head]
    may_begin: lexicon.Bytes
    outlets: tuple[str, ...]
    adjectives: frozenset[str]
    ordinals: frozenset[str]
    before: frozenset[str]
    districts: frozenset[str]
    ministers: frozenset[str]
    openings: frozenset[str]
    ends: frozenset[str]
    bare: frozenset[str]
    networks: frozenset[str]


@lru_cache(maxsize=1)
def shipped_body_words() -> BodyWords:
    """The lists that come with the project, read once."""
    return load_body_words(files("archive").joinpath("data", "bodies.toml"))


def load_body_words(table: Traversable) -> BodyWords:
    """The lists of a file. Raises AuthorityError."""
    lists = read_word_lists(table, _LISTS)
    under: defaultdict[str, set[str]] = defaultdict(set)
    for name in _HEADS:
        for word in lists["heads"][name]:
            under[fold(word)].add(name)
    heads: dict[str, Head] = {}
    for word, names in under.items():
        for form in with_proclitics(word):
            heads.setdefault(form, Head(word, frozenset(names)))
    heads |= {word: Head(word, frozenset(names)) for word, names in under.items()}
    return BodyWords(
        heads=heads,
        may_begin=lexicon.Bytes(dict.fromkeys(heads, 1)),
        outlets=tuple(
            sorted(word for word, names in under.items() if not names.isdisjoint(("outside", "sources")))
        ),
        adjectives=folded(lists["parts"]["adjectives"]),
        ordinals=folded(lists["parts"]["ordinals"]),
        before=forms(lists["parts"]["before"]),
        districts=folded(lists["parts"]["districts"]),
        openings=folded(lists["parts"]["openings"]),
        ministers=forms(lists["parts"]["ministers"]),
        ends=folded(lists["ends"]["definite"]),
        bare=folded(lists["ends"]["bare"]),
        networks=folded(lists["ends"]["networks"]),
    )
