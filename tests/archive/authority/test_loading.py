"""Tables from TOML: their faults, and one laid over another."""

import pytest

from archive.authority import load, shipped
from archive.authority.loading import Tables, shipped_tables
from archive.errors import AuthorityError

from .test_tables import ACTORS, PLACES, tables


@pytest.mark.parametrize(
    ("change", "entry", "fix"),
    [
        (('source = "test"', 'source = "test"\ncolour = "red"'), "anbar", "unexpected keyword argument 'colour'"),
        (('id = "ramadi"\nkind = "district"', 'id = "ramadi"'), "ramadi", "missing 1 required.*'kind'"),
        (('id = "ramadi"', 'id = "anbar"'), "anbar", "stands twice, rename one"),
        (('ar = ["هيت"]', 'ar = ["الرَمادي"]'), "hit", "name الرَمادي already belongs to ramadi"),
        (('en = ["Ramadi"]', 'en = ["…"]'), "ramadi", "'…' has no letters"),
        (('province = ["anbar"]\nar = ["هيت"]', 'province = ["atlantis"]\nar = ["هيت"]'), "hit", "no .* atlantis"),
        (('province = ["anbar"]\nar = ["هيت"]', 'province = []\nar = ["هيت"]'), "hit", "no governorate given"),
        (('ar = ["هيت"]', 'parent = "ramdi"\nar = ["هيت"]'), "hit", "parent ramdi is not in the table"),
        (('ar = ["هيت"]', 'ar = "هيت"'), "hit", "ar is a list, put it in \\[ \\]"),
        (('id = "hit"\n', ""), "هيت", "missing 1 required.*'id'"),
        (('id = "anbar"', "id = anbar"), "", "Invalid value .*line"),
    ],
)
def test_a_fault_in_the_places_is_told_with_file_entry_and_fix(
    change: tuple[str, str], entry: str, fix: str
) -> None:
    with pytest.raises(AuthorityError, match=f"(?s)^places.toml(, line \\d+)?: .*{entry}.*{fix}"):
        tables(places=PLACES.replace(*change, 1))


@pytest.mark.parametrize(
    ("change", "entry", "fix"),
    [
        (("national = true", "nationl = true"), "interior-ministry", "unexpected keyword argument 'nationl'"),
        (('parent = "interior-ministry"', 'parent = "interior"'), "federal-police", "parent interior is not in"),
        (('parent = "interior-ministry"', 'parent = "federal-police"'), "federal-police", "is its own parent"),
        (('ar = ["الشرطة الاتحادية"]', 'ar = ["وزارتي الداخلية"]'), "federal-police", "already belongs"),
    ],
)
def test_a_fault_in_the_actors_is_told_with_file_entry_and_fix(
    change: tuple[str, str], entry: str, fix: str
) -> None:
    with pytest.raises(AuthorityError, match=f"^actors.toml, line \\d+: {entry}: .*{fix}"):
        tables(actors=ACTORS.replace(*change, 1))


def test_a_fault_names_the_line_where_its_entry_begins() -> None:
    with pytest.raises(AuthorityError, match=r"^places\.toml, line 5: anbar: no governorate atlantis"):
        tables(places=PLACES.replace('province = ["anbar"]', 'province = ["atlantis"]', 1).lstrip("\n"))


# -------- overlays

BASE: Tables = {"places.toml": PLACES, "actors.toml": ACTORS}
DAM = """
[context]
not_after = ["مقهى"]

[[place]]
id = "dam"
kind = "area"
province = ["anbar"]
parent = "hit"
ar = ["سد النهر"]
source = "own"
"""


def test_rows_and_words_of_an_overlay_are_added() -> None:
    authority = load(BASE, {"places.toml": DAM})
    assert authority.places["dam"].parent == "hit"
    assert authority.not_after == ("شارع", "مقهى")
    assert set(tables().places) < set(authority.places)


def test_a_row_of_an_overlay_takes_the_place_of_the_one_with_its_id() -> None:
    own = DAM.replace('id = "dam"', 'id = "ramadi"')
    assert load(BASE, {"places.toml": own}).places["ramadi"].ar == ("سد النهر",)


def test_an_overlay_may_claim_no_name_of_another_row() -> None:
    with pytest.raises(AuthorityError, match="line 4: dam: the name الرمادي already belongs to ramadi"):
        load(BASE, {"places.toml": DAM.replace("سد النهر", "الرمادي").lstrip("\n")})


def test_the_tables_that_ship_lie_under_an_overlay() -> None:
    authority = load(shipped_tables(), {"places.toml": DAM})
    assert set(authority.places) == {*shipped().places, "dam"}


def test_an_empty_overlay_changes_nothing() -> None:
    assert load(BASE, {}) == tables()
