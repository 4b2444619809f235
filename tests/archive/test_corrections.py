"""What editors decide, applied to what the rules find."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import Article, Evidence
from archive.authority import Authority
from archive.corrections import (
    Correction,
    check_merge,
    check_removal,
    check_value,
    corrected,
    named,
    quoted,
)
from archive.errors import CorrectionError
from tests.articles import article, evidence, tag

BODY = "اجتماع في بغداد، ثم في قضاء القائم وفي بغداد"


def decided(action: Any, value: str, into: str | None = None, *found: Evidence, **given: Any) -> Correction:
    kept = {"facet": "province", "reason": "خطأ", "by": "محرر"} | given
    about = None if action == "merge" else "a1"
    return Correction(action=action, value=value, into=into, article=about, evidence=found, **kept)


def added(text: str, value: str, to: Article) -> Correction:
    return decided("add", value, None, *quoted(to, text))


def values(done: Article) -> list[str]:
    return done.values("province")


def spans(found: tuple[Evidence, ...]) -> list[tuple[str, int, str]]:
    return [(each.field, each.start, each.text) for each in found]


# -------- where the words stand


def test_words_are_found_where_they_first_stand_whole() -> None:
    text = article(body="بغدادي، ثم بغداد، ثم بغداد", title="خبر")
    assert spans(quoted(text, "بغداد")) == [("body", 11, "بغداد")]


def test_words_are_looked_for_in_the_title_first() -> None:
    assert spans(quoted(article(body="في القائم", title="القائم"), "القائم")) == [("title", 0, "القائم")]


def test_a_derived_title_is_not_looked_at() -> None:
    text = article(body="في القائم", title="في القائم", title_derived=True)
    assert spans(quoted(text, "القائم")) == [("body", 3, "القائم")]


def test_the_span_is_that_of_the_text_from_the_first_word_to_the_last() -> None:
    text = article(body="في «قَضاء  القائم»")
    assert spans(quoted(text, "قَضاء القائم")) == [("body", 4, "قَضاء  القائم")]


@pytest.mark.parametrize("text", ["الموصل", "قائم", "في القائم", "«»", ""])
def test_words_that_do_not_stand_there_are_an_error(text: str) -> None:
    with pytest.raises(CorrectionError, match="whole words"):
        quoted(article(body=BODY), text)


def test_every_name_of_a_value_is_evidence_even_an_ambiguous_one(authority: Authority) -> None:
    found = named(article(body="في القائم، وبالقائم", title="خبر"), "place", "qaim", authority)
    assert spans(found) == [("body", 3, "القائم"), ("body", 11, "وبالقائم")]
    assert {(each.alias, each.rule) for each in found} == {("القائم", "editor")}


def test_a_text_without_a_name_of_the_value_is_an_error(authority: Authority) -> None:
    with pytest.raises(CorrectionError, match="--text"):
        named(article(body=BODY), "province", "diyala", authority)


# -------- what a correction does


def test_an_added_value_is_set_by_the_editor_on_its_words() -> None:
    text = article(body=BODY)
    (found,) = corrected(text, [added("القائم", "anbar", text)]).tags
    assert (found.facet, found.value, found.set_by, found.confidence) == ("province", "anbar", "editor", 1.0)
    assert spans(found.evidence) == [("body", 28, "القائم")]


def test_a_value_that_the_rules_know_too_keeps_all_its_evidence() -> None:
    text = article(body=BODY, tags=(tag("baghdad", found=evidence("بغداد", start=39)),))
    (found,) = corrected(text, [added("بغداد", "baghdad", text)]).tags
    assert spans(found.evidence) == [("body", 10, "بغداد"), ("body", 39, "بغداد")]
    assert found.set_by == "editor"


def test_a_removed_value_is_gone_and_the_others_stay() -> None:
    text = article(tags=(tag("baghdad"), tag("diyala")))
    assert values(corrected(text, [decided("remove", "baghdad")])) == ["diyala"]


def test_the_same_id_in_another_facet_is_another_value() -> None:
    text = article(tags=(tag("baghdad"), tag("baghdad", facet="actor")))
    assert corrected(text, [decided("remove", "baghdad")]).values("actor") == ["baghdad"]


def test_a_merged_value_keeps_its_evidence_under_the_other_name() -> None:
    text = article(tags=(tag("baghdad"),))
    (found,) = corrected(text, [decided("merge", "baghdad", "anbar")]).tags
    assert (found.value, found.set_by, spans(found.evidence)) == ("anbar", "rule", [("body", 10, "بغداد")])


def test_two_values_that_become_one_share_their_evidence() -> None:
    first, second = evidence("بغداد", start=10), evidence("القائم", start=28)
    text = article(tags=(tag("baghdad", found=second), tag("anbar", found=first)))
    (found,) = corrected(text, [decided("merge", "baghdad", "anbar")]).tags
    assert found.evidence == (first, second)


def test_the_later_correction_counts() -> None:
    text = article(body=BODY, tags=(tag("baghdad"),))
    again = [decided("remove", "baghdad"), added("بغداد", "baghdad", text)]
    assert values(corrected(text, again)) == ["baghdad"]
    assert values(corrected(text, [*again, decided("remove", "baghdad")])) == []


def test_a_removal_before_a_merge_leaves_what_the_other_value_has() -> None:
    text = article(tags=(tag("baghdad"), tag("anbar")))
    made = [decided("remove", "baghdad"), decided("merge", "baghdad", "anbar")]
    assert values(corrected(text, made)) == ["anbar"]


def test_a_removal_after_a_merge_takes_what_was_merged() -> None:
    made = [decided("merge", "baghdad", "anbar"), decided("remove", "anbar")]
    assert values(corrected(article(tags=(tag("baghdad"),)), made)) == []


def test_merges_follow_each_other_and_can_be_turned_around() -> None:
    text = article(tags=(tag("baghdad"), tag("diyala")))
    there = [decided("merge", "baghdad", "anbar"), decided("merge", "anbar", "diyala")]
    assert values(corrected(text, there)) == ["diyala"]
    assert values(corrected(text, [*there, decided("merge", "diyala", "anbar")])) == ["anbar"]


def test_values_stand_in_the_order_of_their_first_words() -> None:
    text = article(body=BODY, tags=(tag("diyala", found=evidence("القائم", start=28)),))
    assert values(corrected(text, [added("بغداد", "baghdad", text)])) == ["baghdad", "diyala"]


# -------- a text that has changed


def test_the_words_of_an_addition_are_found_again_in_a_changed_text() -> None:
    made = added("القائم", "anbar", article(body=BODY))
    (found,) = corrected(article(body="من قضاء القائم"), [made]).tags
    assert spans(found.evidence) == [("body", 8, "القائم")]


def test_a_word_that_grew_is_another_word() -> None:
    made = added("بغداد", "baghdad", article(body="في بغداد"))
    assert corrected(article(body="في بغدادي"), [made]).tags == ()


def test_a_text_without_the_words_does_not_get_the_value() -> None:
    made = added("القائم", "anbar", article(body=BODY))
    assert corrected(article(body="في بغداد"), [made]).tags == ()


def test_an_addition_without_words_adds_nothing() -> None:
    assert corrected(article(), [decided("add", "anbar")]).tags == ()


# -------- what cannot be decided


@pytest.mark.parametrize(("value", "nearest"), [("diyla", "diyala"), ("ديالي", "diyala"), ("Karkuk", "kirkuk")])
def test_an_unknown_value_is_refused_with_the_nearest(authority: Authority, value: str, nearest: str) -> None:
    with pytest.raises(CorrectionError, match=f"^no province {value}; the nearest is {nearest}$"):
        check_value("province", value, authority, ())


def test_a_governorate_is_no_place(authority: Authority) -> None:
    with pytest.raises(CorrectionError, match="no place kirkuk"):
        check_value("place", "kirkuk", authority, ())


def test_a_value_that_has_become_another_is_refused_with_that_one(authority: Authority) -> None:
    with pytest.raises(CorrectionError, match="province kirkuk has become diyala"):
        check_value("province", "kirkuk", authority, [decided("merge", "kirkuk", "diyala")])


def test_a_value_that_the_article_does_not_have_cannot_be_removed(authority: Authority) -> None:
    with pytest.raises(CorrectionError, match="article a1 has no province kirkuk"):
        check_removal(article(), "province", "kirkuk", authority)


def test_a_value_that_the_tables_no_longer_have_can_be_removed(authority: Authority) -> None:
    check_removal(article(tags=(tag("gone"),)), "province", "gone", authority)


def test_a_value_cannot_become_itself_nor_one_that_is_no_more(authority: Authority) -> None:
    merges = [decided("merge", "kirkuk", "diyala")]
    for value, into in [("diyala", "diyala"), ("anbar", "kirkuk"), ("kirkuk", "anbar"), ("anbar", "nowhere")]:
        with pytest.raises(CorrectionError):
            check_merge("province", value, into, authority, merges)


def test_a_merge_can_be_turned_around(authority: Authority) -> None:
    check_merge("province", "diyala", "kirkuk", authority, [decided("merge", "kirkuk", "diyala")])


# -------- why the record need only apply the newest

PROVINCES = st.sampled_from(("baghdad", "anbar", "diyala"))
TEXTS = st.sampled_from(("بغداد", "القائم", "اجتماع"))
CORRECTIONS = st.lists(
    st.builds(lambda value: decided("remove", value), PROVINCES)
    | st.builds(lambda value, text: added(text, value, article(body=BODY)), PROVINCES, TEXTS)
    | st.builds(lambda value, into: decided("merge", value, into), PROVINCES, PROVINCES),
    max_size=6,
)


@given(st.sets(PROVINCES), CORRECTIONS)
def test_corrections_come_to_the_same_one_by_one_and_all_at_once(had: set[str], made: list[Correction]) -> None:
    start = article(body=BODY, tags=tuple(tag(value) for value in sorted(had)))
    step = start
    for each in made:
        step = corrected(step, [each])
    assert step == corrected(start, made)
    assert all(found.evidence for found in step.tags)
    assert replace(step, tags=()) == replace(start, tags=())
