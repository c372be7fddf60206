"""The index: it ranks and returns ids, decides nothing, and forgets what it is told to forget."""

from __future__ import annotations

import random
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.editions.edition import Content, ContentNote
from archive.editions.index import WIDEN_BELOW, Entry, Index, open_index
from archive.editions.index.words import (
    BRITISH,
    LONGEST_QUERY,
    MOST_TERMS,
    STOP,
    fold,
    stem,
    tokens,
    understand,
)
from archive.rules.themes import THEMES

STORIES = {
    "form": ("She read the form aloud to me before I signed.", ("8.2",)),
    "kettle": ("The social worker put the kettle on. We counted mornings.", ("4.4",)),
    "ward": ("They took my baby on the maternity ward.", ("6.1",)),
    "letter": ("A letter came about family court, and nobody explained the form.", ("5.2", "8.2")),
}
ALL = frozenset(STORIES)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    opened = open_index(tmp_path / "index")
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


def test_nothing_is_widened_when_ten_stories_hold_every_word(tmp_path: Path) -> None:
    index = open_index(tmp_path / "index")
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


def test_a_title_counts_more_than_the_words(tmp_path: Path) -> None:
    index = open_index(tmp_path / "index")
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
    stories: dict[str, list[str]],
    asked: list[str],
    allowed: frozenset[str],
) -> None:
    index = open_index(tmp_path_factory.mktemp("plain") / "index")
    index.put(Entry(id, " ".join(words), ()) for id, words in stories.items())

    hits = index.search(understand(" ".join(asked)), allowed, most=20)

    here = {id: set(words) for id, words in stories.items() if id in allowed}
    every = {id for id, words in here.items() if set(asked) <= words}
    some = {id for id, words in here.items() if set(asked) & words}
    assert hits.all == (some if len(asked) > 1 else every)
    assert set(hits.best) == hits.all
    assert set(hits.best[: len(every)]) == every or len(asked) == 1


# Forgetting


def test_a_dropped_story_is_not_found_by_a_reader_that_was_open(tmp_path: Path) -> None:
    writer, reader = open_index(tmp_path / "index"), open_index(tmp_path / "index")
    writer.put([Entry("one", "kettle", ()), Entry("two", "kettle", ())])
    assert found(reader, "kettle", frozenset({"one", "two"})) == {"one", "two"}

    writer.drop(["one"])

    assert found(reader, "kettle", frozenset({"one", "two"})) == {"two"}
    assert reader.ids() == {"two"}


def test_a_rebuild_leaves_no_byte_of_what_is_gone(tmp_path: Path) -> None:
    index = open_index(tmp_path / "index")
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
    def broken() -> object:
        yield Entry("new", "kettle", ())
        raise RuntimeError("planted")

    with pytest.raises(RuntimeError, match="planted"):
        index.put(broken())  # type: ignore[arg-type]

    assert index.ids() == ALL
    index.put([Entry("new", "kettle", ())])
    assert index.ids() == ALL | {"new"}


def test_readers_never_stumble_while_the_index_is_written_and_rebuilt(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    writer = open_index(folder)
    writer.put([Entry("stays", "kettle", ())])
    stop, troubles = threading.Event(), []

    def read() -> None:
        reader = open_index(folder)
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


def test_a_put_during_a_rebuild_is_not_lost(tmp_path: Path) -> None:
    index, other = open_index(tmp_path / "index"), open_index(tmp_path / "index")
    began = threading.Event()

    def slow() -> object:
        yield Entry("old", "kettle", ())
        began.set()
        time.sleep(0.05)

    rebuilding = threading.Thread(target=lambda: index.rebuild(slow()))  # type: ignore[arg-type]
    rebuilding.start()
    began.wait()
    other.put([Entry("new", "kettle", ())])
    rebuilding.join()

    assert index.ids() == {"old", "new"}


def test_a_seeded_random_overwrites_nothing(tmp_path: Path) -> None:
    index = open_index(tmp_path / "index")
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
def shared(tmp_path_factory: pytest.TempPathFactory) -> Index:
    opened = open_index(tmp_path_factory.mktemp("shared") / "index")
    opened.put(Entry(id, words, themes) for id, (words, themes) in STORIES.items())
    return opened


# Words


@given(st.text())
def test_the_tokens_of_tokens_are_themselves_plain_words(text: str) -> None:
    for token in tokens(text):
        assert token == fold(token)
        assert " " not in token


def test_american_words_meet_ours() -> None:
    for american, british in BRITISH.items():
        assert stem(american) == stem(british), american


def test_the_stop_list_holds_folded_words_only() -> None:
    assert all(word == fold(word) for word in STOP)


def test_curly_and_straight_apostrophes_are_one() -> None:
    assert tokens("the baby’s hat") == tokens("the baby's hat")


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.id)
def test_every_label_of_a_theme_is_widened_to_it(theme: object) -> None:
    for label in (theme.label, *theme.also):  # type: ignore[attr-defined]
        also = {found.id for found in understand(label).also}
        assert theme.id in also or not tokens(label), label  # type: ignore[attr-defined]


def test_an_unknown_theme_filters_nothing() -> None:
    assert understand("form", frozenset({"99.9"})).themes == frozenset()
