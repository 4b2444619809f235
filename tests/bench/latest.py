"""`latest.json`: what each program of this folder measured last."""

import datetime as dt
import json
import os
import platform
from pathlib import Path
from typing import Any

__all__ = ["keep"]

_LATEST = Path(__file__).parent / "latest.json"


def keep(program: str, figures: Any) -> None:
    """Put a program's figures in the place of its last ones, with the day, Python and number of processors."""
    latest = json.loads(_LATEST.read_text(encoding="utf-8")) if _LATEST.exists() else {}
    latest[program] = {
        "measured": dt.datetime.now(dt.UTC).date().isoformat(),
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "figures": figures,
    }
    text = json.dumps(dict(sorted(latest.items())), ensure_ascii=False, indent=1)
    _LATEST.write_text(text + "\n", encoding="utf-8")
