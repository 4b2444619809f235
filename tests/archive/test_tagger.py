"""Articles tagged by processes are those tagged one after the other."""

import multiprocessing
import pickle
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import replace

import pytest

from archive.authority import Authority
from archive.tagger import LEAST, tagger
from archive.tagging import tagged
from tests.articles import article

TEXTS = (
    "عُقد اجتماع في بغداد يوم 13 تشرين الأول 2020.",
    "افتُتحت مدرسة في خانقين أمس.",
    "طقس",
    "قوات البيشمركة في أربيل",
)


@pytest.fixture(scope="module")
def workers() -> Iterator[Executor]:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as made:
        yield made


def test_the_result_is_the_same_in_the_same_order(workers: Executor, authority: Authority) -> None:
    articles = [article(f"a{n}", TEXTS[n % len(TEXTS)], published=None) for n in range(LEAST + 30)]
    expected = [tagged(each, authority) for each in articles]
    assert list(tagger(authority, workers)(articles)) == expected
    assert {province for each in expected for province in each.values("province")} == {
        "baghdad",
        "diyala",
        "erbil",
    }


def test_a_few_articles_start_no_process(authority: Authority) -> None:
    articles = [article(f"a{n}", TEXTS[n % len(TEXTS)]) for n in range(4)]
    assert list(tagger(authority, Executor())(articles)) == [tagged(each, authority) for each in articles]


def test_tables_that_have_been_used_can_be_sent_to_another_process(authority: Authority) -> None:
    used = replace(authority)
    before = tagged(article(body=TEXTS[1]), used)
    sent = pickle.loads(pickle.dumps(used))  # noqa: S301 - our own
    assert sent == used
    assert tagged(article(body=TEXTS[1]), sent) == before
