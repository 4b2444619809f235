"""An index follows an archive: whatever changed since its checkpoint is applied to it.

Run after every change of the archive, and again whenever it was interrupted: it goes on from the last commit.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from archive.article import Change, ChangeFeed
from archive.authority import Authority

from .checkpoint import Checkpoint
from .engine import SearchEngine
from .hierarchy import hierarchy_version, rolled_up

__all__ = ["BATCH", "BULK", "rebuild", "sync", "target_of"]

BATCH = 16_384
"""Changes in one commit of the index: large ones make few segments, small ones lose little to a crash."""

BULK = 2_048
"""From so many changes on, the index is compacted after them: a few seconds, which one article must not wait."""


def sync(
    feed: ChangeFeed,
    engine: SearchEngine,
    authority: Authority,
    *,
    progress: Callable[[int], None] = lambda _changes: None,
) -> int:
    """Apply what the index has not seen, rolled up by the tables; the number of changes applied.

    Rebuilds where the index is of another archive, ahead of it, or made under another hierarchy or analysis.
    Raises what `SearchEngine.apply` does.
    """
    target = target_of(feed, authority)
    current = engine.checkpoint() or replace(target, seq=0)
    if not current.leads_to(target):
        return rebuild(feed, engine, authority, progress=progress)
    applied = 0
    while current.seq < target.seq:
        batch = feed.changes_since(current.seq, limit=BATCH)
        current = replace(target, seq=batch.upto)
        applied += engine.apply((rolled_up(change, authority) for change in batch.changes), current)
        progress(applied)
    if applied >= BULK:
        engine.compact()
    return applied


def rebuild(
    feed: ChangeFeed,
    engine: SearchEngine,
    authority: Authority,
    *,
    progress: Callable[[int], None] = lambda _changes: None,
) -> int:
    """Make the index anew from the whole archive; the number of documents. `progress` hears of each batch."""

    def changes() -> Iterator[Change]:
        for number, change in enumerate(feed.leads()):
            if number and not number % BATCH:
                progress(number)
            yield rolled_up(change, authority)

    return engine.rebuild(changes(), target_of(feed, authority))


def target_of(feed: ChangeFeed, authority: Authority) -> Checkpoint:
    """The checkpoint of an index that is up to date."""
    return Checkpoint(feed.archive_id, feed.last_seq(), hierarchy_version(authority))
