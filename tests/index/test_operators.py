"""What the operators of the query language find, in every engine, in Arabic and Latin script."""

from itertools import islice, product

import pytest

from index.engine import SearchEngine
from index.query import SearchRequest, Value
from index.vocabulary import MAX_EXPANSIONS
from tests.articles import article, change, date, tag

from .engines import CHECKPOINT, ask, fill, ids


def found(engine: SearchEngine, text: str) -> list[str]:
    return sorted(ids(ask(engine, text)))


@pytest.fixture
def filled(engine: SearchEngine) -> SearchEngine:
    fill(
        engine,
        article("a", "عقدت اللجنة اجتماعا في المركز", title="خط دفاع مشترك", published="2020-10-09"),
        article("b", "مد خط دفاع طويل مشترك", title="لجان المراكز", published="2020-11-01", source="واع"),
        article("c", "joint coordination centre", title="Coordinator named", lang="en", published=None),
        segments=2,
    )
    return engine


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("مرك*", ["a"]),
        ("المرك*", ["a"]),
        ("مر*", ["a", "b"]),
        ("coord*", ["c"]),
        ("COORD*", ["c"]),
        ("زيت*", []),
        ("-مرك*", ["b", "c"]),
    ],
)
def test_a_prefix_finds_words_that_begin_so_behind_the_article_too(
    filled: SearchEngine, asked: str, expected: list[str]
) -> None:
    assert found(filled, asked) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("دفاغ~", ["a", "b"]), ("دفاغ", []), ("coordinatian~", ["c"]), ("coordenatian~1", []), ("اجتامعا~", ["a"])],
)
def test_an_approximate_word_forgives_a_letter_or_two(
    filled: SearchEngine, asked: str, expected: list[str]
) -> None:
    assert found(filled, asked) == expected


def test_an_approximate_word_still_has_its_forms(filled: SearchEngine) -> None:
    assert found(filled, "لجنة~") == ["a", "b"]


def test_the_word_itself_ranks_above_those_that_are_nearly_so(engine: SearchEngine) -> None:
    fill(engine, article("a", "دفاغ قديم", title=""), article("b", "دفاع قديم", title=""))
    assert ids(ask(engine, "دفاع~")) == ["b", "a"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ('"خط مشترك"~1', ["a"]),
        ('"خط مشترك"~2', ["a", "b"]),
        ('"مشترك خط"~2', ["a", "b"]),
        ('"خط مشترك"', []),
        ('"joint centre"~1', ["c"]),
        ('"دفاع دفاع"~9', []),
        ('"مشترك عقدت"~100', []),
    ],
)
def test_words_near_each_other_stand_in_any_order_with_a_few_between(
    filled: SearchEngine, asked: str, expected: list[str]
) -> None:
    assert found(filled, asked) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("title:دفاع", ["a"]),
        ("body:دفاع", ["b"]),
        ("دفاع", ["a", "b"]),
        ("العنوان:لجنة", ["b"]),
        ("النص:لجنة", ["a"]),
        ('title:"خط دفاع"', ["a"]),
        ('body:"خط دفاع"', ["b"]),
        ('body:"خط مشترك"~3', ["b"]),
        ("title:coord*", ["c"]),
        ("body:coordinatian~", ["c"]),
        ("دفاع -title:دفاع", ["b"]),
    ],
)
def test_a_word_can_be_sought_in_the_title_or_the_body_alone(
    filled: SearchEngine, asked: str, expected: list[str]
) -> None:
    assert found(filled, asked) == expected


def test_a_word_of_the_title_and_the_body_is_in_both(engine: SearchEngine) -> None:
    fill(engine, article("a", "لجان كثيرة", title="اللجنة"))
    assert [found(engine, f"{scope}:لجنة") for scope in ("title", "body")] == [["a"], ["a"]]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("source:واع", ["b"]), ("lang:EN", ["c"]), ("-lang:ar", ["c"]), ("source:واع OR lang:en", ["b", "c"])],
)
def test_a_value_is_found_by_its_letters(filled: SearchEngine, asked: str, expected: list[str]) -> None:
    assert found(filled, asked) == expected


def test_one_of_several_values_suffices(engine: SearchEngine) -> None:
    fill(engine, *(article(id_, tags=(tag(id_),)) for id_ in ("diyala", "kirkuk", "basra")))
    request = SearchRequest(query=Value("province", ("diyala", "kirkuk")))
    assert sorted(ids(engine.search(request))) == ["diyala", "kirkuk"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("date:2020-10", ["a"]),
        ("date:2020-10..2020-11", ["a", "b"]),
        ("date:2020-10-10..", ["b"]),
        ("date:..2020-10-09", ["a"]),
        ("-date:2020", ["c"]),
    ],
)
def test_a_period_is_of_the_day_of_publication(filled: SearchEngine, asked: str, expected: list[str]) -> None:
    assert found(filled, asked) == expected


def test_a_mentioned_period_reaches_what_overlaps_it(engine: SearchEngine) -> None:
    fill(engine, article("a", dates=(date("2014-06", precision="month"),)), article("b"))
    assert found(engine, "mentioned:2014-06-10..2014-07-01") == ["a"]
    assert found(engine, "-mentioned:2014") == ["b"]


def test_what_narrows_a_query_narrows_its_wider_results(filled: SearchEngine) -> None:
    assert ids(ask(filled, "دفاع زيت source:واع", match="any")) == ["b"]


def test_of_many_words_that_begin_so_the_most_frequent_are_taken(engine: SearchEngine) -> None:
    words = ["كلم" + "".join(letters) for letters in islice(product("بتجحد", repeat=3), MAX_EXPANSIONS)]
    fill(engine, *(article(f"a{n}", word, title="") for n, word in enumerate(["كلمااا", *words, *words])))
    assert ask(engine, "كلم*").total == 2 * MAX_EXPANSIONS


def test_the_words_of_deleted_documents_are_forgotten(engine: SearchEngine) -> None:
    fill(engine, article("a", "ماء"), article("b", "ماء ماضي"))
    engine.apply([change(article("c", "طريق"), gone=("b",))], CHECKPOINT)
    vocabulary = engine.vocabulary()
    assert (vocabulary.frequency("ماء"), vocabulary.frequency("ماضي")) == (1, 0)
    assert vocabulary.beginning("ما") == {"ماء": 1}
    assert vocabulary.similar("ماد", 1) == {"ماء": 1}


def test_nothing_is_explained_of_what_is_not_found(filled: SearchEngine) -> None:
    request = SearchRequest(query=Value("lang", ("en",)))
    assert [filled.explain(request, id_) for id_ in ("a", "unknown", "c")] == [None, None, ()]
