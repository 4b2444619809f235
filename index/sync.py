"""An index follows an archive: whatever changed since its checkpoint is applied to it.

Run after every import and removal, and again whenever it was interrupted: it goes on from the last commit.
"""

from collections.abc import Callable

from archive.article import ChangeFeed
from archive.authority import Authority

from .checkpoint import Checkpoint
from .engine import SearchEngine
from .hierarchy import rolled_up

__all__ = ["BATCH", "rebuild", "sync"]

BATCH = 8_192
"""Changes in one commit of the index: large ones make few segments, small ones lose little to a crash."""


def sync(
    feed: ChangeFeed,
    engine: SearchEngine,
    authority: Authority,
    *,
    tagging: str,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Apply what the index has not seen, rolled up by the tables; the number of changes applied.

    Rebuilds where the index is of another archive, ahead of it, or made under other rules. Raises what
    `SearchEngine.apply` does.
    """
    target = Checkpoint(feed.archive_id, feed.last_seq(), tagging)
    current = engine.checkpoint() or Checkpoint(feed.archive_id, 0, tagging)
    if not current.leads_to(target):
        return rebuild(feed, engine, authority, tagging=tagging)
    applied = 0
    while current.seq < target.seq:
        batch = feed.changes_since(current.seq, limit=BATCH)
        current = Checkpoint(feed.archive_id, batch.upto, tagging)
        applied += engine.apply((rolled_up(change, authority) for change in batch.changes), current)
        if progress:
            progress(applied)
    return applied


def rebuild(feed: ChangeFeed, engine: SearchEngine, authority: Authority, *, tagging: str) -> int:
    """Make the index anew from the whole archive; the number of documents."""
    checkpoint = Checkpoint(feed.archive_id, feed.last_seq(), tagging)
    return engine.rebuild((rolled_up(change, authority) for change in feed.leads()), checkpoint)
