"""Articles that are made out of others look like them; and the programs that measure growth and memory run."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest

from archive.arabic import words
from archive.article import RawArticle
from archive.importers import Row, read

from . import growth, memory
from .grown import grown


@pytest.fixture
def rows(seeds: Path) -> Iterable[Row]:
    return list(read([seeds]))


def vocabulary(articles: Iterable[RawArticle]) -> set[str]:
    return {word.surface for article in articles for word in words(f"{article.title or ''} {article.body}")}


def made(seeds: Path, size: int) -> list[RawArticle]:
    return list(grown(partial(read, [seeds]), size, seed=1))


def test_the_first_articles_are_the_real_ones(seeds: Path, rows: list[Row]) -> None:
    assert made(seeds, len(rows)) == rows


def test_those_after_them_have_other_ids_and_texts_of_the_same_length(seeds: Path, rows: list[Row]) -> None:
    articles = made(seeds, 3 * len(rows))
    assert len({article.id for article in articles}) == len(articles)
    assert len({article.body for article in articles}) == len(articles)
    first, later = articles[0], articles[len(rows)]
    assert len(words(first.body)) == len(words(later.body))


def test_exchanged_words_are_words_of_the_corpus(seeds: Path, rows: list[Row]) -> None:
    articles = made(seeds, 2 * len(rows))
    assert vocabulary(articles[len(rows) :]) <= vocabulary(articles[: len(rows)])


def test_the_same_articles_are_made_each_time(seeds: Path) -> None:
    assert made(seeds, 120) == made(seeds, 120)


def test_each_size_is_a_row(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    growth.main(["--corpus", str(seeds), "--sizes", "20", "--each", "1"])
    header, _, *rows = capsys.readouterr().out.splitlines()
    assert header.startswith("| articles | text MB | import s |")
    assert [row.split(" | ")[0] for row in rows] == ["| 20"]


def test_the_memory_of_one_reader_and_of_some_together_is_told(
    seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    memory.main(["--corpus", str(seeds), "--limit", "20", "--each", "1", "--workers", "1"])
    printed = capsys.readouterr().out
    assert all(f"| {state} |" in printed for state in ("before the index is opened", "opened"))
    assert "1 workers together" in printed
