"""A morphology database of a few words, in the format of CAMeL's; written for the tests, none of it is CAMeL's."""

from pathlib import Path

__all__ = ["STEMS", "written"]

STEMS = (
    ("ضباط", "ضُبّاط", "ضابِط", -4.0),
    ("ضابط", "ضابِط", "ضابِط", -4.0),
    ("اهوار", "أَهْوار", "هَوْر_1", -5.0),  # the table of simplemma has neither
    ("هور", "هَوْر", "هَوْر_1", -5.0),
    ("قري", "قُرَى", "قَرْيَة", -4.0),
    ("محافظات", "مُحافَظات", "مُحافِظ", -4.0),  # as simplemma has it, and our own table has not
)
"""Stem as it is looked up, diacritised stem, lemma, logarithm of the lemma's frequency."""

_PREFIXES = (
    ("", "Pref-0", ""),
    ("و", "Pref-Wa", "وَ+"),
    ("ال", "Pref-Al", "ال+"),
    ("وال", "Pref-Al", "وَ+ال+"),
)


def written(
    path: Path, *, stems: tuple[tuple[str, str, str, float], ...] = STEMS, logprob: str = "pos_lex_logprob"
) -> Path:
    """Write the database to a file, with the frequency under this name; the file."""
    features = ("pos", "diac", "lex", "pos_lex_logprob", "lex_logprob")
    lines = ["###DEFINES###"]
    lines += [f"DEFINE {name} {name}:*open*" for name in features if not name.endswith("prob") or name == logprob]
    lines += ["###DEFAULTS###", "DEFAULT pos:noun diac:* lex:*"]
    lines += ["###ORDER###", "ORDER pos diac lex", "###TOKENIZATIONS###", "###STEMBACKOFF###"]
    lines += ["###PREFIXES###", *(f"{prefix}\t{category}\tdiac:{diac}" for prefix, category, diac in _PREFIXES)]
    lines += ["###SUFFIXES###", "\tSuff-0\tdiac:"]
    lines += ["###STEMS###"]
    lines += [f"{stem}\tN\tpos:noun diac:{diac} lex:{lex} {logprob}:{value}" for stem, diac, lex, value in stems]
    categories = sorted({category for _, category, _ in _PREFIXES})
    lines += ["###TABLE AB###", *(f"{category} N" for category in categories)]
    lines += ["###TABLE BC###", "N Suff-0"]
    lines += ["###TABLE AC###", *(f"{category} Suff-0" for category in categories)]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
