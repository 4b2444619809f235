"""The only reader of the environment: `TANSIQ_*`. An unknown name is an error, so that a typo is not a silence.

| variable | meaning | default |
|---|---|---|
| `TANSIQ_DATA` | folder of the archive and its index | `var/archive` |
| `TANSIQ_ENGINE` | search engine: `whoosh:FOLDER`, `memory:` | `whoosh:` and `index` in the data folder |
| `TANSIQ_NAME` | name of the archive on its pages | `تنسيق` |
| `TANSIQ_DIGITS` | digits on Arabic and Kurdish pages: `western` (12) or `arabic` (١٢) | `western` |
| `TANSIQ_MORPHOLOGY` | morphology database of CAMeL to take lemmas from: a file `morphology.db` | none |
| `TANSIQ_CORRECTIONS_MAIL` | e-mail address for corrections, shown with every article | none |
| `TANSIQ_PROCESSES` | processes that a large import, sync or rebuild is shared out to | the cores, at most 4 |
| `TANSIQ_TRUSTED_HOSTS` | host names that the site answers to, with commas | any |
"""

import getpass
import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, FilePath, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

__all__ = ["Settings", "SettingsError", "login_name", "read_settings"]

_PREFIX = "TANSIQ_"
_MAIL = r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"
_MOST_PROCESSES = 4
_OTHERS = {"TANSIQ_CORPORA"}  # of the tests


class SettingsError(Exception):
    """The environment holds something that is no setting; the text is one sentence."""


class Settings(BaseSettings):
    """What a run of Tansiq is told from outside."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, frozen=True)

    data: Path = Path("var/archive")
    engine: str = ""
    name: str = Field(default="تنسيق", min_length=1, max_length=80)
    digits: Literal["western", "arabic"] = "western"
    morphology: FilePath | None = None
    corrections_mail: str | None = Field(default=None, pattern=_MAIL, max_length=254)
    processes: int = Field(default_factory=lambda: min(_cores(), _MOST_PROCESSES), ge=1, le=64)
    trusted_hosts: Annotated[tuple[str, ...], NoDecode] = ()

    @field_validator("trusted_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(host.strip() for host in value.split(",") if host.strip())
        return value

    @property
    def database(self) -> Path:
        """The record."""
        return self.data / "archive.sqlite"

    @property
    def engine_url(self) -> str:
        """The search engine, the default one inside the data folder."""
        return self.engine or f"whoosh:{self.data / 'index'}"


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1  # macOS and Windows tell only of all


def login_name() -> str | None:
    """Who runs this process, as the system knows them; None where it knows nobody."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return None


def read_settings(data: Path | None = None) -> Settings:
    """The settings of the environment, with the data folder of the command line. Raises SettingsError."""
    known = {f"{_PREFIX}{name}".upper() for name in Settings.model_fields} | _OTHERS
    unknown = sorted(name for name in os.environ if name.startswith(_PREFIX) and name not in known)
    if unknown:
        raise SettingsError(f"unknown setting {unknown[0]}; known are {', '.join(sorted(known - _OTHERS))}")
    try:
        return Settings() if data is None else Settings(data=data)
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(f"{_PREFIX}{str(first['loc'][0]).upper()}: {first['msg']}") from error
