"""Articles for tests, made with as few words as the test needs."""

import hashlib
from typing import Any

from hypothesis import strategies as st

from archive.article import Article, Change, DateMention, Evidence, FacetTag, Published
from archive.metadata import copy_key, text_hash

__all__ = ["article", "change", "corpora", "date", "evidence", "tag"]

WORDS = ("اجتماع", "لجنة", "مركز", "تنسيق", "بغداد", "والموصل", "في", "الأمني", "ماء", "كهرباء", "School", "٢٠٢٠")
PROVINCES = ("baghdad", "nineveh", "diyala")
SOURCES = ("الصباح", "واع")


_PRECISIONS: dict[int, Any] = {4: "year", 7: "month", 10: "day"}


def article(id_: str = "a1", body: str = "اجتماع في بغداد", **given: Any) -> Article:
    """An article with everything that is not given derived from its text."""
    title = given.pop("title", "عنوان")
    published = given.pop("published", "2020-10-13")
    return Article(
        **{
            "id": id_,
            "collection": "main",
            "given_id": None,
            "title": title,
            "title_derived": False,
            "body": body,
            "source": "الصباح",
            "url": None,
            "author": None,
            "published": Published(published, _PRECISIONS[len(published)], "declared") if published else None,
            "lang": "ar",
            "sample": False,
            "text_hash": text_hash(title, body),
            "copy_key": copy_key(body),
        }
        | given
    )


def tag(value: str, *, facet: Any = "province", found: Evidence | None = None) -> FacetTag:
    """A facet tag on some evidence."""
    return FacetTag(facet=facet, value=value, confidence=1.0, evidence=(found or evidence(),))


def evidence(text: str = "بغداد", *, start: int = 10) -> Evidence:
    """A mention in the body."""
    return Evidence(field="body", start=start, end=start + len(text), text=text, alias=text, rule="alias")


def date(iso: str, *, precision: Any = "day") -> DateMention:
    """A mentioned date."""
    return DateMention(field="body", start=0, end=4, text="أمس", iso=iso, precision=precision)


def change(lead: Article, **given: Any) -> Change:
    """The change that brings an article into an index."""
    return Change(seq=lead.seq or int(hashlib.sha256(lead.id.encode()).hexdigest()[:6], 16), lead=lead, **given)


@st.composite
def corpora(draw: st.DrawFn, *, least: int = 1, most: int = 24) -> list[Article]:
    """Some articles over a small vocabulary, so that they have much in common."""
    size = draw(st.integers(least, most))
    sentence = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
    return [
        article(
            f"a{number:02}",
            draw(sentence),
            title=draw(sentence),
            source=draw(st.sampled_from(SOURCES)),
            lang=draw(st.sampled_from(("ar", "ckb"))),
            published=draw(st.sampled_from((None, "2020-10-09", "2020-10-13", "2020-11", "2020", "2021-01-01"))),
            tags=tuple(tag(value) for value in draw(st.sets(st.sampled_from(PROVINCES)))),
            dates=tuple(date(iso) for iso in draw(st.sets(st.sampled_from(("2020-10-09", "2021-03-01"))))),
            seq=number + 1,
        )
        for number in range(size)
    ]
