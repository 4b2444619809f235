"""Stop words: in the text at their place, without another form."""

import pytest

from archive.arabic import fold
from archive.authority import Actor, Authority, Place
from archive.authority.finding import folded_name
from index.analysis import analyze
from index.analysis.stop_words import STOP_WORDS

NEWS = ["العراق", "مركز", "وزارة", "ماء", "طريق", "قوة", "قوي", "الأمين", "School", "٢٠٢٠"]


def is_stop_word(word: str) -> bool:
    return all(token.is_stop_word for token in analyze(word))


@pytest.mark.parametrize("word", ["في", "من", "إلى", "على", "أن", "التي", "هذا", "كانَ", "قد", "لماذا", "شنو"])
def test_a_particle_has_no_form_but_its_own(word: str) -> None:
    (token,) = analyze(word)
    assert token.forms == {"surface": (fold(word),), "lemma": (), "root": (), "piece": ()}


@pytest.mark.parametrize("word", NEWS)
def test_a_word_of_the_news_is_none(word: str) -> None:
    assert not is_stop_word(word)


@pytest.mark.parametrize("word", ["ومع", "لكل", "ففي", "فهذا", "بهذا", "وعلى", "ولكن", "لهذا"])
def test_a_proclitic_before_a_stop_word_makes_no_other_word(word: str) -> None:
    assert is_stop_word(word)


@pytest.mark.parametrize("word", ["باب", "لبن", "وحي", "فحم", "كهل"])
def test_a_word_that_only_looks_like_a_proclitic_and_a_stop_word_is_none(word: str) -> None:
    assert word[1:] in STOP_WORDS
    assert not is_stop_word(word)


def test_the_list_is_folded_as_texts_are() -> None:
    assert {fold(word) for word in STOP_WORDS} == STOP_WORDS


def test_a_comment_of_the_table_is_no_word() -> None:
    assert not [word for word in STOP_WORDS if "#" in word or "stopwords" in word]


def test_no_actor_and_no_place_but_one_is_a_stop_word(authority: Authority) -> None:
    rows: list[Place | Actor] = [*authority.places.values(), *authority.actors.values()]
    names = {row.id: [folded_name(name) for name in (*row.ar, *row.ckb, *row.en)] for row in rows}
    lost = {id_ for id_, folded in names.items() if any(len(n) == 1 and is_stop_word(n[0]) for n in folded)}
    assert lost == {"wana"}  # وانة folds like «and that he»: found as written
