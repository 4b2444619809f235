"""How facet counts are put."""

from hypothesis import given
from hypothesis import strategies as st

from index.facets import COUNTED, MAX_VALUES, ordered
from index.query import FACETS
from index.results import FacetCount


def pairs(found: tuple[FacetCount, ...]) -> list[tuple[str, int]]:
    return [(each.value, each.count) for each in found]


def test_every_filter_and_the_months_are_counted() -> None:
    assert set(COUNTED) == {*FACETS, "month"}


def test_the_most_frequent_comes_first_and_equals_by_value() -> None:
    assert pairs(ordered("province", {"c": 2, "a": 1, "b": 2})) == [("b", 2), ("c", 2), ("a", 1)]


def test_months_come_in_order() -> None:
    assert pairs(ordered("month", {"2021-01": 9, "2020-10": 1})) == [("2020-10", 1), ("2021-01", 9)]


def test_a_value_without_documents_is_not_shown() -> None:
    assert ordered("province", {"a": 0}) == ()


def test_a_chosen_value_is_shown_even_without_documents() -> None:
    assert pairs(ordered("province", {"a": 1, "b": 0}, ("b", "c"))) == [("a", 1), ("b", 0), ("c", 0)]


def test_a_chosen_value_keeps_its_count() -> None:
    assert pairs(ordered("province", {"a": 1}, ("a",))) == [("a", 1)]


values = st.sampled_from("abcde")


@given(st.dictionaries(values, st.integers(0, 3)), st.lists(values))
def test_no_value_comes_twice_and_no_count_changes(counts: dict[str, int], chosen: list[str]) -> None:
    shown = pairs(ordered("source", counts, chosen))
    assert dict(shown) == {v: n for v, n in counts.items() if n} | {v: counts.get(v, 0) for v in chosen}
    assert len(shown) == len(dict(shown))


def test_of_very_many_values_the_most_frequent_are_counted_out_and_the_chosen_ones() -> None:
    counts = {f"v{number:05}": 1 for number in range(2 * MAX_VALUES)} | {"most": 9}
    shown = ordered("actor", counts, ("v01999", "none"))
    assert [each.value for each in shown[:2]] == ["most", "v00000"]
    assert len(shown) == MAX_VALUES + 2
    assert {"v01999": 1, "none": 0}.items() <= {each.value: each.count for each in shown}.items()
