"""Bodies that are in no table, by invented names."""

from pathlib import Path

import pytest

from archive.arabic import folded_words
from archive.authority import BodyText, find_bodies, load_body_words, shipped_body_words, shipped_person_words
from archive.errors import AuthorityError

FOREIGN = frozenset(("الدنماركي", "الدنماركيه"))


def found(*texts: str, taken: str = "", places: str = "", named: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Text and value of every mention; the words of `taken` are actors', those of `places` places."""
    read = []
    for text in texts:
        folded = folded_words(text)
        at = {
            words: frozenset(at for at, (_, start, end) in enumerate(folded) if text[start:end] in words.split())
            for words in (taken, places)
        }
        read.append(BodyText(text, folded, taken=at[taken], places=at[places]))
    matches = find_bodies(read, shipped_body_words(), shipped_person_words(), foreign=FOREIGN, named=[named])
    return [
        (each.text[each.folded[match.first][1] : each.folded[match.last - 1][2]], match.owner)
        for each, here in zip(read, matches, strict=True)
        for match in here
    ]


NAMES = [
    ("أعلنت شركة «خليلوف» أمس", "شركة «خليلوف"),
    ('نشرت صحيفة "خليلوف اليوم" خبرا', "خليلوف اليوم"),
    ('نشر موقع "خليلوف" خبرا', "خليلوف"),
    ('قيادي في حركة "أبناء خليلوف" قال', 'حركة "أبناء خليلوف'),
    ("أعلنت نقابة الصيادلة الموحدة عن", "نقابة الصيادلة الموحدة"),
    ("رئيس اتحاد عمال الساحل الغربي سامر", "اتحاد عمال الساحل الغربي"),
    ("مدير المركز القومي للترجمة والنشر في", "المركز القومي للترجمة والنشر"),
    ("باحث في مركز الساحل للدراسات الاستراتيجية", "مركز الساحل للدراسات الاستراتيجية"),
    ("قال الجيش الدنماركي إن", "الجيش الدنماركي"),
    ("قالت الخارجية الدنماركية إن", "الخارجية الدنماركية"),
    ("وزارة النقل العميد سامر", "وزارة النقل"),
    ("قالت السفارة الدنماركية إن", "السفارة الدنماركية"),
    ("رئيس المجموعة الغربية للدراسات والأبحاث في", "المجموعة الغربية للدراسات والأبحاث"),
    ("مدير مركز «خليلوف» للبحوث الإقليمية سامر", "مركز «خليلوف» للبحوث الإقليمية"),
    ("باحث في جامعة خليلوفسك أمس", "جامعة خليلوفسك"),
    ("باحث في جامعة سان خليلوف أمس", "جامعة سان خليلوف"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_head_with_what_follows_it_is_a_body(text: str, name: str) -> None:
    assert [mention for mention, _ in found(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "قال وزير الخارجية الدنماركي",
        "في مجلس الإدارة أمس",
        "لجنة مشتركة تضم السكان",
        "شركة جديدة لاستخراج النفط",
        "مركز الشرطة في",
        "حركة الملاحة الجوية",
        "في مجلس. النواب",
        "حزب",
        'على موقع "تويتر" أمس',
        "المجلس الذي عقد",
        "المنظمة الإرهابية",
        "المجموعة الغربية أمس",
        "جامعة عريقة في",
        "جامعة تضم",
        "جامعة محمد خليلوف",
    ],
)
def test_a_head_alone_or_in_a_general_sense_is_none(text: str) -> None:
    assert found(text) == []


def test_a_place_may_follow_a_head() -> None:
    assert found("مدير شرطة خليلوف", places="خليلوف") == [("شرطة خليلوف", "شرطة خليلوف")]
    assert found("مدير شرطة خليلوف") == []


def test_a_place_stands_in_a_longer_name() -> None:
    text = "عضو مجلس قضاء خليلوف المحلي"
    assert found(text, places="خليلوف") == [("مجلس قضاء خليلوف المحلي", "مجلس قضاء خليلوف المحلي")]


def test_a_source_is_its_name_without_its_head() -> None:
    assert found("صحيفة الزورق الدنماركية") == [("الزورق", "الزورق")]


def test_the_value_is_the_name_without_proclitics() -> None:
    assert [value for _, value in found("لنقابة الصيادلة", "للمركز القومي للترجمة", "وبالمعهد القومي للنفط")] == [
        "نقابة الصيادلة",
        "المركز القومي للترجمة",
        "المعهد القومي للنفط",
    ]


def test_one_body_has_one_value_in_an_article() -> None:
    assert found("نقابة الصيادلة", "ونقابة الصيادله") == [
        ("نقابة الصيادلة", "نقابة الصيادلة"),
        ("ونقابة الصيادله", "نقابة الصيادلة"),
    ]


def test_part_of_a_longer_name_of_the_article_is_none() -> None:
    text = "مجلس قضاء خليلوف المحلي ثم المجلس المحلي"
    assert [value for _, value in found(text, places="خليلوف")] == ["مجلس قضاء خليلوف المحلي"]
    assert found("حزب العمل", named=("حزب", "العمل", "الساحلي")) == []


def test_a_name_ends_at_an_actor() -> None:
    assert found("مجلس الساحل الخليلي", taken="الخليلي") == [("مجلس الساحل", "مجلس الساحل")]


def test_a_fault_of_the_lists_is_named(tmp_path: Path) -> None:
    table = tmp_path / "bodies.toml"
    table.write_text('[heads]\nnouns = "شركة"\n', encoding="utf-8")
    with pytest.raises(AuthorityError, match=r"bodies\.toml: heads\.nouns: there is no such list"):
        load_body_words(table)
