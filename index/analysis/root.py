"""What is left of a stem without its vowels: a weak likeness that only ranks. Pure.

    off     ا و ي ء                  the weak letters, so the long vowels and what they change into
    once    two equal letters side by side
    off     م ت ن س at the beginning, while more than three letters are left

Words of different meaning share it (عملية and عمل are عمل): it never matches and never counts. It brings together
what the lemma table misses: derived forms, verbs, names in several transcriptions (جوجل, غوغل not: ج stays).
"""

__all__ = ["root"]

_WEAK = str.maketrans("", "", "اويء")
_PREFIXES = "متنس"
_LEAST = 2
_MOST = 3


def root(stem: str) -> str | None:
    """The bones of a folded stem, None where fewer than two letters stay."""
    strong = stem.translate(_WEAK)
    bones = "".join(letter for before, letter in zip(" " + strong, strong, strict=False) if letter != before)
    while len(bones) > _MOST and bones[0] in _PREFIXES:
        bones = bones[1:]
    return bones if len(bones) >= _LEAST else None
