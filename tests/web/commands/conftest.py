"""The `tansiq` command, run as a shell runs it, on an archive of its own."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from web.commands import main

__all__ = ["ROWS", "Run", "Tansiq"]

ROWS = (
    '{"id": "a1", "title": "اجتماع في بغداد", "body": "عُقد اجتماع في بغداد.", "source": "واع", '
    '"date": "2020-10"}\n'
    '{"id": "a2", "title": "مدرسة في ديالى", "body": "افتُتحت مدرسة في خانقين.", "source": "الصباح"}\n'
)


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one line on stdout, read."""
        (line,) = self.out.splitlines()
        return json.loads(line)


Tansiq = Callable[..., Run]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of the archive."""
    return tmp_path / "archive"


@pytest.fixture
def tansiq(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tansiq:
    """Runs a command to its end."""

    def run(*arguments: object) -> Run:
        monkeypatch.setattr(sys, "argv", ["tansiq", "--data", str(data), *map(str, arguments)])
        code: object = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code
        assert isinstance(code, int)
        return Run(code, *capsys.readouterr())

    return run


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """A file of two articles."""
    path = tmp_path / "rows.jsonl"
    path.write_text(ROWS, encoding="utf-8")
    return path


@pytest.fixture
def filled(tansiq: Tansiq, rows: Path) -> Tansiq:
    """The command, on an archive of these two articles."""
    assert tansiq("import", rows).code == 0
    return tansiq
