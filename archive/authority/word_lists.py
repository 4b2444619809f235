"""Lists of words in a TOML file, under sections that are known beforehand.

A fault raises AuthorityError with the file and the list: a missing or unknown list, one that is no text.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from archive.arabic import fold
from archive.errors import AuthorityError

from .finding import with_proclitics

__all__ = ["WordLists", "folded", "forms", "read_word_lists", "word_lists_version"]

_SHIPPED = ("bodies.toml", "persons.toml")

WordLists = dict[str, dict[str, list[str]]]
"""By section and name, the words of each list as they are written."""


def read_word_lists(table: Traversable, known: Mapping[str, tuple[str, ...]]) -> WordLists:
    """The lists of a file, which must be those of `known`: names of lists by section. Raises AuthorityError."""
    try:
        data = tomllib.loads(table.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise AuthorityError(f"{table.name}: {error}") from error
    found: WordLists = {section: {} for section in known}
    for section, lists in data.items():
        for key, words in lists.items() if isinstance(lists, dict) else ((section, lists),):
            if key not in known.get(section, ()):
                raise AuthorityError(f"{table.name}: {section}.{key}: there is no such list")
            if not isinstance(words, str):
                raise AuthorityError(
                    f"{table.name}: {section}.{key}: write the words in one text, with blanks between"
                )
            found[section][key] = words.split()
    for section, keys in known.items():
        for key in keys:
            if key not in found[section]:
                raise AuthorityError(f"{table.name}: {section}.{key}: this list is missing")
    return found


def folded(names: Iterable[str]) -> frozenset[str]:
    """The words of a list, folded."""
    return frozenset(fold(name) for name in names)


def forms(names: Iterable[str]) -> frozenset[str]:
    """The words of a list, folded, alone and with every proclitic."""
    return frozenset(form for name in names for form in with_proclitics(fold(name)))


@lru_cache(maxsize=1)
def word_lists_version() -> str:
    """8 hex digits that change with anything in the lists that come with the project."""
    data = files("archive").joinpath("data")
    content = b"".join(data.joinpath(name).read_bytes() for name in _SHIPPED)
    return hashlib.sha256(content).hexdigest()[:8]
