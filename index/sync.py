"""An index follows an archive: whatever changed since its checkpoint is applied to it.

Run after every change of the archive, and again whenever it was interrupted: it goes on from the last commit.
"""

from collections.abc import Callable
from dataclasses import replace

from archive.article import ChangeFeed
from archive.authority import Authority

from .checkpoint import Checkpoint
from .engine import SearchEngine
from .hierarchy import hierarchy_version, rolled_up

__all__ = ["BATCH", "rebuild", "sync", "target_of"]

BATCH = 8_192
"""Changes in one commit of the index: large ones make few segments, small ones lose little to a crash."""


def sync(
    feed: ChangeFeed,
    engine: SearchEngine,
    authority: Authority,
    *,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Apply what the index has not seen, rolled up by the tables; the number of changes applied.

    Rebuilds where the index is of another archive, ahead of it, or made under another hierarchy or analysis.
    Raises what `SearchEngine.apply` does.
    """
    target = target_of(feed, authority)
    current = engine.checkpoint() or replace(target, seq=0)
    if not current.leads_to(target):
        return rebuild(feed, engine, authority)
    applied = 0
    while current.seq < target.seq:
        batch = feed.changes_since(current.seq, limit=BATCH)
        current = replace(target, seq=batch.upto)
        applied += engine.apply((rolled_up(change, authority) for change in batch.changes), current)
        if progress:
            progress(applied)
    return applied


def rebuild(feed: ChangeFeed, engine: SearchEngine, authority: Authority) -> int:
    """Make the index anew from the whole archive; the number of documents."""
    target = target_of(feed, authority)
    return engine.rebuild((rolled_up(change, authority) for change in feed.leads()), target)


def target_of(feed: ChangeFeed, authority: Authority) -> Checkpoint:
    """The checkpoint of an index that is up to date."""
    return Checkpoint(feed.archive_id, feed.last_seq(), hierarchy_version(authority))
