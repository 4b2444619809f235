"""Figures as people read them: percentiles, and Markdown tables with ratios. Pure."""

import statistics
from collections.abc import Iterable, Mapping, Sequence

from .queries import CLASSES

__all__ = ["markdown", "page_ms", "page_rows"]


def page_ms(times: Mapping[str, Sequence[float]]) -> dict[str, dict[str, float]]:
    """p50 and p95 in milliseconds, of each class and of all."""
    every = [each for row in times.values() for each in row]
    kinds = [*(kind for kind in CLASSES if kind in times), *(kind for kind in times if kind not in CLASSES)]
    return {kind: _percentiles(row) for kind, row in (*((kind, times[kind]) for kind in kinds), ("all", every))}


def page_rows(measured: Mapping[str, Mapping[str, Mapping[str, float]]], mine: str) -> list[list[str]]:
    """A row a class and percentile: the milliseconds of each engine, and mine as a multiple of each other's."""
    others = [name for name in measured if name != mine]
    return [
        [
            kind,
            percentile,
            *(f"{measured[name][kind][percentile]:.1f}" for name in measured),
            *(f"{measured[mine][kind][percentile] / measured[name][kind][percentile]:.2f} ×" for name in others),
        ]
        for kind in measured[mine]
        for percentile in measured[mine][kind]
    ]


def markdown(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def _percentiles(row: Sequence[float]) -> dict[str, float]:
    ordered = sorted(row)
    return {"p50": round(statistics.median(row), 3), "p95": round(ordered[int(len(ordered) * 0.95)], 3)}
