"""The word lists by which persons are found, and their faults."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from archive.arabic import fold
from archive.authority import load_person_words, shipped_person_words
from archive.errors import AuthorityError

SHIPPED = files("archive").joinpath("data", "persons.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ('binding = "', 'bound = "', "persons.toml: parts.bound: there is no such list"),
        ("[speech]\nwords", "[speech]\nverbs", "persons.toml: speech.verbs: there is no such list"),
        ("[given]", 'note = ""\n[given]', "persons.toml: note.note: there is no such list"),
        (
            'prepositions = "في عن لدى"',
            'prepositions = ["في"]',
            "persons.toml: ends.prepositions: write the words",
        ),
        ('prepositions = "في عن لدى"', "", "persons.toml: ends.prepositions: this list is missing"),
        ("[given]", "[given", "persons.toml: "),
    ],
)
def test_a_fault_is_named_with_its_list(tmp_path: Path, before: str, after: str, complaint: str) -> None:
    table = tmp_path / "persons.toml"
    table.write_text(re.sub("(?m)^# .*\n", "", SHIPPED).replace(before, after, 1), encoding="utf-8")
    with pytest.raises(AuthorityError, match=re.escape(complaint)):
        load_person_words(table)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match=r"persons\.toml: .*No such file"):
        load_person_words(tmp_path / "persons.toml")


def test_no_list_holds_a_word_twice_and_no_given_name_is_in_two() -> None:
    lists = {
        (section, key): [fold(word) for word in words.split()]
        for section, keys in tomllib.loads(SHIPPED).items()
        for key, words in keys.items()
    }
    names = [word for (section, _), words in lists.items() if section == "given" for word in words]
    twice = {word for words in (names, *lists.values()) for word in words if words.count(word) > 1}
    assert twice == set()


def test_a_word_with_the_letter_of_a_proclitic_is_itself() -> None:
    first = shipped_person_words().first
    assert [first[word] for word in ("وليد", "فهد", "كمال", "بسام")] == [("وليد",), ("فهد",), ("كمال",), ("بسام",)]


def test_common_words_and_short_names_carry_no_preposition() -> None:
    first = shipped_person_words().first
    assert not {"بحسن", "لدينا", "بحمد"} & set(first)
    assert first["وحسن"] == ("حسن",)
