"""The other names of what a query asks for."""

from dataclasses import replace

import pytest

from archive.authority import Actor, Authority, Place, shipped
from index.expansion import MAX_ADDED, MAX_ALTERNATIVES, MAX_ARABIC, expand, named
from index.query import And, Leaf, Node, Not, Or, Phrase, Value, Word, all_words
from index.query_language import parse


def authority_of(*rows: Place | Actor) -> Authority:
    return Authority(
        places={row.id: row for row in rows if isinstance(row, Place)},
        actors={row.id: row for row in rows if isinstance(row, Actor)},
        before=("قضاء",),
        not_after=("شارع",),
    )


def place(*ar: str, ckb: tuple[str, ...] = (), en: tuple[str, ...] = (), ambiguous: tuple[str, ...] = ()) -> Place:
    return Place(id=ar[0], kind="town", province=("x",), ar=ar, ckb=ckb, en=en, ambiguous=ambiguous, source="test")


def actor(*ar: str, ckb: tuple[str, ...] = (), en: tuple[str, ...] = ()) -> Actor:
    return Actor(id=ar[0], kind="force", ar=ar, ckb=ckb, en=en)


ERBIL = place("أربيل", "هولير", ckb=("هەولێر",), en=("Erbil", "Hawler"))
WASIT = place("واسط", ckb=("واسیت",), en=("Wasit", "Hit"), ambiguous=("واسط", "Hit"))
ISIS = actor("داعش", "تنظيم داعش", "تنظيم الدولة", en=("ISIS", "Islamic State"))
GUARD = actor("حرس أربيل", en=("Guard",))
SMALL = authority_of(ERBIL, WASIT, ISIS, GUARD)
WATER = Word("ماء")
OTHERS_OF_ERBIL = (Word("هولير"), Word("هەولێر"), Word("Erbil"), Word("Hawler"))


def leaves(node: Node) -> list[Leaf]:
    match node:
        case Word() | Phrase():
            return [node]
        case Not(part):
            return leaves(part)
        case And(parts) | Or(parts):
            return [leaf for part in parts for leaf in leaves(part)]
        case _:
            return []


def meant_as_written(node: Node) -> list[Node]:
    match node:
        case Not() | Phrase():
            return [node]
        case And(parts) | Or(parts):
            return [each for part in parts for each in meant_as_written(part)]
        case _:
            return []


def added(text: str, authority: Authority = SMALL) -> tuple[str, ...]:
    return expand(parse(text), authority).added


# names as values


@pytest.mark.parametrize(
    ("name", "id_"), [("دیالە", "diyala"), ("Diyala", "diyala"), ("diyala", "diyala"), ("x", "x")]
)
def test_a_value_may_be_given_by_its_name(name: str, id_: str) -> None:
    assert named(And((Not(Value("province", (name,))), WATER)), shipped()) == And(
        (Not(Value("province", (id_,))), WATER)
    )


def test_a_source_has_no_other_name() -> None:
    assert named(Value("source", ("أربيل",)), SMALL) == Value("source", ("أربيل",))


def test_a_name_in_the_title_has_its_other_names_there() -> None:
    expected = Or(tuple(replace(word, scope="title") for word in (Word("أربيل"), *OTHERS_OF_ERBIL)))
    assert expand(Word("أربيل", "title"), SMALL).node == expected


def test_words_of_different_parts_make_no_name() -> None:
    assert added("title:حرس أربيل") == ("هولير", "هەولێر", "Erbil", "Hawler")


# what is expanded


def test_a_name_stands_beside_its_other_names() -> None:
    expansion = expand(Word("أربيل"), SMALL)
    assert expansion.node == Or((Word("أربيل"), *OTHERS_OF_ERBIL))
    assert expansion.added == ("هولير", "هەولێر", "Erbil", "Hawler")


def test_a_name_among_other_words_leaves_them_alone() -> None:
    node = expand(parse("ماء أربيل كهرباء"), SMALL).node
    assert node == And((Word("ماء"), Or((Word("أربيل"), *OTHERS_OF_ERBIL)), Word("كهرباء")))


def test_words_side_by_side_are_one_name() -> None:
    node = expand(parse("islamic state ماء"), SMALL).node
    assert isinstance(node, And)
    either, water = node.parts
    assert isinstance(either, Or)
    assert either.parts[:2] == (And((Word("islamic"), Word("state"))), Word("داعش"))
    assert water == Word("ماء")


@pytest.mark.parametrize(
    "text", ["islamic -ماء state", "islamic OR state", 'islamic "ماء" state', "state islamic"]
)
def test_words_apart_are_no_name(text: str) -> None:
    assert added(text) == ()


def test_a_query_that_is_one_name_is_one_choice() -> None:
    node = expand(parse("islamic state"), SMALL).node
    assert isinstance(node, Or)
    assert node.parts[0] == And((Word("islamic"), Word("state")))


def test_of_names_that_overlap_the_longest_counts() -> None:
    assert expand(parse("حرس أربيل"), SMALL).node == Or((And((Word("حرس"), Word("أربيل"))), Word("Guard")))


def test_names_in_choices_and_brackets_are_expanded() -> None:
    node = expand(parse("(ماء أربيل) OR ISIS"), SMALL).node
    assert isinstance(node, Or)
    assert node.parts[0] == And((Word("ماء"), Or((Word("أربيل"), *OTHERS_OF_ERBIL))))
    assert isinstance(node.parts[1], Or)
    assert node.parts[1].parts[:2] == (Word("ISIS"), Word("داعش"))


def test_a_choice_among_words_is_expanded() -> None:
    node = expand(parse("ماء (كهرباء OR أربيل)"), SMALL).node
    assert node == And((Word("ماء"), Or((Word("كهرباء"), Or((Word("أربيل"), *OTHERS_OF_ERBIL))))))


def test_names_stay_in_their_order() -> None:
    node = expand(parse("Guard أربيل"), SMALL).node
    assert isinstance(node, And)
    assert [leaves(part)[0] for part in node.parts] == [Word("Guard"), Word("أربيل")]


@pytest.mark.parametrize("text", ["ERBIL", "erbil", "اربيل", "وأربيل", "لأربيل", "أَربيل", "ههولير"])
def test_a_name_is_known_under_any_spelling_and_with_a_proclitic(text: str) -> None:
    assert "Hawler" in added(text)


@pytest.mark.parametrize("text", ['"أربيل"', "«أربيل»", "-أربيل", "-(أربيل ماء)", '"islamic state"', "ماء"])
def test_what_is_quoted_or_excluded_or_no_name_is_the_very_same_query(text: str) -> None:
    node = parse(text)
    expansion = expand(node, SMALL)
    assert expansion.node is node
    assert expansion.added == ()


def test_an_excluded_name_stays_as_it_is_beside_one_that_is_asked_for() -> None:
    node = expand(parse("أربيل -أربيل"), SMALL).node
    assert node == And((Or((Word("أربيل"), *OTHERS_OF_ERBIL)), Not(Word("أربيل"))))


def test_a_name_asked_for_twice_is_shown_once() -> None:
    assert added("أربيل ماء أربيل") == ("هولير", "هەولێر", "Erbil", "Hawler")


def test_a_name_without_others_leaves_its_words_as_they_are() -> None:
    authority = authority_of(actor("خط دفاع"), ERBIL)
    node = expand(parse("خط دفاع أربيل"), authority).node
    assert node == And((Word("خط"), Word("دفاع"), Or((Word("أربيل"), *OTHERS_OF_ERBIL))))


def test_a_name_within_a_ligature_is_none() -> None:
    authority = authority_of(actor("الله", en=("God",)))
    assert added("الله", authority) == ("God",)
    assert added("ﷺ", authority) == ()


def test_a_name_after_a_ligature_is_found_at_its_word() -> None:
    assert expand(parse("ﷺ أربيل"), SMALL).node == And((Word("ﷺ"), Or((Word("أربيل"), *OTHERS_OF_ERBIL))))


# how a name is sought


def test_a_name_of_several_words_is_sought_as_a_phrase_with_every_proclitic() -> None:
    authority = authority_of(actor("القوة الجوية", en=("Air Force",)))
    node = expand(parse("air force"), authority).node
    assert isinstance(node, Or)
    forms = ["القوه", "بالقوه", "كالقوه", "للقوه", "والقوه", "وبالقوه", "وكالقوه", "وللقوه"]
    forms += ["فالقوه", "فبالقوه", "فكالقوه", "فللقوه"]
    assert node.parts[1:] == tuple(Phrase((form, "الجويه")) for form in forms)


def test_sorani_and_latin_phrases_take_no_proclitics() -> None:
    authority = authority_of(actor("حرس", ckb=("هێزی نوێ",), en=("New Force",)))
    assert expand(Word("حرس"), authority).node == Or(
        (Word("حرس"), Phrase(("هيزي", "نوي")), Phrase(("new", "force"))),
    )


def test_a_name_that_holds_another_is_found_by_it() -> None:
    assert added("ISIS") == ("داعش", "تنظيم الدولة", "Islamic State")
    assert added("داعش") == ("تنظيم الدولة", "ISIS", "Islamic State")


def test_a_name_is_held_in_whole_words_only() -> None:
    assert added("ركن", authority_of(actor("ركن", "الركن الأول"))) == ("الركن الأول",)


@pytest.mark.parametrize("typed", ["اربيل", "أربيل", "أَرْبيل"])
def test_another_spelling_of_what_was_typed_adds_nothing(typed: str) -> None:
    assert added(typed, authority_of(place("أربيل", "اربيل", "أربـيل"))) == ()


def test_names_that_fold_alike_are_added_once() -> None:
    assert added("ISIL", authority_of(actor("داعش", "داعـش", ckb=("داعش",), en=("ISIL",)))) == ("داعش",)


def test_a_name_that_is_another_with_a_proclitic_keeps_its_place() -> None:
    names = ("صحيفة المدى", "لصحيفة المدى")
    expansion = expand(Word("Mada"), authority_of(actor(*names, en=("Mada",))))
    assert expansion.added == names
    assert leaves(expansion.node).count(Phrase(("لصحيفه", "المدي"))) == 1


# ambiguous names


def test_an_ambiguous_name_that_is_typed_is_taken_for_the_other_word() -> None:
    assert added("واسط") == ()


def test_an_ambiguous_name_in_its_context_is_the_place() -> None:
    assert "Wasit" in added("قضاء واسط")


def test_an_ambiguous_name_is_sought_in_its_context_only() -> None:
    node = expand(Word("Wasit"), SMALL).node
    assert Phrase(("قضاء", "واسط")) in leaves(node)
    assert Phrase(("لقضاء", "واسط")) in leaves(node)
    assert Word("واسط") not in leaves(node)


def test_a_context_of_its_own_takes_the_place_of_the_general_one() -> None:
    authority = authority_of(replace(WASIT, context=("محافظة",)))
    assert Phrase(("محافظه", "واسط")) in leaves(expand(Word("Wasit"), authority).node)
    assert Phrase(("قضاء", "واسط")) not in leaves(expand(Word("Wasit"), authority).node)


def test_an_ambiguous_name_under_two_spellings_is_added_once() -> None:
    assert added("Wasit", authority_of(replace(WASIT, ckb=("واسـط",)))) == ("واسط",)


def test_an_ambiguous_name_in_latin_letters_is_not_sought() -> None:
    assert added("Wasit") == ("واسط", "واسیت")


def test_an_ambiguous_name_does_not_stand_for_a_longer_one() -> None:
    assert added("Taza", authority_of(place("تازة", "تازة خورماتو", en=("Taza",), ambiguous=("تازة",)))) == (
        "تازة",
        "تازة خورماتو",
    )


def test_a_street_named_after_a_place_is_not_the_place() -> None:
    assert added("شارع أربيل") == ()


# limits


def numbered(kind: str, count: int) -> tuple[str, ...]:
    """Names `kind` with letters for a number: a digit would be a word of its own."""
    return tuple(kind + chr(ord("a") + number // 26) + chr(ord("a") + number % 26) for number in range(count))


def test_the_first_arabic_names_of_a_row_are_added() -> None:
    names = ("عين", "غين", "فاء", "قاف", "كاف", "لام", "ميم", "نون")
    expected = names[:MAX_ARABIC]
    assert added("Letter", authority_of(actor(*names, en=("Letter",)))) == expected


def test_a_name_gains_no_more_than_its_share() -> None:
    expansion = expand(Word("حرف"), authority_of(actor("حرف", en=numbered("letter", MAX_ALTERNATIVES + 10))))
    assert isinstance(expansion.node, Or)
    assert len(expansion.node.parts) == 1 + MAX_ALTERNATIVES
    assert expansion.added == numbered("letter", MAX_ALTERNATIVES)


def test_proclitics_give_way_to_names() -> None:
    phrases = tuple(f"حرس {name}" for name in ("عين", "غين", "فاء", "قاف", "كاف", "لام"))
    latin = numbered("guard", 10)
    expansion = expand(Word(latin[0]), authority_of(actor(*phrases, en=latin)))
    assert expansion.added == phrases + latin[1:]
    assert len(leaves(expansion.node)) == 1 + MAX_ALTERNATIVES


def test_a_query_gains_no_more_than_its_share_and_its_first_names_gain_it() -> None:
    names = ("عين", "غين", "فاء", "قاف", "كاف", "لام")
    rows = [actor(name, en=numbered(f"letter{at}", 60)) for name, at in zip(names, "uvwxyz", strict=True)]
    expansion = expand(all_words(" ".join(names)), authority_of(*rows))
    assert len(expansion.added) == MAX_ADDED
    assert isinstance(expansion.node, And)
    assert [len(leaves(part)) for part in expansion.node.parts] == [1 + MAX_ALTERNATIVES] * 4 + [1, 1]


# the tables that ship


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Peshmerga Diyala", {"البيشمركة", "البشمركة", "پێشمەرگە", "ديالى"}),
        ("پێشمەرگە", {"البيشمركة", "البشمركة", "Peshmerga"}),
        ("Karkuk", {"كركوك", "کەرکووک", "Kirkuk"}),
        ("كركوك", {"کەرکووک", "Kirkuk", "Karkuk"}),
        ("هەولێر", {"أربيل", "هولير", "Erbil", "Hawler"}),
        ("ISIS", {"داعش", "تنظيم الدولة الإسلامية", "Islamic State"}),
        ("داعش", {"تنظيم الدولة الإسلامية", "ISIS"}),
        ("Islamic State", {"داعش", "تنظيم الدولة الإسلامية", "ISIS"}),
        ("تنظيم الدولة الإسلامية", {"داعش", "ISIS"}),
        ("PKK", {"حزب العمال الكردستاني"}),
        ("بەغدا", {"بغداد", "Baghdad"}),
        ("مووسڵ", {"الموصل", "Mosul"}),
        ("أمريكا", {"أميركا", "USA"}),
        ("Wasit", {"واسط"}),
    ],
)
def test_names_find_each_other_in_three_scripts(text: str, names: set[str], authority: Authority) -> None:
    assert names <= set(added(text, authority))


@pytest.mark.parametrize(
    "text", ["العمارة", "الدولة الإسلامية", "«تنظيم الدولة الإسلامية»", "-ISIS", "حديثة", "Hit"]
)
def test_everyday_words_and_exact_ones_are_not_expanded(text: str, authority: Authority) -> None:
    assert added(text, authority) == ()
