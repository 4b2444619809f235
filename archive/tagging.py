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

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from . import dates
from .arabic import FoldedWords, fold, folded_words, lexicon
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


def _column(*names: str) -> lexicon.Bytes:
    """1 for some words, alone and with every proclitic."""
    return lexicon.Bytes({form: 1 for name in names for form in with_proclitics(fold(name))})


_IRAQI = _column("العراق", "العراقي", "العراقية")
_THE_GOVERNORATE = _column("المحافظة")
_NEAR = 5  # words
_OFTEN = 3  # times that an article on Iraq names it, where its title does not
_UNLISTED = 0.6  # whatever rule found a person of no table


@dataclass(frozen=True, slots=True)
class _Field:
    """A text of the article with its folded words, and what the tables found in it.

    `taken` are the words of their names, `places` those of places and states, `actors` those of all other actors.
    """

    name: TextField
    text: str
    folded: FoldedWords
    taken: set[int]
    places: list[Match]
    actors: list[Match]

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
    fields = [_Field(name, text, folded_words(text), set(), [], []) for name, text in article.texts()]
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
        (field.places if authority.is_state(match.owner) else field.actors).append(match)
        found["actor", match.owner].append(field.evidence(match, by))
    for field, match in _bodies(fields, authority):
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
            field.places.append(match)
            evidence = field.evidence(match, rule)
            place = authority.places[match.owner]
            yield from (("province", province, evidence) for province in place.province)
            if place.kind != "governorate":
                yield "place", place.id, evidence
        governorates = [match for match, _ in places if authority.places[match.owner].kind == "governorate"]
        for match in _meaning(named, governorates, field):
            field.places.append(match)
            yield "province", match.owner, field.evidence(match, "reference")
        named = governorates[-1].owner if governorates else named


def _meaning(named: str | None, governorates: Sequence[Match], field: _Field) -> Iterator[Match]:
    """«المحافظة» where it means the governorate named last, `named` being the last one before the text."""
    if not (named or governorates):
        return
    followed = {match.first for match in governorates}
    for at in _THE_GOVERNORATE.of(field.folded.numbers).nonzero()[0].tolist():
        if at + 1 not in followed:
            before = [match.owner for match in governorates if match.first < at]
            owner = before[-1] if before else named
            if owner:
                yield Match(owner, "المحافظة", at, at + 1)


def _is_on_iraq(fields: Iterable[_Field], authority: Authority) -> bool:
    """Whether the title names Iraq, or the text does several times and no other country as often."""
    iraqi, foreign = 0, Counter[str]()
    for field in fields:
        named = int(_IRAQI.of(field.folded.numbers).sum(dtype=int))
        if named and field.name == "title":
            return True
        if field.name == "body":
            iraqi += named
            others = authority.foreign_column.of(field.folded.numbers).nonzero()[0].tolist()
            foreign.update(field.folded.words[at].removesuffix("ه") for at in others)
    return iraqi >= max((_OFTEN, *foreign.values()))


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
    authority: Authority,
) -> list[tuple[_Field, Match]]:
    """The bodies of no table, beside what the tables found."""
    bodies = find_bodies(
        [
            BodyText(field.text, field.folded, taken=_words_of(field.actors), places=_without_proclitics(field))
            for field in fields
        ],
        shipped_body_words(),
        shipped_person_words(),
        foreign=authority.foreign_words,
        named={folded_name(alias) for field in fields for alias in {match.alias for match in field.actors}},
        listed=authority.ids_by_name("actor"),
    )
    return [(field, match) for field, matches in zip(fields, bodies, strict=True) for match in matches]


def _words_of(matches: Iterable[Match]) -> set[int]:
    return set().union(*(range(match.first, match.last) for match in matches))


def _without_proclitics(field: _Field) -> set[int]:
    """The numbers of the words of places, but for a first word that carries a proclitic."""
    carrying = {
        match.first for match in field.places if field.folded.words[match.first] != folded_name(match.alias)[0]
    }
    return _words_of(field.places) - carrying
