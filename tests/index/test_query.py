"""From what a reader types to the tree that is searched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic import words
from index import query
from index.errors import QueryError
from index.query import (
    MAX_DEPTH,
    MAX_LENGTH,
    MAX_WORDS,
    And,
    Node,
    Not,
    Or,
    Phrase,
    Word,
    all_words,
    parse,
    sought,
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
]


def depth(node: Node) -> int:
    match node:
        case Word() | Phrase():
            return 0
        case Not(part):
            return 1 + depth(part)
        case And(parts) | Or(parts):
            return 1 + max((depth(part) for part in parts), default=0)


def leaves(node: Node) -> list[str]:
    match node:
        case Word(text):
            return [text]
        case Phrase(texts):
            return list(texts)
        case Not(part):
            return leaves(part)
        case And(parts) | Or(parts):
            return [leaf for part in parts for leaf in leaves(part)]


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
    ],
    ids=["length", "words", "words of a phrase", "brackets", "negated brackets"],
)
def test_a_limit_is_kept_and_named(fits: str, breaks: str, limit: str) -> None:
    parse(fits)
    with pytest.raises(QueryError, match=limit):
        parse(breaks)


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
        assert "words" in str(error) or "brackets" in str(error)  # noqa: PT017 - most texts do not raise
        return
    # a pair of brackets holds at most alternatives of all of negated parts
    assert depth(tree) <= 3 * (MAX_DEPTH + 1)
    assert len(leaves(tree)) <= MAX_WORDS


@given(st.lists(st.sampled_from([p for p in PIECES if p not in {"OR", "NOT"}]), max_size=30).map("".join))
def test_no_word_is_lost_and_none_is_made_up(text: str) -> None:
    assert leaves(parse(text)) == [word.surface for word in words(text)]


@pytest.mark.parametrize("piece", ["ماء ", '-"خط" ', "OR ", "NOT ", "|", "-", ") ", "()", '"', "«", "x|-() "])
def test_ten_times_the_text_is_ten_times_the_work(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0
    peek = query._Parser._peek  # noqa: SLF001 - every look at a token goes through it

    def counted(self: query._Parser) -> str:
        nonlocal looks
        looks += 1
        return peek(self)

    monkeypatch.setattr(query._Parser, "_peek", counted)  # noqa: SLF001 - as above
    parse(piece * 3)
    few = looks
    looks = 0
    parse(piece * 30)
    assert looks <= 12 * max(few, 1)
