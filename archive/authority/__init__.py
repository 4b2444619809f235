"""The authority tables: which names stand for which place or actor, and where they occur in a text."""

from .bodies import BodyText, find_bodies
from .body_words import BodyWords, load_body_words, shipped_body_words
from .finding import Match, Names, folded_name, with_proclitics
from .loading import load, shipped, shipped_under
from .person_names import Text
from .person_words import PersonWords, load_person_words, shipped_person_words
from .persons import find_persons
from .rows import Actor, Place
from .tables import Authority
from .word_lists import word_lists_version

__all__ = [
    "Actor",
    "Authority",
    "BodyText",
    "BodyWords",
    "Match",
    "Names",
    "PersonWords",
    "Place",
    "Text",
    "find_bodies",
    "find_persons",
    "folded_name",
    "load",
    "load_body_words",
    "load_person_words",
    "shipped",
    "shipped_body_words",
    "shipped_person_words",
    "shipped_under",
    "with_proclitics",
    "word_lists_version",
]
