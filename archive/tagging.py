"""From an article's text to its facet tags and dates, each with its evidence. Pure.

| facet | rule | confidence |
|---|---|---|
| `province`, `place` | `alias`: a name of the place table | 1.0 |
| | `alias+context`, `alias+list`: an ambiguous name that its neighbours vouch for | 0.9 |
| `actor` | `alias`: a name of the actor table | 1.0 |
| | `reference`: a short name of an actor that the article names in full | 0.8 |
| | `title+name`, `surname` …: a person of no table, see `archive.authority.persons` | 0.6 |

A place counts for each of its provinces. The title is read too, unless it was derived from the body. The
published date is inferred only where the source declares none (see `archive.dates`).

It does not resolve pronouns or titles without a name, and takes nothing from the source or the URL.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from . import dates
from .arabic import FoldedWords, folded_words
from .article import Article, Evidence, FacetName, FacetTag, TextField, first_day
from .authority import Authority, Match, Text, find_persons, shipped_person_words
from .authority.references import referring

__all__ = ["TAGGING_VERSION", "tagged", "tagging_version"]

TAGGING_VERSION = "2"
"""Raised whenever the same text would be tagged differently under the same tables."""

_CONFIDENCE: Mapping[str, float] = {"alias": 1.0, "alias+context": 0.9, "alias+list": 0.9, "reference": 0.8}
_UNLISTED = 0.6  # whatever rule found a person of no table


@dataclass(frozen=True, slots=True)
class _Field:
    """A text of the article with its folded words; `taken` are those that names of the tables have."""

    name: TextField
    text: str
    folded: FoldedWords
    taken: set[int]

    def evidence(self, match: Match, rule: str) -> Evidence:
        start, end = self.folded[match.first][1], self.folded[match.last - 1][2]
        return Evidence(
            field=self.name, start=start, end=end, text=self.text[start:end], alias=match.alias, rule=rule
        )


def tagging_version(authority: Authority) -> str:
    """What tags were made under: the rules and the tables."""
    return f"{TAGGING_VERSION}-{authority.version}"


def tagged(article: Article, authority: Authority) -> Article:
    """The article with its tags, its mentioned dates and, where none is declared, its inferred date."""
    published = article.published or dates.infer_published(article.body)
    base = first_day(published.iso) if published and published.precision == "day" else None
    fields = [_Field(name, text, folded_words(text), set()) for name, text in article.texts()]
    return replace(
        article,
        published=published,
        tags=tuple(_tags(fields, authority)),
        dates=tuple(
            mention
            for field in fields
            for mention in dates.mentions(field.text, field=field.name, base=base, folded=field.folded)
        ),
    )


def _tags(fields: Sequence[_Field], authority: Authority) -> Iterator[FacetTag]:
    found: dict[tuple[FacetName, str], list[Evidence]] = defaultdict(list)
    for field in fields:
        for match, rule in authority.find_places(field.text, field.folded):
            field.taken.update(range(match.first, match.last))
            evidence = field.evidence(match, rule)
            place = authority.places[match.owner]
            for province in place.province:
                found["province", province].append(evidence)
            if place.kind != "governorate":
                found["place", place.id].append(evidence)
    for field, match, by in _actors(fields, authority, on_iraq=bool(found)):
        field.taken.update(range(match.first, match.last))
        found["actor", match.owner].append(field.evidence(match, by))
    persons = find_persons(
        [Text(field.text, field.folded, field.taken) for field in fields], shipped_person_words()
    )
    for field, matches in zip(fields, persons, strict=True):
        for match, by in matches:
            found["actor", match.owner].append(field.evidence(match, by))
    for (facet, value), mentions in found.items():
        confidence = max(_CONFIDENCE.get(evidence.rule, _UNLISTED) for evidence in mentions)
        mentions.sort(key=lambda evidence: (evidence.field != "title", evidence.start))
        yield FacetTag(facet=facet, value=value, confidence=confidence, evidence=tuple(mentions))


def _actors(
    fields: Sequence[_Field], authority: Authority, *, on_iraq: bool
) -> Iterator[tuple[_Field, Match, str]]:
    """The actors of the tables in all texts, and by which rule."""
    named = [list(authority.find_actors(field.folded)) for field in fields]
    for field, matches in zip(fields, named, strict=True):
        yield from ((field, match, "alias") for match in matches)
    short = [list(authority.find_short(field.folded)) for field in fields]
    at_home = authority.home_owners if on_iraq else {}
    for number, match in referring(named, short, authority.short_owners, at_home):
        yield fields[number], match, "reference"
