"""The contract of every engine, by example."""

import datetime as dt

import pytest

from archive.article import Copy
from index.checkpoint import Checkpoint
from index.engine import SearchEngine, open_engine
from index.errors import IndexUnavailable
from tests.articles import PROVINCES, article, change, date, tag

from .engines import CHECKPOINT, ask, counts, fill, ids


def test_an_empty_index_finds_nothing(engine: SearchEngine) -> None:
    assert (engine.count(), engine.checkpoint(), ask(engine, "بغداد").total) == (0, None, 0)


def test_every_word_must_be_there(engine: SearchEngine) -> None:
    fill(engine, article("a", "اجتماع في بغداد"), article("b", "اجتماع في أربيل"))
    assert ids(ask(engine, "اجتماع بغداد")) == ["a"]


def test_a_word_is_found_under_any_spelling(engine: SearchEngine) -> None:
    fill(engine, article("a", "قوات البيشمركة في إربيل"))
    assert all(ask(engine, text).total == 1 for text in ("البيشمركه", "البيشمرگة", "اربيل", "والبيشمركة"))


@pytest.mark.parametrize("bare", ["سكان", "كتب", "خاصة", "ناس", "فرنسية"])
def test_a_word_is_the_same_with_its_article_and_without(engine: SearchEngine, bare: str) -> None:
    texts = (bare, f"ال{bare}", f"وبال{bare}")
    fill(engine, *(article(f"a{number}", text, title="x") for number, text in enumerate(texts)))
    assert [ask(engine, text).total for text in (bare, f"ال{bare}")] == [3, 3]


def test_a_word_is_found_in_the_title(engine: SearchEngine) -> None:
    fill(engine, article("a", "نص", title="مركز التنسيق"))
    assert ids(ask(engine, "تنسيق")) == ["a"]


def test_a_derived_title_is_not_indexed_twice(engine: SearchEngine) -> None:
    fill(
        engine,
        article("a", "مركز التنسيق", title="مركز التنسيق", title_derived=True),
        article("b", "مركز التنسيق", title="مركز التنسيق"),
    )
    given, derived = ask(engine, "تنسيق").hits
    assert (given.id, derived.id) == ("b", "a")
    assert given.score > derived.score


def test_a_phrase_stands_in_order(engine: SearchEngine) -> None:
    fill(engine, article("a", "خط دفاع مشترك"), article("b", "دفاع عن خط مشترك"))
    assert ids(ask(engine, "«خط دفاع مشترك»")) == ["a"]


def test_a_phrase_keeps_its_stop_words(engine: SearchEngine) -> None:
    fill(engine, article("a", "اجتماع في بغداد"), article("b", "اجتماع عن بغداد"))
    assert ids(ask(engine, '"اجتماع في بغداد"')) == ["a"]


def test_a_phrase_does_not_reach_from_the_title_into_the_body(engine: SearchEngine) -> None:
    fill(engine, article("a", "دفاع مشترك", title="خط"))
    assert ask(engine, '"خط دفاع"').total == 0


def test_a_phrase_may_repeat_a_word(engine: SearchEngine) -> None:
    fill(engine, article("a", "يوما بعد يوم"), article("b", "يوم بعد يوم"))
    assert ids(ask(engine, '"يوم بعد يوم"')) == ["b"]


def test_an_exact_word_is_not_its_relative(engine: SearchEngine) -> None:
    fill(engine, article("a", "المركز"), article("b", "مركز"))
    assert ask(engine, "مركز").total == 2
    assert ids(ask(engine, "مركز", exact=True)) == ["b"]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (dt.date(2020, 1, 1), dt.date(2020, 12, 31), ["day", "month", "year"]),
        (dt.date(2020, 10, 1), dt.date(2020, 10, 31), ["day", "month"]),
        (dt.date(2020, 10, 9), dt.date(2020, 10, 31), ["day"]),
        (None, dt.date(2020, 10, 30), ["day"]),
        (dt.date(2020, 1, 2), None, ["day", "month"]),
    ],
)
def test_an_article_belongs_to_a_period_that_holds_all_of_its_date(
    engine: SearchEngine, since: dt.date | None, until: dt.date | None, expected: list[str]
) -> None:
    dates = {"day": "2020-10-09", "month": "2020-10", "year": "2020", "none": None}
    fill(engine, *(article(id_, published=iso) for id_, iso in dates.items()))
    assert sorted(ids(ask(engine, published_from=since, published_to=until))) == expected


def test_a_year_counts_what_its_period_gives(engine: SearchEngine) -> None:
    fill(engine, *(article(iso, published=iso) for iso in ("2020-10-09", "2020-10", "2020", "2021-01-01")))
    fill(engine, article("none", published=None))
    for year in ask(engine, published_from=dt.date(2021, 1, 1)).facets["year"]:
        first, last = dt.date(int(year.value), 1, 1), dt.date(int(year.value), 12, 31)
        assert ask(engine, published_from=first, published_to=last).total == year.count
    assert counts(ask(engine), "year") == {"2020": 3, "2021": 1}
    assert list(counts(ask(engine), "year")) == ["2020", "2021"]


def test_one_of_two_words_suffices_with_or(engine: SearchEngine) -> None:
    fill(engine, article("a", "ماء"), article("b", "كهرباء"), article("c", "طريق"))
    assert sorted(ids(ask(engine, "ماء OR كهرباء"))) == ["a", "b"]


def test_a_word_can_be_excluded(engine: SearchEngine) -> None:
    fill(engine, article("a", "ماء وكهرباء"), article("b", "ماء"))
    assert ids(ask(engine, "ماء -كهرباء")) == ["b"]


def test_excluding_alone_leaves_the_rest(engine: SearchEngine) -> None:
    fill(engine, article("a", "ماء"), article("b", "طريق"))
    assert ids(ask(engine, "-ماء")) == ["b"]


def test_stop_words_alone_are_searched_as_written(engine: SearchEngine) -> None:
    fill(engine, article("a", "هذا في ذلك"), article("b", "شيء"))
    assert ids(ask(engine, "في")) == ["a"]


def test_stop_words_beside_others_are_left_out(engine: SearchEngine) -> None:
    fill(engine, article("a", "اجتماع بغداد"))
    assert ids(ask(engine, "اجتماع في بغداد")) == ["a"]


def test_a_word_is_found_under_another_form(engine: SearchEngine) -> None:
    fill(engine, article("a", "زار الضباط مناطقها"), article("b", "ضبط المنطق"))
    assert ids(ask(engine, "ضابط منطقة")) == ["a"]


@pytest.mark.parametrize(("asked", "held"), [("عملية", "عمل"), ("مركزي", "مراكز"), ("البيشمرقة", "البيشمركة")])
def test_a_word_of_the_same_root_or_pieces_is_not_the_word(engine: SearchEngine, asked: str, held: str) -> None:
    fill(engine, article("a", held, title=""))
    assert ask(engine, asked).total == 0


@pytest.mark.parametrize(("asked", "held"), [("عملية", "عمل"), ("مركزي", "مراكز"), ("البيشمرقة", "البيشمركة")])
def test_a_word_of_the_same_root_or_pieces_is_found_where_any_form_suffices(
    engine: SearchEngine, asked: str, held: str
) -> None:
    fill(engine, article("a", f"قال {held} اليوم", title=""), article("b", "طريق", title=""))
    assert ids(ask(engine, asked, match="any")) == ["a"]


def test_the_word_itself_ranks_above_one_of_the_same_root_or_pieces(engine: SearchEngine) -> None:
    fill(engine, article("a", "عمل في مركزي", title=""), article("b", "عملية في مركز", title=""))
    assert ids(ask(engine, "عملية مركز", match="any")) == ["b", "a"]


def test_documents_with_some_of_the_words_are_found_and_those_with_more_come_first(engine: SearchEngine) -> None:
    fill(
        engine,
        article("a", "كهرباء طريق", title=""),
        article("b", "ماء كهرباء", title=""),
        article("c", "طريق جسر", title=""),
    )
    assert ask(engine, "ماء كهرباء").total == 1
    assert ids(ask(engine, "ماء كهرباء", match="any")) == ["b", "a"]


def test_stop_words_alone_bring_no_document_where_any_word_suffices(engine: SearchEngine) -> None:
    fill(engine, article("a", "ماء", title=""), article("b", "في طريق", title=""))
    assert ids(ask(engine, "في ماء", match="any")) == ["a"]


def test_an_excluded_word_stays_excluded_where_any_word_suffices(engine: SearchEngine) -> None:
    fill(
        engine,
        article("a", "ماء وكهرباء", title=""),
        article("b", "ماء", title=""),
        article("c", "طريق", title=""),
    )
    assert sorted(ids(ask(engine, "ماء طريق جسر -كهرباء", match="any"))) == ["b", "c"]


def test_an_excluded_word_takes_no_other_of_its_root_or_pieces_with_it(engine: SearchEngine) -> None:
    fill(engine, article("a", "ماء عمل", title=""), article("b", "ماء البيشمركة", title=""))
    assert ask(engine, "ماء -عملية -البيشمرقة").total == 2
    assert ask(engine, "ماء -عملية -البيشمرقة", match="any").total == 2


@pytest.mark.parametrize("match", ["all", "any"])
@pytest.mark.parametrize("asked", ["", "-طريق"])
def test_where_no_word_is_sought_every_document_is_left(engine: SearchEngine, asked: str, match: str) -> None:
    fill(engine, article("a", "ماء", title=""))
    assert ids(ask(engine, asked, match=match)) == ["a"]


def test_a_phrase_stays_a_phrase_where_any_word_suffices(engine: SearchEngine) -> None:
    fill(engine, article("a", "خط دفاع", title=""), article("b", "دفاع عن خط", title=""))
    assert ids(ask(engine, '"خط دفاع"', match="any")) == ["a"]


def test_a_word_scores_the_same_before_and_after_a_phrase_that_holds_it(engine: SearchEngine) -> None:
    fill(engine, article("a", "خط طويل", title=""), article("b", "طريق", title=""))
    before, after = ask(engine, 'خط OR "خط دفاع"'), ask(engine, '"خط دفاع" OR خط')
    assert [hit.score for hit in before.hits] == pytest.approx([hit.score for hit in after.hits])


def test_a_word_in_the_title_ranks_above_one_in_the_body(engine: SearchEngine) -> None:
    fill(engine, article("a", "التنسيق اليوم", title="خبر"), article("b", "الخبر اليوم", title="التنسيق"))
    assert ids(ask(engine, "التنسيق")) == ["b", "a"]


def test_adjacent_words_rank_above_scattered_ones(engine: SearchEngine) -> None:
    fill(
        engine,
        article("a", "خط ماء دفاع طريق", title=""),
        article("b", "ماء خط دفاع طريق", title=""),
        article("c", "دفاع خط ماء طريق", title=""),
    )
    assert ids(ask(engine, "خط دفاع"))[0] == "b"
    assert ids(ask(engine, "دفاع خط"))[0] == "c"


def test_the_word_as_written_ranks_above_its_relatives(engine: SearchEngine) -> None:
    fill(engine, article("a", "افتتاح المركز"), article("b", "افتتاح مركز"))
    assert ids(ask(engine, "مركز"))[0] == "b"


def test_equal_scores_put_the_newest_first_then_the_id(engine: SearchEngine) -> None:
    fill(
        engine,
        article("b", published="2020-10-13"),
        article("a", published="2020-10-13"),
        article("c", published="2021-01-01"),
        article("d", published=None),
    )
    assert ids(ask(engine, "بغداد")) == ["c", "a", "b", "d"]


def test_newest_and_oldest_leave_the_undated_to_the_end(engine: SearchEngine) -> None:
    fill(
        engine,
        article("a", published="2020-10-13"),
        article("b", published="2021-01-01"),
        article("c", published=None),
    )
    assert ids(ask(engine, sort="newest")) == ["b", "a", "c"]
    assert ids(ask(engine, sort="oldest")) == ["a", "b", "c"]


def test_values_of_one_facet_are_alternatives(engine: SearchEngine) -> None:
    fill(engine, *(article(p, tags=(tag(p),)) for p in PROVINCES))
    assert sorted(ids(ask(engine, filters={"province": ("baghdad", "diyala")}))) == ["baghdad", "diyala"]


def test_facets_narrow_each_other(engine: SearchEngine) -> None:
    fill(engine, article("a", tags=(tag("baghdad"),)), article("b", tags=(tag("baghdad"),), lang="ckb"))
    assert ids(ask(engine, filters={"province": ("baghdad",), "lang": ("ckb",)})) == ["b"]


def test_an_unknown_value_gives_nothing_and_stays_visible(engine: SearchEngine) -> None:
    fill(engine, article("a", tags=(tag("baghdad"),)))
    results = ask(engine, filters={"province": ("atlantis",)})
    assert results.total == 0
    assert counts(results, "province") == {"baghdad": 1, "atlantis": 0}


def test_published_dates_bound_the_results(engine: SearchEngine) -> None:
    fill(
        engine,
        article("a", published="2020-10-13"),
        article("b", published="2021-01-01"),
        article("c", published=None),
    )
    from_ = ask(engine, published_from=dt.date(2020, 10, 14))
    to = ask(engine, published_to=dt.date(2020, 10, 13))
    assert (ids(from_), ids(to)) == (["b"], ["a"])


def test_undated_articles_are_counted_and_can_be_asked_for(engine: SearchEngine) -> None:
    fill(engine, article("a"), article("b", published=None))
    assert ask(engine).undated == 1
    assert ids(ask(engine, undated=True)) == ["b"]
    assert counts(ask(engine, undated=True), "month") == {"2020-10": 1}


def test_a_mentioned_date_is_found_by_a_period_that_it_touches(engine: SearchEngine) -> None:
    fill(
        engine,
        article("a", dates=(date("2020-10", precision="month"),)),
        article("b", dates=(date("2019-05-01"),)),
    )
    day = dt.date(2020, 10, 31)
    assert ids(ask(engine, mentioned_from=day, mentioned_to=day)) == ["a"]


def test_copies_are_one_hit_and_every_source_counts(engine: SearchEngine) -> None:
    engine.apply([change(article("a"), copies=(Copy("b", "واع", None),), gone=("b",))], CHECKPOINT)
    assert counts(ask(engine), "source") == {"الصباح": 1, "واع": 1}
    assert ids(ask(engine, filters={"source": ("واع",)})) == ["a"]


def test_an_article_applied_again_replaces_the_first(engine: SearchEngine) -> None:
    fill(engine, article("a", "ماء"))
    fill(engine, article("a", "كهرباء", seq=7))
    assert (engine.count(), ask(engine, "ماء").total) == (1, 0)
    assert [hit.seq for hit in ask(engine, "كهرباء").hits] == [7]


def test_what_is_gone_is_not_found(engine: SearchEngine) -> None:
    fill(engine, article("a"), article("b"))
    engine.apply([change(article("c"), gone=("a", "unknown"))], CHECKPOINT)
    assert engine.ids() == ["b", "c"]
    assert sorted(ids(ask(engine, "بغداد"))) == ["b", "c"]


def test_a_rebuild_forgets_what_was(engine: SearchEngine) -> None:
    fill(engine, article("a"))
    engine.rebuild([change(article("b"))], Checkpoint("archive", 9, "2"))
    assert (engine.ids(), engine.checkpoint()) == (["b"], Checkpoint("archive", 9, "2"))


def test_hits_come_in_pages(engine: SearchEngine) -> None:
    fill(engine, *(article(f"a{n}") for n in range(5)))
    pages = [ids(ask(engine, offset=at, limit=2)) for at in (0, 2, 4, 6)]
    assert pages == [["a0", "a1"], ["a2", "a3"], ["a4"], []]


@pytest.mark.parametrize("url", ["", "solr:x", "whoosh:"])
def test_an_unknown_engine_is_an_error(url: str) -> None:
    with pytest.raises(IndexUnavailable, match="memory:"):
        open_engine(url)


def test_only_the_facets_that_are_asked_for_are_counted(engine: SearchEngine) -> None:
    fill(engine, article("a", tags=(tag("baghdad"),)))
    assert set(ask(engine, counted=("province", "year")).facets) == {"province", "year"}
    assert counts(ask(engine, counted=("province",)), "province") == {"baghdad": 1}
    assert not ask(engine, counted=()).facets
