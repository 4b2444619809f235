"""Persons who are in no table, by invented names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic import folded_words
from archive.authority import Text, find_persons, shipped_person_words

KNOWN = shipped_person_words()


def found(*texts: str, taken: str = "") -> list[tuple[str, str, str]]:
    """Text, value and rule of every mention; the words of `taken` belong to the tables."""
    folded = [folded_words(text) for text in texts]
    others = [
        frozenset(at for at, (_, start, end) in enumerate(words) if text[start:end] in taken.split())
        for text, words in zip(texts, folded, strict=True)
    ]
    read = [Text(text, words, other) for text, words, other in zip(texts, folded, others, strict=True)]
    return [
        (text[words[match.first][1] : words[match.last - 1][2]], match.owner, rule)
        for text, words, matches in zip(texts, folded, find_persons(read, KNOWN), strict=True)
        for match, rule in matches
    ]


def names(text: str) -> list[tuple[str, str]]:
    return [(name, rule) for name, _, rule in found(text)]


TITLES = [
    ("النائب سامر خليلوف إن", "سامر خليلوف"),
    ("العميد الركن سامر خليلوف في", "سامر خليلوف"),
    ("الشيخ الدكتور سامر خليلوف", "سامر خليلوف"),
    ("وزير النقل الدنماركي سامر خليلوف، أمس", "سامر خليلوف"),
    ("وزيرة النقل الهندية، لينا خليلوف، إن", "لينا خليلوف"),
    ("للرئيس الدنماركي كلاوس هانسنوف هولمبرغسن في البيان", "كلاوس هانسنوف هولمبرغسن"),
    ("مدير الإعلام في مطار المدينة هاوار خليلوف", "هاوار خليلوف"),
    ("المتحدث باسم هيئة المياه «هاوار خليلوف»", "هاوار خليلوف"),
    ("أمين عام كتلة (السلام) أبو ولاء الخليلي، في", "أبو ولاء الخليلي"),
    ("نائب رئيس اللجنة عن الكتلة سامر خليلوف", "سامر خليلوف"),
    ("القيادي أبو شهاب أمس", "أبو شهاب"),
    ("الخبير العسكري الدنماركي، سامر خليلوف.", "سامر خليلوف"),
    ("البريطاني ميسر خليلفورد في مقابلة", "ميسر خليلفورد"),
    ("النائب علي الخليلي", "علي الخليلي"),
    ("الرجل الملقب بأبي شهاب الخليلي", "بأبي شهاب الخليلي"),
    ("النائب حسن علي الخليلي", "حسن علي الخليلي"),
    ("الوزير سعيد خليلوف، أمس", "سعيد خليلوف"),
    ("المدافع أليكس خليلوف.", "أليكس خليلوف"),
    ("المتحدث باسم الهيئة سعيد الخليلوف في", "سعيد الخليلوف"),
]


@pytest.mark.parametrize(("text", "name"), TITLES)
def test_a_name_after_a_title_is_a_person(text: str, name: str) -> None:
    assert names(text) == [(name, "title+name")]


@pytest.mark.parametrize(
    "text",
    [
        "قال سامر خليلوف إن",
        "وقال سامر خليلوف: «نعم»",
        "وأضاف سامر خليلوف أن",
        "ويرى سامر خليلوف.",
        "بحسب سامر خليلوف في حديث",
        "كما كشف «سامر خليلوف» أمس",
    ],
)
def test_a_name_directly_after_a_speech_verb_is_a_person(text: str) -> None:
    assert names(text) == [("سامر خليلوف", "speech+name")]


@pytest.mark.parametrize(
    "text",
    [
        "التقى سامر خليلوف، وزير النقل، أمس",
        "التقى سامر خليلوف المتحدث باسم الهيئة",
        "التقى سامر خليلوف رئيس بلدية المدينة",
        "التقى سامر خليلوف، وهو مدير سابق",
        "التقى سامر خليلوف (27 عاما)",
        "التقى سامر خليلوف، 27 عاما، أمس",
        "التقى سامر خليلوف البالغ من العمر 27 عاما",
    ],
)
def test_a_name_before_a_title_is_a_person(text: str) -> None:
    assert names(text) == [("سامر خليلوف", "name+title")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("خلفا لسامر الخليلي في", "لسامر الخليلي"),
        ("بين سامر كمال وبين", "سامر كمال"),
        ("اختيار أبو شهاب الخليلي مرتين", "أبو شهاب الخليلي"),
    ],
)
def test_a_given_name_with_a_family_name_needs_nothing_beside_it(text: str, name: str) -> None:
    assert names(text) == [(name, "given+family")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("النائب عبد الأمير خليلوف", "عبد الأمير خليلوف"),
        ("النائب عبدالأمير خليلوف", "عبدالأمير خليلوف"),
        ("النائب سامر عبد الأحد خليلوف.", "سامر عبد الأحد خليلوف"),
        ("الشيخ سامر بن إبراهيم آل خليلوف أمس", "سامر بن إبراهيم آل خليلوف"),
        ("السفير سامر بن خليلوف، أمس", "سامر بن خليلوف"),
        ("الباحث سامر أبو خليلوف في", "سامر أبو خليلوف"),
        ("الباحث سيف الدين خليلوف في", "سيف الدين خليلوف"),
        ("الرئيس رونالد جيه هولمبرغسن أمس", "رونالد جيه هولمبرغسن"),
        ("السفير يان فان هولمبرغسن أمس", "يان فان هولمبرغسن"),
        ("السفير دان دي هولمبرغسن أمس", "دان دي هولمبرغسن"),
        ("الوزير جان-إيف هولمبرغسن أمس", "جان-إيف هولمبرغسن"),
    ],
)
def test_words_that_bind_are_parts_of_a_name(text: str, name: str) -> None:
    assert [found for found, _ in names(text)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("العميد محمد الخليلي الخميس", "محمد الخليلي"),
        ("العميد محمد الخليلي رئيس", "محمد الخليلي"),
        ("العميد محمد خليلوف\nالجديد", "محمد خليلوف"),
        ("النائب محمد خليلوف، الخليلي", "محمد خليلوف"),
        ("الوزير سامر خليلوف خلال لقاء", "سامر خليلوف"),
        ("الأمير محمد بن خليلوف حرص المملكة", "محمد بن خليلوف"),
        ("النائب محمد خليلوف 2015", "محمد خليلوف"),
        ("النائب محمد خليلوف وسامر", "محمد خليلوف"),
        ("النائب محمد الخليلي السابق", "محمد الخليلي"),
    ],
)
def test_a_name_ends_where_its_last_part_does(text: str, name: str) -> None:
    assert names(text)[:1] == [(name, "title+name")]


NOBODY = [
    "وزير الداخلية السعودي",
    "رئيس الوزراء العراقي قال",
    "قال مصدر أمني",
    "مصدر أمني كريم",
    "محمد علي كلاي شارع",
    "الرئيس التنفيذي لشركة",
    "كريم جداً",
    "قال كريم جدا إن",
    "وأكد على أهمية الاتفاق",
    "وأعلن سامر قبوله لاقتراح",
    "وقال سامر لمجموعة من الزوار",
    "وقال سامر يومها: نعم",
    "في بلدة الشيخ سامر وضواحيها",
    "وأمر الملك سامر بمعاملتهم",
    "وأكد علي أهمية الاتفاق",
    "شدد رئيس الوزراء على ضرورة",
    "رئيس جامعة الملك فهد بن خليلوف",
    "مدير مستشفى الأمير سامر الخليلي",
    "في شارع سامر الخليلي",
    "الملك فهد في",
    "جاء الرئيس جمال طبيعته",
    "أعلن المتحدث باسم الهيئة",
    "بدون توقف رئيس",
    "لدينا مدير جديد",
    "قال وزير النقل إن اليوم سعيد",
    "الشركة التي رئيسها من الخارج",
    "الناطق باسم المجلس",
    "رئيس كتلة",
    "محمد",
    "قال أبو",
    "الحكم صباح عبد الذي كان",
    "شرطي في ولاية سامر الخليلي",
    "عبد",
    "",
]


@pytest.mark.parametrize("text", NOBODY)
def test_an_office_without_a_name_and_ordinary_words_are_nobody(text: str) -> None:
    assert found(text) == []


def test_a_title_beyond_the_end_of_a_clause_does_not_count() -> None:
    assert names("أكد الرئيس أن سامر خليلوف غائب") == []
    assert names("عاد الرئيس بعد حديث سامر خليلوف غائب") == []
    assert names("كلام الرئيس عن سامر خليلوف غائب") == []
    assert names("غادر الرئيس. سامر خليلوف غائب") == []


# -------- the same person again


def test_a_full_name_is_evidence_wherever_it_stands() -> None:
    title, body = "سامر خليلوف: موعد جديد", "قال سامر خليلوف إن"
    assert [rule for _, _, rule in found(title, body)] == ["name", "speech+name"]


@pytest.mark.parametrize("later", ["وأضاف الخليلي", "زيارة الخليلي أمس", "لقاء بالخليلي", "عودة للخليلي"])
def test_the_last_part_alone_is_evidence_of_the_same_person(later: str) -> None:
    mentions = found(f"قال النائب سامر الخليلي إن. {later}")
    assert [(value, rule) for _, value, rule in mentions] == [
        ("سامر الخليلي", "title+name"),
        ("سامر الخليلي", "surname"),
    ]


@pytest.mark.parametrize(
    "later",
    [
        "وكان محمد بن خليلوف هناك",  # no family name of his
        "قال كمال الخليلي",  # another person's
        "مع امل الخليلي",  # the same, though أمل is not written as a name
        "من الجيش العراقي",
    ],
)
def test_a_last_part_of_another_name_or_meaning_is_not(later: str) -> None:
    mentions = found(f"قال النائب سامر الخليلي والمدرب هاوار العراقي إن. {later}")
    assert "surname" not in [rule for _, _, rule in mentions]


def test_a_given_name_as_last_part_needs_a_speech_verb() -> None:
    introduced = "أوضح مدير المطار دانا محمد أن. "
    assert found(introduced + "وأكد محمد أن")[-1][1:] == ("دانا محمد", "surname")
    assert len(found(introduced + "عند باب محمد هناك")) == 1


def test_a_surname_that_two_persons_share_tells_neither() -> None:
    mentions = found("النائب سامر الخليلي والنائب كمال الخليلي. وقال الخليلي")
    assert [rule for _, _, rule in mentions] == ["title+name", "title+name"]


@pytest.mark.parametrize("later", ["سامر كمال", "سامر كمال الخليلي", "سامر بن كمال الخليلي", "سامر الخليلي"])
def test_a_name_with_parts_more_or_less_is_the_same_person(later: str) -> None:
    mentions = found(f"النائب سامر كمال الخليلي أمس. والنائب {later} أمس")
    assert {value for _, value, _ in mentions} == {"سامر كمال الخليلي"}


def test_the_first_name_stands_for_the_person() -> None:
    mentions = found("النائب سامر كمال أمس. والنائب سامر كمال الخليلي أمس")
    assert [value for _, value, _ in mentions] == ["سامر كمال", "سامر كمال"]


# -------- values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("النائب احمد خليلوف", "أحمد خليلوف"),
        ("النائب أحمد خليلوف", "أحمد خليلوف"),
        ("النائب أَحمــد خليلوف", "أحمد خليلوف"),
        ("النائب مصطفي خليلوف", "مصطفى خليلوف"),
        ("النائب عبدالأمير خليلوف", "عبد الأمير خليلوف"),
        ("النائب عبد الامير خليلوف", "عبد الأمير خليلوف"),
        ("النائب أبي شهاب الطائى", "أبو شهاب الطائي"),
        ("الشيخ محمد ال خليلوف", "محمد آل خليلوف"),
        ("للنائب لسامر خليلوڤ", "سامر خليلوف"),
    ],
)
def test_a_name_has_one_value_under_any_spelling(text: str, value: str) -> None:
    assert [each for _, each, _ in found(text)] == [value]


# -------- the tables


def test_a_name_of_the_tables_is_not_found_again() -> None:
    assert found("النائب سامر الخليلي", taken="سامر الخليلي") == []
    assert found("النائب سامر الخليلي", taken="الخليلي") == []


def test_a_name_may_stand_beside_one_of_the_tables() -> None:
    mentions = found("وزير النقل سامر خليلوف الخليلي", taken="وزير النقل الخليلي")
    assert [name for name, _, _ in mentions] == ["سامر خليلوف"]


# -------- any text

WORDS = (
    "قال النائب رئيس سامر محمد علي على عبد عبدالله الله الدين أبو بن آل الخليلي العراقي خليلوف في إن ، . - \n جيه"
)
texts = st.text() | st.lists(st.sampled_from(WORDS.split(" ")), max_size=40).map(" ".join)


@given(texts, texts, st.frozensets(st.integers(0, 40)))
def test_any_text_can_be_read_and_mentions_do_not_overlap(one: str, other: str, taken: frozenset[int]) -> None:
    read = [Text(text, folded_words(text), taken) for text in (one, other)]
    for text, matches in zip(read, find_persons(read, KNOWN), strict=True):
        places = [at for match, _ in matches for at in range(match.first, match.last)]
        assert places == sorted(set(places))
        assert all(at < len(text.folded) and at not in taken for at in places)
        assert all(match.owner and match.first < match.last for match, _ in matches)
