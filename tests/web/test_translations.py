"""The catalogues: every text of the interface, in every language, as code and templates have it now."""

from pathlib import Path

import pytest
import regex
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from web.languages import LANGUAGES

ROOT = Path(__file__).parents[2]
TRANSLATED = sorted(set(LANGUAGES) - {"en"})
"""English is in the code itself: its texts are the msgids, and there is no catalogue that could lack one."""

# gettext's own list of plural forms by language has these; CLDR agrees.
PLURALS = {"ar": 6, "ckb": 2}
_NAMES = regex.compile(r"%\((\w+)\)s")
# ي and ك are Arabic's; Sorani has ی and ک, and no ة, ى, ذ, ث, ص, ض, ط, ظ of its own.
_NOT_SORANI = regex.compile(r"[يكةىذثصضطظ]")


@pytest.fixture(scope="module")
def texts() -> set[tuple[str, ...]]:
    """The msgids of code and templates, those with a plural as pairs."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]
    found = extract_from_dir(ROOT / "web", [(name.removeprefix("web/"), how) for name, how in methods], options)
    return {_key(message) for _file, _line, message, _comments, _context in found}


def _key(message: object) -> tuple[str, ...]:
    return tuple(message) if isinstance(message, (tuple, list)) else (str(message),)


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as it stands in its file."""
    with (ROOT / "web" / "translations" / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def messages(language: str) -> list[Message]:
    """Its messages without the header."""
    return [message for message in catalogue(language) if message.id]


def strings(message: Message) -> tuple[str, ...]:
    """What a message is translated to, in each plural form."""
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (str(message.string),)


def test_every_language_but_english_has_a_catalogue() -> None:
    assert sorted(path.name for path in (ROOT / "web" / "translations").iterdir()) == TRANSLATED


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_text_lacks_its_translation(language: str, texts: set[tuple[str, ...]]) -> None:
    assert len(texts) > 200
    assert sorted(texts - {_key(message.id) for message in messages(language)}) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_of_a_text_that_is_gone(language: str, texts: set[tuple[str, ...]]) -> None:
    assert sorted({_key(message.id) for message in messages(language)} - texts) == []
    assert list(catalogue(language).obsolete) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_empty_or_a_guess(language: str) -> None:
    assert [message.id for message in messages(language) if message.fuzzy or not all(strings(message))] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_plural_form_is_translated(language: str) -> None:
    assert catalogue(language).num_plurals == PLURALS[language]
    plural = [message for message in messages(language) if message.pluralizable]
    assert {len(strings(message)) for message in plural} == {PLURALS[language]}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_fills_in_what_its_text_does(language: str) -> None:
    """A number may be a word in the forms for none, one and two; everything else is kept."""
    for message in messages(language):
        wanted = {name for text in _key(message.id) for name in _NAMES.findall(text)}
        optional = {"count", "num"} if message.pluralizable else set()
        for string in strings(message):
            names = set(_NAMES.findall(string))
            assert wanted - optional <= names <= wanted, (message.id, string)


def test_kurdish_is_written_in_the_letters_of_sorani() -> None:
    """But for Arabic words that a text is about, which are English's too."""
    for message in messages("ckb"):
        arabic = {word for text in _key(message.id) for word in regex.findall(r"\p{Arabic}+", text)}
        words = {word for string in strings(message) for word in regex.findall(r"\p{Arabic}+", string)}
        assert not [word for word in words - arabic if _NOT_SORANI.search(word)], message.id
