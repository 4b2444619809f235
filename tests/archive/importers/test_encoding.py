"""Real Arabic text in the encodings of its archives."""

import codecs
import os
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import RejectedRow
from archive.importers.encoding import LINE_LIMIT, SAMPLE, Line, encoding_of, lines, text_of

LEGACY = ("cp1256", "iso8859_6")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", *LEGACY)
HEADLINES = (
    "توقف معارك الأنبار",
    "نصيحة أميركية للعراق",
    "البرلمان يصوت اليوم",
    "اجتماع في كركوك",
    "انتهاء أزمة الوقود",
    "محافظ نينوى يستقيل",
)
PARAGRAPH = (
    'أعلن عن المباشرة بفتح مركزي "التنسيق الأمني المشترك" الرئيسيين في بغداد وأربيل، وذلك في الاجتماع '
    "الثالث للجنة التنسيق العسكري والعمل الأمني المشترك بين الحكومة الاتحادية وحكومة إقليم كردستان "
    "(Joint Operations, 2020)؛ فهل يصمد الاتفاق؟"
)
WORDS = [
    "في",
    "من",
    "على",
    "قال",
    "الرئيس",
    "العراقي",
    "إن",
    "الحكومة",
    "قررت",
    "فتح",
    "مراكز",
    "جديدة",
    "بغداد",
    "الموصل",
    "أربيل",
    "وزارة",
    "الدفاع",
]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_of_three_words_is_read_in_every_encoding(headline: str, encoding: str) -> None:
    assert text_of(headline.encode(encoding)) == headline


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_paragraph_with_ascii_quotes_and_latin_words_is_read_in_every_encoding(encoding: str) -> None:
    assert text_of(PARAGRAPH.encode(encoding)) == PARAGRAPH


@pytest.mark.parametrize(("headline", "encoding"), [("أكثر من ألف", "iso8859_6"), ("منظمة حظر الأسلحة", "cp1256")])
def test_common_words_decide_where_the_letters_mislead(headline: str, encoding: str) -> None:
    assert text_of(headline.encode(encoding)) == headline


@pytest.mark.parametrize("quotes", ["«»", "“”", "‘’"])
def test_windows_1256_keeps_its_quotes_and_dashes(quotes: str) -> None:
    text = f"قال الوزير {quotes[0]}لن نتفاوض{quotes[1]} – ثم غادر…"
    assert text_of(text.encode("cp1256")) == text


@pytest.mark.parametrize("encoding", LEGACY)
def test_vocalised_text_is_told_apart_too(encoding: str) -> None:
    text = "إِنَّ الوَزِيرَ قَالَ شُكْراً لِلجَمِيعِ"
    assert text_of(text.encode(encoding)) == text


@given(st.lists(st.sampled_from(WORDS), min_size=6, max_size=40), st.sampled_from(ENCODINGS))
def test_any_row_of_news_words_survives_the_round_trip(words: list[str], encoding: str) -> None:
    text = " ".join(words)
    assert text_of(text.encode(encoding)) == text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\x06\ufeff")))
def test_any_utf_8_text_survives_the_round_trip(text: str) -> None:
    assert text_of(text.encode()) == text


def test_arabic_utf_16_without_a_space_is_seen_by_its_block() -> None:
    assert encoding_of("العراق".encode("utf-16-le")) == "utf-16-le"


@pytest.mark.parametrize("data", [b'{"title": "a\0b\0"}', b'{"title": "ab\0c\0"}', b"\0" * 50])
def test_nul_bytes_alone_do_not_make_utf_16(data: bytes) -> None:
    assert encoding_of(data) == "utf-8-sig"


def test_one_broken_byte_does_not_turn_utf_8_into_windows_1256() -> None:
    assert encoding_of(PARAGRAPH.encode() + b"\xff\n" + PARAGRAPH.encode()) == "utf-8-sig"


def test_a_character_cut_at_the_end_of_the_sample_is_not_broken() -> None:
    text = "a" * (SAMPLE - 1) + "بغداد"
    assert text_of(text.encode()) == text


def test_a_document_with_a_broken_byte_is_rejected_with_its_place() -> None:
    with pytest.raises(RejectedRow, match="not valid utf-8-sig at byte 11"):
        text_of("كركوك".encode() + b"\xff" + PARAGRAPH.encode())


def test_what_a_page_declares_decides_between_the_legacy_encodings() -> None:
    assert encoding_of("مهرجان".encode("iso8859_6"), declared="cp1256") == "cp1256"


def test_what_shows_by_itself_wins_over_what_a_page_declares() -> None:
    assert encoding_of(PARAGRAPH.encode(), declared="cp1256") == "utf-8-sig"


def test_lines_end_at_newlines_alone() -> None:
    text = "أ\u2028ب\u0085ج\x0cد\rه\r\nو"
    assert [line.text for line in lines(BytesIO(text.encode()))] == ["أ\u2028ب\u0085ج\x0cد\rه\r\n", "و"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_lines_are_numbered_from_one_in_every_encoding(encoding: str) -> None:
    text = "\n".join(HEADLINES)
    found = list(lines(BytesIO(text.encode(encoding))))
    assert found == [Line(number, line) for number, line in enumerate(text.splitlines(keepends=True), 1)]


def test_a_newline_byte_inside_a_utf_16_letter_ends_no_line() -> None:
    letter = "\u0a0a\u060a"  # GURMUKHI UU and a per mille sign: bytes 0A in both places
    text = f"الخبر {letter} الأول في الصحف"
    assert [line.text for line in lines(BytesIO(text.encode("utf-16")))] == [text]


@pytest.fixture
def pipe() -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """The two ends of a pipe: where it is read, where it is written."""
    reading, writing = os.pipe()
    with open(reading, "rb") as source, open(writing, "wb", buffering=0) as sink:  # noqa: PTH123 - descriptors
        yield source, sink


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "iso8859_6"])
def test_a_line_of_a_pipe_is_read_before_the_next_is_written(
    pipe: tuple[BinaryIO, BinaryIO], encoding: str
) -> None:
    source, sink = pipe
    sink.write(f"{HEADLINES[0]}\n".encode(encoding))
    read = lines(source)
    assert next(read).text == f"{HEADLINES[0]}\n"
    sink.write(HEADLINES[1].encode(encoding.removesuffix("-sig")))
    sink.close()
    assert [line.text for line in read] == [HEADLINES[1]]


def test_the_first_line_of_a_pipe_may_be_cut_within_a_character(pipe: tuple[BinaryIO, BinaryIO]) -> None:
    source, sink = pipe
    whole = f"first\n{HEADLINES[0]}".encode()
    sink.write(whole[:7])
    read = lines(source)
    assert next(read).text == "first\n"
    sink.write(whole[7:])
    sink.close()
    assert next(read).text == HEADLINES[0]


def test_an_endless_line_is_passed_over_and_the_next_one_read() -> None:
    found = list(lines(BytesIO(b"a" * (LINE_LIMIT + 1) + "\nالخبر".encode())))
    assert [(line.number, line.text) for line in found] == [(1, ""), (2, "الخبر")]
    assert found[0].problem == "a line of more than 16,777,216 characters"


def test_a_line_of_just_the_limit_is_read() -> None:
    (line,) = lines(BytesIO(b"a" * LINE_LIMIT))
    assert len(line.text) == LINE_LIMIT


def test_an_unknown_byte_becomes_a_lone_surrogate_of_its_line_alone() -> None:
    data = "الخبر الأول\n".encode() + b"\xff\n" + "الخبر الثالث".encode()
    assert [line.text for line in lines(BytesIO(data))] == ["الخبر الأول\n", "\udcff\n", "الخبر الثالث"]


def test_a_lone_surrogate_in_utf_16_stays_in_its_line() -> None:
    data = "الأول\n\ud800\nالثالث".encode("utf-16-le", "surrogatepass")
    assert [line.text for line in lines(BytesIO(data))] == ["الأول\n", "\ud800\n", "الثالث"]


def test_utf_16_that_ends_within_a_character_loses_its_last_line_alone() -> None:
    data = codecs.BOM_UTF16_LE + "الأول\nالثاني".encode("utf-16-le") + b"\x27"
    first, second = lines(BytesIO(data))
    assert first == Line(1, "الأول\n")
    assert second == Line(2, "", "the text breaks off: truncated data")
