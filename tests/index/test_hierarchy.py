"""Counts roll up."""

from archive.authority import Actor, Authority, Place
from index.hierarchy import rolled_up
from index.memory_engine import MemoryEngine
from index.query import SearchRequest
from tests.articles import article, change, tag

from .engines import CHECKPOINT, counts, ids

TABLES = Authority(
    places={
        "anbar": Place(id="anbar", kind="governorate", province=("anbar",), ar=("الأنبار",), source="test"),
        "ramadi": Place(id="ramadi", kind="district", province=("anbar",), ar=("الرمادي",), source="test"),
        "tash": Place(id="tash", kind="town", province=("anbar",), ar=("الطاش",), parent="ramadi", source="test"),
    },
    actors={
        "ministry": Actor(id="ministry", kind="ministry", ar=("وزارة الدفاع",)),
        "army": Actor(id="army", kind="force", ar=("الجيش",), parent="ministry"),
        "division": Actor(id="division", kind="force", ar=("الفرقة",), parent="army"),
    },
)


def test_a_value_brings_everything_above_it() -> None:
    rolled = rolled_up(change(article(tags=(tag("division", facet="actor"), tag("tash", facet="place")))), TABLES)
    assert rolled.lead is not None
    assert rolled.lead.values("actor") == ["division", "army", "ministry"]
    assert rolled.lead.values("place") == ["tash", "ramadi"]


def test_a_value_that_is_there_already_does_not_come_twice() -> None:
    tags = (tag("division", facet="actor"), tag("ministry", facet="actor"))
    rolled = rolled_up(change(article(tags=tags)), TABLES)
    assert rolled.lead is not None
    assert rolled.lead.values("actor") == ["division", "ministry", "army"]


def test_what_belongs_to_nothing_stays_as_it_is() -> None:
    alone = change(article(tags=(tag("ministry", facet="actor"), tag("anbar"), tag("unknown", facet="actor"))))
    assert rolled_up(alone, TABLES) is alone


def test_a_filter_by_a_parent_finds_its_children_and_is_counted_so() -> None:
    engine = MemoryEngine()
    articles = [
        article("a", tags=(tag("division", facet="actor"),)),
        article("b", tags=(tag("army", facet="actor"),)),
    ]
    engine.apply([rolled_up(change(each), TABLES) for each in articles], CHECKPOINT)
    found = engine.search(SearchRequest(filters={"actor": ("army",)}))
    assert sorted(ids(found)) == ["a", "b"]
    assert counts(found, "actor") == {"army": 2, "ministry": 2, "division": 1}
