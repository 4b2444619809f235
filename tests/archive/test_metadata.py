"""What a raw article says of itself."""

import datetime as dt
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import Origin, RawArticle, first_day
from archive.errors import ArchiveError
from archive.metadata import (
    article_id,
    checked_collection,
    checked_url,
    copy_key,
    declared_date,
    text_hash,
    title_of,
)

TODAY = dt.date(2020, 10, 14)
BODY = "أعلنت القيادة افتتاح المركز. وحضر الوزير."


def raw(
    body: str = BODY, *, title: str | None = None, given_id: str | None = None, plain_text: bool = False
) -> RawArticle:
    return RawArticle(
        origin=Origin("a", 1), body=body, title=title, id=given_id, first_line_may_be_title=plain_text
    )


def derived(body: str) -> str:
    found = title_of(raw(body))
    assert found.derived
    assert found.body == body
    return found.text


class TestTitle:
    def test_a_given_title_is_kept_in_one_line(self) -> None:
        found = title_of(raw(title=" افتتاح\n المركز\u00a0 اليوم "))
        assert (found.text, found.derived, found.body) == ("افتتاح المركز اليوم", False, BODY)

    def test_bidi_controls_of_a_title_stay(self) -> None:
        assert title_of(raw(title="\u202eخبر\u202c")).text == "\u202eخبر\u202c"

    def test_an_empty_title_is_none(self) -> None:
        assert title_of(raw(title=" \n")).derived

    @pytest.mark.parametrize("between", ["\n\n", "\n \n\n\t\n"])
    def test_a_first_line_with_an_empty_line_after_it_is_the_title(self, between: str) -> None:
        found = title_of(raw(f"افتتاح المركز{between} {BODY}\n", plain_text=True))
        assert (found.text, found.derived, found.body) == ("افتتاح المركز", False, f" {BODY}\n")

    def test_a_first_line_of_120_characters_is_a_title_and_one_of_121_is_not(self) -> None:
        assert not title_of(raw("ا" * 120 + "\n\nنص", plain_text=True)).derived
        assert title_of(raw("ا" * 121 + "\n\nنص", plain_text=True)).derived

    @pytest.mark.parametrize("body", ["سطر\nآخر\n\nنص", "سطر", "سطر\n\n", "سطر\n \n\n"])
    def test_a_first_line_without_an_empty_line_and_text_after_it_is_text(self, body: str) -> None:
        found = title_of(raw(body, plain_text=True))
        assert (found.text, found.derived, found.body) == ("سطر", True, body)

    def test_a_first_line_of_other_formats_is_text(self) -> None:
        assert title_of(raw("سطر\n\nنص")).derived

    @pytest.mark.parametrize(
        ("body", "title"),
        [
            (BODY, "أعلنت القيادة افتتاح المركز"),
            ("\n هل يصمد الاتفاق؟ نعم", "هل يصمد الاتفاق؟"),
            ("يا للعجب! نعم", "يا للعجب!"),
            ("Really? Yes", "Really?"),
            ("ثم صمت… وغادر", "ثم صمت…"),
            ("سطر بلا نقطة\nآخر", "سطر بلا نقطة"),
            ("سعر البرميل 63.5 دولار. ثم", "سعر البرميل 63.5 دولار"),
            ("قالت أ.ف.ب اليوم. ثم", "قالت أ.ف.ب اليوم"),
            ("قال د. علي حسن ذلك. ثم", "قال د. علي حسن ذلك"),
            ("في سنة 1440 هـ. وصل. ثم", "في سنة 1440 هـ. وصل"),
            ("لقاء Dr. Smith اليوم. ثم", "لقاء Dr. Smith اليوم"),
            ("لبنان.. اتهام جديد. ثم", "لبنان.. اتهام جديد"),
            ("...", "..."),
        ],
    )
    def test_the_first_sentence_becomes_the_title(self, body: str, title: str) -> None:
        assert derived(body) == title

    def test_a_derived_title_is_cut_at_twelve_words(self) -> None:
        words = [f"كلمة{number}" for number in range(13)]
        assert derived(" ".join(words[:12]) + ".") == " ".join(words[:12])
        assert derived(" ".join(words)) == " ".join(words[:12]) + "…"

    def test_a_comma_before_the_cut_is_off(self) -> None:
        assert derived("كلمة " * 11 + "كلمة، ثم") == ("كلمة " * 12).strip() + "…"

    def test_a_word_without_end_is_cut(self) -> None:
        assert derived("ا" * 10_000_000) == "ا" * 200 + "…"

    @given(st.text(min_size=1).filter(str.strip), st.booleans())
    def test_every_text_has_a_title_in_one_line(self, body: str, plain_text: bool) -> None:  # noqa: FBT001 - drawn
        found = title_of(raw(body, plain_text=plain_text))
        assert found.text
        assert found.text == " ".join(found.text.split())
        assert body.endswith(found.body)


class TestUrl:
    @pytest.mark.parametrize(
        "url",
        [
            "https://example.org/ar/news/63653",
            "HTTP://example.org",
            "http://[::1]:8080/x?y=1#z",
            "https://موقع.عراق/أخبار/كركوك",
            "https://example.org/\u202b1970-أفلام\u202c",
            "https://example.org/%D9%83?q=a%20b",
            "https://example.org/" + "x" * 1_980,
        ],
    )
    def test_a_web_address_is_kept_as_written(self, url: str) -> None:
        assert checked_url(url) == url

    @pytest.mark.parametrize(
        "url",
        [
            None,
            "",
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://example.org/x",
            "file:///etc/passwd",
            "//example.org/x",
            "example.org/x",
            "https:///x",
            "https://",
            "https://user@example.org/",
            "https://example.org:port/",
            "https://[::1/",
            "https://example.org/a b",
            "https://example.org/\n",
            "java\tscript:x",
            "https://example.org\\@evil.example/",
            "https://example.org/\u00a0",
            "https://example.org/\ud800",
            "https://example.org/" + "x" * 1_981,
        ],
    )
    def test_another_address_is_not(self, url: str | None) -> None:
        assert checked_url(url) is None

    @given(st.text())
    def test_no_text_is_too_odd(self, text: str) -> None:
        assert checked_url(text) is None
        assert checked_url(f"https://example.org/{text}") in {None, f"https://example.org/{text}"}


class TestDate:
    @pytest.mark.parametrize(
        ("text", "iso", "precision"),
        [
            ("2018-02-18", "2018-02-18", "day"),
            (" 2018-2-8 ", "2018-02-08", "day"),
            ("2018/02/18", "2018-02-18", "day"),
            ("18/02/2018", "2018-02-18", "day"),
            ("18-02-2018", "2018-02-18", "day"),
            ("18.02.2018", "2018-02-18", "day"),
            ("3/4/2018", "2018-04-03", "day"),
            ("2018-02", "2018-02", "month"),
            ("2018", "2018", "year"),
            ("٢٠١٨-٠٢-١٨", "2018-02-18", "day"),
            ("۱۸/۰۲/۲۰۱۸", "2018-02-18", "day"),
            ("1900-01-01", "1900-01-01", "day"),
            ("2020-10-15", "2020-10-15", "day"),
            ("2020-10", "2020-10", "month"),
        ],
    )
    def test_a_day_month_or_year_is_read(self, text: str, iso: str, precision: str) -> None:
        found = declared_date(text, today=TODAY)
        assert found is not None
        assert (found.iso, found.precision, found.how) == (iso, precision, "declared")

    @pytest.mark.parametrize(
        ("text", "iso"),
        [
            ("2018-02-18T23:30:00", "2018-02-18"),
            ("2018-02-18 23:30", "2018-02-18"),
            ("2018-02-18T21:30:00Z", "2018-02-19"),
            ("2018-02-18T20:59:59.999Z", "2018-02-18"),
            ("2018-02-18T10:00:00+03:00", "2018-02-18"),
            ("2018-02-18T01:00:00+0530", "2018-02-17"),
            ("18/02/2018 22:00 -05:00", "2018-02-19"),
            ("2018-02-18 21:30:00 UTC", "2018-02-19"),
            ("Sun, 18 Feb 2018 21:30:00 +0000", "2018-02-19"),
            ("18 Feb 2018 21:30:00 GMT", "2018-02-19"),
            ("Sun, 18 Feb 2018 23:30:00 -0000", "2018-02-18"),
            ("1518987600", "2018-02-19"),
            ("1518987599", "2018-02-18"),
            ("1518987600000", "2018-02-19"),
            ("999999999", "2001-09-09"),
        ],
    )
    def test_a_moment_is_its_day_in_baghdad(self, text: str, iso: str) -> None:
        found = declared_date(text, today=TODAY)
        assert found is not None
        assert (found.iso, found.precision) == (iso, "day")

    @pytest.mark.parametrize(
        "text",
        [
            None,
            "",
            "أمس",
            "24122016",
            "20180218",
            "31/02/2018",
            "2018-02-29",
            "2018-13",
            "2018-02-18T25:00",
            "2018-02-18T10:00+99:00",
            "18/02-2018",
            "02/18/2018",
            "18-02-18",
            "1899-12-31",
            "1899",
            "2020-10-16",
            "2020-11",
            "2021",
            "9999-12-31T23:59-12:00",
            "9999999999999",
            "Sun, 31 Feb 2018 21:30:00 +0000",
            "0000-00-00",
        ],
    )
    def test_another_text_is_no_date(self, text: str | None) -> None:
        assert declared_date(text, today=TODAY) is None

    @given(st.dates(dt.date(1900, 1, 1), TODAY), st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%Y/%m/%d"]))
    def test_every_day_is_read_in_every_form(self, day: dt.date, form: str) -> None:
        found = declared_date(day.strftime(form), today=TODAY)
        assert found is not None
        assert first_day(found.iso) == day

    @given(
        st.text()
        | st.from_regex(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ]\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d)?)?", fullmatch=True)
        | st.from_regex(r"\d{1,2} [A-Za-z]{3} \d{4} .{0,30}", fullmatch=True)
        | st.integers().map(str)
    )
    def test_no_text_is_too_odd_and_none_is_out_of_range(self, text: str) -> None:
        found = declared_date(text, today=TODAY)
        assert found is None or dt.date(1900, 1, 1) <= first_day(found.iso) <= TODAY + dt.timedelta(days=1)


class TestId:
    @pytest.mark.parametrize("given_id", ["000_85c8c8ccc587f507", "AL-culture-1-20180218", "a:b.c", "x" * 128])
    def test_a_plain_id_stays(self, given_id: str) -> None:
        found = article_id(raw(given_id=given_id), collection="main", source="س", url=None)
        assert (found.id, found.given_id) == (given_id, None)

    @pytest.mark.parametrize("given_id", ["خبر 1", "a/b", "x" * 129, "a~b", "a\n", "..", "."])
    def test_another_id_is_hashed_and_kept(self, given_id: str) -> None:
        found = article_id(raw(given_id=given_id), collection="main", source="س", url=None)
        assert found.id == "h-" + hashlib.sha256(given_id.encode()).hexdigest()[:32]
        assert found.given_id == given_id

    def test_without_an_id_source_and_url_make_one(self) -> None:
        first, second, other = (
            article_id(raw(body), collection="main", source=source, url="https://example.org/1").id
            for body, source in (("أ", "س"), ("ب", "س"), ("أ", "ص"))
        )
        assert first.startswith("u-")
        assert first == second != other

    def test_without_an_id_and_url_source_and_text_make_one(self) -> None:
        ids = [
            article_id(raw(body, title=title), collection="main", source=source, url=None).id
            for body, title, source in (
                ("أ", None, "س"),
                ("ب", None, "س"),
                ("أ", "ع", "س"),
                ("أ", None, "ص"),
                ("أ", None, None),
            )
        ]
        assert all(found.startswith("t-") for found in ids)
        assert len(set(ids)) == 5

    def test_in_another_collection_its_name_comes_first(self) -> None:
        assert article_id(raw(given_id="a1"), collection="wire-2", source=None, url=None).id == "wire-2~a1"

    @pytest.mark.parametrize("name", ["", "Main", "a~b", "a b", "x" * 65, "أخبار", "a\n"])
    def test_a_collection_has_a_plain_name(self, name: str) -> None:
        with pytest.raises(ArchiveError, match="a name has 1 to 64 of the characters"):
            checked_collection(name)
        with pytest.raises(ArchiveError):
            article_id(raw(given_id="a1"), collection=name, source=None, url=None)

    @given(st.none() | st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
    def test_every_id_can_stand_in_an_address(self, given_id: str | None, body: str) -> None:
        found = article_id(raw(body, given_id=given_id), collection="main", source=None, url=None).id
        assert article_id(raw(given_id=found), collection="main", source=None, url=None).id == found


class TestHashes:
    def test_a_text_hash_is_that_of_title_nul_body(self) -> None:
        assert text_hash("عنوان", "نص") == hashlib.sha256("عنوان\0نص".encode()).hexdigest()

    def test_bodies_of_the_same_folded_words_are_copies(self) -> None:
        assert copy_key("أَعلنت القيادةُ، اليوم") == copy_key("اعلنت  القياده\nاليوم.") is not None

    def test_other_words_or_another_order_are_no_copy(self) -> None:
        assert len({copy_key("قال علي"), copy_key("علي قال"), copy_key("قالعلي"), copy_key("قال علي 1")}) == 4

    @pytest.mark.parametrize("body", ["", " \n", "…!؟", "\u200f", "\ufe71"])
    def test_a_body_without_words_is_a_copy_of_nothing(self, body: str) -> None:
        assert copy_key(body) is None

    def test_a_copy_key_is_the_hash_of_the_folded_words(self) -> None:
        assert copy_key("إلى بغداد") == hashlib.sha256("الي بغداد".encode()).hexdigest()[:32]
