"""Named arrays in one file, written once and mapped for reading: nothing is copied or decoded at opening.

    8 bytes   TANSIQ01
    8 bytes   length of the directory, little-endian
    directory JSON: name → [dtype, offset, count], offsets from the end of the directory; blanks fill it up
    arrays    each at a multiple of 64 bytes

The directory is written last, into room that was left for it: arrays go to the file as they come, one after the
other, and a file that was cut short has none.

A column of texts is two arrays: their UTF-8 bytes one after the other, and where each begins.
"""

import json
import mmap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from index.errors import IndexUnavailable

__all__ = ["AnyArray", "Arrays", "NamedArray", "Texts", "counted_up", "text_arrays", "write_arrays"]

_MAGIC = b"TANSIQ01"
_ALIGNED = 64
_ROOM = 8_192
"""Bytes before the arrays: a directory has some 60 names, in a third of them."""
_BEYOND = b"\xff"
"""After every byte of UTF-8."""
AnyArray = npt.NDArray[Any]
NamedArray = tuple[str, AnyArray]


class Arrays:
    """The arrays of a file, mapped; they keep the file open until the last of them is gone."""

    def __init__(self, path: Path) -> None:
        """Map a file. Raises OSError where it is gone, IndexUnavailable where it is another's or cut short."""
        with path.open("rb") as file:
            magic, length = file.read(len(_MAGIC)), int.from_bytes(file.read(8), "little")
            directory = file.read(length)
            if magic != _MAGIC or len(directory) != length:
                raise IndexUnavailable(f"{path.name} is no file of this index: rebuild it")
            self._start = file.tell()
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._name = path.name
        self._directory: dict[str, tuple[str, int, int]] = json.loads(directory)
        self._mapped: dict[str, AnyArray] = {}

    def __getitem__(self, name: str) -> AnyArray:
        """An array. Raises IndexUnavailable where a file of another layout has none of that name."""
        found = self._mapped.get(name)
        if found is None:
            if name not in self._directory:
                raise IndexUnavailable(f"{self._name} has no {name}: it is of another layout, rebuild the index")
            dtype, offset, count = self._directory[name]
            found = self._mapped[name] = np.frombuffer(self._map, np.dtype(dtype), count, self._start + offset)
        return found

    def texts(self, name: str) -> "Texts":
        """A column of texts."""
        return Texts(self[f"{name}/bytes"], self[f"{name}/starts"])


@dataclass(frozen=True, slots=True)
class Texts:
    """A column of texts, decoded one at a time."""

    encoded: AnyArray
    starts: AnyArray

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> str:
        return self.raw(number).decode()

    def raw(self, number: int) -> bytes:
        """A text as its UTF-8 bytes."""
        return self.encoded[self.starts[number] : self.starts[number + 1]].tobytes()

    def find(self, text: str, *, order: AnyArray | None = None) -> int | None:
        """The number of a text in a column that is sorted by bytes, itself or in the given order."""
        wanted = text.encode()
        place = self._place(wanted, order)
        if place == len(self):
            return None
        number = place if order is None else int(order[place])
        return number if self.raw(number) == wanted else None

    def beginning(self, prefix: str) -> tuple[int, int]:
        """The first and, exclusive, last number of the texts that begin so, in a column sorted by bytes."""
        wanted = prefix.encode()
        return self._place(wanted), self._place(wanted + _BEYOND)

    def _place(self, wanted: bytes, order: AnyArray | None = None) -> int:
        """How many texts come before the wanted one."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self.raw(middle if order is None else order[middle]) < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def all(self) -> list[str]:
        """Every text."""
        return [text.decode() for text in self.all_raw()]

    def all_raw(self) -> list[bytes]:
        """Every text as its UTF-8 bytes."""
        encoded = self.encoded.tobytes()
        return [encoded[start:end] for start, end in pairwise(self.starts.tolist())]


def text_arrays(name: str, texts: Sequence[bytes]) -> Iterator[NamedArray]:
    """A column of texts, given in UTF-8, as arrays."""
    yield f"{name}/bytes", np.frombuffer(b"".join(texts), np.uint8)
    yield f"{name}/starts", counted_up([len(text) for text in texts])


def write_arrays(file: BinaryIO, arrays: Iterable[NamedArray]) -> None:
    """Write arrays to a new file, each as it comes."""
    directory: dict[str, tuple[str, int, int]] = {}
    file.write(bytes(_ROOM))
    for name, array in arrays:
        plain = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
        directory[name] = (plain.dtype.str, file.tell() - _ROOM, len(plain))
        file.write(plain.data)
        file.write(bytes(-plain.nbytes % _ALIGNED))
    length = _ROOM - len(_MAGIC) - 8
    encoded = json.dumps(directory).encode().ljust(length)
    assert len(encoded) == length  # noqa: S101 - the names of a segment are few and settled
    file.seek(0)
    file.write(_MAGIC + length.to_bytes(8, "little") + encoded)


def counted_up(sizes: npt.ArrayLike) -> npt.NDArray[np.int64]:
    """Where each of some runs begins that follow one another, and where the last ends."""
    starts = np.zeros(np.size(sizes) + 1, np.int64)
    np.cumsum(sizes, out=starts[1:])
    return starts
