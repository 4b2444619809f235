"""From the columns of a row to an article, or to the reason why not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import Origin, RawArticle
from archive.errors import ArchiveError, RejectedRow
from archive.importers.rows import FIELDS, Rejection, columns_of, picked, raw_article

ORIGIN = Origin("a.jsonl", 7)


def article(**fields: object) -> RawArticle:
    return raw_article({"body": "نص", **fields}, origin=ORIGIN)


def reason(**fields: object) -> str:
    with pytest.raises(RejectedRow) as caught:
        article(**fields)
    return str(caught.value)


@pytest.mark.parametrize(("name", "column"), [(name, column) for name in FIELDS for column in FIELDS[name]])
def test_every_known_column_gives_its_field(name: str, column: str) -> None:
    assert picked([(column, "قيمة")], FIELDS) == {name: "قيمة"}


def test_case_and_spaces_of_a_column_name_do_not_matter() -> None:
    assert picked([(" Headline ", "خبر")], FIELDS) == {"title": "خبر"}


def test_the_first_column_with_a_value_wins() -> None:
    assert picked([("text", "نص"), ("body", None), ("content", "آخر")], FIELDS) == {"body": "نص"}


def test_null_empty_and_unknown_columns_are_absent() -> None:
    assert picked([("title", None), ("body", ""), ("category", "سياسة")], FIELDS) == {}


def test_of_columns_with_the_same_name_the_last_counts() -> None:
    assert picked([("title", "أول"), ("Title", "آخر")], FIELDS) == {"title": "آخر"}


def test_a_mapped_column_wins_over_the_known_ones() -> None:
    row = [("body", "ملخص"), ("story", "النص كله")]
    assert picked(row, columns_of({"body": "Story"})) == {"body": "النص كله"}


def test_a_mapped_column_gives_no_other_field() -> None:
    assert picked([("text", "عنوان")], columns_of({"title": "text"})) == {"title": "عنوان"}


def test_an_unknown_field_in_a_map_is_an_error_with_the_known_ones() -> None:
    with pytest.raises(ArchiveError, match=r"unknown field 'titel'; the fields are id, title, body"):
        columns_of({"titel": "t"})


def test_a_row_becomes_an_article_with_its_origin() -> None:
    fields = {
        "id": "a1",
        "title": "عنوان",
        "body": "نص",
        "date": "2018-02-18",
        "source": "بي بي سي",
        "url": "https://example.org/1",
        "author": "علي",
        "sample": True,
    }
    assert raw_article(fields, origin=ORIGIN) == RawArticle(
        origin=ORIGIN,
        id="a1",
        title="عنوان",
        body="نص",
        published="2018-02-18",
        source="بي بي سي",
        url="https://example.org/1",
        author="علي",
        sample=True,
    )


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [("id", 17, "17"), ("date", 1518989400, "1518989400"), ("date", 1518989400.25, "1518989400")],
)
def test_numbers_are_taken_where_they_are_usual(name: str, value: object, text: str) -> None:
    found = article(**{name: value})
    assert (found.id or found.published) == text


def test_outer_spaces_of_a_field_are_off_and_nothing_is_absent() -> None:
    found = article(id=" a1 ", source="  ", url="\n")
    assert (found.id, found.source, found.url) == ("a1", None, None)


def test_many_authors_are_one_text() -> None:
    assert article(author=["علي حسن", "سارة"]).author == "علي حسن، سارة"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1).filter(str.strip))
def test_a_body_is_kept_exactly_as_given(body: str) -> None:
    assert article(body=body).body == body


def test_crlf_in_a_body_becomes_lf() -> None:
    assert article(body=" أ\r\nب\rج\r\n").body == " أ\nب\rج\n"


def test_a_row_with_a_title_alone_is_an_article() -> None:
    assert article(title="عنوان", body=None).body == ""


@pytest.mark.parametrize("fields", [{"body": None}, {"body": " \n"}, {"title": " ", "body": ""}])
def test_a_row_without_title_and_text_is_rejected(fields: dict[str, object]) -> None:
    assert reason(**fields) == "no title and no text"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"body": 5}, "body is not text but a number"),
        ({"body": ["نص"]}, "body is not text but an array"),
        ({"title": {"ar": "عنوان"}}, "title is not text but an object"),
        ({"id": True}, "id is not text but true or false"),
        ({"source": 3}, "source is not text but a number"),
        ({"date": float("inf")}, "date is not text but a number"),
        ({"author": [1]}, "author is not text but a number"),
    ],
)
def test_a_value_of_another_kind_rejects_the_row(fields: dict[str, object], expected: str) -> None:
    assert reason(**fields) == expected


@pytest.mark.parametrize("name", ["id", "title", "body", "date", "source", "url", "author"])
def test_nul_and_lone_surrogates_reject_the_row_in_every_field(name: str) -> None:
    assert reason(**{name: "نص\0"}) == f"{name} has a NUL character"
    assert reason(**{name: "نص\ud800"}) == f"{name} is not valid Unicode at character 3"


@pytest.mark.parametrize(("value", "flag"), [(True, True), ("Yes", True), (1, True), (0, False), ("false", False)])
def test_sample_is_read_from_usual_words(value: object, flag: bool) -> None:  # noqa: FBT001 - parametrized
    assert article(sample=value).sample is flag


@pytest.mark.parametrize("value", ["maybe", 2, [], "n\0"])
def test_another_sample_rejects_the_row(value: object) -> None:
    assert reason(sample=value) == "sample is neither true nor false"


def test_a_rejection_reads_as_one_line() -> None:
    assert str(Rejection(ORIGIN, "no title and no text")) == "a.jsonl:7: no title and no text"
