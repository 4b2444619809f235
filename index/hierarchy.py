"""Counts roll up: an article on a place or an actor is also one on what that belongs to. Pure.

    Ramadi's quarter → district of Ramadi         (its governorate is a facet of its own)
    الجيش العراقي → وزارة الدفاع

So a filter by a parent includes its children, and a parent's count is that of all of them. It is done on the way
into an index; the article itself keeps the values that its own words bear out.
"""

from dataclasses import replace

from archive.article import Change, FacetTag
from archive.authority import Authority

__all__ = ["rolled_up"]


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
