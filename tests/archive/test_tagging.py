"""From an article's text to its tags and dates, each with its evidence."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from archive.article import Article, FacetTag, Published
from archive.authority import Actor, Authority, shipped
from archive.tagging import tagged
from tests.articles import article


def tags(done: Article) -> dict[tuple[str, str], FacetTag]:
    return {(each.facet, each.value): each for each in done.tags}


def mentions(done: Article, facet: str, value: str) -> list[tuple[str, str]]:
    return [(each.field, each.text) for each in tags(done)[facet, value].evidence]


def test_every_mention_of_a_value_is_evidence_of_one_tag(authority: Authority) -> None:
    done = tagged(article(body="من بغداد إلى الكرخ، ثم وبغداد.", title="خبر"), authority)
    assert mentions(done, "province", "baghdad") == [("body", "بغداد"), ("body", "الكرخ"), ("body", "وبغداد")]
    assert len(done.values("province")) == 1


def test_evidence_is_the_name_in_the_text_with_its_alias_and_rule(authority: Authority) -> None:
    done = tagged(article(body="إلى «كَركوك»", title="خبر"), authority)
    (found,) = tags(done)["province", "kirkuk"].evidence
    assert (found.start, found.end, found.text) == (5, 11, "كَركوك")
    assert (found.alias, found.rule) == ("كركوك", "alias")


def test_evidence_may_lie_in_the_title(authority: Authority) -> None:
    done = tagged(article(body="خبر", title="اجتماع في كركوك"), authority)
    assert mentions(done, "province", "kirkuk") == [("title", "كركوك")]


def test_a_derived_title_is_not_read_again(authority: Authority) -> None:
    done = tagged(article(body="اجتماع في كركوك", title="اجتماع في كركوك", title_derived=True), authority)
    assert mentions(done, "province", "kirkuk") == [("body", "كركوك")]


def test_a_district_counts_for_itself_and_for_its_province(authority: Authority) -> None:
    done = tagged(article(body="في تلعفر", title="خبر"), authority)
    assert (done.values("place"), done.values("province")) == (["tal-afar"], ["nineveh"])


def test_a_governorate_is_a_province_and_no_place(authority: Authority) -> None:
    done = tagged(article(body="في كركوك", title="خبر"), authority)
    assert (done.values("place"), done.values("province")) == ([], ["kirkuk"])


def test_a_place_that_two_provinces_claim_counts_for_both(authority: Authority) -> None:
    done = tagged(article(body="في قضاء مخمور", title="خبر"), authority)
    assert sorted(done.values("province")) == ["erbil", "nineveh"]


def test_an_ambiguous_name_is_less_certain(authority: Authority) -> None:
    vague = tagged(article(body="في قضاء القائم", title="خبر"), authority)
    sure = tagged(article(body="في قضاء القائم، وفي الرمادي", title="خبر"), authority)
    assert [tags(each)["province", "anbar"].confidence for each in (vague, sure)] == [0.9, 1.0]


def test_an_actor_is_tagged_under_its_id(authority: Authority) -> None:
    done = tagged(article(body="قوات البيشمركة وحرس الإقليم", title="خبر"), authority)
    assert "peshmerga" in done.values("actor")


def test_a_person_of_no_table_is_an_actor_under_his_name_and_less_certain(authority: Authority) -> None:
    done = tagged(
        article(body="قال النائب سامر الخليلي إن. وأضاف الخليلي", title="سامر الخليلي في كركوك"), authority
    )
    tag = tags(done)["actor", "سامر الخليلي"]
    assert [each.rule for each in tag.evidence] == ["given+family", "title+name", "surname"]
    assert tag.confidence == 0.6
    assert authority.label(tag.value, "en") == "سامر الخليلي"


def test_a_name_of_a_table_is_no_part_of_a_person(authority: Authority) -> None:
    done = tagged(article(body="قال النائب سامر داعش إن", title="خبر"), authority)
    assert done.values("actor") == ["isis"]


def test_a_text_without_names_has_no_tags(authority: Authority) -> None:
    assert tagged(article(body="طقس معتدل", title="خبر"), authority).tags == ()


def test_tags_come_from_rules(authority: Authority) -> None:
    done = tagged(article(body="البيشمركة في كركوك"), authority)
    assert {each.set_by for each in done.tags} == {"rule"}


INFERRED = "أعلن اليوم الثلاثاء افتتاح المركز، وكان الاجتماع يوم الجمعة 9 تشرين الأول 2020."


def test_a_date_that_the_source_does_not_declare_is_inferred(authority: Authority) -> None:
    done = tagged(article(body=INFERRED, published=None), authority)
    assert done.published is not None
    assert (done.published.iso, done.published.precision) == ("2020-10-13", "day")
    assert done.published.how.startswith("inferred: ")
    assert "اليوم الثلاثاء" in done.published.how


def test_a_declared_date_stays(authority: Authority) -> None:
    done = tagged(article(body=INFERRED, published="2021-01-01"), authority)
    assert done.published == Published("2021-01-01", "day", "declared")


def test_a_text_that_does_not_say_enough_stays_undated(authority: Authority) -> None:
    assert tagged(article(body="أعلن اليوم الثلاثاء", published=None), authority).published is None


def test_relative_dates_count_from_the_published_day(authority: Authority) -> None:
    body = "اجتماع أمس"
    assert [d.iso for d in tagged(article(body=body, published="2021-01-01"), authority).dates] == ["2020-12-31"]
    assert tagged(article(body=body, published=None), authority).dates == ()


def test_relative_dates_need_a_day_not_a_month(authority: Authority) -> None:
    day = article(body="اجتماع أمس", published="2021-01-01")
    month = replace(day, published=Published("2021-01", "month", "declared"))
    assert (len(tagged(day, authority).dates), len(tagged(month, authority).dates)) == (1, 0)


def test_dates_of_the_title_come_before_those_of_the_body(authority: Authority) -> None:
    done = tagged(article(body="في 3 أيار 2020", title="في 9 تشرين الأول 2020"), authority)
    assert [(d.field, d.iso) for d in done.dates] == [("title", "2020-10-09"), ("body", "2020-05-03")]


def test_nothing_but_tags_dates_and_the_published_day_changes(authority: Authority) -> None:
    before = article(body=INFERRED, published=None, url="https://example.org/1", source="كركوك")
    after = tagged(before, authority)
    changed = {name for name in before.__slots__ if getattr(before, name) != getattr(after, name)}
    assert changed <= {"tags", "dates", "published"}
    assert "kirkuk" not in after.values("province")


def test_tagging_again_changes_nothing(authority: Authority) -> None:
    once = tagged(article(body=INFERRED + " في كركوك", published=None), authority)
    assert tagged(once, authority) == once


def test_a_short_name_is_evidence_of_the_actor_named_before_it() -> None:
    guard = Actor(id="guard", kind="armed-group", ar=("تنظيم الحراس",), short=("التنظيم",))
    done = tagged(
        article(body="قال التنظيم إن تنظيم الحراس عاد، وللتنظيم مقر", title="التنظيم يعود"),
        Authority(places={}, actors={"guard": guard}),
    )
    (found,) = done.tags
    assert [(each.field, each.text, each.rule) for each in found.evidence] == [
        ("title", "التنظيم", "reference"),
        ("body", "التنظيم", "reference"),
        ("body", "تنظيم الحراس", "alias"),
        ("body", "وللتنظيم", "reference"),
    ]


NAMES = "قضاء الحي والقائم بغداد شارع كركوك وزارتي الداخلية السعودية مخمور داعش Erbil ﷺ ( ) ، . \n / -"
DATES = "اليوم أمس الثلاثاء 9 تشرين الأول 2020 ٩/١٠/٢٠٢٠ شهر عام الماضي بين و رمضان هـ 0 99999999999"
PIECES = (*NAMES.split(" "), *DATES.split(" "))
texts = st.text() | st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)


@given(body=texts, title=texts, published=st.sampled_from((None, "2020-10-13", "1900-01-01", "9999-12-31")))
def test_any_text_can_be_tagged_and_all_evidence_slices_back(body: str, title: str, published: str | None) -> None:
    done = tagged(article(body=body, title=title, published=published), shipped())
    evidence = [found for each in done.tags for found in each.evidence]
    assert all(done.text_of(e.field)[e.start : e.end] == e.text for e in evidence)
    assert all(done.text_of(d.field)[d.start : d.end] == d.text for d in done.dates)
    assert all(each.evidence for each in done.tags)
    assert len({(each.facet, each.value) for each in done.tags}) == len(done.tags)


def test_the_governorate_means_the_one_named_last(authority: Authority) -> None:
    done = tagged(article(body="المحافظة تنتظر. زار ديالى ثم كركوك، وفي المحافظة سوق", title="خبر"), authority)
    assert mentions(done, "province", "kirkuk") == [("body", "كركوك"), ("body", "المحافظة")]
    assert mentions(done, "province", "diyala") == [("body", "ديالى")]


def test_the_governorate_alone_is_no_province(authority: Authority) -> None:
    assert tagged(article(body="اجتماع في المحافظة", title="خبر"), authority).values("province") == []


def test_a_body_of_no_table_is_an_actor(authority: Authority) -> None:
    done = tagged(article(body="اجتماع في نقابة الغواصين العراقية في ديالى", title="خبر"), authority)
    assert mentions(done, "actor", "نقابة الغواصين العراقية") == [("body", "نقابة الغواصين العراقية")]


def test_the_government_is_not_iraqs_where_another_country_stands_before_it() -> None:
    title = "العراق"
    at_home = tagged(article(body="قالت الحكومة نعم", title=title), shipped())
    abroad = tagged(article(body="في ألمانيا قالت الحكومة نعم", title=title), shipped())
    assert (at_home.values("actor"), abroad.values("actor")) == (["federal-government"], [])


def test_hills_in_three_governorates_count_for_each() -> None:
    done = tagged(article(body="في جبال حمرين", title="خبر"), shipped())
    assert sorted(done.values("province")) == ["diyala", "kirkuk", "salahaddin"]
