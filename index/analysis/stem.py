"""Larkey's light10 stem of a folded word. Pure.

Off comes the first of these beginnings that leaves two letters (three after a lone و), then each of these
endings in turn that leaves two letters:

    beginnings  وال  بال  كال  فال  لل  ال  و        (wa-al, bi-al, ka-al, fa-al, li-l, al, wa)
    endings     ها  ان  ات  ون  ين  يه  ه  ي          (ية and ة are يه and ه after folding)

Source: Larkey, Ballesteros, Connell, "Light Stemming for Arabic Information Retrieval" (2007). It knows no
broken plurals (ضباط stays apart from ضابط) and no lone ب, ك, ل, ف, which are too often a word's own letter.
"""

__all__ = ["light_stem"]

_BEGINNINGS = ("وال", "بال", "كال", "فال", "لل", "ال")
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_LEAST = 2
_LEAST_AFTER_WAW = 3


def light_stem(folded: str) -> str:
    """The stem of a folded word; words of other scripts, without such letters, stay as they are."""
    return _without_endings(_without_beginning(folded))


def _without_beginning(word: str) -> str:
    for beginning in _BEGINNINGS:
        if word.startswith(beginning) and len(word) >= len(beginning) + _LEAST:
            return word[len(beginning) :]
    if word.startswith("و") and len(word) > _LEAST_AFTER_WAW:
        return word[1:]
    return word


def _without_endings(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + _LEAST:
            word = word[: -len(ending)]
    return word
