"""How many province values drawn from Saudi news are right: there such names mostly mean something else.

    TANSIQ_CORPORA=FOLDER python -m tests.quality.province_values [--show]

draws 200 values (article and province) with a seed and compares them with the verdicts that readers gave
(`data/saudi_provinces.tsv`: article, province, `right` or `wrong`, why). `--show` prints those without a verdict,
with the words around their evidence. The articles themselves are not kept here.
"""

import argparse
import os
import random
import sys
from pathlib import Path

from archive.article import Article, FacetTag
from archive.authority import shipped
from archive.importers import Rejection, read
from archive.ingest import article_from
from archive.tagging import tagged

from .facets import DATA, TODAY

__all__ = ["drawn", "verdicts"]

CORPUS = "saudi_news.jsonl.gz"
VERDICTS = DATA / "saudi_provinces.tsv"
VALUES = 200
SEED = 20261122
AROUND = 60

Drawn = tuple[Article, FacetTag]


def drawn(corpora: Path) -> list[Drawn]:
    """The values, in the order in which they were drawn."""
    authority = shipped()
    rows = (row for row in read([corpora / CORPUS]) if not isinstance(row, Rejection))
    articles = (tagged(article_from(row, collection="main", today=TODAY), authority) for row in rows)
    values = [(article, tag) for article in articles for tag in article.tags if tag.facet == "province"]
    values.sort(key=lambda each: (each[0].id, each[1].value))
    return random.Random(SEED).sample(values, VALUES)  # noqa: S311 - to be the same again


def verdicts() -> dict[tuple[str, str], bool]:
    """What readers said of a value of an article."""
    if not VERDICTS.exists():
        return {}
    rows = (line.split("\t") for line in VERDICTS.read_text(encoding="utf-8").splitlines()[1:])
    return {(id_, province): verdict == "right" for id_, province, verdict, *_ in rows}


def _shown(article: Article, tag: FacetTag) -> str:
    lines = [f"{article.id}\t{tag.value}"]
    for each in tag.evidence[:3]:
        text = article.text_of(each.field)
        around = text[max(0, each.start - AROUND) : each.start], text[each.end : each.end + AROUND]
        lines.append(f"    {around[0]}[{each.text}]{around[1]}".replace("\n", " "))
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    folder = os.environ.get("TANSIQ_CORPORA")
    if not folder:
        sys.exit(f"set TANSIQ_CORPORA to the folder of {CORPUS}")
    said = verdicts()
    values = drawn(Path(folder))
    judged = [said[article.id, tag.value] for article, tag in values if (article.id, tag.value) in said]
    if given.show:
        print("\n".join(_shown(*each) for each in values if (each[0].id, each[1].value) not in said))  # noqa: T201
    right = sum(judged)
    print(f"{right} of {len(judged)} right, {len(values) - len(judged)} without a verdict")  # noqa: T201


if __name__ == "__main__":
    main()
