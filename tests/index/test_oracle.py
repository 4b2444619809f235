"""The memory engine is the oracle: Whoosh agrees with it, whatever is asked of whatever documents."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article, first_day, last_day
from index.memory_engine import MemoryEngine
from index.query import And, Fuzzy, Node, Not, Or, Period, Phrase, Position, Prefix, SearchRequest, Value, Word
from index.results import Share
from index.whoosh_engine import WhooshEngine
from tests.articles import PROVINCES, SOURCES, WORDS, article, change, corpora

from .engines import CHECKPOINT, fill, ids

scopes = st.sampled_from((None, None, "title", "body"))
words = st.builds(Word, st.sampled_from(WORDS), scopes)
phrases = st.builds(
    Phrase, st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(tuple), st.integers(0, 3), scopes
)
patterns = st.builds(Prefix, st.sampled_from(("مر", "بغ", "ال", "sc", "غد")), scopes) | st.builds(
    Fuzzy, st.sampled_from(("لجنه", "مركب", "ماء", "schools")), st.integers(1, 2), scopes
)
values = st.builds(
    Value,
    st.sampled_from(("province", "source", "lang")),
    st.sampled_from((*PROVINCES, *SOURCES, "AR")).map(lambda value: (value,)),
)
days = st.none() | st.dates(min_value=dt.date(2020, 10, 1), max_value=dt.date(2021, 2, 1))
periods = st.builds(Period, st.sampled_from(("published", "mentioned")), days, days)
nodes: st.SearchStrategy[Node] = st.recursive(
    words | phrases | patterns | values | periods,
    lambda parts: st.one_of(
        st.lists(parts, max_size=3).map(lambda found: And(tuple(found))),
        st.lists(parts, min_size=1, max_size=3).map(lambda found: Or(tuple(found))),
        parts.map(Not),
    ),
    max_leaves=5,
)
chosen = st.fixed_dictionaries(
    {},
    optional={
        "province": st.sets(st.sampled_from(PROVINCES), min_size=1).map(tuple),
        "source": st.sampled_from(SOURCES).map(lambda source: (source,)),
    },
)
positions = st.builds(
    Position,
    st.sampled_from((0.0, 0.5, 2.0, 1e9)),
    st.none() | st.dates(min_value=dt.date(2020, 10, 1), max_value=dt.date(2021, 1, 3)).map(dt.date.toordinal),
    st.sampled_from(("", "a03", "a12", "z")),
)
requests = st.builds(
    SearchRequest,
    query=nodes,
    filters=chosen,
    published_from=days,
    published_to=days,
    undated=st.sampled_from((False, False, True)),
    mentioned_from=days,
    sort=st.sampled_from(("relevance", "newest", "oldest")),
    exact=st.booleans(),
    match=st.sampled_from(("all", "any")),
    after=st.none() | positions,
    offset=st.integers(0, 3),
    limit=st.integers(1, 10),
)


@settings(max_examples=60)
@given(corpora(), st.integers(1, 4), st.lists(requests, min_size=1, max_size=6), st.data())
def test_whoosh_answers_as_the_oracle_does(
    tmp_path_factory: pytest.TempPathFactory,
    articles: list[Article],
    segments: int,
    asked: list[SearchRequest],
    data: st.DataObject,
) -> None:
    whoosh = WhooshEngine(tmp_path_factory.mktemp("whoosh") / "index")
    oracle = MemoryEngine()
    gone = data.draw(st.sets(st.sampled_from([each.id for each in articles])))
    for engine in (whoosh, oracle):
        fill(engine, *articles, segments=segments)
        if gone:
            engine.apply([change(article("new"), gone=tuple(sorted(gone)))], CHECKPOINT)
    for request in asked:
        mine, theirs = whoosh.search(request), oracle.search(request)
        assert (mine.total, mine.undated, mine.facets) == (theirs.total, theirs.undated, theirs.facets)
        assert [(hit.id, hit.day) for hit in mine.hits] == [(hit.id, hit.day) for hit in theirs.hits]
        assert [hit.score for hit in mine.hits] == pytest.approx([hit.score for hit in theirs.hits])
        for each in articles:
            assert_same_shares(whoosh.explain(request, each.id), oracle.explain(request, each.id))
    whoosh.close()


def assert_same_shares(mine: tuple[Share, ...] | None, theirs: tuple[Share, ...] | None) -> None:
    assert (mine is None) == (theirs is None)
    for one, other in zip(mine or (), theirs or (), strict=True):
        assert replace(one, score=0.0) == replace(other, score=0.0)
        assert one.score == pytest.approx(other.score)


@settings(max_examples=60)
@given(corpora(), requests, st.integers(1, 4))
def test_going_on_after_the_last_hit_gives_what_one_long_page_gives(
    tmp_path_factory: pytest.TempPathFactory, articles: list[Article], request_: SearchRequest, size: int
) -> None:
    engine = WhooshEngine(tmp_path_factory.mktemp("whoosh") / "index")
    fill(engine, *articles, segments=2)
    whole = replace(request_, after=None, offset=0, limit=len(articles))
    expected = ids(engine.search(whole))
    walked: list[str] = []
    after = None
    for _ in range(0, len(expected), size):
        hits = engine.search(replace(whole, after=after, limit=size)).hits
        walked += [hit.id for hit in hits]
        after = hits[-1].position
    assert walked == expected
    engine.close()


@settings(max_examples=60)
@given(corpora(), requests)
def test_the_shares_of_a_score_add_up_to_it(articles: list[Article], request: SearchRequest) -> None:
    engine = MemoryEngine()
    fill(engine, *articles)
    for hit in engine.search(request).hits:
        shares = engine.explain(request, hit.id)
        assert shares is not None
        assert sum(share.score for share in shares) == pytest.approx(hit.score)


@settings(max_examples=60)
@given(
    articles=corpora(),
    parts=st.lists(words | phrases | words.map(Not), max_size=5),
    exact=st.booleans(),
)
def test_what_holds_every_word_is_found_where_any_suffices(
    *, articles: list[Article], parts: list[Node], exact: bool
) -> None:
    engine = MemoryEngine()
    fill(engine, *articles)
    every, some = (
        engine.search(SearchRequest(query=And(tuple(parts)), exact=exact, match=match, limit=len(articles)))
        for match in ("all", "any")
    )
    assert set(ids(every)) <= set(ids(some))


@settings(max_examples=60)
@given(corpora(), requests)
def test_a_value_shown_as_n_gives_n_when_chosen_alone(articles: list[Article], request: SearchRequest) -> None:
    engine = MemoryEngine()
    fill(engine, *articles)
    for name in ("province", "source", "lang"):
        for count in engine.search(request).facets[name]:
            alone = SearchRequest(
                query=request.query,
                filters={**request.filters, name: (count.value,)},
                published_from=request.published_from,
                published_to=request.published_to,
                undated=request.undated,
                mentioned_from=request.mentioned_from,
                exact=request.exact,
                match=request.match,
            )
            assert engine.search(alone).total == count.count


@settings(max_examples=60)
@given(corpora(), requests)
def test_a_month_shown_as_n_gives_n_when_chosen_alone(articles: list[Article], request: SearchRequest) -> None:
    engine = MemoryEngine()
    fill(engine, *articles)
    for count in engine.search(request).facets["month"]:
        first, last = first_day(count.value), last_day(count.value)
        alone = replace(request, published_from=first, published_to=last, undated=False)
        assert engine.search(alone).total == count.count
