"""Where the name of a state is that of an actor."""

import pytest

from archive.arabic import folded_words
from archive.authority import Actor, Authority

AUTHORITY = Authority(
    places={},
    actors={
        "iraq": Actor(id="iraq", kind="state", ar=("العراق",)),
        "saudi-arabia": Actor(id="saudi-arabia", kind="state", ar=("السعودية",)),
        "turkey": Actor(id="turkey", kind="state", ar=("تركيا",)),
        "iran": Actor(id="iran", kind="state", ar=("إيران",)),
        "britain": Actor(id="britain", kind="state", ar=("بريطانيا",)),
        "united-states": Actor(id="united-states", kind="state", ar=("الولايات المتحدة",)),
        "ministry": Actor(id="ministry", kind="ministry", ar=("وزارة النقل",)),
    },
    before_states=("في", "شمال", "أو", "الحدود"),
    before_from=("بدعم", "كل"),
    state_acts=("أعلن", "مساعدة"),
    state_not_acts=("يشهد",),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("تركيا تقول", ["turkey"]),
        ("اتهمت إيران", ["iran"]),
        ("مع تركيا وبين إيران وتركيا", ["turkey", "iran", "turkey"]),
        ("في تركيا", []),
        ("وفي الولايات المتحدة", []),
        ("شمال إيران", []),
        ("والتقى بتركيا", []),
        ("بالولايات المتحدة", []),
        ("بريطانيا ترد", ["britain"]),
        ("في بريطانيا", []),
        ("ببريطانيا", []),
        ("دول كتركيا وإيران", []),
        ("في إيران وتركيا", []),
        ("إيران وتركيا تقولان", ["iran", "turkey"]),
        ("في تركيا وإيران والولايات المتحدة", []),
        ("في العراق وتركيا", []),
        ("على الحدود مع تركيا", []),
        ("العراق وتركيا يوقعان", ["turkey"]),
        ("في وزارة النقل", ["ministry"]),
        ("عادوا من تركيا", []),
        ("بدعم من تركيا", ["turkey"]),
        ("طلبوا من كل من تركيا", ["turkey"]),
        ("في كل من تركيا", []),
        ("الحدود بين إيران وتركيا", []),
        ("القوات السعودية", []),
        ("جامعة السعودية", []),
        ("قالت السعودية", ["saudi-arabia"]),
        ("اعتذر للسعودية", ["saudi-arabia"]),
        ("أعلن العراق", ["iraq"]),
        ("العراق يوقع", ["iraq"]),
        ("قال إن العراق سيوقع", ["iraq"]),
        ("محافظات العراق يوقعون", []),
        ("العراق يشهد", []),
        ("وصل العراق أمس", []),
        ("بين تركيا والعراق", ["turkey", "iraq"]),
        ("المدن في البصرة وتركيا", []),
        ("اتفقت الوزارة وتركيا", ["turkey"]),
        ("قرى البصرة والعراق", []),
    ],
)
def test_a_state_counts_where_it_is_no_place(text: str, found: list[str]) -> None:
    assert [match.owner for match in AUTHORITY.find_actors(folded_words(text))] == found
