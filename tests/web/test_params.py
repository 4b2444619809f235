"""Query string ↔ search: what is read, what is refused, and that a search has one address."""

import datetime as dt
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import first_day, last_day
from index.query import FACETS, And, Word
from web.params import ParamError, Params, read_params


def read(query: str) -> Params:
    return read_params(parse_qs(query, keep_blank_values=True))


def refused(query: str) -> tuple[str, str]:
    with pytest.raises(ParamError) as error:
        read(query)
    return error.value.name, error.value.reason


def test_nothing_asks_for_everything() -> None:
    assert read("") == Params()


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("q=البيشمركه", Params(q="البيشمركه")),
        ("province=diyala", Params(filters={"province": ("diyala",)})),
        ("actor=isis", Params(filters={"actor": ("isis",)})),
        ("source=واع", Params(filters={"source": ("واع",)})),
        ("place=makhmur", Params(filters={"place": ("makhmur",)})),
        ("lang=ckb", Params(filters={"lang": ("ckb",)})),
        ("province=a&province=b", Params(filters={"province": ("a", "b")})),
        ("from=2020-10-09", Params(published_from="2020-10-09")),
        ("to=2020-10", Params(published_to="2020-10")),
        ("date=none", Params(undated=True)),
        ("mentioned_from=2020", Params(mentioned_from="2020")),
        ("mentioned_to=2020", Params(mentioned_to="2020")),
        ("sort=oldest", Params(sort="oldest")),
        ("exact=1", Params(exact=True)),
        ("expand=0", Params(expand=False)),
        ("page=3", Params(page=3)),
        ("size=50", Params(size=50)),
    ],
)
def test_every_parameter_is_read(query: str, meant: Params) -> None:
    assert read(query) == meant


@pytest.mark.parametrize(
    "query", ["utm_source=x", "Q=x", "date=some", "exact=yes", "expand=1", "page=", "q=", "sort="]
)
def test_what_means_nothing_is_passed_over(query: str) -> None:
    assert read(query) == Params()


def test_of_a_parameter_given_twice_the_last_counts() -> None:
    assert read("q=أول&q=ثان").q == "ثان"


def test_white_space_and_nul_in_a_query_are_one_space() -> None:
    assert read("q=%20بغداد%00%0A%09أربيل%20").q == "بغداد أربيل"


def test_a_value_chosen_twice_counts_once() -> None:
    assert read("province=a&province=%20a&province=").filters == {"province": ("a",)}


@pytest.mark.parametrize("text", ["2020-10-09", "٢٠٢٠-١٠-٠٩", "۲۰۲۰-۱۰-۰۹", " 2020-10-9 "])
def test_a_date_has_one_form_whatever_its_digits(text: str) -> None:
    assert read(f"from={text}").published_from == "2020-10-09"


@pytest.mark.parametrize(
    "text", ["2020-02-30", "2020-13", "0000", "20", "2020-1-1-1", "09/10/2020", "أمس", "2" * 999]
)
@pytest.mark.parametrize("name", ["from", "to", "mentioned_from", "mentioned_to"])
def test_a_date_that_does_not_exist_is_refused(name: str, text: str) -> None:
    assert refused(f"{name}={text}") == (name, "date")


def test_undated_wins_over_a_period() -> None:
    assert read("date=none&from=2020&to=nonsense") == Params(undated=True)


@pytest.mark.parametrize("name", ["from", "mentioned_from"])
def test_a_period_that_ends_before_it_begins_is_refused(name: str) -> None:
    assert refused(f"{name}=2021&{name.replace('from', 'to')}=2020-12-31") == (name, "order")


def test_a_period_may_end_in_the_month_it_begins_in() -> None:
    assert read("from=2020-10-09&to=2020-10").published_to == "2020-10"


def test_a_period_may_be_open_at_either_end_of_the_calendar() -> None:
    assert read("from=0001&to=9999").request().published_to == dt.date(9999, 12, 31)


def test_a_query_may_have_256_characters() -> None:
    assert len(read(f"q={'ب' * 256}").q) == 256
    assert refused(f"q={'ب' * 257}") == ("q", "length")


def test_a_facet_may_have_50_values() -> None:
    fifty = "&".join(f"province={n}" for n in range(50))
    assert len(read(fifty).filters["province"]) == 50
    assert refused(f"{fifty}&province=50") == ("province", "values")


def test_a_value_may_have_200_characters() -> None:
    assert read(f"source={'س' * 200}").filters
    assert refused(f"source={'س' * 201}") == ("source", "value")


def test_an_unknown_order_is_refused() -> None:
    assert refused("sort=random") == ("sort", "sort")


@pytest.mark.parametrize("text", ["٣", "۳", "003", "³"])
def test_a_page_is_a_number_in_any_digits(text: str) -> None:
    assert read(f"page={text}").page == 3


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "½", "x", "١ا"])
def test_a_page_that_is_no_number_from_one_is_the_first(text: str) -> None:
    assert read(f"page={text}").page == 1


def test_a_page_has_at_most_100_hits() -> None:
    assert (read("size=101").size, read("size=0").size, read(f"size={10**30}&page=10").size) == (100, 1, 100)


@pytest.mark.parametrize("query", ["page=51", "page=11&size=100", f"page={10**30}", f"page={'9' * 5_000}"])
def test_hits_beyond_the_thousandth_are_refused(query: str) -> None:
    assert refused(query) == ("page", "window")


def test_the_last_page_is_the_one_of_the_last_hit_or_of_the_thousandth() -> None:
    assert [Params().last_page(total) for total in (0, 1, 20, 21, 1_000, 5_000)] == [1, 1, 1, 2, 50, 50]


@pytest.mark.parametrize(("query", "order"), [("", "newest"), ("q=x", "relevance"), ("q=x&sort=oldest", "oldest")])
def test_words_are_sorted_by_relevance_and_everything_by_date(query: str, order: str) -> None:
    assert read(query).order == order


def test_choosing_a_value_adds_it_and_goes_to_the_first_page() -> None:
    after = read("q=x&province=a&page=2").toggled("province", "b")
    assert after == read("q=x&province=a&province=b")


def test_letting_the_last_value_go_takes_its_facet_away() -> None:
    assert read("q=x&province=a").toggled("province", "a") == read("q=x")


def test_a_search_has_one_query_string() -> None:
    asked = "page=%D9%A2&sort=newest&to=2020-1&province=a&q=%20x%20&size=020&expand=1&other=1&exact=1"
    assert read(asked).query_string() == "q=x&province=a&to=2020-01&sort=newest&exact=1&page=2"


@pytest.mark.parametrize("query", ["sort=newest", "sort=relevance&q=x", "page=1", "size=20"])
def test_a_default_is_left_out_of_the_query_string(query: str) -> None:
    assert read(query).query_string() in {"", "q=x"}


def test_the_engine_is_asked_for_what_the_url_says() -> None:
    dates = "from=2020&to=2020-02&mentioned_from=2019-05&mentioned_to=2019"
    request = read(f"q=بغداد أربيل&lang=ar&{dates}&exact=1&page=3&size=10").request()
    assert request.query == And((Word("بغداد"), Word("أربيل")))
    assert request.filters == {"lang": ("ar",)}
    assert (request.published_from, request.published_to) == (dt.date(2020, 1, 1), dt.date(2020, 2, 29))
    assert (request.mentioned_from, request.mentioned_to) == (dt.date(2019, 5, 1), dt.date(2019, 12, 31))
    assert (request.sort, request.exact, request.undated) == ("relevance", True, False)
    assert (request.offset, request.limit) == (20, 10)


days = st.builds(lambda date, length: date.isoformat()[:length], st.dates(), st.sampled_from((4, 7, 10)))
plain = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).map(lambda text: text.strip())
chosen = st.lists(plain.filter(bool), min_size=1, max_size=4, unique=True).map(sorted).map(tuple)


@st.composite
def periods(draw: st.DrawFn) -> tuple[str, str]:
    since, until = draw(st.just("") | days), draw(st.just("") | days)
    if since and until and first_day(since) > last_day(until):
        return until, since
    return since, until


@st.composite
def searches(draw: st.DrawFn) -> Params:
    q = " ".join(draw(plain).replace("\0", " ").split())
    undated = draw(st.booleans())
    since, until = ("", "") if undated else draw(periods())
    mentioned_from, mentioned_to = draw(periods())
    size = draw(st.integers(1, 100))
    return Params(
        q=q,
        filters=draw(st.dictionaries(st.sampled_from(FACETS), chosen)),
        published_from=since,
        published_to=until,
        undated=undated,
        mentioned_from=mentioned_from,
        mentioned_to=mentioned_to,
        sort=draw(st.sampled_from((None, "oldest", "newest" if q else "relevance"))),
        exact=draw(st.booleans()),
        expand=draw(st.booleans()),
        page=draw(st.integers(1, 1_000 // size)),
        size=size,
    )


def test_the_order_of_choosing_makes_no_other_address() -> None:
    assert read("province=b&province=a") == read("province=a&province=b")


@given(searches())
def test_a_search_comes_back_from_its_own_address(params: Params) -> None:
    given_back: dict[str, list[str]] = {}
    for name, value in params.pairs():
        given_back.setdefault(name, []).append(value)
    assert read_params(given_back) == params
    assert read(params.query_string()) == params


@given(
    st.dictionaries(st.sampled_from(["q", "from", "to", "sort", "page", "size", "province"]), st.lists(st.text()))
)
def test_whatever_is_given_is_read_or_refused(given_values: dict[str, list[str]]) -> None:
    try:
        params = read_params(given_values)
    except ParamError as error:
        assert str(error).startswith(error.name)  # noqa: PT017 - either outcome is right
    else:
        assert 1 <= params.page * params.size <= 1_000
