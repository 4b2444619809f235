"""One segment of the index as arrays: postings, places, facet values and columns.

Everything is mapped from the segment's file: opening costs nothing, processes share the memory, threads may read
at once. A segment never changes but for its deletions, which are given at opening. Document numbers are those of
the segment; deleted documents are never in postings and places, and have to be masked out of facet values.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from index.analysis import FORMS, Form
from index.scoring import spread

from .arrays import Arrays, Texts
from .codec import arrays_path
from .inverting import FAR
from .letters import LetterSets

__all__ = ["Bools", "Floats", "Ints", "Postings", "Segment", "Values"]

_NEW_YEARS = np.array([dt.date(year, 1, 1).toordinal() for year in range(1, dt.MAXYEAR + 1)])
_MANY = 4
"""From a quarter of all documents on it is quicker to look at the values of all of them."""

_RANGES = 4_096
"""Terms whose postings are remembered."""

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


class Postings(NamedTuple):
    """The documents that hold a term, ascending, and its weighted frequency in each."""

    documents: Ints
    weights: Ints


@dataclass(frozen=True, slots=True)
class Values:
    """A facet's values and, one after the other, the documents of each: `documents[starts[i]:starts[i + 1]]`."""

    names: Texts
    documents: Ints
    starts: Ints

    def holding(self, chosen: Iterable[str], size: int) -> Bools:
        """The documents that have at least one of these values, deleted ones too."""
        found = np.zeros(size, np.bool_)
        for name in chosen:
            number = self.names.find(name)
            if number is not None:
                found[self.documents[self.starts[number] : self.starts[number + 1]]] = True
        return found

    def mask(self, chosen: Callable[[str], bool], size: int) -> Bools:
        """The documents that have at least one of the chosen values, deleted ones too."""
        found = np.zeros(size, np.bool_)
        for i, name in enumerate(self.names.all()):
            if chosen(name):
                found[self.documents[self.starts[i] : self.starts[i + 1]]] = True
        return found


def _rows(starts: Ints, ends: Ints) -> Ints:
    """The numbers from each start to its end, one range after the other."""
    sizes = ends - starts
    return np.repeat(starts - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())


class Segment:
    """See the module."""

    def __init__(self, storage: Any, segment: Any) -> None:  # noqa: ANN401 - Whoosh has no types
        """Map a segment; raises OSError when a merge took it away meanwhile."""
        self.key = self.key_of(segment)
        self.arrays = Arrays(arrays_path(storage, segment))
        self.size: int = segment.doc_count_all()
        self.live: Bools = np.ones(self.size, np.bool_)
        self.live[list(segment.deleted_docs())] = False
        self._whole = not segment.deleted_count()
        self._ranges: dict[tuple[str, str], tuple[int, int]] = {}
        self._spreads: dict[Form, tuple[float, Floats]] = {}

    @staticmethod
    def key_of(segment: Any) -> tuple[str, int]:  # noqa: ANN401 - Whoosh has no types
        """Equal for a Whoosh segment in the same state: its deletions only ever grow."""
        return segment.segment_id(), segment.deleted_count()

    @cached_property
    def ids(self) -> Texts:
        """The id of each document."""
        return self.arrays.texts("ids")

    @cached_property
    def ranks(self) -> Ints:
        """The place of each document in the order of ids."""
        return self.arrays["rank"]

    @cached_property
    def seqs(self) -> Ints:
        """The `seq` of each document."""
        return self.arrays["seq"]

    @cached_property
    def published(self) -> Ints:
        """The ordinal of each document's published day, the first one that is meant; 0 for none."""
        return self.arrays["published"]

    @cached_property
    def until(self) -> Ints:
        """The ordinal of the last day that is meant: of a month or year its end."""
        return self.arrays["until"]

    @cached_property
    def years(self) -> Ints:
        """The year in which each document was published, whichever of its days is meant; 0 for none."""
        first, last = (np.searchsorted(_NEW_YEARS, days, side="right") for days in (self.published, self.until))
        return np.where(first == last, first, 0)

    @cached_property
    def lengths(self) -> dict[str, Ints]:
        """Per form, the length of each document."""
        return {form: self.arrays[f"length/{form}"] for form in FORMS}

    def spread(self, form: Form, average: float) -> Floats:
        """What an occurrence counts in each document, kept until the mean length is another."""
        known = self._spreads.get(form)
        if known is None or known[0] != average:
            lengths = self.lengths[form].astype(np.float64)
            known = self._spreads[form] = (
                average,
                spread(lengths, average or 1.0),
            )  # 0 where no document has the form
        return known[1]

    @cached_property
    def live_lengths(self) -> dict[str, int]:
        """Per form, the length of all live documents together."""
        return {form: int(lengths[self.live].sum(dtype=np.int64)) for form, lengths in self.lengths.items()}

    @cached_property
    def live_count(self) -> int:
        """The number of live documents."""
        return int(np.count_nonzero(self.live))

    def live_ids(self) -> list[str]:
        """The ids of the live documents."""
        return [id_ for id_, live in zip(self.ids.all(), self.live, strict=True) if live]

    def number_of(self, id_: str) -> int | None:
        """The number of the live document with an id."""
        place = self.ids.find(id_, order=self._by_id)
        return place if place is not None and self.live[place] else None

    @cached_property
    def words(self) -> Texts:
        """The folded words, sorted by bytes; those of deleted documents too."""
        return self.arrays.texts("terms/surface")

    @cached_property
    def letters(self) -> LetterSets:
        """The letters of each word."""
        return self.arrays["letters/surface"]

    def spelling(self, word: str) -> str | None:
        """How a folded word is usually written; None where no document of the segment has it."""
        number = self.words.find(word)
        return None if number is None else self.arrays.texts("spelling")[number] or word

    def word_counts(self, first: int, last: int) -> Ints:
        """In how many live documents each word of a range stands."""
        bounds = self.arrays["first/surface"][first : last + 1]
        if self._whole:
            return np.asarray(np.diff(bounds))
        live = self.live[self.arrays["documents/surface"][bounds[0] : bounds[-1]]]
        return np.asarray(np.diff(np.concatenate(([0], np.cumsum(live)))[bounds - bounds[0]]))

    def postings(self, field: str, text: str) -> Postings:
        """The documents that hold a term; empty for an unknown one."""
        first, last = self._range(field, text)
        documents = self.arrays[f"documents/{field}"][first:last]
        weights = self.arrays[f"weights/{field}"][first:last]
        if not self._whole:
            live = self.live[documents]
            documents, weights = documents[live], weights[live]
        return Postings(documents, weights)

    def frequency(self, field: str, text: str, document: int) -> int:
        """The weighted frequency of a term in a live document."""
        postings = self.postings(field, text)
        place = int(np.searchsorted(postings.documents, document))
        if place == len(postings.documents) or postings.documents[place] != document:
            return 0
        return int(postings.weights[place])

    def places(self, word: str, among: Bools | None = None) -> tuple[Ints, Ints]:
        """Every place of a folded word (in these documents): document and position, in the order of both."""
        first, last = self._range("surface", word)
        documents, bounds = self.arrays["documents/surface"][first:last], self.arrays["places/surface"]
        begin, end = bounds[first:last], bounds[first + 1 : last + 1]
        if among is not None or not self._whole:
            kept = np.flatnonzero((self.live if among is None else among)[documents])
            documents, begin, end = documents[kept], begin[kept], end[kept]
        return np.repeat(documents, end - begin), self.arrays["positions"][_rows(begin, end)]

    def seen_with(self, lemma: str) -> Ints:
        """The numbers of the words that were seen with a lemma."""
        number = self.arrays.texts("terms/lemma").find(lemma)
        first, last = (0, 0) if number is None else self.arrays["words/first"][number : number + 2].tolist()
        return self.arrays["words/of"][first:last]

    def places_in(self, words: Ints, documents: Ints) -> tuple[Ints, Ints, Ints]:
        """Every place of these words in these documents: document, position and number of the word."""
        first = self.arrays["first/surface"]
        postings = _rows(first[words], first[words + 1])
        wanted = np.zeros(self.size, np.bool_)
        wanted[documents] = True
        held = self.arrays["documents/surface"][postings]
        kept = np.flatnonzero(wanted[held])
        words = np.repeat(words, first[words + 1] - first[words])[kept]
        places = self.arrays["places/surface"]
        begin, end = places[postings[kept]], places[postings[kept] + 1]
        times = end - begin
        return np.repeat(held[kept], times), self.arrays["positions"][_rows(begin, end)], np.repeat(words, times)

    def starts(self, document: int) -> Ints | None:
        """Where each token of a document's body begins, in code points; None if two are too far apart to know."""
        first, last = self.arrays["gaps/first"][document : document + 2]
        gaps = self.arrays["gaps"][first:last]
        return None if (gaps == FAR).any() else np.cumsum(gaps, dtype=np.int64)

    def values(self, facet: str) -> Values:
        """All values of a facet."""
        return Values(
            self.arrays.texts(f"terms/{facet}"), self.arrays[f"documents/{facet}"], self.arrays[f"first/{facet}"]
        )

    def counts(self, facet: str, among: Bools) -> Ints:
        """Per value of a facet, how many of these documents have it."""
        first, values = self.arrays[f"values/first/{facet}"], self.arrays[f"values/{facet}"]
        documents = np.flatnonzero(among)
        if len(documents) * _MANY > self.size:
            held = values[np.repeat(among, np.diff(first))]
        else:
            held = values[_rows(first[documents], first[documents + 1])]
        return np.bincount(held, minlength=len(self.arrays[f"first/{facet}"]) - 1)

    def value_names(self, facet: str) -> list[str]:
        """The values of a facet, decoded once."""
        if facet not in self._value_names:
            self._value_names[facet] = self.values(facet).names.all()
        return self._value_names[facet]

    @cached_property
    def _value_names(self) -> dict[str, list[str]]:
        return {}

    @cached_property
    def _by_id(self) -> Ints:
        """The documents in the order of ids."""
        return np.argsort(self.ranks)

    def _range(self, field: str, text: str) -> tuple[int, int]:
        """Where the postings of a term begin and end: asked for several times in a search, sought once."""
        found = self._ranges.get((field, text))
        if found is None:
            number = self.arrays.texts(f"terms/{field}").find(text)
            first, last = (0, 0) if number is None else self.arrays[f"first/{field}"][number : number + 2].tolist()
            if len(self._ranges) >= _RANGES:
                self._ranges.clear()
            found = self._ranges[field, text] = (first, last)
        return found
