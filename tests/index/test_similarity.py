"""The words that an article is about."""

from index.memory_engine import MemoryEngine
from index.query import Or, Word
from index.similarity import MOST_WORDS, characteristic
from tests.articles import article

from .engines import fill


def filled(*bodies: str) -> MemoryEngine:
    engine = MemoryEngine()
    fill(engine, *(article(f"a{number}", body, title="") for number, body in enumerate(bodies)))
    return engine


def test_rare_words_that_others_have_too_come_before_common_ones() -> None:
    engine = filled("جسر قديم على النهر", "جسر جديد على النهر", "النهر يفيض", "النهر")
    assert characteristic("", "النهر جسر قديم على", engine) == Or((Word("جسر"), Word("النهر")))


def test_a_word_of_the_title_weighs_more() -> None:
    engine = filled("جسر سوق", "جسر سوق", "ماء")
    assert characteristic("سوق", "جسر جسر", engine) == Or((Word("سوق"), Word("جسر")))


def test_an_article_without_words_is_like_nothing() -> None:
    assert characteristic("", "في ١٢", filled("ماء")) == Or(())


def test_many_words_are_cut_to_the_most_telling() -> None:
    words = [f"كلم{a}{b}" for a in "بتجحد" for b in "رسصطع"]
    engine = filled(" ".join(words), " ".join(words), "ماء")
    assert len(getattr(characteristic("", " ".join(words), engine), "parts", ())) == MOST_WORDS
