"""What a process holds in memory, as Linux counts it; and work in a process of its own."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple, ParamSpec, TypeVar

__all__ = ["Memory", "alone", "memory", "peak_mb"]

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Memory(NamedTuple):
    """Megabytes: resident; its share, where what several processes map is divided among them; its own alone."""

    rss: float
    pss: float
    uss: float


def memory() -> Memory:
    """Of this process, now."""
    kilobytes = {
        name: int(value.split()[0])
        for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
        for name, _, value in [line.partition(":")]
    }
    own = kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]
    return Memory(*(round(each / 1_024, 1) for each in (kilobytes["Rss"], kilobytes["Pss"], own)))


def peak_mb() -> float:
    """The most that this process has had resident."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    (line,) = (line for line in lines if line.startswith("VmHWM:"))
    return round(int(line.split()[1]) / 1_024, 1)


def alone(work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """What a function returns that runs in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *args, **kwargs).result()
