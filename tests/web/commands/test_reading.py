"""`tansiq search`, `show`, `status`: the archive read on the command line."""

import shutil
from pathlib import Path

import pytest

from .conftest import Tansiq


def ids(tansiq: Tansiq, *arguments: str) -> list[str]:
    done = tansiq("search", *arguments, "--json")
    assert (done.code, done.err) == (0, "")
    return [hit["id"] for hit in done.json["hits"]]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), ["a1", "a2"]),
        (("بغداد",), ["a1"]),
        (("بغداد", "OR", "ديالى"), ["a1", "a2"]),
        (("في", "--province", "diyala"), ["a2"]),
        (("--province", "diyala", "--province", "baghdad"), ["a1", "a2"]),
        (("--source", "واع"), ["a1"]),
        (("--place", "khanaqin", "--lang", "ar"), ["a2"]),
        (("--actor", "isis"), []),
        (("--from", "2020-10", "--to", "٢٠٢٠"), ["a1"]),
        (("--date", "none"), ["a2"]),
        (("--mentioned-from", "2020", "--mentioned-to", "2020"), []),
        (("--sort", "oldest", "--size", "1", "--page", "2"), ["a2"]),
        (("اجتماعات", "--exact"), []),
    ],
)
def test_a_search_takes_the_parameters_of_the_page(
    filled: Tansiq, arguments: tuple[str, ...], expected: list[str]
) -> None:
    assert sorted(ids(filled, *arguments)) == expected


def test_a_word_can_be_excluded(filled: Tansiq) -> None:
    assert "مدرسة" in filled("search", "--", "-بغداد").out


def test_a_search_for_programs_has_the_shape_of_the_interface(filled: Tansiq) -> None:
    answer = filled("search", "بغداد", "--json").json
    assert answer.keys() == {"total", "partial", "took_ms", "query", "hits", "facets", "undated"}


def test_a_search_for_people_shows_title_source_date_and_snippet(filled: Tansiq) -> None:
    done = filled("search", "بغداد", "--no-expand")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("1 found (")
    assert done.out.splitlines()[2:] == ["اجتماع في بغداد", "  a1 · واع · 2020-10", "  عُقد اجتماع في بغداد."]


@pytest.mark.parametrize(
    ("ending", "start"),
    [
        ("csv", "id,title,published,"),
        ("jsonl", '{"id": "a1", '),
        ("ris", "TY  - NEWS"),
        ("bib", "@article{a1,"),
    ],
)
def test_a_search_is_written_whole_in_the_formats_of_the_site(filled: Tansiq, ending: str, start: str) -> None:
    done = filled("search", "--format", ending, "--size", "1", "--sort", "newest")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(start)
    assert done.out.index("a1") < done.out.index("a2")


def test_brackets_in_a_text_are_no_markup(tansiq: Tansiq, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"title": "[bold]خبر[/bold]", "body": "[/x]", "source": "[red]"}]')
    tansiq("import", tmp_path / "a.json")
    out = tansiq("search").out
    assert all(text in out for text in ("[bold]خبر[/bold]", "[/x]", "[red]"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--from", "2020-13"), "from: not a date: YYYY, YYYY-MM or YYYY-MM-DD"),
        (("--sort", "random"), "sort: relevance, newest or oldest"),
        (("--page", "51"), "page: beyond the 1,000th hit: narrow the search"),
        (("س" * 257,), "q: longer than 256 characters"),
        (("(" * 9,), "brackets deeper than 8"),
    ],
)
def test_what_cannot_be_searched_is_one_line(filled: Tansiq, arguments: tuple[str, ...], told: str) -> None:
    done = filled("search", *arguments)
    assert (done.code, done.out, done.err) == (1, "", f"tansiq: {told}\n")


QUERIES = (
    ("اجتماع",),
    ("اجتماعات", "بغداد", "--no-expand"),
    ('"اجتماع في بغداد"',),
    ("الاجتماع", "--exact", "OR", "بغداد"),
    ("بغدا*",),
    ("المحافظة:بغداد",),
    ("بغداد", "--from", "2020", "--source", "واع", "--sort", "oldest"),
)


@pytest.mark.parametrize("query", QUERIES)
def test_the_explained_parts_of_a_score_add_up_to_the_score_of_the_hit(
    filled: Tansiq, query: tuple[str, ...]
) -> None:
    (hit,) = (hit for hit in filled("search", *query, "--json").json["hits"] if hit["match"] == "all")
    told = filled("search", *query, "--explain", hit["id"], "--json").json
    assert told.keys() == {"id", "score", "shares"}
    assert (told["id"], told["score"]) == ("a1", pytest.approx(hit["score"]))
    assert sum(share["score"] for share in told["shares"]) == pytest.approx(hit["score"])


def test_each_form_of_a_word_has_its_part_of_the_score(filled: Tansiq) -> None:
    shares = filled("search", "اجتماعات", "--explain", "a1", "--json").json["shares"]
    assert [(share["form"], share["text"], share["frequency"], share["documents"]) for share in shares] == [
        ("lemma", "اجتماع", 4, 1),  # once in the title, which counts three times, and once in the body
        ("root", "جتمع", 4, 1),
        ("piece", "اجتم", 4, 1),
        ("piece", "جتما", 4, 1),
        ("piece", "تماع", 4, 1),
    ]
    assert all(share["weight"] > 0 for share in shares)


def test_an_explanation_for_people_is_a_line_a_part_and_the_sum(filled: Tansiq) -> None:
    done = filled("search", "اجتماعات", "--explain", "a1")
    *parts, last = [line.split("\t") for line in done.out.splitlines()]
    assert (done.code, done.err) == (0, "")
    assert [part[:5] for part in parts[:2]] == [
        ["lemma", "اجتماع", "4", "1", "1"],
        ["root", "جتمع", "4", "1", "0.6"],
    ]
    assert last[0] == "score"
    assert sum(float(part[5]) for part in parts) == pytest.approx(float(last[1]), abs=0.001)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("بغداد", "--explain", "a2"), "article a2 does not match this search"),
        (("بغداد", "--province", "diyala", "--explain", "a1"), "article a1 does not match this search"),
        (("بغداد", "--explain", "nowhere"), "no article nowhere"),
        (("(" * 9, "--explain", "a1"), "brackets deeper than 8"),
        (("بغداد", "--explain", "\udcff"), "'\\udcff' cannot be written as utf-8"),
    ],
)
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_what_cannot_be_explained_is_one_line(
    filled: Tansiq, arguments: tuple[str, ...], told: str, form: tuple[str, ...]
) -> None:
    done = filled("search", *arguments, *form)
    assert (done.code, done.out, done.err) == (1, "", f"tansiq: {told}\n")


@pytest.mark.parametrize("command", [("search", "x"), ("show", "a1"), ("status",)])
def test_where_nothing_was_imported_there_is_nothing_to_read(
    tansiq: Tansiq, data: Path, command: tuple[str, ...]
) -> None:
    done = tansiq(*command)
    assert (done.code, done.out) == (1, "")
    assert done.err == f"tansiq: no archive at {data}: import something first\n"


def test_an_article_is_shown_with_its_evidence(filled: Tansiq) -> None:
    done = filled("show", "a1")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "اجتماع في بغداد",
        "واع · 2020-10 (declared)",
        "",
        "عُقد اجتماع في بغداد.",
        "",
        "province\tbaghdad\tبغداد",
    ]


def test_an_undated_article_says_so(filled: Tansiq) -> None:
    assert "undated" in filled("show", "a2").out.splitlines()[1]


def test_an_article_for_programs_has_its_text_and_evidence(filled: Tansiq) -> None:
    told = filled("show", "a1", "--json").json
    (province,) = told["province"]
    assert (told["id"], province["value"]) == ("a1", "baghdad")
    spans = [(e["field"], told[e["field"]][e["start"] : e["end"]]) for e in province["evidence"]]
    assert spans == [("title", "بغداد"), ("body", "بغداد")]


def test_an_unknown_article_is_one_line(filled: Tansiq) -> None:
    done = filled("show", "nowhere")
    assert (done.code, done.out, done.err) == (1, "", "tansiq: no article nowhere\n")


def test_the_status_counts_and_says_that_the_index_is_up_to_date(filled: Tansiq) -> None:
    assert filled("status", "--json").json == {
        "articles": 2,
        "copies": 0,
        "removed": 0,
        "documents": 2,
        "index": "up to date",
        "sources": {"الصباح": 1, "واع": 1},
    }


def test_the_status_says_what_to_do_for_an_index_that_is_behind(filled: Tansiq, data: Path) -> None:
    shutil.rmtree(data / "index")
    assert "behind: run tansiq sync" in filled("status").out


def test_the_status_for_people_is_a_line_a_count(filled: Tansiq) -> None:
    lines = [line.split() for line in filled("status").out.splitlines()]
    assert ["articles", "2"] in lines
    assert ["1", "واع"] in lines


def test_suggestions_name_words_and_the_values_of_facets(filled: Tansiq) -> None:
    assert filled("suggest", "بغد").out == "        1  بغداد  (province: baghdad)\n"
    assert filled("suggest", "مدر", "--json").json == {
        "q": "مدر",
        "suggestions": [{"kind": "word", "text": "مدرسة", "value": None, "count": 1}],
    }


def test_a_search_without_hits_says_what_was_perhaps_meant(filled: Tansiq) -> None:
    assert "did you mean: مدرسة" in filled("search", "مدسرة").out
    assert filled("search", "مدسرة", "--json").json["query"]["suggestion"] == "مدرسة"
