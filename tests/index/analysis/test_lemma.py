"""One test a row of the rules, through the whole chain: a row that folding or stop words disarm shows here.

Most rows use مناطق, whose lemma منطقة no stem reaches: what comes out then comes from the table.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic import fold
from index.analysis import analyze
from index.analysis.lemma import OVERRIDES, is_known, lemma

REGION = "منطقه"
ITSELF = [
    ("ضباط", "ضابط"),
    ("قادة", "قايد"),
    ("مناطق", "منطقه"),
    ("لجان", "لجنه"),
    ("مراكز", "مركز"),
    ("أعضاء", "عضو"),
    ("قوات", "قوه"),
    ("أمنية", "امني"),
    ("السيطرات", "سيطره"),
    ("يعلن", "اعلن"),
]
MEANT = [
    ("اعضاء", "عضو", "ALEF for ALEF WITH HAMZA ABOVE"),
    ("اجراءات", "اجراء", "ALEF for ALEF WITH HAMZA BELOW"),
    ("أجتماعات", "اجتماع", "ALEF WITH HAMZA ABOVE for ALEF"),
    ("أجراءات", "اجراء", "ALEF WITH HAMZA ABOVE for BELOW"),
    ("الأقتصاد", "اقتصاد", "ALEF WITH HAMZA ABOVE for ALEF, after an article"),
    ("إعضاء", "عضو", "ALEF WITH HAMZA BELOW for ABOVE"),
    ("منطقه", "منطقه", "HEH for TEH MARBUTA"),
    ("ديالي", "ديالي", "YEH for ALEF MAKSURA"),
    ("قاضى", "قاضي", "ALEF MAKSURA for YEH"),
    ("البيشمركه", "بيشمركه", "HEH for TEH MARBUTA, after an article"),
    ("البیشمرگة", "بيشمركه", "FARSI YEH and GAF"),
    ("مَنـاطِق", "منطقه", "harakat and tatweel"),
]
PROCLITICS = [
    "وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال",
    "وب", "ول", "وك", "فب", "فل", "و", "ف", "ب", "ل", "ك",
]  # fmt: skip
BEHIND_PROCLITICS = [
    ("والأمني", "امني"),
    ("وبالتنسيق", "تنسيق"),
    ("للموصل", "موصل"),
    ("بالعراق", "عراق"),
    ("والوزير", "وزير"),
]
VERBS = [("يعلن", "YEH"), ("تعلن", "TEH"), ("نعلن", "NOON"), ("أعلن", "ALEF WITH HAMZA ABOVE")]
PRONOUNS = ["ها", "هم", "هن", "هما", "كم", "كما", "نا"]
BEFORE_PRONOUN = [
    ("وزارته", "وزاره", "TEH was TEH MARBUTA"),
    ("قواتها", "قوه", "TEH stays TEH"),
    ("مستواها", "مستوي", "ALEF was ALEF MAKSURA"),
    ("أعضائها", "عضو", "YEH WITH HAMZA was HAMZA"),
    ("أعضاؤها", "عضو", "WAW WITH HAMZA was HAMZA"),
    ("ووزارتهم", "وزاره", "a proclitic before it"),
]
ENDINGS = [
    ("لجنتين", "لجنة", "dual, TEH YEH NOON"),
    ("محكمتان", "محكمة", "dual, TEH ALEF NOON"),
    ("وزيرين", "وزير", "YEH NOON"),
    ("مهندسون", "مهندس", "WAW NOON"),
    ("حزبان", "حزب", "ALEF NOON"),
    ("طائرات", "طائرة", "ALEF TEH, a TEH MARBUTA before"),
    ("مستشفيات", "مستشفى", "YEH ALEF TEH"),
    ("عمليات", "عملية", "YEH ALEF TEH, YEH TEH-MARBUTA before"),
    ("نفطية", "نفطي", "YEH TEH-MARBUTA"),
]
TOGETHER = [
    ("ضباط", "ضابط"),
    ("قادة", "قائد"),
    ("مناطق", "منطقة"),
    ("لجان", "لجنة"),
    ("لجنتها", "لجان"),
    ("مراكز", "مركز"),
    ("والأمني", "أمنية"),
    ("بالعراق", "العراق"),
    ("للموصل", "الموصل"),
    ("وزارته", "وزارة"),
    ("قواتها", "قوات"),
    ("القوة", "قوات"),
    ("الأرهاب", "إرهاب"),
    ("كورد", "كرد"),
    ("الكوردية", "كردي"),
    ("كوردستان", "كردستان"),
    ("أمنية", "أمني"),
    ("السيطرات", "سيطرة"),
    ("محافظاتها", "محافظة"),
    ("والنازحين", "نازح"),
    ("البيشمرغة", "بيشمركه"),
    ("اربيل", "أربيل"),
    ("وأربيل", "إربيل"),
    ("الامني", "الأمني"),
    ("ولجنة", "لجنة"),
    ("للجنة", "لجنة"),
    ("ولبنان", "لبنان"),
    ("المدرسة", "مدرسة"),
    ("المحافظة", "محافظة"),
]
APART = [
    ("عملية", "عمل"),
    ("قوة", "قوي"),
    ("أمن", "أمين"),
    ("أمن", "أمني"),
    ("نفط", "نقط"),
    ("لجنة", "لاجئ"),
    ("مراكز", "مركزي"),
    ("مركز", "مركزي"),
    ("محافظات", "محافظ"),
    ("دولة", "دولي"),
    ("كتاب", "كاتب"),
    ("مكتب", "مكتبة"),
    ("حزب", "حرب"),
    ("رئيس", "رئاسة"),
    ("طائرة", "طيران"),
    ("سيارة", "سير"),
    ("وعد", "عد"),
]

arabic_words = st.text(alphabet="ابتةدسفكلمنهويىآأإءئؤگیێەٱـَّ٢", min_size=1, max_size=14)


def lemma_of(word: str) -> str:
    (token,) = analyze(word)
    return token.forms["lemma"][0]


def matched(word: str) -> set[tuple[str, str]]:
    """What a word is found by."""
    return {("surface", token.folded) for token in analyze(word)} | {
        ("lemma", found) for token in analyze(word) for found in token.forms["lemma"]
    }


def names(rows: list[tuple[str, str, str]]) -> list[str]:
    return [row[2] for row in rows]


@pytest.mark.parametrize(("word", "found"), ITSELF)
def test_a_word_of_the_table_has_the_lemma_of_the_table(word: str, found: str) -> None:
    assert lemma_of(word) == found


@pytest.mark.parametrize(("word", "found"), [row[:2] for row in MEANT], ids=names(MEANT))
def test_a_careless_spelling_has_the_lemma_of_what_was_meant(word: str, found: str) -> None:
    assert lemma_of(word) == found


@pytest.mark.parametrize("proclitics", PROCLITICS)
def test_proclitics_do_not_hide_a_word(proclitics: str) -> None:
    assert lemma_of(f"{proclitics}مناطق") == REGION


@pytest.mark.parametrize(("word", "found"), BEHIND_PROCLITICS)
def test_a_word_behind_proclitics_has_its_own_lemma(word: str, found: str) -> None:
    assert lemma_of(word) == found


def test_a_first_letter_that_looks_like_a_proclitic_stays_where_the_whole_is_a_word() -> None:
    assert [lemma_of(word) for word in ("وعد", "فريق", "بغداد", "كتاب")] == ["وعد", "فريق", "بغداد", "كتاب"]


def test_no_proclitic_comes_off_that_leaves_two_letters() -> None:
    assert lemma_of("وخط") != lemma_of("خط")


@pytest.mark.parametrize("begun", ["س", "وس", "فس"])
@pytest.mark.parametrize("verb", [row[0] for row in VERBS], ids=[row[1] for row in VERBS])
def test_a_verb_in_the_future_has_the_lemma_of_the_verb(begun: str, verb: str) -> None:
    assert lemma_of(begun + verb) == lemma_of(verb)


def test_a_first_sin_of_its_own_stays() -> None:
    assert lemma_of("سيارات") == "سياره"


@pytest.mark.parametrize("pronoun", PRONOUNS)
def test_a_pronoun_does_not_hide_a_word(pronoun: str) -> None:
    assert lemma_of(f"مناطق{pronoun}") == REGION


@pytest.mark.parametrize("pronoun", PRONOUNS)
def test_a_pronoun_and_a_proclitic_together_do_not_hide_a_word(pronoun: str) -> None:
    assert lemma_of(f"وبمناطق{pronoun}") == REGION


@pytest.mark.parametrize(("word", "found"), [row[:2] for row in BEFORE_PRONOUN], ids=names(BEFORE_PRONOUN))
def test_the_letter_that_a_pronoun_changed_comes_back(word: str, found: str) -> None:
    assert lemma_of(word) == found


def test_the_pronoun_kaf_stays_on() -> None:
    assert lemma_of("مناطقك") != REGION


@pytest.mark.parametrize(("word", "other"), [row[:2] for row in ENDINGS], ids=names(ENDINGS))
def test_number_and_gender_do_not_hide_a_word(word: str, other: str) -> None:
    assert lemma_of(word) == lemma_of(other)


@pytest.mark.parametrize("begun", ["", "ال", "وال", "لل"])
@pytest.mark.parametrize("word", OVERRIDES)
def test_a_word_of_our_own_table_has_its_lemma_behind_proclitics_too(begun: str, word: str) -> None:
    assert lemma_of(begun + word) == OVERRIDES[word]


def test_our_own_table_is_folded() -> None:
    assert all(fold(word) == word for row in OVERRIDES.items() for word in row)


@pytest.mark.parametrize("word", sorted(set(OVERRIDES.values())))
def test_a_lemma_of_our_own_table_is_its_own_lemma(word: str) -> None:
    assert lemma_of(word) == word


@pytest.mark.parametrize(("word", "other"), TOGETHER)
def test_forms_of_one_word_share_a_lemma(word: str, other: str) -> None:
    assert lemma_of(word) == lemma_of(other)


@pytest.mark.parametrize(("word", "other"), APART)
def test_different_words_stay_apart_however_alike(word: str, other: str) -> None:
    assert matched(word).isdisjoint(matched(other))


@pytest.mark.parametrize("word", ["School", "2020", "٢٠٢٠", "x", "", "ـ", "َ"])
def test_what_is_no_arabic_word_has_no_lemma(word: str) -> None:
    assert lemma(word) is None


def test_for_a_name_that_the_table_does_not_know_the_light_stem_stands() -> None:
    assert lemma("الطوزخورماتو") is None
    assert lemma_of("الطوزخورماتو") == "طوزخورماتو"


def test_only_a_whole_word_is_known() -> None:
    assert [is_known(word) for word in ("وعد", "اعضاء", "وزارة", "ووزارة", "طوزخورماتو")] == [
        True, True, True, False, False,
    ]  # fmt: skip


@given(st.text() | arabic_words)
def test_any_text_has_a_folded_lemma_or_none(text: str) -> None:
    found = lemma(text)
    assert found is None or (found and fold(found) == found)


@given(arabic_words)
def test_a_lemma_is_one_word(word: str) -> None:
    found = lemma(word)
    assert found is None or len(analyze(found)) == 1


@given(st.sampled_from([row[0] for row in ITSELF]), st.data())
def test_marks_change_no_lemma(word: str, data: st.DataObject) -> None:
    marks = data.draw(
        st.lists(st.sampled_from(("", "َ", "ّ", "ـ", "\u200d")), min_size=len(word), max_size=len(word))
    )
    marked = "".join(letter + mark for letter, mark in zip(word, marks, strict=True))
    assert lemma_of(marked) == lemma_of(word)
