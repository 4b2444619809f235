"""Settings: every one is documented, a typo is an error."""

from pathlib import Path

import pytest
import regex

import web.settings
from web.settings import Settings, SettingsError, read_settings


def test_without_an_environment_the_defaults_hold() -> None:
    settings = read_settings()
    assert (settings.database, settings.engine_url) == (
        Path("var/archive/archive.sqlite"),
        "whoosh:var/archive/index",
    )
    assert (settings.name, settings.trusted_hosts, settings.morphology) == ("تنسيق", (), None)


def test_every_setting_is_documented_and_nothing_else() -> None:
    documented = set(regex.findall(r"`(TANSIQ_\w+)`", web.settings.__doc__ or ""))
    assert documented == {f"TANSIQ_{name.upper()}" for name in Settings.model_fields}


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("TANSIQ_DATA", "elsewhere", {"data": Path("elsewhere")}),
        ("TANSIQ_ENGINE", "memory:", {"engine_url": "memory:"}),
        ("TANSIQ_NAME", "أرشيفنا", {"name": "أرشيفنا"}),
        ("TANSIQ_PROCESSES", "3", {"processes": 3}),
        ("TANSIQ_TRUSTED_HOSTS", "a.example, b.example,", {"trusted_hosts": ("a.example", "b.example")}),
        ("TANSIQ_CORRECTIONS_MAIL", "a.b+c@news.example", {"corrections_mail": "a.b+c@news.example"}),
    ],
)
def test_every_setting_is_read(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, read: dict[str, object]
) -> None:
    monkeypatch.setenv(name, value)
    settings = read_settings()
    assert {key: getattr(settings, key) for key in read} == read


def test_a_morphology_database_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = tmp_path / "morphology.db"
    database.touch()
    monkeypatch.setenv("TANSIQ_MORPHOLOGY", str(database))
    assert read_settings().morphology == database


@pytest.mark.parametrize("value", ["", ".", "nowhere.db"])
def test_a_morphology_database_that_is_no_file_is_an_error_that_names_the_setting(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("TANSIQ_MORPHOLOGY", value)
    with pytest.raises(SettingsError, match=r"^TANSIQ_MORPHOLOGY: Path does not point to a file$"):
        read_settings()


@pytest.mark.parametrize(
    "value",
    ["", "editors", "a@b", "a@b@c.example", "a b@c.example", "a@c.example?cc=d@e.example", "<a@c.example>"],
)
def test_an_address_that_is_none_is_an_error(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TANSIQ_CORRECTIONS_MAIL", value)
    with pytest.raises(SettingsError, match=r"^TANSIQ_CORRECTIONS_MAIL: "):
        read_settings()


def test_the_index_lies_in_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANSIQ_DATA", "elsewhere")
    assert read_settings().engine_url == "whoosh:elsewhere/index"


def test_the_folder_of_the_command_line_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANSIQ_DATA", "environment")
    assert read_settings(Path("command")).data == Path("command")


def test_an_unknown_name_is_an_error_that_says_which_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANSIQ_TRUSTED_HOST", "a.example")
    with pytest.raises(SettingsError, match=r"unknown setting TANSIQ_TRUSTED_HOST; known are .*_HOSTS"):
        read_settings()


def test_a_value_that_cannot_be_is_an_error_that_names_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANSIQ_NAME", "")
    with pytest.raises(SettingsError, match=r"^TANSIQ_NAME: .*at least 1 character"):
        read_settings()
