"""How many province values drawn from Saudi news are right: there such names mostly mean something else.

    TANSIQ_CORPORA=FOLDER python -m tests.quality.province_values [--draw N]

200 values (article and province) of all that were found were drawn once with a seed and read in their articles
(`data/saudi_provinces.tsv`: article, province, `right` or `wrong`, why). Of these it tells how many are still
found, and how many of them are right. `--draw N` draws as many others, with the words around their evidence, for
whoever reads on. The articles themselves are not kept here.
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

__all__ = ["found", "verdicts"]

CORPUS = "saudi_news.jsonl.gz"
VERDICTS = DATA / "saudi_provinces.tsv"
SEED = 20261122
AROUND = 60

Found = tuple[Article, FacetTag]


def found(corpora: Path) -> list[Found]:
    """Every province value of the corpus, in a settled order."""
    authority = shipped()
    rows = (row for row in read([corpora / CORPUS]) if not isinstance(row, Rejection))
    articles = (tagged(article_from(row, collection="main", today=TODAY), authority) for row in rows)
    values = [(article, tag) for article in articles for tag in article.tags if tag.facet == "province"]
    return sorted(values, key=lambda each: (each[0].id, each[1].value))


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
    parser.add_argument("--draw", type=int, metavar="N", help="print so many that nobody has read")
    given = parser.parse_args()
    folder = os.environ.get("TANSIQ_CORPORA")
    if not folder:
        sys.exit(f"set TANSIQ_CORPORA to the folder of {CORPUS}")
    said = verdicts()
    values = found(Path(folder))
    if given.draw:
        others = [each for each in values if (each[0].id, each[1].value) not in said]
        chosen = random.Random(SEED).sample(others, given.draw)  # noqa: S311 - to be the same again
        print("\n".join(_shown(*each) for each in chosen))  # noqa: T201
    judged = [said[article.id, tag.value] for article, tag in values if (article.id, tag.value) in said]
    print(f"{sum(judged)} of {len(judged)} right, of {len(said)} that were drawn and read")  # noqa: T201


if __name__ == "__main__":
    main()
