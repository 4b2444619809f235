"""From documents to postings, many at once. Pure.

Tokens are gathered as numbers of word types in the order of documents; forms are worked out once a type, not once
a token. To invert is then to sort by term and leave documents and positions in their order. Numbers that hold both
are sorted, as values, in place of a stable sort of places: several times as fast.

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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from archive.arabic import surfaces, unmarked
from index.analysis import BODY_START, FORMS, Form, Forms, forms_of
from index.document import Document
from index.facets import COUNTED
from index.scoring import TITLE_WEIGHT
from index.vocabulary import usual_spellings

from .arrays import NamedArray, counted_up, text_arrays
from .letters import letter_sets

__all__ = [
    "FAR",
    "PLAIN_FIELDS",
    "TITLE_FIELD",
    "WEIGHTED_FIELDS",
    "Inverter",
    "Numbers",
    "by_document",
    "letter_arrays",
    "pairs_of_words",
    "ranks",
]

PLAIN_FIELDS = (*COUNTED, "mentioned")
"""Fields whose postings have no weights; a term of `mentioned` is `first-last`, ordinals of days."""

TITLE_FIELD = "title"
"""The lemmas of titles alone, for words that are sought there (those as written have their positions)."""

FAR = 255

WEIGHTED_FIELDS = (*FORMS, TITLE_FIELD)
Numbers = npt.NDArray[np.int32]
"""Of terms, documents, positions and weights: a segment has far fewer than two thousand million of each."""

_HALF = np.int64(32)
_LOWER = np.int64((1 << 32) - 1)


@dataclass(frozen=True, slots=True)
class _Held:
    """Which types documents hold, document by document, and what all tokens of a type in one count together."""

    types: npt.NDArray[np.int64]
    documents: npt.NDArray[np.int64]
    weights: npt.NDArray[np.int64]


class _Types(dict[str, int]):
    """The number of each word as written, given when it is first met, and the forms of each number.

    A ligature that stands for several words, or for none, has a number below 0; `several` has those of its words.
    """

    def __init__(self) -> None:
        self.forms: list[Forms] = []
        self.several: dict[int, range] = {}

    def __missing__(self, surface: str) -> int:
        first = len(self.forms)
        made = forms_of(surface)
        self.forms += made
        if len(made) == 1:
            number = first
        else:
            number = -1 - len(self.several)
            self.several[number] = range(first, first + len(made))
        self[surface] = number
        return number

    def numbers(self, text: str) -> tuple[list[int], list[int]]:
        """The types of a text, word after word, and where each begins."""
        written, starts = surfaces(text)
        found = [self[surface] for surface in written]
        if not self.several or not found or min(found) >= 0:
            return found, starts
        parted = [(self.several.get(number, (number,)), at) for number, at in zip(found, starts, strict=True)]
        return [each for numbers, _ in parted for each in numbers], [at for numbers, at in parted for _ in numbers]


class Inverter:
    """Documents, gathered until `arrays` is asked for."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self.ids: list[str] = []
        self._seq: list[int] = []
        self._published: list[tuple[int, int]] = []
        self._types = _Types()
        self._tokens = array("i")
        self._counts = array("i")  # of each document: tokens of the title, tokens of the body
        self._starts = array("i")  # of the tokens of bodies
        self._plain: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for document in documents:
            self.add(document)

    def add(self, document: Document) -> None:
        """Take a document."""
        number = len(self.ids)
        title = self._types.numbers(document.title)[0][:BODY_START]
        body, starts = self._types.numbers(document.body)
        for name in COUNTED:
            self._plain[name] += [(value, number) for value in document.facets[name]]
        self._plain["mentioned"] += [(f"{first}-{last}", number) for first, last in document.mentioned]
        self._tokens.extend(title)
        self._tokens.extend(body)
        self._starts.extend(starts)
        self._counts.extend((len(title), len(body)))
        self.ids.append(document.id)
        self._seq.append(document.seq)
        self._published.append(document.published or (0, 0))

    def arrays(self) -> Iterator[NamedArray]:
        """Everything that a segment holds; see the module. One field after the other, to be sparing of memory."""
        yield from text_arrays("ids", [id_.encode() for id_ in self.ids])
        yield "seq", np.array(self._seq, np.int64)
        yield "published", np.array([first for first, _ in self._published], np.int32)
        yield "until", np.array([last for _, last in self._published], np.int32)
        yield "rank", ranks(self.ids)
        counts = np.frombuffer(self._counts, np.int32).astype(np.int64).reshape(-1, 2)
        types = np.frombuffer(self._tokens, np.int32)
        documents = np.repeat(np.arange(len(counts)), counts.sum(axis=1))
        positions = _positions(counts)
        yield from self._gaps(counts[:, 1])
        yield from self._surface(types, documents, positions)
        held = _held(types, documents, positions)
        for form in FORMS[1:]:
            yield from self._postings(form, form, held, lengths=True)
        yield from self._words_of_lemmas(np.unique(held.types))
        titles = positions < BODY_START
        held = _held(types[titles], documents[titles], positions[titles])
        yield from self._postings(TITLE_FIELD, "lemma", held)
        for name in PLAIN_FIELDS:
            terms, numbers = _numbered([text for text, _ in self._plain[name]])
            yield from text_arrays(f"terms/{name}", terms)
            of = np.array([number for _, number in self._plain[name]], np.int64)
            pairs = np.unique((numbers.astype(np.int64) << _HALF) | of)
            first, numbers = _first(pairs >> _HALF, len(terms)), (pairs & _LOWER).astype(np.int32)
            yield f"first/{name}", first
            yield f"documents/{name}", numbers
            if name in COUNTED:
                yield from by_document(name, first, numbers, len(self.ids))

    def _surface(
        self, types: Numbers, documents: npt.NDArray[np.int64], positions: Numbers
    ) -> Iterator[NamedArray]:
        """The words as they are folded, with every place."""
        terms, numbers = _numbered([forms["surface"][0] for forms in self._types.forms])
        keys, order = _by_term(numbers[types], len(documents))
        documents, positions = documents[order], positions[order]
        starts = _starts((keys << _HALF) | documents)
        weights = _weights_at(positions)
        yield from text_arrays("terms/surface", terms)
        yield "first/surface", _first(keys[starts], len(terms))
        yield "documents/surface", documents[starts].astype(np.int32)
        yield "weights/surface", _summed(weights, starts)
        yield "length/surface", _lengths(documents, weights, len(self.ids))
        yield "places/surface", np.append(starts, len(keys))
        yield "positions", positions
        yield from letter_arrays(terms)
        yield from text_arrays("spelling", self._spellings(terms, numbers, types))

    def _postings(self, name: str, form: Form, held: _Held, *, lengths: bool = False) -> Iterator[NamedArray]:
        """A form of the words without their places."""
        present = np.bincount(held.types, minlength=len(self._types.forms)) > 0
        each = [forms[form] for forms, is_held in zip(self._types.forms, present.tolist(), strict=True) if is_held]
        terms, numbers = _numbered([text for row in each for text in row])
        types = (np.cumsum(present) - 1)[held.types]
        begins = counted_up([len(row) for row in each])
        repeated = np.diff(begins)[types]
        within = np.arange(repeated.sum()) - np.repeat(np.cumsum(repeated) - repeated, repeated)
        keys, order = _by_term(numbers[np.repeat(begins[types], repeated) + within], len(within))
        documents = np.repeat(held.documents, repeated)[order]
        weights = np.repeat(held.weights, repeated)[order]
        starts = _starts((keys << _HALF) | documents)
        yield from text_arrays(f"terms/{name}", terms)
        yield f"first/{name}", _first(keys[starts], len(terms))
        yield f"documents/{name}", documents[starts].astype(np.int32)
        yield f"weights/{name}", _summed(weights, starts)
        if lengths:
            yield f"length/{name}", _lengths(documents, weights, len(self.ids))

    def _gaps(self, sizes: npt.NDArray[np.int64]) -> Iterator[NamedArray]:
        """How far apart the tokens of every body begin."""
        first = counted_up(sizes)
        starts = np.frombuffer(self._starts, np.int32)
        gaps = np.diff(starts, prepend=0)
        begun = first[:-1][sizes > 0]
        gaps[begun] = starts[begun]
        yield "gaps/first", first
        yield "gaps", np.minimum(gaps, FAR).astype(np.uint8)

    def _words_of_lemmas(self, types: npt.NDArray[np.int64]) -> Iterator[NamedArray]:
        """Which words were seen with each lemma."""
        forms = [self._types.forms[number] for number in types.tolist()]
        lemmas, numbers = _numbered([lemma for each in forms for lemma in each["lemma"]])
        _, words = _numbered([each["surface"][0] for each in self._types.forms])
        repeated = np.repeat(words[types], [len(each["lemma"]) for each in forms])
        yield from pairs_of_words(len(lemmas), (numbers.astype(np.int64) << _HALF) | repeated)

    def _spellings(self, words: Sequence[bytes], numbers: Numbers, types: Numbers) -> list[bytes]:
        """How each word is usually written, empty where just so; `numbers`: the word of each type.

        Only words that are written in more ways than one need counting.
        """
        ways = np.bincount(numbers, minlength=len(words))[numbers].tolist()
        typed = np.bincount(types, minlength=len(self._types.forms)).tolist()
        usual: dict[int, bytes] = {}
        several: list[tuple[str, int]] = []
        for surface, number in self._types.items():
            if number >= 0 and ways[number] == 1:
                usual[int(numbers[number])] = unmarked(surface).encode()
            elif number >= 0:
                several.append((surface, typed[number]))
        counted = {folded.encode(): written.encode() for folded, written in usual_spellings(several).items()}
        spellings = [usual.get(number) or counted.get(word, word) for number, word in enumerate(words)]
        return [b"" if written == word else written for written, word in zip(spellings, words, strict=True)]


def ranks(ids: Sequence[str]) -> npt.NDArray[np.uint32]:
    """The place of each document in the order of ids."""
    places = np.empty(len(ids), np.uint32)
    places[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids), dtype=np.uint32)
    return places


def letter_arrays(words: Sequence[bytes]) -> Iterator[NamedArray]:
    """The letters of each word."""
    encoded = np.frombuffer(b"".join(words), np.uint8)
    yield "letters/surface", letter_sets(encoded, counted_up([len(word) for word in words]))


def _held(types: Numbers, documents: npt.NDArray[np.int64], positions: Numbers) -> _Held:
    """The tokens of each document, those of a type as one."""
    keys = np.sort((documents << _HALF) | (types.astype(np.int64) << 1) | (positions < BODY_START))
    pairs = keys >> 1
    starts = _starts(pairs)
    weights = np.where(keys & 1, TITLE_WEIGHT, 1)
    held = pairs[starts]
    return _Held(held & (_LOWER >> 1), held >> (_HALF - 1), _summed(weights, starts).astype(np.int64))


def _by_term(terms: Numbers, size: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Term numbers sorted, and where each stood; equal ones stay in order."""
    keys = np.sort((terms.astype(np.int64) << _HALF) | np.arange(size))
    return keys >> _HALF, keys & _LOWER


def pairs_of_words(lemmas: int, pairs: npt.NDArray[np.int64]) -> Iterator[NamedArray]:
    """Pairs of the numbers of a lemma, in the upper half, and one of its words, in any order."""
    found = np.unique(pairs)
    yield "words/first", _first(found >> _HALF, lemmas)
    yield "words/of", (found & _LOWER).astype(np.int32)


def by_document(name: str, first: npt.NDArray[np.int64], documents: Numbers, size: int) -> Iterator[NamedArray]:
    """The postings of a facet the other way round, so that few documents are counted quickly."""
    values = np.repeat(np.arange(len(first) - 1), np.diff(first))
    pairs = np.sort((documents.astype(np.int64) << _HALF) | values)
    yield f"values/first/{name}", _first(pairs >> _HALF, size)
    yield f"values/{name}", (pairs & _LOWER).astype(np.int32)


def _first(terms: npt.NDArray[np.int64], size: int) -> npt.NDArray[np.int64]:
    """Where the postings of each of so many terms begin, and the end."""
    return counted_up(np.bincount(terms, minlength=size))


def _summed(weights: npt.NDArray[np.int64], starts: npt.NDArray[np.int64]) -> Numbers:
    summed = np.add.reduceat(weights, starts) if len(starts) else weights
    return summed.astype(np.int32)


def _lengths(
    documents: npt.NDArray[np.int64], weights: npt.NDArray[np.int64], size: int
) -> npt.NDArray[np.uint32]:
    return np.bincount(documents, weights, size).astype(np.uint32)


def _weights_at(positions: Numbers) -> npt.NDArray[np.int64]:
    """What one occurrence counts: more in the title."""
    return np.where(positions < BODY_START, TITLE_WEIGHT, 1)


def _positions(counts: npt.NDArray[np.int64]) -> Numbers:
    """The position of each token: per document a title's from 0, a body's from `BODY_START`."""
    flat = counts.ravel()
    starts = np.cumsum(flat) - flat
    base = np.tile([0, BODY_START], len(counts))
    return np.asarray(np.arange(flat.sum()) - np.repeat(starts - base, flat), np.int32)


def _numbered(texts: Sequence[str]) -> tuple[list[bytes], Numbers]:
    """The different texts, sorted, and the number of each among them. UTF-8 sorts as its code points do."""
    terms = sorted(set(texts))
    place = {text: number for number, text in enumerate(terms)}
    return [text.encode() for text in terms], np.fromiter(map(place.__getitem__, texts), np.int32, len(texts))


def _starts(keys: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Where another value begins, in sorted ones."""
    new = np.ones(len(keys), np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=new[1:])
    return np.flatnonzero(new)
