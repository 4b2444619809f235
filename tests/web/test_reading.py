"""The engine's hits with the store's articles."""

from hypothesis import given
from hypothesis import strategies as st

from archive.store import Store
from tests.articles import article
from tests.conftest import AT
from tests.web.conftest import Keep
from web.params import Params
from web.reading import SAMPLE_MARK, Found, Reading, neutral


def ids(found: Found) -> list[str]:
    return [each.article.id for each in found.articles]


def lose(store: Store, *lost: str) -> None:
    """Take articles out of the store; the index does not know yet."""
    store.remove(list(lost), reason="x", at=AT)


def numbered(*names: str) -> list[object]:
    return [article(name, f"خبر {name}", published=f"2020-10-{31 - i}") for i, name in enumerate(names)]


def test_a_hit_that_the_store_lost_is_replaced_by_the_next(keep: Keep, store: Store, reading: Reading) -> None:
    keep(*numbered("a", "b", "c", "d"))
    lose(store, "b")
    assert ids(reading.search(Params(size=2))) == ["a", "c"]


def test_a_replacement_that_is_lost_too_is_replaced_again(keep: Keep, store: Store, reading: Reading) -> None:
    keep(*numbered("a", "b", "c", "d"))
    lose(store, "a", "c")
    assert ids(reading.search(Params(size=2))) == ["b", "d"]


def test_no_article_comes_twice_when_some_are_lost(keep: Keep, store: Store, reading: Reading) -> None:
    keep(*numbered("a", "b", "c", "d", "e", "f"))
    lose(store, "b", "c", "d")
    assert ids(reading.search(Params(size=3))) == ["a", "e", "f"]


def test_when_all_are_lost_nothing_is_shown(keep: Keep, store: Store, reading: Reading) -> None:
    keep(*numbered("a", "b"))
    lose(store, "a", "b")
    assert ids(reading.search(Params())) == []


def test_a_second_page_goes_on_after_the_first(keep: Keep, reading: Reading) -> None:
    keep(*numbered("a", "b", "c"))
    assert ids(reading.search(Params(size=2, page=2))) == ["c"]


def test_the_words_sought_are_marked_in_title_and_text(keep: Keep, reading: Reading) -> None:
    keep(article(title="وصول البيشمركة", body="قال حرس البيشمرگة."))
    (found,) = reading.search(Params(q="البيشمركه")).articles
    marked = [s.text[start:end] for s in (found.title, *found.snippets) for start, end in s.marks]
    assert marked == ["البيشمركة", "البيشمرگة"]


def test_a_sample_is_marked_as_one_before_title_and_snippets(keep: Keep, reading: Reading) -> None:
    keep(article(title="خبر عن بغداد", body="قيل في بغداد كلام.", sample=True))
    (found,) = reading.search(Params(q="بغداد")).articles
    for snippet in (found.title, *found.snippets):
        assert snippet.text.startswith(f"[{SAMPLE_MARK}] ")
        assert [snippet.text[start:end] for start, end in snippet.marks] == ["بغداد"]


def test_what_is_no_sample_is_not_marked_as_one(keep: Keep, reading: Reading) -> None:
    keep(article(title="خبر", body="قيل في بغداد."))
    (found,) = reading.search(Params()).articles
    assert (found.title.text, found.snippets[0].text) == ("خبر", "قيل في بغداد.")


def test_snippets_come_from_the_newest_text(keep: Keep, store: Store, reading: Reading) -> None:
    keep(article(body="قيل في بغداد كلام كثير."))
    store.put_many([article(body="صحّح الخبر: في بغداد.")], at=AT)
    (found,) = reading.search(Params(q="بغداد")).articles
    (snippet,) = found.snippets
    assert snippet.text == "صحّح الخبر: في بغداد."
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["بغداد"]


def test_copies_of_a_text_are_one_hit_that_names_them(keep: Keep, reading: Reading) -> None:
    keep(article("a"), article("b", source="واع"))
    (found,) = reading.search(Params()).articles
    assert [(copy.id, copy.source) for copy in found.copies] == [("b", "واع")]


def test_a_copy_has_the_score_of_its_text(keep: Keep, reading: Reading) -> None:
    keep(article("a"), article("b", source="واع"))
    lead, copy = (reading.explain(Params(q="بغداد"), id_) for id_ in ("a", "b"))
    assert lead
    assert lead == copy


def test_other_names_have_their_part_of_a_score(keep: Keep, reading: Reading) -> None:
    keep(article("a", "Karkuk"))
    assert reading.explain(Params(q="كركوك"), "a")
    assert reading.explain(Params(q="كركوك", expand=False), "a") is None


def test_a_search_without_words_adds_nothing(keep: Keep, reading: Reading) -> None:
    keep(article("a"))
    assert reading.explain(Params(), "a") == ()


def test_an_article_knows_whether_it_was_removed(keep: Keep, store: Store, reading: Reading) -> None:
    keep(article("a"))
    lose(store, "a")
    assert (reading.was_removed("a"), reading.was_removed("never")) == (True, False)


@given(st.text())
def test_a_title_shows_in_one_direction_and_keeps_its_length(text: str) -> None:
    shown = neutral(text)
    assert len(shown) == len(text)
    assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\x1b\x07")
