"""Counts roll up: an article on a place or an actor is also one on what that belongs to. Pure.

    Ramadi's quarter → district of Ramadi         (its governorate is a facet of its own)
    الجيش العراقي → وزارة الدفاع

So a filter by a parent includes its children, and a parent's count is that of all of them. It is done on the way
into an index; the article itself keeps the values that its own words bear out.
"""

import hashlib
import json
from dataclasses import replace

from archive.article import Change, FacetTag
from archive.authority import Authority

__all__ = ["hierarchy_version", "rolled_up"]


def hierarchy_version(authority: Authority) -> str:
    """16 hex digits that change with what any value belongs to: part of an index's checkpoint."""
    values = (*authority.places, *authority.actors)
    above = {value: ancestors for value in values if (ancestors := authority.ancestors(value))}
    return hashlib.sha256(json.dumps(above, sort_keys=True).encode()).hexdigest()[:16]


def rolled_up(change: Change, authority: Authority) -> Change:
    """The change with the ancestors of its values, on the evidence of these."""
    if change.lead is None:
        return change
    present = {(tag.facet, tag.value) for tag in change.lead.tags}
    added: dict[tuple[str, str], FacetTag] = {}
    for tag in change.lead.tags:
        for ancestor in authority.ancestors(tag.value):
            if (tag.facet, ancestor) not in present:
                added.setdefault((tag.facet, ancestor), replace(tag, value=ancestor))
    if not added:
        return change
    return replace(change, lead=replace(change.lead, tags=(*change.lead.tags, *added.values())))
