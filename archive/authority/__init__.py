"""The authority tables: which names stand for which place or actor, and where they occur in a text."""

from .finding import Match, Names
from .loading import load, shipped, shipped_under
from .person_names import Text
from .person_words import PersonWords, load_person_words, shipped_person_words
from .persons import find_persons
from .tables import Actor, Authority, Place

__all__ = [
    "Actor",
    "Authority",
    "Match",
    "Names",
    "PersonWords",
    "Place",
    "Text",
    "find_persons",
    "load",
    "load_person_words",
    "shipped",
    "shipped_person_words",
    "shipped_under",
]
