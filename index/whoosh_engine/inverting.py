"""From documents to postings, many at once. Pure.

Tokens are gathered as numbers of word types in the order of documents; forms are worked out once a type, not once
a token. To invert is then to sort: by term, stably, so that documents and positions stay in order. Postings of
segments to be merged go the same way, as a further part beside the new documents.

What comes out, as arrays:

| name | of | |
|---|---|---|
| `ids`, `seq` | each document | |
| `published`, `until` | each document | ordinals of the first and last day that are meant, or 0 |
| `rank` | each document | its place in the order of ids |
| `length/FORM` | each document | sum of the weighted frequencies |
| `terms/FIELD` | each term, sorted | text; `FIELD` is a form, `title` or one of `PLAIN_FIELDS` |
| `letters/surface` | each word | the letters it has (`index.whoosh_engine.letters`) |
| `spelling` | each word | how it is usually written; empty where just so |
| `words/first`, `words/of` | each lemma | where its words begin, and the words that were seen with it, ascending |
| `gaps/first` | each document | where the gaps of its body's tokens begin |
| `gaps` | each of these tokens | code points from the start of the token before it, `FAR` for so many and more |
| `first/FIELD` | each term | where its postings begin |
| `documents/FIELD` | each posting | document number |
| `values/first/FACET`, `values/FACET` | each document | where its values begin, and their numbers |
| `weights/FORM` | each posting | weighted frequency; also of `title`: the lemmas that titles hold |
| `places/surface` | each posting | where its positions begin |
| `positions` | each token | position |
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from archive.arabic import words
from index.analysis import BODY_START, FORMS, Form, Forms, forms_of
from index.document import Document
from index.facets import COUNTED
from index.scoring import TITLE_WEIGHT
from index.vocabulary import usual_spellings

from .arrays import AnyArray, Arrays, Texts, concatenated, text_arrays
from .letters import letter_sets

__all__ = ["FAR", "PLAIN_FIELDS", "TITLE_FIELD", "Inverter", "Part"]

PLAIN_FIELDS = (*COUNTED, "mentioned")
"""Fields whose postings have no weights; a term of `mentioned` is `first-last`, ordinals of days."""

TITLE_FIELD = "title"
"""The lemmas of titles alone, for words that are sought there (those as written have their positions)."""

FAR = 255

_WEIGHTED = (*FORMS, TITLE_FIELD)
_NUMBER = np.int32
"""Of terms, documents, positions and weights: a segment has far fewer than two thousand million of each."""
Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Part:
    """Occurrences of terms: `texts[terms[i]]` in document `documents[i]`; those of one term and document in order.

    `weights` may count several occurrences in one; `positions` only where each is of its own.
    """

    texts: Sequence[str]
    terms: Numbers
    documents: Numbers
    weights: Numbers | None = None
    positions: Numbers | None = None


@dataclass(frozen=True, slots=True)
class _Occurrences:
    """Word types in documents, with what they count and, while each is a token of its own, where it stands."""

    types: Numbers
    documents: Numbers
    weights: Numbers
    positions: Numbers | None = None

    def in_titles(self) -> "_Occurrences":
        """Those in titles, while each is a token of its own."""
        assert self.positions is not None  # noqa: S101 - see above
        held = self.positions < BODY_START
        return _Occurrences(self.types[held], self.documents[held], self.weights[held])

    def counted(self) -> "_Occurrences":
        """The same with all tokens of a type in a document as one."""
        order = np.argsort(self.types, kind="stable")
        types, documents = self.types[order], self.documents[order]
        starts = _starts(types, documents)
        weights = np.add.reduceat(self.weights[order], starts) if len(starts) else self.weights
        return _Occurrences(types[starts], documents[starts], weights.astype(_NUMBER))


class Inverter:
    """Documents, then segments, gathered until `arrays` is asked for."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self._seq: list[int] = []
        self._published: list[tuple[int, int]] = []
        self._types: dict[str, tuple[int, ...]] = {}
        self._forms: list[Forms] = []
        self._tokens = array("I")
        self._counts = array("I")  # of each document: tokens of the title, tokens of the body
        self._gaps: list[npt.NDArray[np.uint8]] = []
        self._plain: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        self._segments: list[tuple[Arrays, Numbers]] = []

    def add(self, document: Document) -> None:
        """Take a document: no segment must have come before."""
        number = len(self.ids)
        title, _ = self._type_numbers(document.title)
        title = title[:BODY_START]
        body, starts = self._type_numbers(document.body)
        gaps = np.diff(np.array(starts, np.int64), prepend=0)
        self._gaps.append(np.minimum(gaps, FAR).astype(np.uint8))
        for name in COUNTED:
            self._plain[name] += [(value, number) for value in document.facets[name]]
        self._plain["mentioned"] += [(f"{first}-{last}", number) for first, last in document.mentioned]
        self._tokens.extend(title)
        self._tokens.extend(body)
        self._counts.extend((len(title), len(body)))
        self.ids.append(document.id)
        self._seq.append(document.seq)
        self._published.append(document.published or (0, 0))

    def add_segment(self, arrays: Arrays, live: npt.NDArray[np.bool_]) -> int:
        """Take the live documents of a segment as it was written; their number."""
        numbers = np.flatnonzero(live)
        renumbered = np.full(len(live), -1, _NUMBER)
        renumbered[numbers] = np.arange(len(self.ids), len(self.ids) + len(numbers))
        ids = arrays.texts("ids")
        self.ids += [ids[number] for number in numbers.tolist()]
        self._seq += arrays["seq"][numbers].tolist()
        first, last = (arrays[name][numbers].tolist() for name in ("published", "until"))
        self._published += zip(first, last, strict=True)
        self._segments.append((arrays, renumbered))
        return len(numbers)

    def arrays(self) -> dict[str, AnyArray]:
        """Everything that a segment holds; see the module. One field after the other, to be sparing of memory."""
        size = len(self.ids)
        made: dict[str, AnyArray] = {
            **text_arrays("ids", self.ids),
            "seq": np.array(self._seq, np.int64),
            "published": np.array([first for first, _ in self._published], np.int32),
            "until": np.array([last for _, last in self._published], np.int32),
            "rank": _ranks(self.ids),
        }
        occurrences = self._occurrences()
        titles = occurrences.in_titles().counted()
        typed = np.bincount(occurrences.types, minlength=len(self._forms))
        for form in FORMS:
            made |= _inverted(form, [self._tokens_of(form, occurrences), *self._parts_of(form)])
            weights, held = made[f"weights/{form}"], made[f"documents/{form}"]
            made[f"length/{form}"] = np.bincount(held, weights, size).astype(np.uint32)
            if form == "surface":
                occurrences = occurrences.counted()
        made |= _inverted(TITLE_FIELD, [self._tokens_of("lemma", titles), *self._parts_of(TITLE_FIELD)])
        words = _texts(made, "surface")
        made["letters/surface"] = letter_sets(words.encoded, words.starts)
        made |= text_arrays("spelling", self._spellings(words.all(), typed))
        made |= self._words_of_lemmas(made)
        made |= self._all_gaps()
        for name in PLAIN_FIELDS:
            made |= _inverted(name, [self._values_of(name), *self._parts_of(name)])
        for name in COUNTED:
            made |= _by_document(name, made, size)
        return made

    def _type_numbers(self, text: str) -> tuple[list[int], list[int]]:
        """The word types of a text and where each begins; a ligature that stands for several words has several."""
        types = self._types
        found: list[int] = []
        starts: list[int] = []
        for surface, start, _ in words(text):
            numbers = types.get(surface)
            if numbers is None:
                made = forms_of(surface)
                numbers = types[surface] = tuple(range(len(self._forms), len(self._forms) + len(made)))
                self._forms += made
            found += numbers
            starts += [start] * len(numbers)
        return found, starts

    def _occurrences(self) -> "_Occurrences":
        """Every token of the new documents."""
        counts = np.frombuffer(self._counts, np.uint32).astype(np.int64).reshape(-1, 2)
        documents = np.repeat(np.arange(len(counts), dtype=_NUMBER), counts.sum(axis=1))
        positions = _positions(counts)
        types = np.frombuffer(self._tokens, np.uint32).astype(_NUMBER)
        return _Occurrences(types, documents, _weights_at(positions), positions)

    def _tokens_of(self, form: Form, occurrences: "_Occurrences") -> Part:
        """The occurrences of a form in the new documents."""
        each = [forms[form] for forms in self._forms]
        texts, terms = _numbered([text for row in each for text in row])
        sizes = np.array([len(row) for row in each], np.int64)
        starts = np.cumsum(sizes) - sizes
        repeated = sizes[occurrences.types]
        within = np.arange(repeated.sum()) - np.repeat(np.cumsum(repeated) - repeated, repeated)
        return Part(
            texts,
            terms[np.repeat(starts[occurrences.types], repeated) + within],
            np.repeat(occurrences.documents, repeated),
            np.repeat(occurrences.weights, repeated),
            occurrences.positions if form == "surface" else None,
        )

    def _words_of_lemmas(self, made: Mapping[str, AnyArray]) -> dict[str, AnyArray]:
        """Which words were seen with each lemma."""
        numbers = {
            form: {text: number for number, text in enumerate(_texts(made, form).all())}
            for form in ("surface", "lemma")
        }
        new = [(lemma, forms["surface"][0]) for forms in self._forms for lemma in forms["lemma"]]
        old = [pair for arrays, _ in self._segments for pair in _pairs_of(arrays)]
        pairs = {
            (numbers["lemma"][lemma], numbers["surface"][word])
            for lemma, word in (*new, *old)
            if lemma in numbers["lemma"] and word in numbers["surface"]  # a title may be cut, a document gone
        }
        lemmas, words = np.array(sorted(pairs), _NUMBER).reshape(-1, 2).T
        return {
            "words/first": np.searchsorted(lemmas, np.arange(len(numbers["lemma"]) + 1)),
            "words/of": np.ascontiguousarray(words),
        }

    def _all_gaps(self) -> dict[str, AnyArray]:
        """How far apart the tokens of every body begin."""
        parts = [*self._gaps]
        for arrays, renumbered in self._segments:
            first, gaps = arrays["gaps/first"], arrays["gaps"]
            parts += [gaps[first[n] : first[n + 1]] for n in np.flatnonzero(renumbered >= 0)]
        sizes = np.array([len(part) for part in parts], np.int64)
        return {
            "gaps/first": np.concatenate(([0], np.cumsum(sizes))),
            "gaps": concatenated(parts, np.uint8),
        }

    def _spellings(self, words: Sequence[str], typed: npt.NDArray[np.int64]) -> Iterator[str]:
        """How each word is usually written; `typed`: how often each type is."""
        new = ((surface, int(typed[numbers[0]])) for surface, numbers in self._types.items() if numbers)
        old = (pair for arrays, _ in self._segments for pair in _spellings_of(arrays))
        usual = usual_spellings(chain(new, old))
        return ("" if (written := usual.get(word, word)) == word else written for word in words)

    def _values_of(self, name: str) -> Part:
        """The values of a facet in the new documents."""
        pairs = self._plain[name]
        texts, terms = _numbered([text for text, _ in pairs])
        return Part(texts, terms, np.array([number for _, number in pairs], _NUMBER))

    def _parts_of(self, name: str) -> list[Part]:
        """The occurrences of a field in the segments."""
        return [_part_of(name, arrays, renumbered) for arrays, renumbered in self._segments]


def _part_of(name: str, arrays: Arrays, renumbered: Numbers) -> Part:
    """A field's postings of a segment, those of documents that stay."""
    texts = arrays.texts(f"terms/{name}")
    terms = np.repeat(np.arange(len(texts), dtype=_NUMBER), np.diff(arrays[f"first/{name}"]))
    documents = renumbered[arrays[f"documents/{name}"]]
    weights = arrays[f"weights/{name}"] if name in _WEIGHTED else None
    positions = None
    if name == "surface":  # one row a token again
        places = np.diff(arrays["places/surface"])
        terms, documents = np.repeat(terms, places), np.repeat(documents, places)
        positions = arrays["positions"]
        weights = _weights_at(positions)
    kept = documents >= 0
    return Part(
        texts.all(),
        terms[kept],
        documents[kept],
        None if weights is None else weights[kept],
        None if positions is None else positions[kept],
    )


def _texts(made: Mapping[str, AnyArray], form: Form) -> Texts:
    return Texts(made[f"terms/{form}/bytes"], made[f"terms/{form}/starts"])


def _pairs_of(arrays: Arrays) -> Iterator[tuple[str, str]]:
    """The lemmas of a segment with each of their words."""
    lemmas, words = arrays.texts("terms/lemma").all(), arrays.texts("terms/surface").all()
    counts = np.diff(arrays["words/first"])
    pairs = zip(np.repeat(np.arange(len(lemmas)), counts).tolist(), arrays["words/of"].tolist(), strict=True)
    return ((lemmas[lemma], words[word]) for lemma, word in pairs)


def _spellings_of(arrays: Arrays) -> Iterator[tuple[str, int]]:
    """How the words of a segment are written, and in how many documents."""
    words, spellings = arrays.texts("terms/surface").all(), arrays.texts("spelling").all()
    counts = np.diff(arrays["first/surface"]).tolist()
    return ((written or word, count) for word, written, count in zip(words, spellings, counts, strict=True))


def _weights_at(positions: Numbers) -> Numbers:
    """What one occurrence counts: more in the title."""
    return np.where(positions < BODY_START, TITLE_WEIGHT, 1).astype(_NUMBER)


def _positions(counts: npt.NDArray[np.int64]) -> Numbers:
    """The position of each token: per document a title's from 0, a body's from `BODY_START`."""
    flat = counts.ravel()
    starts = np.cumsum(flat) - flat
    base = np.tile([0, BODY_START], len(counts))
    return np.asarray(np.arange(flat.sum()) - np.repeat(starts - base, flat), _NUMBER)


def _numbered(texts: Sequence[str]) -> tuple[list[str], Numbers]:
    """The different texts, and the number of each among them."""
    numbers: dict[str, int] = {}
    each = [numbers.setdefault(text, len(numbers)) for text in texts]
    return list(numbers), np.array(each, _NUMBER)


def _inverted(name: str, parts: Sequence[Part]) -> dict[str, AnyArray]:
    """The postings of a field, all parts together."""
    texts, terms = _joined(parts)
    documents = concatenated([part.documents for part in parts], _NUMBER)
    order = np.argsort((terms.astype(np.int64) << 32) + documents, kind="stable")
    terms, documents = terms[order], documents[order]
    starts = _starts(terms, documents)
    made = {
        **text_arrays(f"terms/{name}", texts),
        f"first/{name}": np.searchsorted(terms[starts], np.arange(len(texts) + 1)),
        f"documents/{name}": documents[starts],
    }
    if name in _WEIGHTED:
        weights = concatenated([part.weights for part in parts if part.weights is not None], _NUMBER)[order]
        summed = np.add.reduceat(weights, starts) if len(starts) else weights
        made[f"weights/{name}"] = summed.astype(_NUMBER)
    if name == "surface":
        positions = concatenated([part.positions for part in parts if part.positions is not None], _NUMBER)
        made["places/surface"] = np.append(starts, len(terms))
        made["positions"] = positions[order]
    return made


def _by_document(name: str, made: Mapping[str, AnyArray], size: int) -> dict[str, AnyArray]:
    """The postings of a facet the other way round, so that few documents are counted quickly."""
    documents, first = made[f"documents/{name}"], made[f"first/{name}"]
    order = np.argsort(documents, kind="stable")
    values = np.repeat(np.arange(len(first) - 1, dtype=_NUMBER), np.diff(first))
    return {
        f"values/first/{name}": np.searchsorted(documents[order], np.arange(size + 1)),
        f"values/{name}": values[order],
    }


def _starts(terms: Numbers, documents: Numbers) -> npt.NDArray[np.int64]:
    """Where another posting begins, in sorted occurrences."""
    new = np.ones(len(terms), np.bool_)
    new[1:] = (terms[1:] != terms[:-1]) | (documents[1:] != documents[:-1])
    return np.flatnonzero(new)


def _joined(parts: Sequence[Part]) -> tuple[list[str], Numbers]:
    """The sorted texts of all parts, and their term numbers renumbered to them."""
    texts = sorted({text for part in parts for text in part.texts}, key=str.encode)
    place = {text: number for number, text in enumerate(texts)}
    renumbered = [
        np.array([place[text] for text in part.texts], _NUMBER)[part.terms] for part in parts if len(part.terms)
    ]
    return texts, concatenated(renumbered, _NUMBER)


def _ranks(ids: Sequence[str]) -> npt.NDArray[np.uint32]:
    ranks = np.empty(len(ids), np.uint32)
    ranks[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids), dtype=np.uint32)
    return ranks
