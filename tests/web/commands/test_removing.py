"""`tansiq remove`: out for a reason, all or nothing."""

import pytest

from .conftest import Tansiq


def test_a_removed_article_is_neither_kept_nor_found(filled: Tansiq) -> None:
    done = filled("remove", "a1", "--reason", "طلب الناشر")
    assert (done.code, done.out, done.err) == (0, "1 removed\n", "")
    assert filled("search", "بغداد", "--json").json["total"] == 0
    assert filled("show", "a1").code == 1
    counts = filled("status", "--json").json
    assert (counts["articles"], counts["removed"], counts["documents"]) == (1, 1, 1)


def test_a_source_can_be_removed_whole(filled: Tansiq) -> None:
    assert filled("remove", "--source", "واع", "--reason", "x").out == "1 removed\n"
    assert filled("status", "--json").json["sources"] == {"الصباح": 1}


def test_without_a_reason_nothing_is_removed(filled: Tansiq) -> None:
    done = filled("remove", "a1")
    assert done.code == 2
    assert "--reason" in done.err
    assert filled("show", "a1").code == 0


@pytest.mark.parametrize("given", [(), ("a1", "--source", "واع")])
def test_ids_and_a_source_exclude_each_other(filled: Tansiq, given: tuple[str, ...]) -> None:
    done = filled("remove", *given, "--reason", "x")
    assert done.code == 2
    assert "give either ids or --source" in done.err
    assert filled("status", "--json").json["articles"] == 2


def test_with_an_unknown_id_nothing_is_removed(filled: Tansiq) -> None:
    done = filled("remove", "a1", "nowhere", "--reason", "x")
    assert (done.code, done.err) == (1, "tansiq: no article nowhere: nothing removed\n")
    assert filled("status", "--json").json["articles"] == 2


def test_an_unknown_source_is_an_error(filled: Tansiq) -> None:
    done = filled("remove", "--source", "غيرها", "--reason", "x")
    assert (done.code, done.err) == (1, "tansiq: no article of source غيرها: nothing removed\n")
