"""The worker processes of a command: one pool for its life, started when large batches first come."""

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from pathlib import Path

from index.analysis import use_morphology
from web.settings import Settings

__all__ = ["workers_of"]


@contextmanager
def workers_of(settings: Settings) -> Iterator[Executor | None]:
    """As many processes as the settings say, none of them where that is one."""
    if settings.processes == 1:
        yield None
        return
    workers = ProcessPoolExecutor(
        settings.processes,
        mp_context=get_context("spawn"),  # threads of the parent, such as a progress bar's, do not survive a fork
        initializer=_begin,
        initargs=(settings.morphology,),
    )
    try:
        yield workers
    finally:
        workers.shutdown(cancel_futures=True)


def _begin(morphology: Path | None) -> None:
    """What a worker does first: as its parent it analyses, and it does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's
    threading.Thread(target=_end_with_parent, daemon=True).start()
    use_morphology(morphology)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
