"""Short names that refer to a name in full."""

from collections.abc import Sequence

import pytest

from archive.arabic import folded_words
from archive.authority import Actor, Authority
from archive.authority.references import referring

AUTHORITY = Authority(
    places={},
    actors={
        "isis": Actor(id="isis", kind="armed-group", ar=("تنظيم داعش", "داعش"), short=("التنظيم",)),
        "guard": Actor(id="guard", kind="armed-group", ar=("تنظيم الحراس",), short=("التنظيم", "الحراس")),
        "salem": Actor(id="salem", kind="person", ar=("سالم النهري",), short=("النهري",)),
        "karim": Actor(id="karim", kind="person", ar=("كريم النهري",), short=("النهري",)),
    },
)


def found(*texts: str) -> list[tuple[int, str, str]]:
    """Number of the text, word and owner of each short name that refers to somebody."""
    folded = [folded_words(text) for text in texts]
    named = [list(AUTHORITY.find_actors(words)) for words in folded]
    short = [list(AUTHORITY.find_short(words)) for words in folded]
    return [
        (number, " ".join(word for word, _, _ in folded[number][match.first : match.last]), match.owner)
        for number, match in referring(named, short, AUTHORITY.short_owners)
    ]


def test_at_home_a_short_name_is_ours_unless_another_was_named() -> None:
    folded = [folded_words("قال التنظيم. وقال تنظيم الحراس إن التنظيم باق")]
    named, short = (
        [list(find(words)) for words in folded] for find in (AUTHORITY.find_actors, AUTHORITY.find_short)
    )
    found = referring(named, short, AUTHORITY.short_owners, {"التنظيم": "isis"})
    assert [match.owner for _, match in found] == ["isis", "guard"]
    found = referring(named, short, AUTHORITY.short_owners, {"التنظيم": "isis"}, lambda _, match: match.first < 2)
    assert [match.owner for _, match in found] == ["guard"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("هاجم تنظيم داعش القرية ثم انسحب التنظيم",), [(0, "التنظيم", "isis")]),
        (("هاجم داعش القرية وقال إن للتنظيم مقرا",), [(0, "للتنظيم", "isis")]),
        (("انسحب التنظيم من القرية",), []),
        (("انسحب التنظيم ثم عاد تنظيم داعش",), []),
        # the one named last
        (("تنظيم داعش وتنظيم الحراس، وقال التنظيم",), [(0, "التنظيم", "guard")]),
        (("سالم النهري وكريم النهري، قال النهري",), [(0, "النهري", "karim")]),
        # also when it was named last by its short name
        (("تنظيم الحراس وداعش، والحراس هنا، وقال التنظيم",), [(0, "والحراس", "guard"), (0, "التنظيم", "guard")]),
        # no part of a longer name
        (("سالم النهري وسالم النهري",), []),
        # the title first, then the body
        (("داعش يهاجم", "قال التنظيم"), [(1, "التنظيم", "isis")]),
        # a title looks ahead, a body does not
        (("التنظيم ينسحب", "انسحب تنظيم داعش ثم تنظيم الحراس"), [(0, "التنظيم", "isis")]),
        (("خبر", "التنظيم ينسحب كما قال داعش"), []),
    ],
)
def test_a_short_name_is_that_of_the_actor_named_last(
    texts: Sequence[str], expected: list[tuple[int, str, str]]
) -> None:
    assert found(*texts) == expected
