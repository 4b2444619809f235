"""From an article's text to its facet tags and dates, each with its evidence. Pure.

| facet | rule | confidence |
|---|---|---|
| `province`, `place` | `alias`: a name of the place table | 1.0 |
| | `reference`: «المحافظة» after the name of one; it only adds evidence | 0.8 |
| | `alias+context`, `alias+list`: an ambiguous name that its neighbours vouch for | 0.9 |
| `actor` | `alias`: a name of the actor table | 1.0 |
| | `reference`: a short name of an actor that the article names in full | 0.8 |
| | `head+name`: a body of no table, see `archive.authority.bodies` | 0.6 |
| | `title+name`, `surname` …: a person of no table, see `archive.authority.persons` | 0.6 |

A place counts for each of its provinces. The title is read too, unless it was derived from the body. The
published date is inferred only where the source declares none (see `archive.dates`).

It does not resolve pronouns or titles without a name, and takes nothing from the source or the URL.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from . import dates
from .arabic import FoldedWords, folded_words
from .article import Article, Evidence, FacetName, FacetTag, TextField, first_day
from .authority import (
    Authority,
    BodyText,
    Match,
    Text,
    find_bodies,
    find_persons,
    folded_name,
    shipped_body_words,
    shipped_person_words,
    with_proclitics,
    word_lists_version,
)
from .authority.references import referring

__all__ = ["TAGGING_VERSION", "tagged", "tagging_version"]

TAGGING_VERSION = "4"
"""Raised whenever the same text would be tagged differently under the same tables."""

_CONFIDENCE: Mapping[str, float] = {"alias": 1.0, "alias+context": 0.9, "alias+list": 0.9, "reference": 0.8}
_IRAQI = frozenset(
    form
    for name in ("العراق", "العراقي", "العراقية")
    for word in folded_name(name)
    for form in with_proclitics(word)
)
_THE_GOVERNORATE = frozenset(with_proclitics(folded_name("المحافظة")[0]))
_NEAR = 5  # words
_OFTEN = 3  # times that an article on Iraq names it, where its title does not
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
    """What tags were made under: the rules, the tables and the lists of words."""
    return f"{TAGGING_VERSION}-{word_lists_version()}-{authority.version}"


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
    for facet, value, evidence in _places(fields, authority):
        found[facet, value].append(evidence)
    for field, match, by in _actors(fields, authority, on_iraq=bool(found) or _is_on_iraq(fields, authority)):
        field.taken.update(range(match.first, match.last))
        found["actor", match.owner].append(field.evidence(match, by))
    for field, match in _bodies(fields, found, authority):
        field.taken.update(range(match.first, match.last))
        found["actor", match.owner].append(field.evidence(match, "head+name"))
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


def _places(fields: Sequence[_Field], authority: Authority) -> Iterator[tuple[FacetName, str, Evidence]]:
    """The places of all texts with their provinces."""
    named: str | None = None  # the governorate named last
    for field in fields:
        places = authority.find_places(field.text, field.folded)
        for match, rule in places:
            field.taken.update(range(match.first, match.last))
            evidence = field.evidence(match, rule)
            place = authority.places[match.owner]
            yield from (("province", province, evidence) for province in place.province)
            if place.kind != "governorate":
                yield "place", place.id, evidence
        governorates = [match for match, _ in places if authority.places[match.owner].kind == "governorate"]
        for match in _meaning(named, governorates, field):
            yield "province", match.owner, field.evidence(match, "reference")
        named = governorates[-1].owner if governorates else named


def _meaning(named: str | None, governorates: Sequence[Match], field: _Field) -> Iterator[Match]:
    """«المحافظة» where it means the governorate named last, `named` being the last one before the text."""
    if not (named or governorates):
        return
    followed = {match.first for match in governorates}
    for at in [at for at, word in enumerate(field.folded.words) if word in _THE_GOVERNORATE]:
        if at + 1 not in followed:
            before = [match.owner for match in governorates if match.first < at]
            owner = before[-1] if before else named
            if owner:
                yield Match(owner, "المحافظة", at, at + 1)


def _is_on_iraq(fields: Iterable[_Field], authority: Authority) -> bool:
    """Whether the title names Iraq, or the text does several times and no other country as often."""
    title, body = (
        Counter(word for field in fields if field.name == name for word in field.folded.words)
        for name in ("title", "body")
    )
    if not _IRAQI.isdisjoint(title):
        return True
    foreign: Counter[str] = Counter()
    for word in authority.foreign_words:
        foreign[word.removesuffix("ه")] += body[word]
    return sum(body[word] for word in _IRAQI) >= max((_OFTEN, *foreign.values()))


def _actors(
    fields: Sequence[_Field], authority: Authority, *, on_iraq: bool
) -> Iterator[tuple[_Field, Match, str]]:
    """The actors of the tables in all texts, and by which rule."""
    named = [list(authority.find_actors(field.folded)) for field in fields]
    for field, matches in zip(fields, named, strict=True):
        yield from ((field, match, "alias") for match in matches)
    short = [list(authority.find_short(field.folded)) for field in fields]
    at_home = authority.home_owners if on_iraq else {}

    def abroad(number: int, match: Match) -> bool:
        before = fields[number].folded.numbers[max(0, match.first - _NEAR) : match.first]
        return bool(authority.abroad.of(before).any())

    for number, match in referring(named, short, authority.short_owners, at_home, abroad):
        yield fields[number], match, "reference"


def _bodies(
    fields: Sequence[_Field],
    found: Mapping[tuple[FacetName, str], Sequence[Evidence]],
    authority: Authority,
) -> list[tuple[_Field, Match]]:
    """The bodies of no table, beside what the tables found."""
    states = {value for facet, value in found if facet == "actor" and authority.is_state(value)}
    spans: dict[bool, list[Evidence]] = {True: [], False: []}
    for (facet, value), mentions in found.items():
        spans[facet == "actor" and value not in states].extend(mentions)
    texts = [
        BodyText(
            field.text,
            field.folded,
            taken=_within(field, ((each.field, each.start, each.end) for each in spans[True])),
            places=_without_proclitics(field, spans[False]),
        )
        for field in fields
    ]
    named = {folded_name(each.alias) for each in spans[True]}
    bodies = find_bodies(
        texts,
        shipped_body_words(),
        shipped_person_words(),
        foreign=authority.foreign_words,
        named=named,
        listed=authority.ids_by_name("actor"),
    )
    return [(field, match) for field, matches in zip(fields, bodies, strict=True) for match in matches]


def _without_proclitics(field: _Field, mentions: Iterable[Evidence]) -> set[int]:
    """The numbers of the words of mentions, but for a first word that carries a proclitic."""
    spans = [(each.field, each.start, each.end, folded_name(each.alias)[0]) for each in mentions]
    words = _within(field, ((name, start, end) for name, start, end, _ in spans))
    first = {start: word for name, start, _, word in spans if name == field.name}
    return {at for at in words if field.folded[at][0] == first.get(field.folded[at][1], field.folded[at][0])}


def _within(field: _Field, spans: Iterable[tuple[TextField, int, int]]) -> set[int]:
    """The numbers of the words that lie in spans of a text."""
    return {
        number
        for name, start, end in spans
        if name == field.name
        for number in range(bisect_left(field.folded.starts, start), bisect_left(field.folded.starts, end))
    }
