"""Editors' corrections of facets: what an editor decides counts more than what the rules find. Pure.

| action | on | does |
|---|---|---|
| `add` | an article | gives it a value, on words of its text |
| `remove` | an article | takes a value from it |
| `merge` | the archive | makes one value another, wherever it stands or will stand |

Corrections are applied to what the rules find in the order in which they were made. So a new one can be applied to
tags that are corrected already: it comes to the same.

An addition rests on words, as every value does. Where the text has changed since, the same words are looked for
again; a text that no longer has them does not get the value.

It does not look from one facet at another: the province of a place is a value of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from .arabic import folded_words, words
from .article import Article, Evidence, FacetName, FacetTag
from .authority import Authority
from .errors import CorrectionError

__all__ = [
    "Correction",
    "CorrectionAction",
    "check_merge",
    "check_removal",
    "check_value",
    "corrected",
    "named",
    "quoted",
]

CorrectionAction = Literal["add", "remove", "merge"]

_RULE = "editor"
_FACETS: tuple[FacetName, ...] = get_args(FacetName)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an editor decided, and why.

    `article` is an id, None for a merge; `into` is what the value of a merge becomes. `evidence`: the words of an
    addition where they stood, none once its article was removed. `at` is empty until the correction is stored.
    """

    action: CorrectionAction
    facet: FacetName
    value: str
    reason: str
    by: str
    article: str | None = None
    into: str | None = None
    evidence: tuple[Evidence, ...] = ()
    at: str = ""


def corrected(article: Article, corrections: Sequence[Correction]) -> Article:
    """The article with these corrections of it applied to its tags, in their order."""
    if not corrections:
        return article
    tags = {(tag.facet, tag.value): tag for tag in article.tags}
    for correction in corrections:
        facet, value = correction.facet, correction.value
        match correction.action:
            case "add":
                if tag := _added(article, correction):
                    tags[facet, value] = _joined(tags.get((facet, value)), tag)
            case "remove":
                tags.pop((facet, value), None)
            case "merge" if correction.into and (merged := tags.pop((facet, value), None)):
                tag = replace(merged, value=correction.into)
                tags[facet, tag.value] = _joined(tags.get((facet, tag.value)), tag)
    return replace(article, tags=tuple(sorted(tags.values(), key=_order)))


def quoted(article: Article, text: str) -> tuple[Evidence, ...]:
    """The first place where these words stand in the article, word for word. Raises CorrectionError."""
    found = _found(article, text)
    if found is None:
        raise CorrectionError(f"article {article.id} has no words «{text}»: give whole words as they are written")
    return (found,)


def named(article: Article, facet: FacetName, value: str, authority: Authority) -> tuple[Evidence, ...]:
    """Every place where the article has a name of this value, as the tables know it. Raises CorrectionError."""
    evidence = []
    for name, text in article.texts():
        folded = folded_words(text)
        for match in authority.find_names(facet, value, folded):
            start, end = folded[match.first][1], folded[match.last - 1][2]
            evidence.append(
                Evidence(field=name, start=start, end=end, text=text[start:end], alias=match.alias, rule=_RULE)
            )
    if not evidence:
        raise CorrectionError(
            f"article {article.id} has no name of {facet} {value}: give the words it rests on with --text"
        )
    return tuple(evidence)


def check_value(facet: FacetName, value: str, authority: Authority, merges: Iterable[Correction]) -> None:
    """Raise CorrectionError if this is no value of the facet, or one that has become another."""
    if value not in authority.values_of(facet):
        raise CorrectionError(f"no {facet} {value}; the nearest is {authority.nearest(facet, value)}")
    now = _become(facet, value, merges)
    if now != value:
        raise CorrectionError(f"{facet} {value} has become {now}")


def check_removal(article: Article, facet: FacetName, value: str, authority: Authority) -> None:
    """Raise CorrectionError if the article does not have this value."""
    if value in article.values(facet):
        return
    check_value(facet, value, authority, ())
    raise CorrectionError(f"article {article.id} has no {facet} {value}")


def check_merge(
    facet: FacetName, value: str, into: str, authority: Authority, merges: Sequence[Correction]
) -> None:
    """Raise CorrectionError unless one value can become the other; a merge may be turned around by another."""
    if value == into:
        raise CorrectionError(f"{facet} {value} cannot become itself")
    check_value(facet, value, authority, merges)
    check_value(facet, into, authority, () if _become(facet, into, merges) == value else merges)


def _become(facet: FacetName, value: str, merges: Iterable[Correction]) -> str:
    for merge in merges:
        if merge.into and (merge.facet, merge.value) == (facet, value):
            value = merge.into
    return value


def _added(article: Article, correction: Correction) -> FacetTag | None:
    evidence = [found for each in correction.evidence if (found := _located(article, each))]
    if not evidence:
        return None
    return FacetTag(
        facet=correction.facet,
        value=correction.value,
        confidence=1.0,
        evidence=_ordered(evidence),
        set_by="editor",
    )


def _located(article: Article, evidence: Evidence) -> Evidence | None:
    """The same words in the text as it is now: where they stood, or else where they first stand."""
    text = dict(article.texts()).get(evidence.field, "")
    start, end = evidence.start, evidence.end
    if text[start:end] == evidence.text:
        written = words(text)
        if any(word.start == start for word in written) and any(word.end == end for word in written):
            return evidence
    found = _found(article, evidence.text)
    return replace(found, alias=evidence.alias) if found else None


def _found(article: Article, quotation: str) -> Evidence | None:
    sought = [word.surface for word in words(quotation)]
    if not sought:
        return None
    for name, text in article.texts():
        written = words(text)
        for first in range(len(written) - len(sought) + 1):
            run = written[first : first + len(sought)]
            if [word.surface for word in run] == sought:
                start, end = run[0].start, run[-1].end
                there = text[start:end]
                return Evidence(field=name, start=start, end=end, text=there, alias=there, rule=_RULE)
    return None


def _joined(present: FacetTag | None, tag: FacetTag) -> FacetTag:
    if present is None:
        return tag
    return replace(
        tag,
        confidence=max(present.confidence, tag.confidence),
        evidence=_ordered((*present.evidence, *tag.evidence)),
        set_by="editor" if "editor" in {present.set_by, tag.set_by} else "rule",
    )


def _ordered(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Title before body, from left to right; of the same span the later one."""
    spans = {_place(each): each for each in evidence}
    return tuple(spans[place] for place in sorted(spans))


def _order(tag: FacetTag) -> tuple[tuple[bool, int, int], int, str]:
    return _place(tag.evidence[0]), _FACETS.index(tag.facet), tag.value


def _place(evidence: Evidence) -> tuple[bool, int, int]:
    return evidence.field != "title", evidence.start, evidence.end
