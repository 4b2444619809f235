"""Stop words: in the text at their place, without a stem."""

import pytest

from archive.arabic import fold
from archive.authority import Actor, Authority, Place
from archive.authority.finding import folded_name
from index.analysis import analyze, stem_of
from index.analysis.stop_words import STOP_WORDS


@pytest.mark.parametrize("word", ["في", "من", "إلى", "على", "أن", "التي", "هذا", "كانَ", "قد"])
def test_a_particle_has_no_stem(word: str) -> None:
    assert [token.stem for token in analyze(word)] == [None]


@pytest.mark.parametrize("word", ["العراق", "مركز", "وزارة", "ماء", "طريق", "School", "٢٠٢٠"])
def test_a_word_of_the_news_has_one(word: str) -> None:
    assert [token.stem is None for token in analyze(word)] == [False]


def test_the_list_is_folded_as_texts_are() -> None:
    assert {fold(word) for word in STOP_WORDS} == STOP_WORDS


def test_a_comment_of_the_table_is_no_word() -> None:
    assert not [word for word in STOP_WORDS if "#" in word or "stopwords" in word]


def test_no_actor_and_no_place_but_one_is_a_stop_word(authority: Authority) -> None:
    rows: list[Place | Actor] = [*authority.places.values(), *authority.actors.values()]
    names = {row.id: [folded_name(name) for name in (*row.ar, *row.ckb, *row.en)] for row in rows}
    lost = {id_ for id_, folded in names.items() if any(len(n) == 1 and stem_of(n[0]) is None for n in folded)}
    assert lost == {"hit"}  # هيت is also «come!»: it is found as written
