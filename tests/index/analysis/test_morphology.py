"""Lemmas from a morphology database: a tiny one, made here."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic import fold
from archive.authority import Authority
from archive.store import Store
from index.analysis import ANALYSIS_VERSION, analysis_version, forms_of, use_morphology
from index.analysis.lemma import lemma
from index.analysis.morphology import Morphology
from index.checkpoint import Checkpoint
from index.errors import MorphologyUnavailable
from index.memory_engine import MemoryEngine
from index.query import SearchRequest, Word
from index.sync import sync
from tests.articles import article
from tests.conftest import AT
from tests.morphology import STEMS, written

ROOT = Path(__file__).parents[3]
KATABA_KUTUB = (("كتب", "كَتَب", "كَتَب", -3.5), ("كتب", "كُتُب", "كِتاب", -3.0))
MADE = [
    ("ضابط", "ضابط", "the lemma itself"),
    ("ضباط", "ضابط", "broken plural"),
    ("الضباط", "ضابط", "behind an article"),
    ("وضباط", "ضابط", "behind WAW"),
    ("والضباط", "ضابط", "behind both"),
    ("ضُبّاط", "ضابط", "harakat"),
    ("ضبـاط", "ضابط", "tatweel"),
    ("أهوار", "هور", "ALEF WITH HAMZA ABOVE; the number of the lemma off"),
    ("الاهوار", "هور", "ALEF for ALEF WITH HAMZA ABOVE"),
    ("القرى", "قريه", "the lemma folded: HEH for TEH MARBUTA"),
]
IMPORT = """
import sys
events = []
sys.addaudithook(lambda event, arguments: events.append(event) if event.startswith("socket.") else None)
from pathlib import Path
from index.analysis.morphology import Morphology
print(Morphology(Path(sys.argv[1])).lemma("ضباط"), events, "camel_tools.data" in sys.modules)
"""

TABLES = Authority(places={}, actors={})


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("morphology") / "morphology.db")


@pytest.fixture(scope="module")
def morphology(database: Path) -> Morphology:
    return Morphology(database)


@pytest.fixture(autouse=True)
def no_choice_stays() -> Iterator[None]:
    """What a test chooses ends with it."""
    yield
    use_morphology(None)


def lemmas(word: str) -> tuple[str, ...]:
    (forms,) = forms_of(word)
    return forms["lemma"]


@pytest.mark.parametrize(("word", "found"), [row[:2] for row in MADE], ids=[row[2] for row in MADE])
def test_a_word_of_the_database_has_its_lemma_folded(morphology: Morphology, word: str, found: str) -> None:
    assert morphology.lemma(word) == found


@pytest.mark.parametrize("word", ["مدينة", "كالضباط", "البيشمرگة", "School", "2020", "ضباط2", "،", "ـ", ""])
def test_what_the_database_does_not_know_has_no_lemma(morphology: Morphology, word: str) -> None:
    assert morphology.lemma(word) is None


@pytest.mark.parametrize("logprob", ["pos_lex_logprob", "lex_logprob"])
def test_of_several_lemmas_the_most_frequent_is_taken(tmp_path: Path, logprob: str) -> None:
    database = written(tmp_path / "morphology.db", stems=KATABA_KUTUB, logprob=logprob)
    assert Morphology(database).lemma("كتب") == "كتاب"


def test_of_several_lemmas_the_first_is_taken_where_the_database_counts_none(tmp_path: Path) -> None:
    database = written(tmp_path / "morphology.db", stems=KATABA_KUTUB, logprob="gloss")
    assert Morphology(database).lemma("كتب") == "كتب"


@given(st.text() | st.text(alphabet="اأىيةهضبطوالَـ٢گ،", max_size=8) | st.sampled_from([row[0] for row in MADE]))
def test_any_text_has_a_folded_lemma_or_none(morphology: Morphology, text: str) -> None:
    found = morphology.lemma(text)
    assert found is None or (found and fold(found) == found)


def test_without_a_choice_no_database_is_asked() -> None:
    assert lemmas("أهوار") == ("اهوار",)


def test_the_chosen_database_gives_the_lemma_that_is_indexed(database: Path) -> None:
    use_morphology(database)
    assert lemmas("والأهوار") == ("هور", "اهوار")


def test_the_database_is_asked_in_arabic_letters(database: Path) -> None:
    use_morphology(database)
    assert lemmas("أھوار") == ("هور",)


def test_our_own_table_comes_before_the_database(morphology: Morphology) -> None:
    assert (morphology.lemma("المحافظات"), lemma("المحافظات", morphology)) == ("محافظ", "محافظه")


def test_the_database_comes_before_the_table_of_simplemma(tmp_path: Path) -> None:
    other = Morphology(written(tmp_path / "morphology.db", stems=(("مراكز", "مَراكِز", "مَرْكَزِيّ", -4.0),)))
    assert (lemma("مراكز"), lemma("مراكز", other)) == ("مركز", "مركزي")


@pytest.mark.parametrize("word", ["مناطق", "وزارته", "وبالتنسيق", "الطوزخورماتو", "School"])
def test_where_the_database_knows_nothing_the_chain_goes_on(word: str, database: Path) -> None:
    before = forms_of(word)
    use_morphology(database)
    assert forms_of(word) == before


def test_a_choice_taken_back_leaves_nothing_behind(database: Path) -> None:
    use_morphology(database)
    assert lemmas("أهوار") == ("هور",)
    use_morphology(None)
    assert (analysis_version(), lemmas("أهوار")) == (ANALYSIS_VERSION, ("اهوار",))


def test_the_content_of_the_database_is_part_of_the_version_in_a_checkpoint(tmp_path: Path) -> None:
    def version(name: str, *stems: tuple[str, str, str, float]) -> str:
        use_morphology(written(tmp_path / name, stems=stems))
        return Checkpoint("archive", 1, "1").analysis

    without = Checkpoint("archive", 1, "1").analysis
    one, moved, another = version("a", *STEMS), version("b", *STEMS), version("a", *STEMS[1:])
    assert one == moved
    assert len({without, one, another}) == 3


def test_an_index_made_without_the_database_is_made_anew_with_it(store: Store, database: Path) -> None:
    store.put_many([article("a", "جفت الأهوار")], at=AT)
    engine = MemoryEngine()
    sync(store, engine, TABLES)
    assert engine.search(SearchRequest(query=Word("هور"))).total == 0
    use_morphology(database)
    sync(store, engine, TABLES)
    assert engine.search(SearchRequest(query=Word("هور"))).total == 1


def test_no_socket_is_opened_and_nothing_is_left_in_the_home_of_the_reader(tmp_path: Path, database: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "CAMELTOOLS_DATA"}
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", IMPORT, database],
        cwd=ROOT,
        env={**environment, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.stdout, run.stderr) == ("ضابط [] False\n", "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["nowhere.db", "."])
def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(MorphologyUnavailable, match=r"^no morphology database at .+: \w+"):
        Morphology(tmp_path / name)


@pytest.mark.parametrize(
    "content",
    [b"", b"nothing of the kind\n", b"\xff\xfe\x00", b"###DEFINES###\n###DEFAULTS###\n###ORDER###\nORDER\n"],
    ids=["empty", "another text", "no text", "a line of the format cut short"],
)
def test_a_file_of_something_else_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "morphology.db"
    path.write_bytes(content)
    with pytest.raises(MorphologyUnavailable, match=r"morphology\.db is no morphology database of CAMeL"):
        Morphology(path)


@pytest.mark.parametrize("section", ["STEMS", "TABLE AB", "TABLE AC"])
def test_a_database_that_ends_early_is_one_sentence(tmp_path: Path, section: str) -> None:
    path = written(tmp_path / "morphology.db")
    whole, mark, _ = path.read_text(encoding="utf-8").partition(f"###{section}###\n")
    path.write_text(whole + mark, encoding="utf-8")
    with pytest.raises(MorphologyUnavailable, match=r"or not a whole one$"):
        Morphology(path)


def test_without_the_extra_the_sentence_says_what_to_install(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "camel_tools.morphology.analyzer", raising=False)
    monkeypatch.setitem(sys.modules, "cachetools", None)
    with pytest.raises(MorphologyUnavailable, match=r"needs the package cachetools: .* tansiq\[morphology\]$"):
        Morphology(database)


def test_a_database_that_cannot_be_used_leaves_the_choice_as_it_was(database: Path) -> None:
    use_morphology(database)
    before = analysis_version()
    with pytest.raises(MorphologyUnavailable):
        use_morphology(database.with_name("nowhere.db"))
    assert (analysis_version(), lemmas("أهوار")) == (before, ("هور",))
