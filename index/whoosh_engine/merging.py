"""From segments to one segment, without sorting a posting. Pure, given the segments.

The terms of a segment are sorted, and so are the documents of a term; documents of the later segments are numbered
after those of the earlier. So the postings of a term in the merged segment are its runs in the segments, one after
the other: where each run goes is reckoned, and the runs are put there by whole columns. Deleted documents are left
out, and terms that only they held. Fields go one after the other: about one of them is in memory at a time.

What comes out is what `index.whoosh_engine.inverting` makes of the same documents at once, but for two things: how
a word is usually written (a segment keeps one spelling of each word, which counts for all its documents), and that
a word stays one of a lemma's while both are there, even if the document that had them together is deleted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from index.analysis import FORMS
from index.facets import COUNTED

from .arrays import AnyArray, Arrays, NamedArray, counted_up, text_arrays
from .inverting import PLAIN_FIELDS, WEIGHTED_FIELDS, Numbers, by_document, letter_arrays, pairs_of_words, ranks

__all__ = ["Source", "merged"]

_BOTH = ("surface", "lemma")
_PER_DOCUMENT = ("seq", "published", "until")


@dataclass(frozen=True, slots=True)
class Source:
    """A segment to be merged, and which of its documents live."""

    arrays: Arrays
    live: npt.NDArray[np.bool_]

    @property
    def ids(self) -> list[str]:
        """The ids of the live documents."""
        return [id_ for id_, live in zip(self.arrays.texts("ids").all(), self.live, strict=True) if live]


@dataclass(frozen=True, slots=True)
class _Runs:
    """A field of one segment: its live postings, term after term; `documents` as the merged segment numbers them.

    `terms`: the number of each live term in the segment; `numbers`: the same in the merged one.
    """

    source: Source
    terms: npt.NDArray[np.intp]
    numbers: Numbers
    first: npt.NDArray[np.int64]
    documents: Numbers
    kept: npt.NDArray[np.bool_] | None

    def renumbered(self, terms: int) -> npt.NDArray[np.int64]:
        """The number of each of so many terms in the merged segment, -1 where it is gone."""
        numbers = np.full(terms, -1, np.int64)
        numbers[self.terms] = self.numbers
        return numbers

    def of(self, name: str) -> AnyArray:
        """A column with a row for each live posting."""
        column = self.source.arrays[name]
        return column if self.kept is None else column[self.kept]


_Field = tuple[list[bytes], list[_Runs]]
"""The terms of all segments, sorted, and the runs of each segment."""


def merged(sources: Sequence[Source]) -> Iterator[NamedArray]:
    """The arrays of the merged segment."""
    ids = [id_ for source in sources for id_ in source.ids]
    yield from text_arrays("ids", [id_.encode() for id_ in ids])
    for name in (*_PER_DOCUMENT, *(f"length/{form}" for form in FORMS)):
        yield name, np.concatenate([source.arrays[name][source.live] for source in sources])
    yield "rank", ranks(ids)
    yield from _gaps(sources)
    words = _runs("surface", sources)
    yield from _field("surface", words)
    lemmas = _runs("lemma", sources)
    yield from _field("lemma", lemmas)
    yield from _words_of_lemmas(lemmas, words)
    del words, lemmas
    for name in (*WEIGHTED_FIELDS, *PLAIN_FIELDS):
        if name not in _BOTH:
            yield from _field(name, _runs(name, sources))


def _gaps(sources: Sequence[Source]) -> Iterator[NamedArray]:
    """How far apart the tokens of every body begin."""
    sizes = [np.diff(source.arrays["gaps/first"]) for source in sources]
    yield (
        "gaps/first",
        counted_up(np.concatenate([s[source.live] for s, source in zip(sizes, sources, strict=True)])),
    )
    kept = [
        source.arrays["gaps"][np.repeat(source.live, each)] for each, source in zip(sizes, sources, strict=True)
    ]
    yield "gaps", np.concatenate(kept)


def _words_of_lemmas(lemmas: _Field, words: _Field) -> Iterator[NamedArray]:
    """Which words were seen with each lemma."""
    pairs = []
    for of_lemma, of_word in zip(lemmas[1], words[1], strict=True):
        arrays = of_lemma.source.arrays
        first = of_lemma.renumbered(len(arrays["words/first"]) - 1)
        second = of_word.renumbered(len(arrays["terms/surface/starts"]) - 1)
        lemma = np.repeat(first, np.diff(arrays["words/first"]))
        word = second[arrays["words/of"]]
        both = (lemma >= 0) & (word >= 0)
        pairs.append((lemma[both] << 32) | word[both])
    yield from pairs_of_words(len(lemmas[0]), np.concatenate(pairs))


def _field(name: str, found: _Field) -> Iterator[NamedArray]:
    terms, each = found
    sizes = np.zeros(len(terms), np.int64)
    for runs in each:
        sizes[runs.numbers] += np.diff(runs.first)
    first = counted_up(sizes)
    yield from text_arrays(f"terms/{name}", terms)
    yield f"first/{name}", first
    targets = list(_targets(each, first))
    documents = _put(int(first[-1]), zip(targets, (runs.documents for runs in each), strict=True))
    yield f"documents/{name}", documents
    if name in COUNTED:
        yield from by_document(name, first, documents, sum(int(np.count_nonzero(r.source.live)) for r in each))
    del documents
    if name in WEIGHTED_FIELDS:
        weights = (runs.of(f"weights/{name}") for runs in each)
        yield f"weights/{name}", _put(int(first[-1]), zip(targets, weights, strict=True))
    if name == "surface":
        yield from _places(each, targets, first)
        yield from letter_arrays(terms)
        yield from text_arrays("spelling", _spellings(terms, each))


def _runs(name: str, sources: Sequence[Source]) -> _Field:
    """The terms of all segments, sorted, and the runs of each segment."""
    live_texts: list[list[bytes]] = []
    found = []
    base = 0
    for source in sources:
        texts, first = source.arrays.texts(f"terms/{name}").all_raw(), source.arrays[f"first/{name}"]
        documents = source.arrays[f"documents/{name}"]
        kept = None if source.live.all() else source.live[documents]
        if kept is not None:
            documents, first = documents[kept], counted_up(kept)[first]
        terms = np.flatnonzero(np.diff(first))
        renumbered = (np.cumsum(source.live, dtype=np.int32) + np.int32(base - 1)).astype(np.int32)
        live_texts.append(texts if len(terms) == len(texts) else [texts[term] for term in terms.tolist()])
        found.append((source, terms, np.append(first[:-1][terms], first[-1]), renumbered[documents], kept))
        base += int(np.count_nonzero(source.live))
    united = list(dict.fromkeys(sorted(chain.from_iterable(live_texts))))  # quick: sorted runs
    place = {text: number for number, text in enumerate(united)}
    return united, [
        _Runs(
            source, terms, np.fromiter(map(place.__getitem__, texts), np.int32, len(texts)), first, documents, kept
        )
        for texts, (source, terms, first, documents, kept) in zip(live_texts, found, strict=True)
    ]


def _targets(each: Sequence[_Runs], first: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[np.int64]]:
    """Where each posting of the segments goes."""
    filled = first[:-1].copy()
    for runs in each:
        sizes = np.diff(runs.first)
        yield _shifted(filled[runs.numbers], sizes)
        filled[runs.numbers] += sizes


def _shifted(begins: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The places of runs of these sizes that begin there, one place after the other."""
    return np.repeat(begins - (np.cumsum(sizes) - sizes), sizes) + np.arange(sizes.sum())


def _put(size: int, parts: Iterator[tuple[npt.NDArray[np.int64], AnyArray]]) -> Numbers:
    """A column whose parts go to these places."""
    column = np.empty(size, np.int32)
    for places, part in parts:
        column[places] = part
    return column


def _places(
    each: Sequence[_Runs], targets: Sequence[npt.NDArray[np.int64]], first: npt.NDArray[np.int64]
) -> Iterator[NamedArray]:
    """Where the positions of each posting begin, and the positions."""
    counts = [np.diff(runs.source.arrays["places/surface"]) for runs in each]
    live = [count if runs.kept is None else count[runs.kept] for runs, count in zip(each, counts, strict=True)]
    begins = counted_up(_put(int(first[-1]), zip(targets, live, strict=True)))
    yield "places/surface", begins

    def parts() -> Iterator[tuple[npt.NDArray[np.int64], AnyArray]]:
        for runs, target, all_, kept in zip(each, targets, counts, live, strict=True):
            positions = runs.source.arrays["positions"]
            yield (
                _shifted(begins[target], kept),
                positions if runs.kept is None else positions[np.repeat(runs.kept, all_)],
            )

    yield "positions", _put(int(begins[-1]), parts())


def _spellings(terms: Sequence[bytes], each: Sequence[_Runs]) -> list[bytes]:
    """The spelling that most documents of a word are of, empty where just so; of equals the first by letters."""
    texts = [runs.source.arrays.texts("spelling").all_raw() for runs in each]
    place = {text: number for number, text in enumerate(dict.fromkeys(chain([b""], *texts)))}
    written = list(place)
    spellings = [
        np.fromiter((place[column[term]] for term in runs.terms.tolist()), np.int64, len(runs.terms))
        for runs, column in zip(each, texts, strict=True)
    ]
    numbers = np.concatenate([runs.numbers for runs in each]).astype(np.int64)
    keys = (numbers << 32) | np.concatenate(spellings)
    order = np.argsort(keys)
    keys = keys[order]
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    documents = np.add.reduceat(np.concatenate([np.diff(runs.first) for runs in each])[order], starts)
    of = (keys[starts] >> 32).tolist()
    usual: list[tuple[int, bytes]] = [(0, b"")] * len(terms)
    for number, spelling, count in zip(of, (keys[starts] & 0xFFFFFFFF).tolist(), documents.tolist(), strict=True):
        text = written[spelling] or terms[number]
        best, best_text = usual[number]
        if count > best or (count == best and text < best_text):
            usual[number] = count, text
    return [b"" if text == term else text for term, (_, text) in zip(terms, usual, strict=True)]
