"""How well articles are tagged, against the labels of articles on Iraq.

    TANSIQ_CORPORA=FOLDER python -m tests.quality.facets [--half dev|held|more|fresh] [-v]

A value is right when one of its spans and a labelled mention share at least half of their joined length, one value
to one label; a province must also be the same. A date is right with such a span, the same ISO value and precision.
`-v` prints every miss. Their causes, and the figures from before those of `held` and `fresh` were looked at:
`MISSES.md`.
`make quality` runs all four parts and writes `tests/quality/latest.json`.
"""

import argparse
import datetime as dt
import hashlib
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.article import Article
from archive.authority import Authority, shipped
from archive.importers import Rejection, read
from archive.ingest import article_from
from archive.tagging import tagged

__all__ = ["HALVES", "LABELS", "Score", "articles_of", "labels_of", "measured"]

DATA = Path(__file__).parent / "data"
LABELS = DATA / "iraq_news.labels.jsonl"
CORPUS = "iraq_news.jsonl.gz"
LATEST = Path(__file__).parent / "latest.json"
HALVES = ("dev", "held", "more", "fresh")
TODAY = dt.date(2025, 1, 1)  # after every date that an article declares

Labels = Mapping[str, dict[str, Any]]
Span = tuple[str, int, int]


@dataclass(slots=True)
class Score:
    """Right ones among those found and those labelled, and what was missed or made up."""

    right: int = 0
    found: int = 0
    labelled: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of those found that are right."""
        return self.right / max(self.found, 1)

    @property
    def recall(self) -> float:
        """The share of those labelled that are found."""
        return self.right / max(self.labelled, 1)


def labels_of(half: str) -> Labels:
    """The labels of one half, by article."""
    rows = map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row for row in rows if row["half"] == half}


def articles_of(corpora: Path, ids: Iterable[str]) -> dict[str, Article]:
    """The labelled articles as they are imported, not tagged."""
    wanted = set(ids)
    rows = (row for row in read([corpora / CORPUS]) if not isinstance(row, Rejection))
    made = (article_from(row, collection="main", today=TODAY) for row in rows)
    return {article.id: article for article in made if article.id in wanted}


def measured(articles: Mapping[str, Article], labels: Labels, authority: Authority) -> dict[str, Score]:
    """The scores of provinces, actors and dates."""
    scores = {"province": Score(), "actor": Score(), "dates": Score()}
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for id_, row in labels.items():
        article = tagged(articles[id_], authority)
        for facet in ("province", "actor"):
            pairs = _judge_values(scores[facet], article, row, facet)
            if facet == "actor":
                for value, label in pairs:
                    ids[label].add(value)
        _judge_dates(scores["dates"], article, row)
    scores["actor"].misses += [
        f"{label} has {len(values)} ids: {', '.join(sorted(values))}"
        for label, values in sorted(ids.items())
        if len(values) > 1
    ]
    return scores


def _judge_values(score: Score, article: Article, row: dict[str, Any], facet: str) -> list[tuple[str, str]]:
    """Count the values of an article; pairs of a value and the label it fits."""
    found = {tag.value: [_span(each) for each in tag.evidence] for tag in article.tags if tag.facet == facet}
    wanted = {entry["value"]: [_label_span(each) for each in entry["evidence"]] for entry in row[facet]}
    fitting = {
        value: [
            label
            for label, mentions in wanted.items()
            if (facet == "actor" or value == label) and any(_fits(a, b) for a in spans for b in mentions)
        ]
        for value, spans in found.items()
    }
    pairs = _paired(fitting)
    score.right += len(pairs)
    score.found += len(found)
    score.labelled += len(wanted)
    taken = {label for _, label in pairs}
    right = {value for value, _ in pairs}
    for value, spans in found.items():
        if value not in right:
            score.misses.append(f"{article.id}\ttoo many\t{value}\t{_quoted(article, spans)}")
    for label, spans in wanted.items():
        if label not in taken:
            score.misses.append(f"{article.id}\tmissing\t{label}\t{_quoted(article, spans)}")
    return pairs


def _judge_dates(score: Score, article: Article, row: dict[str, Any]) -> None:
    left = list(row["dates"])
    score.found += len(article.dates)
    score.labelled += len(left)
    for mention in article.dates:
        at = next((one for one in left if _fits(_span(mention), _label_span(one))), None)
        if at is None:
            score.misses.append(f"{article.id}\ttoo many\t{mention.text}\t{mention.iso}")
            continue
        left.remove(at)
        if (mention.iso, mention.precision) == (at["iso"], at["precision"]):
            score.right += 1
        else:
            score.misses.append(f"{article.id}\twrong\t{mention.text}\t{mention.iso}, not {at['iso']}")
    score.misses += [f"{article.id}\tmissing\t{one['text']}\t{one['iso']}" for one in left]


def _paired(fitting: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """As many pairs as can be of what fits, each side once (Kuhn's algorithm)."""
    owner: dict[str, str] = {}

    def find(value: str, tried: set[str]) -> bool:
        for label in fitting[value]:
            if label not in tried:
                tried.add(label)
                if label not in owner or find(owner[label], tried):
                    owner[label] = value
                    return True
        return False

    for value in fitting:
        find(value, set())
    return [(value, label) for label, value in owner.items()]


def _span(mention: Any) -> Span:
    return mention.field, mention.start, mention.end


def _label_span(mention: Mapping[str, Any]) -> Span:
    return mention["field"], mention["start"], mention["end"]


def _fits(one: Span, other: Span) -> bool:
    """Whether two spans share at least half of the stretch that both cover."""
    shared = min(one[2], other[2]) - max(one[1], other[1])
    return one[0] == other[0] and shared > 0 and 2 * shared >= max(one[2], other[2]) - min(one[1], other[1])


def _quoted(article: Article, spans: Sequence[Span]) -> str:
    texts = (article.text_of(name)[start:end] for name, start, end in spans)  # type: ignore[arg-type]
    return " · ".join(dict.fromkeys(texts))


def _lines(half: str, scores: Mapping[str, Score], *, verbose: bool) -> Iterator[str]:
    for facet, score in scores.items():
        yield (
            f"{half:<5} {facet:<9} precision {score.precision:.3f}  recall {score.recall:.3f}  "
            f"({score.right} right, {score.found} found, {score.labelled} labelled)"
        )
        if verbose:
            yield from (f"    {miss}" for miss in score.misses)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=HALVES, action="append")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {LATEST.name}")
    given = parser.parse_args()
    folder = os.environ.get("TANSIQ_CORPORA")
    if not folder:
        sys.exit(f"set TANSIQ_CORPORA to the folder of {CORPUS}")
    figures: dict[str, Any] = {"labels": hashlib.sha256(LABELS.read_bytes()).hexdigest()}
    for half in given.half or HALVES:
        labels = labels_of(half)
        scores = measured(articles_of(Path(folder), labels), labels, shipped())
        print("\n".join(_lines(half, scores, verbose=given.verbose)))  # noqa: T201
        figures[half] = {
            facet: {
                "precision": round(score.precision, 3),
                "recall": round(score.recall, 3),
                "right": score.right,
                "found": score.found,
                "labelled": score.labelled,
            }
            for facet, score in scores.items()
        }
    if given.write:
        LATEST.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
