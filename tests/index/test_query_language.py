"""From what a reader types to the tree that is searched."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic import words
from index import query_language
from index.errors import QueryError
from index.query import And, Fuzzy, Node, Not, Or, Period, Phrase, Prefix, Value, Word, all_words, sought
from index.query_language import (
    FIELDS,
    MAX_DEPTH,
    MAX_FUZZY,
    MAX_LENGTH,
    MAX_OPERATORS,
    MAX_SLACK,
    MAX_WORDS,
    iso_date,
    parse,
)

WATER, POWER, ROAD = Word("ماء"), Word("كهرباء"), Word("طريق")

GOLDEN: list[tuple[str, Node]] = [
    # words
    ("ماء", WATER),
    ("ماء كهرباء", And((WATER, POWER))),
    ("water power", And((Word("water"), Word("power")))),
    ("ماء، كهرباء.", And((WATER, POWER))),
    ("كِتابٌ", Word("كِتابٌ")),
    ("COVID-19", And((Word("COVID"), Word("19")))),
    ("ماء أو كهرباء", And((WATER, Word("أو"), POWER))),
    ("ليس ماء", And((Word("ليس"), WATER))),
    ("ماء or كهرباء", And((WATER, Word("or"), POWER))),
    ("NOTE ORDER", And((Word("NOTE"), Word("ORDER")))),
    # phrases
    ('"خط دفاع"', Phrase(("خط", "دفاع"))),
    ("«خط دفاع»", Phrase(("خط", "دفاع"))),
    ("“خط دفاع”", Phrase(("خط", "دفاع"))),
    ('"front line"', Phrase(("front", "line"))),
    ('"ماء"', Phrase(("ماء",))),
    ('ماء"خط دفاع"كهرباء', And((WATER, Phrase(("خط", "دفاع")), POWER))),
    ('"ماء OR -كهرباء"', Phrase(("ماء", "OR", "كهرباء"))),
    ('«قال "نعم"»', Phrase(("قال", "نعم"))),
    # or
    ("ماء OR كهرباء", Or((WATER, POWER))),
    ("ماء | كهرباء", Or((WATER, POWER))),
    ("ماء|كهرباء|طريق", Or((WATER, POWER, ROAD))),
    ("water OR power", Or((Word("water"), Word("power")))),
    ("ماء OR كهرباء طريق", Or((WATER, And((POWER, ROAD))))),
    # not
    ("-ماء", Not(WATER)),
    ("NOT ماء", Not(WATER)),
    ("ماء -كهرباء", And((WATER, Not(POWER)))),
    ("ماء NOT كهرباء", And((WATER, Not(POWER)))),
    ("water -power", And((Word("water"), Not(Word("power"))))),
    ('-"خط دفاع"', Not(Phrase(("خط", "دفاع")))),
    ("-«خط دفاع»", Not(Phrase(("خط", "دفاع")))),
    ("-COVID-19", Not(And((Word("COVID"), Word("19"))))),
    ("NOT NOT ماء", WATER),
    ("NOT -ماء", WATER),
    # brackets
    ("(ماء OR كهرباء) طريق", And((Or((WATER, POWER)), ROAD))),
    ("(ماء|كهرباء)(طريق)", And((Or((WATER, POWER)), ROAD))),
    ("-(ماء كهرباء)", Not(And((WATER, POWER)))),
    ("طريق (-ماء)", And((ROAD, Not(WATER)))),
    ("((ماء))", WATER),
    ("ماء (كهرباء طريق)", And((WATER, POWER, ROAD))),
    # words that begin so
    ("تنسيق*", Prefix("تنسيق")),
    ("coord*", Prefix("coord")),
    ("ماء تنسيق*", And((WATER, Prefix("تنسيق")))),
    ("-تنسيق*", Not(Prefix("تنسيق"))),
    ("al-mos*", And((Word("al"), Prefix("mos")))),
    # words that are nearly so: one letter off, two from six letters on
    ("مراكز~", Fuzzy("مراكز", 1)),
    ("التنسيق~", Fuzzy("التنسيق", 2)),
    ("التنسيق~1", Fuzzy("التنسيق", 1)),
    ("مراكز~2", Fuzzy("مراكز", 1)),
    ("Peshmerga~", Fuzzy("Peshmerga", 2)),
    # words that are near each other
    ('"خط دفاع"~5', Phrase(("خط", "دفاع"), 5)),
    ("«خط دفاع»~٥", Phrase(("خط", "دفاع"), 5)),
    ('"front line"~3', Phrase(("front", "line"), 3)),
    ('"خط دفاع"~0', Phrase(("خط", "دفاع"))),
    # words of the title or the body
    ("title:ماء", Word("ماء", "title")),
    ("العنوان:ماء", Word("ماء", "title")),
    ("عنوان:ماء", Word("ماء", "title")),
    ("ناونیشان:ماء", Word("ماء", "title")),
    ("Title:water", Word("water", "title")),
    ("النص:ماء كهرباء", And((Word("ماء", "body"), POWER))),
    ("-title:ماء", Not(Word("ماء", "title"))),
    ("title:«خط دفاع»", Phrase(("خط", "دفاع"), 0, "title")),
    ('title:"خط دفاع"~2', Phrase(("خط", "دفاع"), 2, "title")),
    ("title:تنسيق*", Prefix("تنسيق", "title")),
    ("title:مراكز~", Fuzzy("مراكز", 1, "title")),
    ("title:(ماء OR كهرباء) طريق", And((Or((Word("ماء", "title"), Word("كهرباء", "title"))), ROAD))),
    ("title:(ماء body:كهرباء)", And((Word("ماء", "title"), Word("كهرباء", "body")))),
    # values
    ("province:diyala", Value("province", ("diyala",))),
    ("المحافظة:ديالى", Value("province", ("ديالى",))),
    ("پارێزگا:دیالە", Value("province", ("دیالە",))),
    ('source:"شفق نيوز"', Value("source", ("شفق نيوز",))),
    ("source:example.org،", Value("source", ("example.org",))),
    ("lang:ar ماء", And((Value("lang", ("ar",)), WATER))),
    ("-actor:isis", Not(Value("actor", ("isis",)))),
    (
        "province:(diyala OR kirkuk)",
        Or((Value("province", ("diyala",)), Value("province", ("kirkuk",)))),
    ),
    # periods
    ("date:2020", Period("published", dt.date(2020, 1, 1), dt.date(2020, 12, 31))),
    ("date:2020-02", Period("published", dt.date(2020, 2, 1), dt.date(2020, 2, 29))),
    ("التاريخ:٢٠٢٠-١٠-٩", Period("published", dt.date(2020, 10, 9), dt.date(2020, 10, 9))),
    ("date:2020-10-01..2020-10-15", Period("published", dt.date(2020, 10, 1), dt.date(2020, 10, 15))),
    ("date:2019..2020-03", Period("published", dt.date(2019, 1, 1), dt.date(2020, 3, 31))),
    ("date:2020..", Period("published", dt.date(2020, 1, 1), None)),
    ("date:..2020", Period("published", None, dt.date(2020, 12, 31))),
    ("date:[2019 TO 2020]", Period("published", dt.date(2019, 1, 1), dt.date(2020, 12, 31))),
    ("date:[2019 TO *]", Period("published", dt.date(2019, 1, 1), None)),
    ("ذكر:2014-06", Period("mentioned", dt.date(2014, 6, 1), dt.date(2014, 6, 30))),
    ("-date:2020 ماء", And((Not(Period("published", dt.date(2020, 1, 1), dt.date(2020, 12, 31))), WATER))),
]

STRAYS: list[tuple[str, Node]] = [
    ("", And(())),
    (" ،؟ ", And(())),
    ("OR", And(())),
    ("|||", And(())),
    ("NOT", And(())),
    ("-", And(())),
    ("()", And(())),
    ("-()", And(())),
    ('""', And(())),
    ("«»", And(())),
    (")", And(())),
    ("(", And(())),
    ("ماء OR", WATER),
    ("OR ماء", WATER),
    ("ماء OR OR كهرباء", Or((WATER, POWER))),
    ("ماء NOT", WATER),
    ("ماء - كهرباء", And((WATER, POWER))),
    ("--ماء", Not(WATER)),
    ("NOT OR ماء", WATER),
    ("NOT AND )", Not(Word("AND"))),
    ('"خط دفاع', Phrase(("خط", "دفاع"))),
    ("«خط دفاع", Phrase(("خط", "دفاع"))),
    ("خط دفاع»", And((Word("خط"), Word("دفاع")))),
    ("(ماء OR كهرباء", Or((WATER, POWER))),
    ("ماء) كهرباء", And((WATER, POWER))),
    ("ماء) OR كهرباء", And((WATER, POWER))),
    ("*", And(())),
    ("~", And(())),
    ("ب*", Word("ب")),
    ("من~", Word("من")),
    ("*ماء", WATER),
    ("ما*ء", And((Word("ما"), Word("ء")))),
    ('"خط دفاع"~', Phrase(("خط", "دفاع"))),
    ("title:", Word("title")),
    ("title: ماء", And((Word("title"), WATER))),
    ("title:()", And(())),
    ("http://example.org", And((Word("http"), Word("example"), Word("org")))),
    ("قال:نعم", And((Word("قال"), Word("نعم")))),
    ("date:ماء", And((Word("date"), WATER))),
    ("date:2020-13", And((Word("date"), Word("2020"), Word("13")))),
    ("[ماء TO كهرباء]", And((WATER, Word("TO"), POWER))),
    ('source:""', And(())),
]


def depth(node: Node) -> int:
    match node:
        case Word() | Phrase() | Prefix() | Fuzzy():
            return 0
        case Not(part):
            return 1 + depth(part)
        case And(parts) | Or(parts):
            return 1 + max((depth(part) for part in parts), default=0)
        case _:
            raise AssertionError(node)


def leaves(node: Node) -> list[str]:
    match node:
        case Word(text) | Prefix(text) | Fuzzy(text):
            return [text]
        case Phrase(texts):
            return list(texts)
        case Not(part):
            return leaves(part)
        case And(parts) | Or(parts):
            return [leaf for part in parts for leaf in leaves(part)]
        case _:
            raise AssertionError(node)


@pytest.mark.parametrize(("text", "tree"), GOLDEN, ids=[row[0] for row in GOLDEN])
def test_a_text_has_its_tree(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(("text", "tree"), STRAYS, ids=[row[0] for row in STRAYS])
def test_a_stray_operator_is_dropped(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("fits", "breaks", "limit"),
    [
        ("ب" * MAX_LENGTH, "ب" * (MAX_LENGTH + 1), "256 characters"),
        ("ب " * MAX_WORDS, "ب " * (MAX_WORDS + 1), "32 words"),
        (f'"{"ب " * MAX_WORDS}"', f'"{"ب " * (MAX_WORDS + 1)}"', "32 words"),
        ("(" * MAX_DEPTH + "ب", "(" * (MAX_DEPTH + 1) + "ب", "deeper than 8"),
        ("-(" * MAX_DEPTH + "ب", "-(" * (MAX_DEPTH + 1) + "ب", "deeper than 8"),
        ("NOT " * MAX_OPERATORS + "ب", "NOT " * (MAX_OPERATORS + 1) + "ب", "16 operators"),
        ("ب|" * MAX_OPERATORS, "ب|" * (MAX_OPERATORS + 1), "16 operators"),
        ("title:ب " * MAX_OPERATORS, "title:ب " * (MAX_OPERATORS + 1), "16 operators"),
        ("تنسيق~ " * MAX_FUZZY, "تنسيق~ " * (MAX_FUZZY + 1), "3 approximate words"),
    ],
    ids=[
        "length",
        "words",
        "words of a phrase",
        "brackets",
        "negated brackets",
        "negations",
        "alternatives",
        "fields",
        "approximate words",
    ],
)
def test_a_limit_is_kept_and_named(fits: str, breaks: str, limit: str) -> None:
    parse(fits)
    with pytest.raises(QueryError, match=limit):
        parse(breaks)


def test_words_are_at_most_so_far_from_each_other() -> None:
    assert parse(f'"خط دفاع"~{"9" * 200}') == Phrase(("خط", "دفاع"), MAX_SLACK)


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_has_a_meaning(name: str) -> None:
    assert parse(f"{name}:2020") != And((Word(name), Word("2020")))


@pytest.mark.parametrize(
    ("text", "iso"),
    [("2020", "2020"), ("2020-1", "2020-01"), ("٢٠٢٠-٠٢-٢٩", "2020-02-29"), ("2019-02-29", None), ("20", None)],
)
def test_a_date_has_one_normal_form(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


def test_plain_words_know_no_operator_and_no_limit() -> None:
    assert all_words('-ماء OR "كهرباء"') == And((WATER, Word("OR"), POWER))
    assert len(leaves(all_words("ماء " * 1_000))) == 1_000


def test_what_is_sought_leaves_out_what_is_not_wanted() -> None:
    assert sought(parse('ماء -كهرباء (طريق OR "خط دفاع")')) == [WATER, ROAD, Phrase(("خط", "دفاع"))]


PIECES = ("ماء", "water", "OR", "NOT", "-", "|", "(", ")", '"', "«", "»", "“", "”", " ", "\n", "،", "٢", "ـ", "ﷺ")
texts = st.text(max_size=MAX_LENGTH) | st.lists(st.sampled_from(PIECES), max_size=120).map(
    lambda pieces: "".join(pieces)[:MAX_LENGTH]
)


@given(texts)
def test_nothing_a_reader_types_is_an_error_but_too_much_of_it(text: str) -> None:
    try:
        tree = parse(text)
    except QueryError as error:
        assert str(error).startswith(("more than", "brackets deeper"))  # noqa: PT017 - most texts do not raise
        return
    # a pair of brackets holds at most alternatives of all of negated parts
    assert depth(tree) <= 3 * (MAX_DEPTH + 1)
    assert len(leaves(tree)) <= MAX_WORDS


@given(
    st.lists(st.sampled_from([p for p in PIECES if p not in {"OR", "NOT", "|", "-"}]), max_size=30).map("".join)
)
def test_no_word_is_lost_and_none_is_made_up(text: str) -> None:
    assert leaves(parse(text)) == [word.surface for word in words(text)]


@pytest.mark.parametrize(
    "piece",
    ["ماء ", '-"خط" ', "OR ", "NOT ", "|", "-", ") ", "()", '"', "«", "x|-() ", "title:x ", "x* ", "lang:x "],
)
def test_ten_times_the_text_is_ten_times_the_work(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0
    peek = query_language._Parser._peek  # noqa: SLF001 - every look at a token goes through it

    def counted(self: query_language._Parser) -> str:
        nonlocal looks
        looks += 1
        return peek(self)

    monkeypatch.setattr(query_language._Parser, "_peek", counted)  # noqa: SLF001 - as above
    monkeypatch.setattr(query_language, "MAX_OPERATORS", MAX_LENGTH)
    parse(piece * 3)
    few = looks
    looks = 0
    parse(piece * 30)
    assert looks <= 12 * max(few, 1)
