"""How well did-you-mean corrects: words of a corpus with one seeded slip each, and words without.

    python -m tests.quality.spelling CORPUS.jsonl.gz … [--least-documents N] [--misses]

Words have at least five Arabic letters and stand in at least five documents; a slip that makes another word of the
corpus is drawn again, for nobody can tell. A sixth of the slips each: a letter for another, left out, too many,
two exchanged, dots, no blank. Words of the corpus are never corrected, by rule.
"""

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.arabic import folded_words
from index.spelling import DOTTED, likely
from index.vocabulary import WordCounts

__all__ = ["LEAST_DOCUMENTS", "Slip", "counted", "measured", "texts_of"]

WORDS = 500
SEED = 20261122
LEAST_LETTERS = 5
LEAST_DOCUMENTS = 5
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
KINDS = ("other", "left out", "too many", "exchanged", "dotted", "glued")


@dataclass(frozen=True, slots=True)
class Slip:
    """A word and what a slip made of it."""

    kind: str
    meant: str
    typed: str
    corrected: str | None

    @property
    def is_right(self) -> bool:
        return self.corrected == self.meant


def texts_of(paths: Iterable[Path]) -> Iterator[str]:
    """The articles of corpora, title and body."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield f"{row.get('title') or ''}\n{row.get('body') or ''}"


def counted(texts: Iterable[str]) -> tuple[WordCounts, int]:
    """The folded words of texts with their document frequencies, and the number of texts."""
    counts: Counter[str] = Counter()
    documents = 0
    for text in texts:
        counts.update({word for word, _, _ in folded_words(text)})
        documents += 1
    return WordCounts(counts), documents


def measured(vocabulary: WordCounts, documents: int, *, least: int = LEAST_DOCUMENTS) -> list[Slip]:
    """`WORDS` words with a slip each, corrected."""
    rng = random.Random(SEED)  # noqa: S311 - to be the same again
    pool = sorted(
        word
        for word, count in vocabulary.frequencies.items()
        if count >= least and len(word) >= LEAST_LETTERS and set(word) <= set(LETTERS)
    )
    return [_slip(rng, pool, vocabulary, documents) for _ in range(WORDS)]


def _slip(rng: random.Random, pool: list[str], vocabulary: WordCounts, documents: int) -> Slip:
    while True:
        kind, meant = rng.choice(KINDS), rng.choice(pool)
        if kind == "glued":
            second = rng.choice(pool)
            typed, meant = meant + second, f"{meant} {second}"
        else:
            typed = _slipped(rng, meant, kind)
        if typed != meant and not vocabulary.frequency(typed):
            return Slip(kind, meant, typed, next(iter(likely(typed, vocabulary, documents)), None))


def _slipped(rng: random.Random, word: str, kind: str) -> str:
    at = rng.randrange(len(word) - 1)
    match kind:
        case "other":
            return word[:at] + rng.choice(LETTERS) + word[at + 1 :]
        case "left out":
            return word[:at] + word[at + 1 :]
        case "too many":
            return word[:at] + rng.choice(LETTERS) + word[at:]
        case "exchanged":
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case _:
            alike = [other for group in DOTTED if word[at] in group for other in group]
            return word[:at] + rng.choice(alike or [word[at]]) + word[at + 1 :]


def _lines(slips: list[Slip], *, misses: bool) -> Iterator[str]:
    for kind in KINDS:
        of_kind = [slip for slip in slips if slip.kind == kind]
        yield f"{kind:<10} {sum(slip.is_right for slip in of_kind):>4} of {len(of_kind)}"
    right = sum(slip.is_right for slip in slips)
    yield f"{'all':<10} {right:>4} of {len(slips)} = {right / len(slips):.3f}"
    if misses:
        yield from (f"{s.kind}\t{s.typed}\t{s.meant}\t{s.corrected}" for s in slips if not s.is_right)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--least-documents", type=int, default=LEAST_DOCUMENTS)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    found, size = counted(texts_of(given.corpora))
    print("\n".join(_lines(measured(found, size, least=given.least_documents), misses=given.misses)))  # noqa: T201
