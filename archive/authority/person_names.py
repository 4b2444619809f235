"""What a person's name is: its parts in a text. Pure.

A name is a given name and one to three parts more, or أبو with a word:

    bound to what follows    عبد (+ ال…), أبو, بن, ابن, بنت, آل; in foreign names فان, دي, …
    bound to what precedes   الدين, الله, الإسلام (سيف الدين)
    ends a name              a part with ال; a gap with anything but blanks or a hyphen; a word of `ends`

A word of no list may be the second part (سامر خليلوف), a third only where the name surely ends after it. After a
given name that is a word as well, the second part must be a name of the lists or look like الجبوري.

It does not ask whether the words name a person there: that is for `persons`.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from archive.arabic import FoldedWords, unmarked

from .person_words import ABD, KUNYA_CASES, PersonWords

__all__ = ["Name", "Part", "Parts", "Reading", "Text", "is_nisba"]

Part = tuple[str, ...]
Parts = tuple[Part, ...]

_KUNYA, _ARTICLE = "ابو", "ال"
_OTHER_PROCLITICS = ("وال", "بال", "كال", "فال", "لل")
_LETTERS = "ءي"  # the first and the last of Arabic words, folded
_NAMED = "باسم"  # «المتحدث باسم الوزارة»
_HYPHENS = frozenset("-\u2010\u2011")
_PARTS = 4
_NONE: Part = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A text of an article; `taken` are the words that names of the tables have."""

    text: str
    folded: FoldedWords
    taken: AbstractSet[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: its words `first` to `last` (exclusive), its parts without proclitics."""

    first: int
    last: int
    parts: Parts


def is_nisba(word: str) -> bool:
    """Whether a word looks like الجبوري."""
    return word.startswith(_ARTICLE) and word.endswith("ي") and len(word) > len("الحلي")


class Reading:
    """A text that is read for names."""

    def __init__(self, text: Text, known: PersonWords) -> None:
        self.known, self.taken = known, text.taken
        self.words = text.folded.words
        self._text, self._folded = text.text, text.folded

    def names(self) -> Iterator[Name]:
        """The names of persons, or what looks like them, from left to right."""
        end = 0
        for at in self.known.may_begin.of(self._folded.numbers).nonzero()[0].tolist():
            name = self._name(at) if at >= end else None
            if name:
                yield name
                end = name.last

    def gap(self, at: int) -> str:
        """The text before a word; a line break at both ends of the text."""
        if 0 < at < len(self.words):
            return self._text[self._folded[at - 1][2] : self._folded[at][1]]
        return "\n"

    def is_joined(self, at: int) -> bool:
        """Whether a word follows another with nothing but blanks or a hyphen between them."""
        gap = self.gap(at)
        return gap == " " or (gap.isspace() and "\n" not in gap) or gap in _HYPHENS

    def ends_before(self, at: int) -> bool:
        """Whether no name goes on at a word."""
        return not self.is_joined(at) or self.known.is_end(self.words[at]) or not _is_arabic(self.words[at])

    def _name(self, at: int) -> Name | None:
        part, end = self._first_part(at)
        parts: list[Part] = []
        while part:
            parts.append(part)
            last = end
            part, end = self._next_part(last, parts) if len(parts) < _PARTS else (_NONE, last)
        if len(parts) > 1 and parts[-1][0] in self.known.initials:
            parts.pop()
            last -= 1
        if len(parts) > 1 or (parts and parts[0][0] == _KUNYA):
            return Name(at, last, tuple(parts))
        return None

    def _first_part(self, at: int) -> tuple[Part, int]:
        start = self.known.first[self.words[at]]
        if at in self.taken or (start[0] in self.known.common and not self._is_written(at, start[0])):
            return _NONE, at
        if start[0] in KUNYA_CASES:
            return self._bound(at)
        if start == (ABD,):
            return self._abd(at)
        return self._closed(start, at + 1)

    def _next_part(self, at: int, parts: Sequence[Part]) -> tuple[Part, int]:
        """The part at a word, if the name goes on there, and where it ends; an empty one if not."""
        if not self._goes_on(at):
            return _NONE, at
        known, word = self.known, self.words[at]
        foreign = parts[0][0] in known.foreign
        may_be_foreign = foreign or parts[0][0] in known.common
        if word in known.binding or (may_be_foreign and word in known.binding_foreign):
            return self._bound(at)
        if word == ABD:
            return self._abd(at)
        if word.startswith(ABD) and word in known.first:
            return known.first[word], at + 1
        return self._closed((word,), at + 1) if self._continues(at, parts, foreign=foreign) else (_NONE, at)

    def _continues(self, at: int, parts: Sequence[Part], *, foreign: bool) -> bool:
        """Whether a word that binds nothing is a part after others."""
        known, word = self.known, self.words[at]
        is_name = word in known.names and (word not in known.common or self._is_written(at, word))
        after_family = parts[-1][0].startswith(_ARTICLE) and len(parts[-1]) == 1 and not foreign  # أليكس
        if known.is_end(word):
            is_origin = word in known.origins and len(parts) == 1 and not foreign
            return is_name and not after_family and (is_origin or self._is_name_before(at + 1))
        if after_family:
            return is_name and word.startswith(_ARTICLE)
        if is_name or (foreign and word in known.initials):
            return True
        return self._may_be_name(at, parts, foreign=foreign)

    def _may_be_name(self, at: int, parts: Sequence[Part], *, foreign: bool) -> bool:
        """Whether a word of no list is a part after others."""
        known, word, second = self.known, self.words[at], len(parts) == 1
        common = second and len(parts[0]) == 1 and parts[0][0] in known.common
        common = common and (word.endswith("ه") or not self._is_after_title(at - 1))  # طبيعته
        if len(word) == 1 or not _is_arabic(word) or word.startswith(_OTHER_PROCLITICS):
            return False
        if word.startswith(_ARTICLE) and len(word) > len("البر"):
            return not foreign and (is_nisba(word) or (second and not common))
        carries = word[0] in "وفبل" and (word[1:] in known.names or word[1:] in known.ends)
        is_other = not foreign and (word[0] in "يتول" or word.endswith(("ا", "هم")))  # verbs, لشبكة, شاكرا, بقولهم
        if common or carries or is_other:
            return False
        return second or (word[0] not in "بلوي" and parts[-1][-1] not in known.family and self.ends_before(at + 1))

    def _is_after_title(self, at: int) -> bool:
        """Whether a title stands directly before a word, or one word with ال between: «وزير النقل حميد خليلوف»."""
        titles = self.known.titles
        if at < 1 or not self.is_joined(at):
            return False
        before, before_that = self.words[at - 1], self.words[at - 2 : at - 1]
        if before in titles or not before_that or not before.startswith(_ARTICLE) or not self.is_joined(at - 1):
            return before in titles
        return before_that[0] in titles or before_that[0] == _NAMED

    def _is_name_before(self, at: int) -> bool:
        """Whether a word that may be no name is one by what follows it: the end of the clause or another name."""
        if not self.is_joined(at):
            return True
        known, word = self.known, self.words[at]
        if known.ends_clause(word):
            return word not in known.common or not self._is_written(at, word)
        return word not in known.ends and (word in known.names or is_nisba(word))

    def _abd(self, at: int) -> tuple[Part, int]:
        second = at + 1
        if not self._goes_on(second) or self.known.ends_clause(self.words[second]):
            return _NONE, at
        if self.words[second].startswith(_ARTICLE):
            return (ABD, self.words[second]), second + 1
        return _NONE, at

    def _bound(self, at: int) -> tuple[Part, int]:
        """A word with the one that it binds: أبو زيد, بن حلي, بن عبد الله."""
        known, after = self.known, at + 1
        if not self._goes_on(after):
            return _NONE, at
        start = known.first.get(self.words[at], (self.words[at],))[0]
        head = _KUNYA if start in KUNYA_CASES else self.words[at]
        name = self.words[after]
        if name == ABD:
            part, end = self._abd(after)
            return ((head, *part), end) if part else (_NONE, at)
        if not _is_arabic(name) or (known.is_end(name) and name not in known.names):
            return _NONE, at
        bare = known.first[name] if name.startswith(ABD) and name in known.first else (name,)
        return self._closed((head, *bare), after + 1)

    def _closed(self, part: Part, end: int) -> tuple[Part, int]:
        """A part with what binds to it: سيف الدين."""
        if self._goes_on(end) and self.words[end] in self.known.closing:
            return (*part, self.words[end]), end + 1
        return part, end

    def _goes_on(self, at: int) -> bool:
        return self.is_joined(at) and at not in self.taken

    def _is_written(self, at: int, name: str) -> bool:
        """Whether a word is written just as the list has it: على is not علي."""
        _, start, end = self._folded[at]
        return unmarked(self._text[start:end]).endswith(self.known.spelling[name])


def _is_arabic(word: str) -> bool:
    return _LETTERS[0] <= word[0] <= _LETTERS[1]
