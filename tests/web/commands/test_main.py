"""What all commands share: settings, usage, help."""

import pytest

from web.commands import cli

from .conftest import Tansiq


def test_a_setting_that_does_not_exist_is_one_line(tansiq: Tansiq, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANSIQ_COLOUR", "1")
    done = tansiq("status")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert done.err.startswith("tansiq: unknown setting TANSIQ_COLOUR; known are ")


def test_a_setting_that_cannot_be_is_one_line(tansiq: Tansiq, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANSIQ_NAME", "ن" * 81)
    done = tansiq("status")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert done.err.startswith("tansiq: TANSIQ_NAME: ")


def test_an_unknown_command_is_a_wrong_use(tansiq: Tansiq) -> None:
    done = tansiq("frobnicate")
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith("Error: No such command 'frobnicate'.\n")


def test_the_version_is_told(tansiq: Tansiq) -> None:
    done = tansiq("--version")
    assert (done.code, done.err, done.out.split()[0]) == (0, "", "tansiq")


@pytest.mark.parametrize("name", cli.commands)
def test_every_command_explains_itself(tansiq: Tansiq, name: str) -> None:
    done = tansiq(name, "--help")
    assert (done.code, done.err) == (0, "")
    assert f"tansiq {name}" in done.out


@pytest.mark.parametrize("command", [("show", "\udcff"), ("search", "\udcff", "--json")])
def test_bytes_that_are_no_text_are_one_line(filled: Tansiq, command: tuple[str, ...]) -> None:
    done = filled(*command)
    assert (done.code, done.out, done.err) == (1, "", "tansiq: '\\udcff' cannot be written as utf-8\n")
