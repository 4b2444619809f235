"""Names in a text, found by their folded words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic import folded_words
from archive.authority import Match, Names
from archive.authority.finding import with_proclitics

NAMES = Names(
    [
        ("baghdad", "بغداد"),
        ("mosul", "الموصل"),
        ("wasit", "واسط"),
        ("peshmerga", "البيشمركة"),
        ("ministry", "وزارة البيشمركة"),
        ("erbil", "Erbil"),
    ]
)


def found(text: str) -> list[str]:
    words = folded_words(text)
    return [" ".join(text[s:e] for _, s, e in words[m.first : m.last]) for m in NAMES.find(words)]


def test_a_match_says_whose_name_it_is_and_which_words_it_takes() -> None:
    assert list(NAMES.find(folded_words("في وزارة البيشمركة"))) == [Match("ministry", "وزارة البيشمركة", 1, 3)]


@pytest.mark.parametrize(
    "word",
    [
        "بغداد",
        "وبغداد",
        "فبغداد",
        "ببغداد",
        "كبغداد",
        "لبغداد",
        "وببغداد",
        "وكبغداد",
        "ولبغداد",
        "فببغداد",
        "فلبغداد",
    ],
)
def test_a_name_may_carry_proclitics(word: str) -> None:
    assert found(f"اجتماع {word} أمس") == [word]


@pytest.mark.parametrize("word", ["الموصل", "والموصل", "بالموصل", "وبالموصل", "للموصل", "وللموصل", "فللموصل"])
def test_li_melts_into_the_article(word: str) -> None:
    assert found(f"اجتماع {word} أمس") == [word]


@pytest.mark.parametrize("word", ["سبغداد", "بوبغداد", "ووبغداد", "بغدادي", "لالموصل", "wErbil", "وErbils"])
def test_nothing_else_may_stick_to_a_name(word: str) -> None:
    assert found(f"اجتماع {word} أمس") == []


def test_a_name_in_latin_letters_carries_no_proclitic() -> None:
    assert list(with_proclitics("erbil")) == ["erbil"]


def test_a_name_may_begin_with_the_letter_of_a_proclitic() -> None:
    assert (found("واسط"), found("وواسط"), found("اسط")) == (["واسط"], ["وواسط"], [])


@pytest.mark.parametrize("text", ["البيشمركه", "البيشمرگة", "البِيشمركةُ", "البيـشمركة", "«البيشمركة»", "ERBIL"])
def test_a_name_is_found_under_any_spelling(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize("text", ["وزارة البيشمركة", "وزارة «البيشمركة»", "وزارة\nالبيشمركة", "لوزارة البيشمركة"])
def test_the_longest_name_wins(text: str) -> None:
    assert [match.owner for match in NAMES.find(folded_words(text))] == ["ministry"]


def test_names_side_by_side_are_all_found() -> None:
    assert found("بغداد بغداد والموصل") == ["بغداد", "بغداد", "والموصل"]


def test_a_name_of_several_words_does_not_match_a_part_of_it() -> None:
    assert found("وزارة النفط") == []


def test_a_name_in_a_ligature_is_found() -> None:
    assert list(Names([("god", "الله")]).find(folded_words("محمد ﷺ"))) == [Match("god", "الله", 2, 3)]


def test_a_name_claimed_twice_keeps_its_first_owner() -> None:
    names = Names([("first", "بغداد"), ("second", "بَغداد")])
    assert [match.owner for match in names.find(folded_words("بغداد"))] == ["first"]


def test_no_names_find_nothing() -> None:
    assert list(Names([]).find(folded_words("بغداد"))) == []


PIECES = ("بغداد", "والموصل", "وزارة", "البيشمركة", "واسط", "Erbil", "ﷺ", "،", "x")


@given(st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join) | st.text())
def test_matches_stand_in_order_and_never_overlap(text: str) -> None:
    words = folded_words(text)
    at = 0
    for match in NAMES.find(words):
        assert at <= match.first < match.last <= len(words)
        at = match.last


@given(st.lists(st.sampled_from(("بغداد", "والموصل", "x", "واسط")), max_size=20))
def test_every_word_that_is_a_name_is_found(text: list[str]) -> None:
    assert found(" ".join(text)) == [word for word in text if word != "x"]
