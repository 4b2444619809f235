"""Words of hits that the index knows the places of, so that snippets need not read their texts."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from archive.article import Article
from index.query import Node, SearchRequest
from index.snippets import snippets
from index.whoosh_engine import WhooshEngine
from tests.articles import article, change, corpora
from tests.index.engines import CHECKPOINT, ask, fill
from tests.index.test_oracle import nodes


@settings(max_examples=60)
@given(corpora(), nodes)
def test_snippets_are_the_same_with_places_and_without(
    tmp_path_factory: pytest.TempPathFactory, articles: list[Article], query: Node
) -> None:
    engine = WhooshEngine(tmp_path_factory.mktemp("index"))
    fill(engine, *articles, segments=3)
    engine.apply([change(article("new", "مركز"), gone=(articles[0].id,))], CHECKPOINT)
    bodies = {each.id: each.body for each in articles} | {"new": "مركز"}
    for exact in (False, True):
        request = SearchRequest(query=query, exact=exact, places=True)
        for hit in engine.search(request).hits:
            body = bodies[hit.id]
            assert hit.places is not None
            assert snippets(body, request.query, exact=exact, places=hit.places) == snippets(
                body, request.query, exact=exact
            )
    engine.close()


@pytest.mark.parametrize(
    ("body", "query", "starts"),
    [
        ("في المراكز، ثم في مركزهم.", "مركز", [3, 18]),
        ("قال عبدالأمير إن الأمير", '"عبد الأمير"', [4, 4, 17]),
        ("محمد ﷺ نبي", '"الله عليه"', [5, 5]),
        ("قَالَ المَرْكَزُ", "مركز", [6]),
    ],
)
def test_places_are_code_points_of_the_body(tmp_path: Path, body: str, query: str, starts: list[int]) -> None:
    engine = WhooshEngine(tmp_path)
    fill(engine, article("a", body, title="مركز"))
    (hit,) = ask(engine, query, places=True).hits
    assert [place.start for place in hit.places or ()] == starts
    engine.close()


def test_places_are_not_known_where_words_are_very_far_apart(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    fill(engine, article("a", f"مركز {'—' * 300} مركز"), article("b", f"مركز {'—' * 200} مركز"))
    found = {hit.id: hit.places for hit in ask(engine, "مركز", places=True).hits}
    assert found["a"] is None
    assert [place.start for place in found["b"] or ()] == [0, 206]
    engine.close()


def test_nobody_is_told_places_who_does_not_ask(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    fill(engine, article("a", "مركز"))
    assert ask(engine, "مركز").hits[0].places is None
    engine.close()


def test_a_merged_segment_knows_them_still(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    for number in range(12):
        engine.apply([change(article(f"a{number}", f"{'نص ' * number}والمراكز هنا"))], CHECKPOINT)
    engine.apply([change(article("last", "طريق"), gone=("a3",))], CHECKPOINT)
    assert len(list(tmp_path.glob("*/*.arrays"))) < 12
    hits = ask(engine, "مركز", places=True).hits
    assert {hit.id: [place.start for place in hit.places or ()] for hit in hits} == {
        f"a{number}": [3 * number] for number in range(12) if number != 3
    }
    engine.close()
