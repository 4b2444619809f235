"""The tables of places and actors: their faults, their rules, and those that ship."""

from collections.abc import Iterator

import pytest

from archive.arabic import folded_words
from archive.authority import Actor, Authority, Place, load
from archive.authority.finding import folded_name

PLACES = """
[context]
before = ["قضاء", "مدينة"]
not_after = ["شارع"]

[[place]]
id = "anbar"
kind = "governorate"
province = ["anbar"]
ar = ["الأنبار"]
source = "test"

[[place]]
id = "ramadi"
kind = "district"
province = ["anbar"]
ar = ["الرمادي"]
en = ["Ramadi"]
not_after = ["فندق"]
not_before = ["الشاعر"]
source = "test"

[[place]]
id = "qaim"
kind = "district"
province = ["anbar"]
ar = ["القائم"]
ckb = ["قایەم"]
ambiguous = ["القائم", "قایەم"]
source = "test"

[[place]]
id = "hit"
kind = "district"
province = ["anbar"]
ar = ["هيت"]
ambiguous = ["هيت"]
context = ["ناحية"]
source = "test"
"""
ACTORS = """
[foreign]
adjectives = ["السعودية", "السعودي"]

[[actor]]
id = "interior-ministry"
kind = "ministry"
ar = ["وزارة الداخلية"]
national = true

[[actor]]
id = "federal-police"
kind = "force"
ar = ["الشرطة الاتحادية"]
parent = "interior-ministry"
"""


def tables(*, places: str = PLACES, actors: str = ACTORS) -> Authority:
    return load({"places.toml": places, "actors.toml": actors})


@pytest.fixture
def small() -> Authority:
    return tables()


def places(authority: Authority, text: str) -> list[tuple[str, str]]:
    return [(match.owner, rule) for match, rule in authority.find_places(text, folded_words(text))]


def actors(authority: Authority, text: str) -> list[str]:
    return [match.owner for match in authority.find_actors(folded_words(text))]


# -------- rules


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a name that is no other word
        ("وصل الوفد الرمادي", [("ramadi", "alias")]),
        ("arrived in Ramadi today", [("ramadi", "alias")]),
        # an ambiguous one needs its context, directly before it and in the same sentence
        ("المبنى القائم", []),
        ("قضاء القائم", [("qaim", "alias+context")]),
        ("وبقضاء القائم", [("qaim", "alias+context")]),
        ("القضاء القائم", []),
        ("قضاء مدني القائم", []),
        ("خارج القضاء. مدينة. القائم بالأعمال", []),
        ("مدينة: القائم", []),
        # its own context replaces the general one
        ("قضاء هيت", []),
        ("ناحية هيت", [("hit", "alias+context")]),
        # a list vouches for its members, forwards and backwards
        ("الرمادي والقائم", [("ramadi", "alias"), ("qaim", "alias+list")]),
        ("القائم والرمادي", [("qaim", "alias+list"), ("ramadi", "alias")]),
        ("قضاء القائم وهيت والقائم", [("qaim", "alias+context"), ("hit", "alias+list"), ("qaim", "alias+list")]),
        ("القائم وهيت والرمادي", [("qaim", "alias+list"), ("hit", "alias+list"), ("ramadi", "alias")]),
        ("الرمادي القائم", [("ramadi", "alias")]),
        ("الرمادي ثم والقائم", [("ramadi", "alias")]),
        ("القائم وهيت", []),
        ("في الرمادي. والقائم بالأعمال حاضر", [("ramadi", "alias")]),
        # letters that only Sorani has
        ("قایەم", [("qaim", "alias")]),
        ("قايم", []),
        # not after a street, nor after a word of its own
        ("شارع الأنبار", []),
        ("وبشارع الأنبار", []),
        ("فندق الرمادي", []),
        ("فندق الأنبار", [("anbar", "alias")]),
        ("الشارع الأنبار", [("anbar", "alias")]),
        ("وقف في شارع. الأنبار بعيدة", [("anbar", "alias")]),
        ("شارع الرمادي والقائم", []),
        # nor before a word of its own
        ("الرمادي الشاعر", []),
        ("في الرمادي. الشاعر هنا", [("ramadi", "alias")]),
        ("الرمادي والشاعر", []),
    ],
)
def test_a_place_counts_by_its_rule(small: Authority, text: str, found: list[tuple[str, str]]) -> None:
    assert places(small, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وزارة الداخلية أعلنت", ["interior-ministry"]),
        ("وزارة الداخلية", ["interior-ministry"]),
        ("وزارة الداخلية السعودية", []),
        ("وزارة الداخلية السعوديه", []),
        ("وزارة الداخلية في السعودية", ["interior-ministry"]),
        ("الشرطة الاتحادية السعودية", ["federal-police"]),
        ("وزارتي الداخلية والدفاع", ["interior-ministry"]),
        ("لوزارتي الداخلية والدفاع", ["interior-ministry"]),
        ("وزارتي الداخلية السعودية واليمنية", []),
    ],
)
def test_an_actor_is_ours_unless_an_adjective_says_otherwise(
    small: Authority, text: str, found: list[str]
) -> None:
    assert actors(small, text) == found


@pytest.mark.parametrize(
    ("value", "language", "label"),
    [
        ("qaim", "ckb", "قایەم"),
        ("ramadi", "en", "Ramadi"),
        ("qaim", "en", "القائم"),
        ("federal-police", "ar", "الشرطة الاتحادية"),
        ("ramadi", "fr", "الرمادي"),
        ("unknown", "ar", "unknown"),
    ],
)
def test_a_label_is_in_the_language_or_else_in_arabic(
    small: Authority, value: str, language: str, label: str
) -> None:
    assert small.label(value, language) == label


# -------- the tables that ship


KINDS = {"governorate", "district", "subdistrict", "town", "camp", "area"}
# fmt: off
PROVINCES = [
    "baghdad", "erbil", "duhok", "sulaymaniyah", "halabja", "kirkuk", "nineveh", "salahaddin", "diyala", "anbar",
    "babil", "karbala", "najaf", "qadisiyah", "wasit", "maysan", "dhiqar", "muthanna", "basra",
]
SEED_ACTORS = [
    "jocommand", "peshmerga", "peshmerga-ministry", "iraqi-army", "isis", "federal-government", "krg",
    "turkmen-front", "arab-alliance-kirkuk", "security-media-cell",
]
# fmt: on


def names(row: Place | Actor) -> Iterator[str]:
    yield from (*row.ar, *row.ckb, *row.en)


def test_there_are_nineteen_governorates_each_its_own_province(authority: Authority) -> None:
    assert sorted(authority.provinces) == sorted(PROVINCES)
    assert all(place.province == (id_,) for id_, place in authority.provinces.items())


def test_every_governorate_but_halabja_has_a_code_of_its_own(authority: Authority) -> None:
    codes = {id_: place.iso for id_, place in authority.provinces.items() if place.iso}
    assert set(PROVINCES) - set(codes) == {"halabja"}
    assert len(set(codes.values())) == 18


def test_every_governorate_has_a_name_in_three_languages_and_a_place_on_the_map(authority: Authority) -> None:
    for place in authority.provinces.values():
        assert (bool(place.ar), bool(place.ckb), bool(place.en), bool(place.lat and place.lon)) == (True,) * 4


def test_there_are_at_least_sixty_actors_those_of_the_seed_among_them(authority: Authority) -> None:
    assert len(authority.actors) >= 60
    assert set(SEED_ACTORS) <= set(authority.actors)


def test_every_place_has_a_known_kind_and_a_source(authority: Authority) -> None:
    assert {place.kind for place in authority.places.values()} == KINDS
    assert all(place.source for place in authority.places.values())


def test_every_place_on_the_map_lies_in_iraq(authority: Authority) -> None:
    for place in authority.places.values():
        if place.lat is not None and place.lon is not None:
            assert (29 < place.lat < 37.5, 38.7 < place.lon < 48.7) == (True, True), place.id


def test_an_ambiguous_name_is_a_name_of_its_row(authority: Authority) -> None:
    for place in authority.places.values():
        assert {folded_name(n) for n in place.ambiguous} <= {folded_name(n) for n in names(place)}, place.id


def test_every_name_of_a_place_finds_it_or_is_ambiguous(authority: Authority) -> None:
    for place in authority.places.values():
        ambiguous = {folded_name(name) for name in place.ambiguous}
        for name in names(place):
            found = [owner for owner, _ in places(authority, f"وصل الوفد {name} مساء")]
            assert found == [place.id] or (not found and folded_name(name) in ambiguous), (place.id, name)


def test_every_ambiguous_name_finds_its_place_in_its_context(authority: Authority) -> None:
    for place in authority.places.values():
        before = (place.context or authority.before)[0]
        for name in place.ambiguous:
            assert places(authority, f"وصل الوفد {before} {name} مساء")[0][0] == place.id, (place.id, name)


def test_every_name_of_an_actor_finds_it(authority: Authority) -> None:
    for actor in authority.actors.values():
        for name in names(actor):
            before = "أعلن" if actor.kind == "state" else "وصل الوفد"
            assert actors(authority, f"{before} {name} مساء") == [actor.id], (actor.id, name)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("رجل مخمور", []),
        ("قضاء مخمور", ["makhmur"]),
        ("سلێمانی", ["sulaymaniyah"]),
        ("حي القادسية في الرمادي", ["ramadi"]),
        ("شارع صلاح الدين الأيوبي", []),
        ("محافظة صلاح الدين", ["salahaddin"]),
        ("فندق بابل", []),
        ("محافظة بابل", ["babil"]),
        ("كركوك وواسط", ["kirkuk", "wasit"]),
        ("كركوك واسط العقد", ["kirkuk"]),
        ("كركوك وکەرکووک و Kirkuk", ["kirkuk"] * 3),
        ("أربيل وهەولێر و Erbil", ["erbil"] * 3),
        ("بغداد والرياض", ["baghdad"]),
        ("ناحية الرياض", ["riyadh-kirkuk"]),
        ("طال الزمان أم قصر", []),
        ("سيدة كان", []),
        ("النجف الأشرف وكربلاء المقدسة", ["najaf", "karbala"]),
    ],
)
def test_a_place_of_the_news_is_told_from_a_common_word(authority: Authority, text: str, found: list[str]) -> None:
    assert [owner for owner, _ in places(authority, text)] == found


def test_every_district_and_subdistrict_of_the_lists_is_there(authority: Authority) -> None:
    kinds = [place.kind for place in authority.places.values()]
    assert (kinds.count("district"), kinds.count("subdistrict")) >= (160, 240)


def test_a_place_lies_in_a_district_of_its_own_governorate(authority: Authority) -> None:
    for place in authority.places.values():
        if place.parent:
            parent = authority.places[place.parent]
            assert parent.kind == "district"
            assert set(parent.province) & set(place.province), place.id


def test_makhmur_belongs_to_both_governorates_that_claim_it(authority: Authority) -> None:
    assert set(authority.places["makhmur"].province) == {"nineveh", "erbil"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("حرس الأقاليم (البيشمركة)", ["peshmerga", "peshmerga"]),
        ("وزارة البيشمركة", ["peshmerga-ministry"]),
        ("تنظيم داعش", ["isis"]),
        ("تنظيم الدولة الإسلامية", ["isis"]),
        ("وزارة الداخلية التركية", ["turkish-interior-ministry"]),
        ("وزارة الزراعة التركية", []),
        ("وزارتي الزراعة والنفط", ["agriculture-ministry"]),
        ("التحالف العربي في كركوك", ["arab-alliance-kirkuk"]),
        ("ISIS", ["isis"]),
    ],
)
def test_an_actor_of_the_news_is_found_by_its_usual_names(
    authority: Authority, text: str, found: list[str]
) -> None:
    assert actors(authority, text) == found


def test_the_source_of_an_article_is_called_by_the_name_of_its_outlet() -> None:
    outlet = Actor(id="river", kind="outlet", ar=("صحيفة النهر",), en=("The River",), sources=("river.example",))
    authority = Authority(places={}, actors={"river": outlet})
    assert [
        authority.value_label("source", source, "ar") for source in ("river.example", "RIVER.example", "جبل")
    ] == [
        "صحيفة النهر",
        "صحيفة النهر",
        "جبل",
    ]
    assert authority.value_label("source", "The River", "en") == "The River"


def test_a_name_at_home_is_a_short_name(authority: Authority) -> None:
    assert all(set(actor.home) <= set(actor.short) for actor in authority.actors.values())


def test_no_two_outlets_have_one_source(authority: Authority) -> None:
    sources = [source for actor in authority.actors.values() for source in actor.sources]
    assert len(set(sources)) == len(sources)


def test_a_name_counts_by_the_words_in_brackets(authority: Authority) -> None:
    text = "قصف التحالف الذي تقوده دول"
    (match,) = authority.find_actors(folded_words(text))
    assert (match.owner, match.alias, match.first, match.last) == ("international-coalition", "التحالف", 1, 2)


def test_the_head_of_an_outlet_is_no_evidence(authority: Authority) -> None:
    (match,) = authority.find_actors(folded_words("ذكرت وكالة أعماق ذلك"))
    assert (match.owner, match.alias, match.first) == ("amaq", "أعماق", 2)


def test_a_name_after_a_word_of_not_after_is_none(authority: Authority) -> None:
    assert actors(authority, "رئيس مجلس الوزراء") == []
    assert actors(authority, "قرر مجلس الوزراء") == ["council-of-ministers"]


def test_a_surname_after_another_given_name_is_anothers(authority: Authority) -> None:
    assert actors(authority, "قالت إيفانكا ترامب") == []
    assert actors(authority, "قال ترامب") == ["donald-trump"]
