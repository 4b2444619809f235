"""Other words for those that nothing is found by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.memory_engine import MemoryEngine
from index.spelling import DOTTED, KEYS, correction, likely, on_the_other_keyboard
from index.vocabulary import WordCounts
from tests.articles import article

from .engines import fill


@pytest.fixture(scope="module")
def filled() -> MemoryEngine:
    engine = MemoryEngine()
    fill(
        engine,
        article("a", "قال المصدر إن مركز التنسيق في البصرة عقد اجتماعا", title="التنسيق الأمني"),
        article("b", "قال المصدر إن قوات البيشمركة دخلت كركوك", title="Peshmerga"),
        article("c", "التَنسيق بين ســكان أربيل والموصل", title=""),
    )
    return engine


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("التنسقي", "التنسيق"),  # exchanged
        ("التنيق", "التنسيق"),  # left out
        ("الثنسيق", "التنسيق"),  # dots
        ("التنسبق", "التنسيق"),  # dots of the middle of a word
        ("التنسفيق", "التنسيق"),  # one too many
        ("كرموك", "كركوك"),  # another letter
        ("البشمرجة", "البيشمركة"),  # two slips
        ("وقالالمصدر", None),  # وقال is in no article
        ("قالالمصدر", "قال المصدر"),
        ("Peshmrega", "Peshmerga"),
        ("أربيييل", "أربيل"),
    ],
)
def test_a_slip_is_put_right_in_the_usual_spelling(filled: MemoryEngine, typed: str, meant: str | None) -> None:
    assert correction(typed, filled) == meant


@pytest.mark.parametrize(
    "typed", ["التنسيق", "للتنسيق", "والتنسيق", "في", "سكان", "", "-التنسبق", '"التنسبق"', "التن*"]
)
def test_what_finds_something_or_is_not_sought_as_a_word_stays(filled: MemoryEngine, typed: str) -> None:
    assert correction(typed, filled) is None


@pytest.mark.parametrize("typed", ["ءءءءءءء", "ضظع", "xqzw"])
def test_nothing_is_made_up_for_what_resembles_nothing(filled: MemoryEngine, typed: str) -> None:
    assert correction(typed, filled) is None


def test_the_rest_of_the_query_stays(filled: MemoryEngine) -> None:
    typed = "title:التنسبق OR «مركز التنسيق» -البصره (كركوگك)"
    assert correction(typed, filled) == "title:التنسيق OR «مركز التنسيق» -البصره (كركوك)"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("hgjksdr", "التنسيق"), ("hgjksdr hgHlkd", "التنسيق الأمني"), ("حثسائثقلش", None), (";v;,;", "كركوك")],
)
def test_a_text_of_the_other_keyboard_is_read_by_its_keys(
    filled: MemoryEngine, typed: str, meant: str | None
) -> None:
    assert correction(typed, filled) == meant


def test_latin_typed_on_an_arabic_keyboard_is_read_by_its_keys(filled: MemoryEngine) -> None:
    assert on_the_other_keyboard("حثساةثقلش") == "peshmerga"
    assert correction("حثساةثقلش", filled) == "Peshmerga"


def test_a_key_has_one_letter() -> None:
    assert len(set(KEYS.values())) == len(KEYS)


def test_the_more_frequent_of_two_likely_words_comes_first() -> None:
    assert likely("مكتر", WordCounts({"مكتب": 90, "مكثر": 1}), 100) == ["مكتب", "مكثر"]


def test_dots_are_more_likely_wrong_than_letters() -> None:
    assert likely("تنسيف", WordCounts({"تنسيق": 5, "تنسيم": 5}), 100) == ["تنسيق", "تنسيم"]


def test_a_letter_is_in_one_group_of_dots() -> None:
    letters = "".join(DOTTED)
    assert len(set(letters)) == len(letters)


words = st.text(alphabet="ابتجكلمنيور", min_size=1, max_size=9)


@given(words, st.dictionaries(words, st.integers(1, 50), max_size=30))
def test_every_likely_word_is_of_the_vocabulary(typed: str, counts: dict[str, int]) -> None:
    for meant in likely(typed, WordCounts(counts), 60):
        assert all(part in counts for part in meant.split())


@given(st.text(max_size=40))
def test_the_other_keyboard_and_back_is_the_same(text: str) -> None:
    other = on_the_other_keyboard(text)
    if other is not None:
        back = on_the_other_keyboard(other)
        assert back is None or back.lower() == text.lower()
