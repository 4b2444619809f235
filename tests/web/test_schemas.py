"""The shapes of JSON, as the interfaces promise them."""

import json
from typing import Any

import pytest

from archive.article import Copy
from archive.authority import Authority
from archive.store import Store
from tests.articles import article, date, evidence, tag
from tests.web.conftest import Keep
from web.params import Params, read_params
from web.reading import SAMPLE_MARK, Reading
from web.schemas import article_json, found_json
from web.shapes import FoundAnswer

BODY = "اجتماع في بغداد أمس"
SEARCH = {"total", "partial", "took_ms", "query", "hits", "facets", "undated"}
HIT = {
    "id", "title", "title_derived", "published", "source", "url", "lang", "score", "sample",
    "copies", "match", "provinces", "actors", "snippets",
}  # fmt: skip


@pytest.fixture
def whole(keep: Keep) -> None:
    """An archive of one article that has everything, and its copy."""
    tags = (tag("baghdad"), tag("isis", facet="actor", found=evidence("اجتماع", start=0)))
    keep(
        article("a", BODY, title="خبر", tags=tags, url="https://example.org/1"),
        article("b", BODY, title="خبر", source="واع", published="2021-01"),
    )


def answered(reading: Reading, authority: Authority, **given: Any) -> FoundAnswer:
    return found_json(reading.search(Params(**given)), authority)


@pytest.mark.usefixtures("whole")
def test_a_search_answers_in_the_promised_shape(reading: Reading, authority: Authority) -> None:
    answer = answered(reading, authority, q="بغداد")
    assert answer.keys() == SEARCH
    assert answer["facets"].keys() == {"province", "actor", "source", "lang", "month", "place"}
    (hit,) = answer["hits"]
    assert hit.keys() == HIT
    assert hit["published"]
    assert hit["published"].keys() == {"iso", "precision", "how"}
    assert [snippet.keys() for snippet in hit["snippets"]] == [{"field", "text", "marks"}]
    assert all(value.keys() == {"value", "label", "count", "selected"} for value in answer["facets"]["province"])


@pytest.mark.usefixtures("whole")
def test_a_hit_says_what_is_known_of_its_article(reading: Reading, authority: Authority) -> None:
    (hit,) = answered(reading, authority, q="بغداد")["hits"]
    told = {name: hit[name] for name in ("id", "source", "url", "lang", "copies", "match", "provinces", "actors")}
    assert told == {
        "id": "a",
        "source": "الصباح",
        "url": "https://example.org/1",
        "lang": "ar",
        "copies": ["b"],
        "match": "all",
        "provinces": ["baghdad"],
        "actors": ["isis"],
    }


@pytest.mark.usefixtures("whole")
def test_marks_cut_the_words_sought_out_of_a_snippet(reading: Reading, authority: Authority) -> None:
    (hit,) = answered(reading, authority, q="خبر بغداد")["hits"]
    cut = [(s["field"], s["text"][start:end]) for s in hit["snippets"] for start, end in s["marks"]]
    assert cut == [("title", "خبر"), ("body", "بغداد")]


@pytest.mark.usefixtures("whole")
def test_a_facet_value_has_its_name_and_whether_it_is_chosen(reading: Reading, authority: Authority) -> None:
    answer = answered(reading, authority, filters={"province": ("baghdad", "diyala")})
    assert answer["facets"]["province"] == [
        {"value": "baghdad", "label": "بغداد", "count": 1, "selected": True},
        {"value": "diyala", "label": "ديالى", "count": 0, "selected": True},
    ]


def test_the_query_is_told_as_it_was_understood(reading: Reading, authority: Authority) -> None:
    given = {"q": [" بغداد "], "province": ["diyala"], "from": ["٢٠٢٠-١"], "size": ["500"], "exact": ["1"]}
    told = found_json(reading.search(read_params(given)), authority)["query"]
    assert told == {
        "q": "بغداد",
        "province": ["diyala"],
        "from": "2020-01",
        "to": None,
        "date": None,
        "mentioned_from": None,
        "mentioned_to": None,
        "sort": "relevance",
        "exact": True,
        "expand": True,
        "page": 1,
        "size": 100,
        "added": [],
        "suggestion": None,
    }


def test_the_title_of_a_sample_says_that_it_is_one(keep: Keep, reading: Reading, authority: Authority) -> None:
    keep(article(title="خبر", sample=True))
    (hit,) = answered(reading, authority)["hits"]
    assert (hit["title"], hit["sample"]) == (f"[{SAMPLE_MARK}] خبر", True)


def test_an_undated_article_has_no_published_date(keep: Keep, reading: Reading, authority: Authority) -> None:
    keep(article(published=None))
    answer = answered(reading, authority)
    assert (answer["hits"][0]["published"], answer["undated"]) == (None, 1)


def test_an_answer_is_json(keep: Keep, reading: Reading, authority: Authority) -> None:
    keep(article())
    answer = answered(reading, authority, q="بغداد")
    assert json.loads(json.dumps(answer)) == answer


def test_the_evidence_of_an_article_is_cut_out_of_its_text() -> None:
    whole = article(body=BODY, tags=(tag("baghdad"),), dates=(date("2020-10-12"),))
    told = article_json(whole, [Copy("b", "واع", None)])
    (found,) = told["province"][0]["evidence"]
    assert told["body"][found["start"] : found["end"]] == found["text"] == "بغداد"
    assert (told["copies"], told["place"], told["actor"]) == (["b"], [], [])
    assert told["dates"][0]["iso"] == "2020-10-12"


def test_every_seed_tells_its_evidence_by_place(seeded_store: Store) -> None:
    for change in seeded_store.leads():
        assert change.lead is not None
        told = article_json(change.lead, [])
        spans = [e for facet in ("province", "place", "actor") for value in told[facet] for e in value["evidence"]]
        for span in (*spans, *told["dates"]):
            assert told[span["field"]][span["start"] : span["end"]] == span["text"]
