"""Authority tables from TOML, checked: those that ship, and an archive's own laid over them.

An overlay is a table of the same name and format. A row with the id of a shipped one takes its place; other rows
and the words of general lists are added.

A fault raises AuthorityError: file and line, the entry, what is wrong and what to do. Faults are unknown or
missing keys, an id or a name claimed twice, an unknown province or parent, a row above itself, a name without
letters, one text where a list of them belongs.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from typing import Any, Literal

from archive.errors import AuthorityError

from .finding import folded_name
from .rows import Actor, Place, aliases, parents
from .tables import Authority

__all__ = ["NAMES", "TableName", "Tables", "load", "shipped", "shipped_tables", "shipped_under"]

TableName = Literal["places.toml", "actors.toml"]
NAMES: tuple[TableName, ...] = ("places.toml", "actors.toml")

Tables = Mapping[TableName, str]
"""The text of each table; one that is not given is empty."""

_BRACKETS = re.compile(r"[\[\]]")
_KINDS: Mapping[TableName, tuple[str, type[Any]]] = {
    "places.toml": ("place", Place),
    "actors.toml": ("actor", Actor),
}


@lru_cache(maxsize=1)
def shipped() -> Authority:
    """The tables that come with the project, read once."""
    return load(shipped_tables())


def shipped_tables() -> Tables:
    """Their texts."""
    data = files("archive").joinpath("data")
    return {name: data.joinpath(name).read_text(encoding="utf-8") for name in NAMES}


@lru_cache(maxsize=2)
def _laid_over(texts: tuple[tuple[TableName, str], ...]) -> Authority:
    return load(shipped_tables(), dict(texts))


def shipped_under(overlay: Tables) -> Authority:
    """The tables that ship with an archive's own laid over them. Raises AuthorityError."""
    texts = tuple(sorted((name, text) for name, text in overlay.items() if text.strip()))
    return _laid_over(texts) if texts else shipped()


def load(*tables: Tables) -> Authority:
    """Tables, each laid over those before it. Raises AuthorityError."""
    parsed = [{name: _Table.parsed(name, texts.get(name, "")) for name in NAMES} for texts in tables]
    rows: dict[TableName, dict[str, _Row]] = {
        name: {id_: row for layer in parsed for id_, row in layer[name].rows().items()} for name in NAMES
    }
    places, actors = rows["places.toml"], rows["actors.toml"]
    provinces = {id_ for id_, row in places.items() if row.made.kind == "governorate"}
    for row in places.values():
        unknown = sorted(set(row.made.province) - provinces)
        if unknown or not row.made.province:
            raise row.fault(f"no governorate {', '.join(unknown) or 'given'}: use the id of one")
    for table in (places, actors):
        _check_names(table.values())
        _check_parents(table)

    def words(name: TableName, section: str, key: str) -> tuple[str, ...]:
        return tuple(word for layer in parsed for word in layer[name].words(section, key))

    return Authority(
        places={id_: row.made for id_, row in places.items()},
        actors={id_: row.made for id_, row in actors.items()},
        before=words("places.toml", "context", "before"),
        not_after=words("places.toml", "context", "not_after"),
        foreign=words("actors.toml", "foreign", "adjectives"),
        before_states=words("actors.toml", "state", "not_after"),
        before_from=words("actors.toml", "state", "before_from"),
        state_acts=words("actors.toml", "state", "acts"),
        state_not_acts=words("actors.toml", "state", "not_acts"),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with where it stands."""

    table: str
    line: int
    made: Any

    def fault(self, what: str) -> AuthorityError:
        return AuthorityError(f"{self.table}, line {self.line}: {self.made.id}: {what}")


@dataclass(frozen=True, slots=True)
class _Table:
    """One file of rows."""

    name: TableName
    text: str
    content: Mapping[str, Any]

    @classmethod
    def parsed(cls, name: TableName, text: str) -> "_Table":
        try:
            return cls(name, text, tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            raise AuthorityError(f"{name}: {error}") from error

    def rows(self) -> dict[str, _Row]:
        """The rows by their ids."""
        section, kind = _KINDS[self.name]
        given_rows = self.content.get(section, [])
        if not (isinstance(given_rows, list) and all(isinstance(given, dict) for given in given_rows)):
            raise AuthorityError(f"{self.name}: {section} is no row: begin each with [[{section}]]")
        found: dict[str, _Row] = {}
        lines = [
            number for number, line in enumerate(self.text.split("\n"), 1) if line.strip() == f"[[{section}]]"
        ]
        for number, given in enumerate(given_rows):
            line = lines[number] if number < len(lines) else 1
            row = _Row(self.name, line, _made(self.name, line, given, kind))
            if row.made.id in found:
                raise row.fault("this id stands twice, rename one")
            found[row.made.id] = row
        return found

    def words(self, section: str, key: str) -> Iterable[str]:
        """A general list of words."""
        given = self.content.get(section, {})
        found = given.get(key, []) if isinstance(given, dict) else None
        if not (isinstance(found, list) and all(isinstance(word, str) for word in found)):
            raise AuthorityError(f"{self.name}: {key} of [{section}] is a list, put it in [ ]")
        return found


def _made(table: str, line: int, given: Mapping[str, Any], kind: type[Any]) -> Any:  # noqa: ANN401 - Place or Actor
    entry = f"{table}, line {line}: {given.get('id', dict(given))}"
    lists = {each.name for each in fields(kind) if each.type == tuple[str, ...]}
    for key in lists.intersection(given):
        if not isinstance(given[key], list):
            raise AuthorityError(f"{entry}: {key} is a list, put it in [ ]")
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}
    if kind is Actor:
        marked = [name for name in values.get("ar", ()) if "[" in name]
        values["ar"] = tuple(_BRACKETS.sub("", name) for name in values.get("ar", ()))
        values["inner"] = tuple(
            (_BRACKETS.sub("", name), name[name.find("[") + 1 : name.find("]")]) for name in marked
        )
    try:
        return kind(**values)
    except TypeError as error:
        raise AuthorityError(f"{entry}: {str(error).partition(') ')[2] or error}") from error


def _check_parents(rows: Mapping[str, _Row]) -> None:
    made = {id_: row.made for id_, row in rows.items()}
    for row in rows.values():
        parent = row.made.parent
        if parent is not None and parent not in rows:
            raise row.fault(f"parent {parent} is not in the table: add it, or use an id that is")
    for row in rows.values():
        if row.made.id in islice(parents(row.made, made), len(rows)):
            raise row.fault(f"is its own parent, over {row.made.parent}: break the circle")


def _check_names(rows: Iterable[_Row]) -> None:
    owners: dict[tuple[str, ...], _Row] = {}
    for row in rows:
        for alias in aliases(row.made):
            name = folded_name(alias)
            if not name:
                raise row.fault(f"the name {alias!r} has no letters: leave it out")
            other = owners.setdefault(name, row)
            if other is not row:
                raise row.fault(
                    f"the name {alias} already belongs to {other.made.id}: keep it in one of them, with a context"
                )
