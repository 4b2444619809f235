"""What is installed, and what a start loads: no models, no network, the pinned engines."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = ("torch", "transformers", "nvidia", "cuda", "tensorflow", "triton")


def packages() -> dict[str, str]:
    """Name and version of everything that `uv.lock` installs."""
    lock: dict[str, Any] = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    return {package["name"]: package.get("version", "") for package in lock["package"]}


def requirements() -> list[str]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(project["project"]["dependencies"])


def test_no_machine_learning_is_installed() -> None:
    assert [name for name in packages() if name.startswith(HEAVY)] == []


@pytest.mark.parametrize("name", ["whoosh3", "camel-tools"])
def test_what_we_know_from_inside_is_pinned_to_one_version(name: str) -> None:
    (requirement,) = [each for each in requirements() if each.startswith(name)]
    assert requirement == f"{name}=={packages()[name]}"


def test_the_commands_load_neither_models_nor_their_catalogue() -> None:
    script = "import sys, web.commands, archive.ingest, index.engine, index.snippets; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = run.stdout.split()
    assert {"web.commands", "camel_tools.utils.normalize"} <= set(loaded)
    forbidden = (*HEAVY, "camel_tools.data", "camel_tools.morphology", "camel_tools.disambig")
    assert [name for name in loaded if name.startswith(forbidden)] == []
