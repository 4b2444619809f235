"""`tansiq analyze`: the forms of a text's words, for people and for programs."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.analysis import ANALYSIS_VERSION, analysis_version
from tests.morphology import written

from .conftest import Tansiq

LINES = (
    ("والأمني", "0\t7\tوالأمني\tوالامني\tامني\tمن\tوالا الام لامن امني"),
    ("ضباط", "0\t4\tضباط\tضباط\tضابط\tضبط\tضباط"),
    ("السكان", "0\t6\tالسكان\tالسكان\tساكن سكان\tسكن\tالسك لسكا سكان"),
    ("في", "0\t2\tفي\tفي\tstop word"),
    ("٢٠٢٠", "0\t4\t٢٠٢٠\t2020\t2020\t2020\t2020"),
    ("البيشمرگة", "0\t9\tالبيشمرگة\tالبيشمركه\tبيشمركه\tبشمرك\tالبي لبيش بيشم يشمر شمرك مركه"),
)


@pytest.mark.parametrize(("word", "line"), LINES)
def test_a_word_is_a_line_with_its_place_and_its_forms(tansiq: Tansiq, word: str, line: str) -> None:
    done = tansiq("analyze", word)
    assert (done.code, done.out, done.err) == (0, f"{line}\n", "")


def test_several_arguments_are_one_text(tansiq: Tansiq) -> None:
    assert tansiq("analyze", "وزارة", "في بغداد").out == tansiq("analyze", "وزارة في بغداد").out


def test_a_name_that_is_two_words_has_two_lines_at_one_place(tansiq: Tansiq) -> None:
    lines = [line.split("\t")[:4] for line in tansiq("analyze", "عبدالأمير").out.splitlines()]
    assert lines == [["0", "9", "عبدالأمير", "عبد"], ["0", "9", "عبدالأمير", "الامير"]]


def test_an_analysis_for_programs_has_every_form(tansiq: Tansiq) -> None:
    assert tansiq("analyze", "في ضباط", "--json").json == [
        {
            "text": "في",
            "start": 0,
            "end": 2,
            "stop_word": True,
            "forms": {"surface": ["في"], "lemma": [], "root": [], "piece": []},
        },
        {
            "text": "ضباط",
            "start": 3,
            "end": 7,
            "stop_word": False,
            "forms": {"surface": ["ضباط"], "lemma": ["ضابط"], "root": ["ضبط"], "piece": ["ضباط"]},
        },
    ]


def test_what_holds_no_word_is_no_line(tansiq: Tansiq) -> None:
    assert (tansiq("analyze", "؟!").out, tansiq("analyze", "؟!", "--json").json) == ("", [])


def test_a_text_is_needed(tansiq: Tansiq) -> None:
    done = tansiq("analyze")
    assert (done.code, done.out) == (2, "")


@pytest.mark.parametrize("noise", ["\udcff", "\0", "\x1b[", "\u202e"])
def test_what_is_no_text_is_passed_over(tansiq: Tansiq, noise: str) -> None:
    done = tansiq("analyze", f"{noise} ضباط {noise}")
    assert (done.code, done.err) == (0, "")
    assert done.out.split("\t")[2:4] == ["ضباط", "ضباط"]


def test_a_word_as_written_cannot_turn_its_line_around(tansiq: Tansiq) -> None:
    assert "\u202e" not in tansiq("analyze", "ضب\u202eاط").out


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(exclude_categories=()), min_size=1))
def test_any_text_is_analyzed(tansiq: Tansiq, text: str) -> None:
    done = tansiq("analyze", "--json", "--", text)
    assert (done.code, done.err) == (0, "")
    assert all(text[token["start"] : token["end"]] == token["text"] for token in done.json)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A morphology database that knows أهوار, and the setting that names it."""
    path = written(tmp_path / "morphology.db")
    monkeypatch.setenv("TANSIQ_MORPHOLOGY", str(path))
    return path


@pytest.mark.usefixtures("database")
def test_lemmas_come_from_the_database_of_the_settings_and_only_for_the_command(tansiq: Tansiq) -> None:
    (token,) = tansiq("analyze", "أهوار", "--json").json
    assert token["forms"]["lemma"][0] == "هور"
    assert analysis_version() == ANALYSIS_VERSION


def test_a_database_that_cannot_be_read_is_one_line(tansiq: Tansiq, database: Path) -> None:
    database.write_text("x", encoding="utf-8")
    done = tansiq("analyze", "أهوار")
    assert (done.code, done.out) == (1, "")
    assert done.err == f"tansiq: {database} is no morphology database of CAMeL\n"
