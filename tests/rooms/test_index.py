"""The index: it ranks and returns ids, decides nothing, and forgets what it is told to forget."""

from __future__ import annotations

import gc
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.editions.edition import Content, ContentNote, Cue, Picture, Sound
from archive.editions.index import WIDEN_BELOW, Entry, Index, Search, open_index
from archive.editions.index.british import TABLE, british
from archive.editions.index.words import (
    LONGEST_QUERY,
    MOST_TERMS,
    STOP,
    fold,
    stem,
    tokens,
    understand,
)
from archive.reading.finding.dictionary import common_words
from archive.rules.errors import Unreadable
from archive.rules.themes import THEMES

STORIES = {
    "form": ("She read the form aloud to me before I signed.", ("8.2",)),
    "kettle": ("The social worker put the kettle on. We counted mornings.", ("4.4",)),
    "ward": ("They took my baby on the maternity ward.", ("6.1",)),
    "letter": ("A letter came about family court, and nobody explained the form.", ("5.2", "8.2")),
}
ALL = frozenset(STORIES)


@pytest.fixture(params=list(Search), scope="module")
def engine(request: pytest.FixtureRequest) -> Search:
    """Each engine in turn: whatever holds for one holds for all."""
    return Search(request.param)


@pytest.fixture
def index(tmp_path: Path, engine: Search) -> Index:
    opened = open_index(tmp_path / "index", rebuild_with=engine)
    assert opened.engine() == engine
    opened.put(Entry(id, words, themes) for id, (words, themes) in STORIES.items())
    return opened


def found(
    index: Index, text: str, allowed: frozenset[str] = ALL, themes: frozenset[str] = frozenset()
) -> frozenset[str]:
    return index.search(understand(text, themes), allowed, most=20).all


# Finding


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("form", {"form", "letter"}),
        ("FORMS", {"form", "letter"}),
        ("reading", {"form"}),
        ('"read the form"', {"form"}),
        ('"form aloud"', {"form"}),
        ('"aloud form"', set()),
        ("“kettle on”", {"kettle"}),
        ("baby taken", {"ward"}),
        ("section 31", {"letter"}),
        ("care proceedings", {"letter"}),
        ("the and of", set()),
        ("", set()),
    ],
)
def test_a_search_finds_what_was_meant(index: Index, text: str, expected: set[str]) -> None:
    assert found(index, text) == expected


def test_all_the_words_come_first_and_then_any_of_them(index: Index) -> None:
    hits = index.search(understand("form kettle aloud"), ALL, most=20)

    assert hits.widened
    assert hits.best[0] == "form"
    assert hits.all == {"form", "kettle", "letter"}


def test_nothing_is_widened_when_ten_stories_hold_every_word(tmp_path: Path, engine: Search) -> None:
    index = open_index(tmp_path / "index", rebuild_with=engine)
    index.put(Entry(f"both{n}", "kettle window", ()) for n in range(WIDEN_BELOW))
    index.put([Entry("one", "kettle", ())])

    hits = index.search(understand("kettle window"), index.ids(), most=20)

    assert not hits.widened
    assert "one" not in hits.all


def test_the_theme_filter_is_a_must(index: Index) -> None:
    assert found(index, "form", themes=frozenset({"5.2"})) == {"letter"}
    assert found(index, "", themes=frozenset({"8.2"})) == {"form", "letter"}
    assert found(index, "kettle form", themes=frozenset({"5.2"})) == {"letter"}
    assert found(index, "", themes=frozenset({"8.2", "5.2"})) == {"letter"}


def test_a_title_counts_more_than_the_words(tmp_path: Path, engine: Search) -> None:
    index = open_index(tmp_path / "index", rebuild_with=engine)
    words = "A plain story about one thing and another and the kettle once"
    index.put([Entry.of("titled", Content("The kettle", words, ContentNote("")), ())])
    index.put([Entry.of("plain", Content("The door", words, ContentNote("")), ())])

    assert index.search(understand("kettle"), index.ids(), most=5).best == ("titled", "plain")


# Deciding nothing


def test_only_the_allowed_are_found_also_when_widened(index: Index) -> None:
    assert found(index, "form", frozenset({"letter"})) == {"letter"}
    assert found(index, "form kettle", frozenset({"ward"})) == frozenset()
    assert found(index, "form", frozenset({"unknown"})) == frozenset()
    assert found(index, "form", frozenset()) == frozenset()


word = st.sampled_from(["kettle", "window", "form", "baby", "letter", "gate", "tea"])


@given(
    stories=st.dictionaries(st.sampled_from("abcdefgh"), st.lists(word, min_size=1, max_size=6), min_size=1),
    asked=st.lists(word, min_size=1, max_size=3, unique=True),
    allowed=st.frozensets(st.sampled_from("abcdefgh")),
)
def test_the_index_agrees_with_a_plain_reading(
    tmp_path_factory: pytest.TempPathFactory,
    engine: Search,
    stories: dict[str, list[str]],
    asked: list[str],
    allowed: frozenset[str],
) -> None:
    index = open_index(tmp_path_factory.mktemp("plain") / "index", rebuild_with=engine)
    index.put(Entry(id, " ".join(words), ()) for id, words in stories.items())

    hits = index.search(understand(" ".join(asked)), allowed, most=20)

    here = {id: set(words) for id, words in stories.items() if id in allowed}
    every = {id for id, words in here.items() if set(asked) <= words}
    some = {id for id, words in here.items() if set(asked) & words}
    assert hits.all == (some if len(asked) > 1 else every)
    assert set(hits.best) == hits.all
    assert set(hits.best[: len(every)]) == every or len(asked) == 1


# Forgetting


def test_a_dropped_story_is_not_found_by_a_reader_that_was_open(tmp_path: Path, engine: Search) -> None:
    writer, reader = (
        open_index(tmp_path / "index", rebuild_with=engine),
        open_index(tmp_path / "index", rebuild_with=engine),
    )
    writer.put([Entry("one", "kettle", ()), Entry("two", "kettle", ())])
    assert found(reader, "kettle", frozenset({"one", "two"})) == {"one", "two"}

    writer.drop(["one"])

    assert found(reader, "kettle", frozenset({"one", "two"})) == {"two"}
    assert reader.ids() == {"two"}


def test_a_rebuild_leaves_no_byte_of_what_is_gone(tmp_path: Path, engine: Search) -> None:
    index = open_index(tmp_path / "index", rebuild_with=engine)
    index.put([Entry("gone", "vixenbrook zebrafinch", ()), Entry("stays", "kettle", ())])
    index.drop(["gone"])

    index.rebuild([Entry("stays", "kettle", ())])

    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not [
        path for path in files if b"vixenbrook" in path.read_bytes() or b"zebrafinch" in path.read_bytes()
    ]
    assert found(index, "kettle", frozenset({"stays"})) == {"stays"}
    assert not list(tmp_path.glob("index.*/"))


def test_putting_again_replaces(index: Index) -> None:
    index.put([Entry("form", "Something else about windows.", ())])

    assert found(index, "aloud") == frozenset()
    assert found(index, "windows") == {"form"}


def test_a_failed_put_leaves_the_index_as_it_was(index: Index) -> None:
    def broken() -> Iterator[Entry]:
        yield Entry("new", "kettle", ())
        raise RuntimeError("planted")

    with pytest.raises(RuntimeError, match="planted"):
        index.put(broken())

    assert index.ids() == ALL
    index.put([Entry("new", "kettle", ())])
    assert index.ids() == ALL | {"new"}


def test_readers_never_stumble_while_the_index_is_written_and_rebuilt(tmp_path: Path, engine: Search) -> None:
    folder = tmp_path / "index"
    writer = open_index(folder, rebuild_with=engine)
    writer.put([Entry("stays", "kettle", ())])
    stop, troubles = threading.Event(), []

    def read() -> None:
        reader = open_index(folder, rebuild_with=engine)
        while not stop.is_set():
            try:
                assert found(reader, "kettle", frozenset({"stays"})) == {"stays"}
            except Exception as trouble:  # noqa: BLE001 -- whatever it is, it is what this test looks for.
                troubles.append(trouble)
                return

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for round_ in range(12):
        writer.put([Entry(f"more{round_}", "window", ())])
        if round_ % 3 == 0:
            writer.rebuild([Entry("stays", "kettle", ())])
    stop.set()
    for thread in threads:
        thread.join()
    assert troubles == []


def test_a_put_during_a_rebuild_is_not_lost(tmp_path: Path, engine: Search) -> None:
    index, other = (
        open_index(tmp_path / "index", rebuild_with=engine),
        open_index(tmp_path / "index", rebuild_with=engine),
    )
    began = threading.Event()

    def slow() -> Iterator[Entry]:
        yield Entry("old", "kettle", ())
        began.set()
        time.sleep(0.05)

    rebuilding = threading.Thread(target=lambda: index.rebuild(slow()))
    rebuilding.start()
    began.wait()
    other.put([Entry("new", "kettle", ())])
    rebuilding.join()

    assert index.ids() == {"old", "new"}


def test_a_seeded_random_overwrites_nothing(tmp_path: Path, engine: Search) -> None:
    index = open_index(tmp_path / "index", rebuild_with=engine)
    for name in ("one", "two", "three"):
        random.seed(7)
        index.put([Entry(name, "kettle", ())])

    assert found(index, "kettle", frozenset({"one", "two", "three"})) == {"one", "two", "three"}


def test_one_index_is_used_by_many_threads_with_the_same_answers(index: Index) -> None:
    answers: list[frozenset[str]] = []
    threads = [
        threading.Thread(target=lambda: answers.extend(found(index, "form kettle") for _ in range(40)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(answers) == 320
    assert len(set(answers)) == 1


# Hostile questions

HOSTILE = [
    "*",
    "**?",
    "(" * 2000,
    ")" * 2000,
    "(" * 1000 + "form" + ")" * 1000,
    "NOT " * 2000,
    "NOT form",
    "a" * 20_000,
    "form " * 4_000,
    '"' * 500,
    '"' + "form " * 4_000 + '"',
    "words:form OR id:* AND themes:[a TO z]",
    "form~9 ^5 +form -form &&|| \\",
    "\x00\x01\ud7ff form",
    "'; DROP TABLE edition; --",
    "é" * 20_000,
    "ﷺ" * 20_000,
    "\u0301" * 20_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_question_is_calm(index: Index, text: str) -> None:
    asked = understand(text)

    assert len(asked.groups) <= MOST_TERMS
    assert sum(len(group.stems) for group in asked.groups) <= LONGEST_QUERY
    assert index.search(asked, ALL, most=20).all <= ALL


@given(text=st.text(max_size=400))
def test_any_question_at_all_is_calm(shared: Index, text: str) -> None:
    hits = shared.search(understand(text), ALL, most=20)

    assert hits.all <= ALL
    assert set(hits.best) <= hits.all


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, engine: Search) -> Index:
    opened = open_index(tmp_path_factory.mktemp("shared") / "index", rebuild_with=engine)
    opened.put(Entry(id, words, themes) for id, (words, themes) in STORIES.items())
    return opened


# Words


@given(st.text())
def test_the_tokens_of_tokens_are_themselves_plain_words(text: str) -> None:
    for token in tokens(text):
        assert token == fold(token)
        assert " " not in token


def test_american_words_meet_ours() -> None:
    for american, ours in TABLE.items():
        assert stem(american) == stem(ours), american


@pytest.mark.parametrize(
    ("american", "ours"),
    [
        ("hospitalized", "hospitalised"), ("traumatized", "traumatised"), ("sterilized", "sterilised"),
        ("organization", "organisation"), ("emphasize", "emphasise"), ("apologizing", "apologising"),
        ("behavioral", "behavioural"), ("misbehavior", "misbehaviour"), ("neighborhood", "neighbourhood"),
        ("favorite", "favourite"), ("unfavorable", "unfavourable"), ("labored", "laboured"), ("rumors", "rumours"),
        ("analyzed", "analysed"), ("paralyzed", "paralysed"), ("centered", "centred"), ("fibers", "fibres"),
        ("traveler", "traveller"), ("counselor", "counsellor"), ("canceled", "cancelled"), ("labeled", "labelled"),
        ("anesthetist", "anaesthetist"), ("pediatrician", "paediatrician"), ("gynecologist", "gynaecologist"),
        ("judgmental", "judgemental"), ("fulfillment", "fulfilment"), ("cesareans", "caesareans"),
    ],
)  # fmt: skip
def test_what_is_written_otherwise_over_there_is_the_same_word(american: str, ours: str) -> None:
    assert british(american) == ours and stem(american) == stem(ours)


def test_a_word_that_is_written_so_everywhere_stays_and_ours_stay_ours() -> None:
    for word in "size sizes sized resized prize seized capsized doctor author minor honorary vigorous laborious".split():
        assert british(word) == word
    for (
        word
    ) in "laboratory elaborate memory counter enter offer modelled towel mirror citizen dozen frozen".split():
        assert british(word) == word
    once = [word for word in common_words() if british(british(word)) != british(word)]
    assert once == [], "said twice it is the same"


def test_the_stop_list_holds_folded_words_only() -> None:
    assert all(word == fold(word) for word in STOP)


def test_curly_and_straight_apostrophes_are_one() -> None:
    assert tokens("the baby’s hat") == tokens("the baby's hat")


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.id)
def test_every_label_of_a_theme_is_widened_to_it(theme: Any) -> None:
    for label in (theme.label, *theme.also):
        also = {found.id for found in understand(label).also}
        assert theme.id in also or not tokens(label), label


def test_an_unknown_theme_filters_nothing() -> None:
    assert understand("form", frozenset({"99.9"})).themes == frozenset()


# Two engines, one meaning

signs = st.text(st.sampled_from("abc'’.-_8é ſℋßııکა中𐐨\u0301\u00ad\x00\"*()"), max_size=24)


@given(stories=st.dictionaries(st.sampled_from("abcde"), signs, min_size=1), text=signs)
def test_both_engines_find_the_same_whatever_the_letters(
    tmp_path_factory: pytest.TempPathFactory, stories: dict[str, str], text: str
) -> None:
    place, every = tmp_path_factory.mktemp("both"), frozenset(stories)
    said: list[list[frozenset[str]]] = []
    for search in Search:
        index = open_index(place / search / "index", rebuild_with=search)
        index.put(Entry(id, words, ("8.2",) if id < "c" else ()) for id, words in stories.items())
        said.append(
            [
                index.search(understand(text, only), every, most=9).all
                for only in (frozenset(), frozenset({"8.2"}))
            ]
        )

    assert said[0] == said[1]


def test_folding_twice_is_folding_once() -> None:
    assert fold("ℋℂ x") == "hc x"
    assert fold(fold("ǅ ﷺ ½ ℋ")) == fold("ǅ ﷺ ½ ℋ")


def test_a_group_stands_where_the_engines_find_it() -> None:
    story, themes = STORIES["letter"]
    (phrase, word, _) = understand('"family court" form kettle').groups

    assert phrase.stands_in(tokens(story), themes)
    assert word.stands_in(tokens(story), themes)
    assert not understand('"court family"').groups[0].stands_in(tokens(story), ())
    assert not understand("kettle").groups[0].stands_in(tokens(story), themes)
    assert understand("care proceedings").groups[0].stands_in((), themes)


def test_what_is_said_and_seen_is_searched_too(tmp_path: Path, engine: Search) -> None:
    sound = Sound((), 9_000, (Cue(0, 900, "Then the vixenbrook"), Cue(900, 1800, "sang.")), ())
    picture = Picture((), 10, 10, "A zebrafinch on a sill.")
    index = open_index(tmp_path / "index", rebuild_with=engine)
    index.put([Entry.of("one", Content("Title", "Words.", ContentNote(""), media=(sound, picture)), ())])

    for asked in ("vixenbrook", '"vixenbrook sang"', "zebrafinch"):
        assert found(index, asked, frozenset({"one"})) == {"one"}


# Which engine


def test_an_index_goes_over_to_the_other_engine_and_open_readers_follow(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    reader = open_index(folder)
    reader.put([Entry("one", "kettle", ()), Entry("gone", "vixenbrook", ())])
    assert reader.engine() == Search.WHOOSH
    assert found(reader, "kettle", frozenset({"one"})) == {"one"}

    for search in (Search.FTS5, Search.WHOOSH, Search.FTS5):
        open_index(folder, rebuild_with=search).rebuild([Entry("one", "kettle", ())])

        assert reader.engine() == open_index(folder).engine() == search
        assert found(reader, "kettle", frozenset({"one"})) == {"one"}
        reader.put([Entry("two", "window", ())])
        assert found(reader, "window", frozenset({"two"})) == {"two"}
        assert not [path for path in _files(tmp_path) if b"vixenbrook" in path.read_bytes()]
        kinds = {path.suffix for path in folder.iterdir()}
        assert (".sqlite" in kinds) != (".toc" in kinds)
    reader.rebuild([])
    assert reader.engine() == Search.FTS5, "a rebuild keeps the engine"


def test_asking_for_an_engine_changes_nothing_before_the_rebuild(
    index: Index, tmp_path: Path, engine: Search
) -> None:
    for search in Search:
        assert open_index(tmp_path / "index", rebuild_with=search).engine() == engine
    assert index.ids() == ALL


def test_a_rebuild_that_fails_leaves_the_old_index_and_no_files_beside_it(
    index: Index, tmp_path: Path
) -> None:
    def broken() -> Iterator[Entry]:
        yield Entry("new", "vixenbrook", ())
        raise RuntimeError("planted")

    with pytest.raises(RuntimeError, match="planted"):
        index.rebuild(broken())

    assert index.ids() == ALL
    assert not [path for path in _files(tmp_path) if b"vixenbrook" in path.read_bytes()]


def test_the_files_of_sqlite_hold_stems_and_ids_and_no_sentence(tmp_path: Path) -> None:
    index = open_index(tmp_path / "index", rebuild_with=Search.FTS5)
    index.put([Entry("one", "She reads reading forms aloud.", ())])
    (file,) = (path for path in _files(tmp_path) if path.suffix == ".sqlite")

    assert b"aloud" in file.read_bytes(), "the planted word can be seen"
    assert b"reading" not in file.read_bytes()
    assert b"She reads" not in file.read_bytes()
    assert [path.name for path in file.parent.iterdir()] == [file.name], "no log and no journal beside it"


def test_a_word_replaced_in_sqlite_is_found_no_more_and_gone_after_the_rebuild(tmp_path: Path) -> None:
    index = open_index(tmp_path / "index", rebuild_with=Search.FTS5)
    index.put([Entry("one", "vixenbrook", ())])
    index.put([Entry("one", "kettle", ())])
    assert found(index, "vixenbrook", frozenset({"one"})) == frozenset()
    assert any(b"vixenbrook" in path.read_bytes() for path in _files(tmp_path)), (
        "the planted word can be seen"
    )

    index.rebuild([Entry("one", "kettle", ())])

    assert not any(b"vixenbrook" in path.read_bytes() for path in _files(tmp_path))


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_writer_in_another_process_is_seen_and_waits_for_its_turn(tmp_path: Path, engine: Search) -> None:
    index = open_index(tmp_path / "index", rebuild_with=engine)
    program = (
        "import sys; from pathlib import Path; from archive.editions.index import Entry, open_index\n"
        "index = open_index(Path(sys.argv[1]))\n"
        "for n in range(8): index.put([Entry(f'{sys.argv[2]}{n}', 'kettle', ())])"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "index")]
    writers = [subprocess.Popen([*command, name]) for name in ("a", "b")]
    while any(writer.poll() is None for writer in writers):
        assert found(index, "kettle", index.ids()) <= index.ids()
    assert [writer.returncode for writer in writers] == [0, 0]
    assert found(index, "kettle", index.ids()) == {f"{name}{n}" for name in "ab" for n in range(8)}


# What lies in the files


def test_its_terms_are_the_stems_of_its_entries_and_a_rebuild_leaves_no_other(index: Index) -> None:
    expected = {stem for words, _ in STORIES.values() for stem in tokens(words)}
    assert index.terms() == expected
    index.put([Entry("more", "The baby's vixenbrook, 31 mornings, Ænglisc", ("8.2",))])
    assert index.terms() == expected | set(tokens("baby's vixenbrook 31 Ænglisc"))
    index.drop(["more"])
    assert index.terms() >= expected, "words of what was taken out may wait for the rebuild"
    index.rebuild(Entry(id, words, themes) for id, (words, themes) in STORIES.items())
    assert index.terms() == expected


def test_folders_that_a_rebuild_left_are_told_and_gone_with_the_next(index: Index, tmp_path: Path) -> None:
    assert index.left_over() == ()
    for name in ("index.old", "index.new"):
        (tmp_path / name).mkdir()
    assert index.left_over() == ("index.new", "index.old")
    index.rebuild([])
    assert index.left_over() == ()


# Damage


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _nonsense(path: Path) -> None:
    path.write_bytes(b"nonsense " * 400)


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


# Whoosh leaves files that it could not read to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("damage", [_cut, _nonsense, _emptied])
def test_damaged_files_send_search_away_calmly_and_a_rebuild_brings_it_back(
    index: Index, tmp_path: Path, engine: Search, damage: Callable[[Path], None]
) -> None:
    for path in (tmp_path / "index").iterdir():
        if not path.name.endswith("_LOCK"):
            damage(path)
    opened = open_index(tmp_path / "index")

    for attempt in (opened.ids, lambda: found(opened, "form"), lambda: opened.put([Entry("x", "form", ())])):
        with pytest.raises(Unreadable, match="Search is away"):
            attempt()
    opened.rebuild([Entry("one", "kettle", ())])

    assert opened.engine() == engine
    assert opened.ids() == index.ids() == found(index, "kettle", frozenset({"one"})) == {"one"}
    gc.collect()


def test_files_that_are_gone_send_search_away_too(index: Index, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "index")
    with pytest.raises(Unreadable, match="Search is away"):
        found(index, "form")
    assert open_index(tmp_path / "index").ids() == index.ids() == frozenset()


HOSTILE_FILES = [
    "CREATE TRIGGER t AFTER DELETE ON entry BEGIN DELETE FROM story; END",
    "CREATE TABLE more (words)",
    "ALTER TABLE entry RENAME TO real; CREATE VIEW entry AS SELECT n, id FROM real",
    "DROP TABLE story; CREATE TABLE story (words, themes)",
    "DROP TABLE entry; CREATE VIEW entry AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n, n AS id FROM c",
]


@pytest.mark.parametrize("statement", HOSTILE_FILES)
def test_a_file_with_other_tables_than_ours_is_not_asked(tmp_path: Path, statement: str) -> None:
    folder = tmp_path / "index"
    index = open_index(folder, rebuild_with=Search.FTS5)
    index.put([Entry("one", "kettle", ())])
    (file,) = folder.glob("*.sqlite")
    raw = sqlite3.connect(file)
    raw.executescript(statement)
    raw.close()

    for opened in (index, open_index(folder)):
        with pytest.raises(Unreadable, match="Search is away"):
            found(opened, "kettle", frozenset({"one"}))
        with pytest.raises(Unreadable, match="Search is away"):
            opened.put([Entry("two", "kettle", ())])
    index.rebuild([Entry("one", "kettle", ())])
    assert found(index, "kettle", frozenset({"one"})) == {"one"}


def test_bytes_changed_anywhere_in_a_file_of_sqlite_never_show_what_is_not_allowed(tmp_path: Path) -> None:
    folder, dice = tmp_path / "index", random.Random(5)  # noqa: S311 -- the same damage each time.
    index = open_index(folder, rebuild_with=Search.FTS5)
    index.put(Entry(f"story{n}", "kettle window form " * 9 + f"word{n}", ("8.2",)) for n in range(60))
    (file,) = folder.glob("*.sqlite")
    whole = file.read_bytes()
    for _ in range(60):
        spoilt = bytearray(whole)
        for _ in range(6):
            spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
        file.write_bytes(spoilt)
        try:
            hits = found(open_index(folder), "kettle word7", frozenset({"story7", "story9"}))
        except Unreadable:
            continue
        assert hits <= {"story7", "story9"}
    index.rebuild([Entry("one", "kettle", ())])
    assert found(index, "kettle", frozenset({"one"})) == {"one"}
