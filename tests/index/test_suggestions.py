"""What a reader may be typing."""

import pytest

from archive.authority import Actor, Authority, Place
from index.engine import SearchEngine
from index.suggestions import MAX_LENGTH, MAX_SUGGESTIONS, Suggestion, suggestions
from tests.articles import article, tag

from .engines import fill

AUTHORITY = Authority(
    places={
        "kirkuk": Place(
            id="kirkuk", kind="governorate", province=("kirkuk",), ar=("كركوك",), en=("Kirkuk",), source="test"
        ),
        "karbala": Place(id="karbala", kind="governorate", province=("karbala",), ar=("كربلاء",), source="test"),
    },
    actors={"jocommand": Actor(id="jocommand", kind="force", ar=("قيادة العمليات المشتركة",))},
)


@pytest.fixture
def filled(engine: SearchEngine) -> SearchEngine:
    fill(
        engine,
        article("a", "مركز التنسيق في كركوك", tags=(tag("kirkuk"), tag("jocommand", facet="actor"))),
        article("b", "التنسيق والتنظيم وتنسيق المركز", tags=(tag("kirkuk"),), title="Centre"),
        article("c", "التنظيم كركر", title="مركز التنسيق"),
        segments=2,
    )
    return engine


def suggested(engine: SearchEngine, text: str, language: str = "ar") -> list[tuple[str, str, int]]:
    return [(each.kind, each.text, each.count) for each in suggestions(text, engine, AUTHORITY, language=language)]


def test_names_come_first_then_words(filled: SearchEngine) -> None:
    assert suggested(filled, "كرك") == [("province", "كركوك", 2), ("word", "كركر", 1)]


def test_a_name_that_no_article_has_is_left_out(filled: SearchEngine) -> None:
    assert suggested(filled, "كربل") == []


def test_a_name_is_found_by_any_of_its_names_and_shown_in_the_readers_language(filled: SearchEngine) -> None:
    assert suggested(filled, "kir", "en") == [("province", "Kirkuk", 2)]
    assert suggested(filled, "kir", "ar") == [("province", "كركوك", 2)]


def test_a_name_of_several_words_is_found_by_its_beginning(filled: SearchEngine) -> None:
    assert suggestions("قيادة العم", filled, AUTHORITY)[0] == Suggestion(
        "actor", "قيادة العمليات المشتركة", "jocommand", 1
    )


def test_words_that_differ_by_their_article_alone_are_one(filled: SearchEngine) -> None:
    assert suggested(filled, "تن") == [("word", "التنسيق", 3), ("word", "التنظيم", 1)]


def test_a_typed_article_stays(filled: SearchEngine) -> None:
    assert suggested(filled, "التنس") == [("word", "التنسيق", 3)]


def test_a_word_after_another_follows_it_somewhere(filled: SearchEngine) -> None:
    assert suggested(filled, "مركز تن") == [("word", "مركز التنسيق", 2)]
    assert suggested(filled, "كركوك تن") == []


def test_a_word_is_shown_as_it_is_usually_written(filled: SearchEngine) -> None:
    assert suggested(filled, "CENT") == [("word", "Centre", 1)]


@pytest.mark.parametrize("text", ["", " ", "ت", "ال", "التنس ", "التنس،", "\0", "؟", "ت" * (MAX_LENGTH + 1)])
def test_too_little_or_too_much_suggests_nothing(filled: SearchEngine, text: str) -> None:
    assert suggested(filled, text) == []


def test_suggestions_are_few(engine: SearchEngine) -> None:
    fill(engine, article("a", " ".join(f"كلم{letter}" for letter in "ابتثجحخدذرز")))
    assert len(suggested(engine, "كلم")) == MAX_SUGGESTIONS
