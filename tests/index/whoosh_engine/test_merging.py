"""A merged segment is what its documents would have become at once."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article
from index.document import Document, document_of
from index.whoosh_engine.arrays import AnyArray, Arrays, write_arrays
from index.whoosh_engine.inverting import Inverter
from index.whoosh_engine.merging import Source, merged
from tests.articles import article, change, corpora

Flags = list[bool]


def document(each: Article) -> Document:
    made = document_of(change(each))
    assert made
    return made


def segment(folder: Path, documents: Sequence[Document], live: Flags | None = None) -> Source:
    path = folder / f"{len(list(folder.iterdir()))}.arrays"
    with path.open("xb") as file:
        write_arrays(file, Inverter(documents).arrays())
    return Source(Arrays(path), np.array([True] * len(documents) if live is None else live, np.bool_))


def spellings(sources: Sequence[Source], folder: Path) -> dict[str, str]:
    with (folder / "merged").open("xb") as file:
        write_arrays(file, merged(sources))
    arrays = Arrays(folder / "merged")
    return dict(zip(arrays.texts("terms/surface").all(), arrays.texts("spelling").all(), strict=True))


@settings(max_examples=60)
@given(corpora(), st.sets(st.integers(0, 24)), st.lists(st.booleans(), min_size=24, max_size=24))
def test_a_merged_segment_is_array_by_array_that_of_its_live_documents_at_once(
    tmp_path_factory: pytest.TempPathFactory, articles: list[Article], cuts: set[int], live: Flags
) -> None:
    folder = tmp_path_factory.mktemp("segments")
    documents = [document(each) for each in articles]
    bounds = sorted({0, len(documents), *(cut for cut in cuts if cut < len(documents))})
    sources = [segment(folder, documents[a:b], live[a:b]) for a, b in pairwise(bounds)]
    found = dict(merged(sources))
    at_once = dict(Inverter([each for each, is_live in zip(documents, live, strict=False) if is_live]).arrays())
    assert {name for name, array in at_once.items() if not same(array, found.pop(name))} <= SPELLINGS
    assert not found


SPELLINGS = {"spelling/bytes", "spelling/starts"}


def same(one: AnyArray, other: AnyArray) -> bool:
    return one.dtype == other.dtype and np.array_equal(one, other)


def test_the_spelling_that_most_documents_are_of_stays(tmp_path: Path) -> None:
    one = segment(tmp_path, [document(article(f"a{n}", "إربيل")) for n in range(2)])
    other = segment(tmp_path, [document(article(f"b{n}", "أربيل")) for n in range(3)])
    assert spellings([one, other], tmp_path)["اربيل"] == "أربيل"


def test_the_spelling_of_deleted_documents_counts_no_more(tmp_path: Path) -> None:
    one = segment(tmp_path, [document(article(f"a{n}", "إربيل")) for n in range(2)])
    other = segment(tmp_path, [document(article(f"b{n}", "أربيل")) for n in range(3)], [False, False, True])
    assert spellings([one, other], tmp_path)["اربيل"] == "إربيل"


def test_a_word_that_is_written_as_it_is_folded_needs_no_spelling(tmp_path: Path) -> None:
    one = segment(tmp_path, [document(article("a", "مدرسه"))])
    other = segment(tmp_path, [document(article(f"b{n}", "مدرسة", title="")) for n in range(2)])
    assert spellings([one, other], tmp_path)["مدرسه"] == "مدرسة"
    (tmp_path / "merged").unlink()
    assert spellings([one, one, one, other], tmp_path)["مدرسه"] == ""


def test_words_of_deleted_documents_alone_are_gone(tmp_path: Path) -> None:
    source = segment(tmp_path, [document(article("a", "ماء")), document(article("b", "كهرباء"))], [True, False])
    assert "كهرباء" not in spellings([source], tmp_path)
