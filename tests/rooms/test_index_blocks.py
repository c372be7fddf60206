"""Our scorer over Whoosh's blocks: its order is Whoosh's own, and most words need no stemming to be told apart."""

from __future__ import annotations

import random
from typing import Any

import pytest
from whoosh.query import And, Or, Phrase, Query, Term

from archive.editions.index import Entry, Search, blocks, open_index
from archive.editions.index.british import TABLE
from archive.editions.index.whoosh import THEME_WEIGHT, _Reading, _Within, matched
from archive.editions.index.words import Asked, Group, first_letters, stem, stems_of, understand
from archive.reading.finding.dictionary import common_words

WORDS = [f"{a}{b}" for a in ("bram", "cren", "dulf", "gorn") for b in ("ib", "ock", "ush", "ant", "eld")]
QUESTIONS = [
    "bramib", "crenock dulfush", "bramib bramock bramush", '"crenock dulfush"', "family court bramib",
    '"bramib crenock" gornant', "contact centre", "nobody", "zebrafinch",
]  # fmt: skip


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> _Reading:
    """Three hundred stories in three segments, some taken out again, and a word that stands in one alone."""
    dice = random.Random(5)  # noqa: S311 -- the same stories each time.
    folder = tmp_path_factory.mktemp("blocks") / "index"
    index = open_index(folder, rebuild_with=Search.WHOOSH)
    stories = [
        Entry(
            f"story{n:03}",
            " ".join(
                dice.choices(WORDS, [1 / (rank + 1) for rank in range(len(WORDS))], k=dice.randint(5, 90))
            )
            + " zebrafinch" * (n == 7),
            tuple(dice.sample(["5.2", "6.4", "8.2"], dice.randint(1, 2))),
        )
        for n in range(300)
    ]
    index.rebuild(stories[:260])
    index.put(stories[260:290])
    index.put(stories[290:])
    index.drop([f"story{n:03}" for n in range(0, 300, 17)])
    return _Reading(folder)


def theirs(
    reading: _Reading, asked: Asked, scope: frozenset[int], joined: type[Query]
) -> list[tuple[int, float]]:
    """The first twenty as the library's own matchers score them."""

    def query(group: Group) -> Any:
        own = Phrase("words", list(group.stems)) if group.is_phrase else Term("words", group.stems[0])
        themes = [Term("themes", theme, boost=THEME_WEIGHT) for theme in group.themes]
        return Or([own, *themes]) if themes else own

    groups = [query(group) for group in asked.groups]
    whole = joined(groups) if len(groups) > 1 else groups[0]
    scored: dict[int, float] = {}
    for sub, at in reading.searcher.leaf_searchers():
        within = _Within(whole, scope, {id(sub): at})
        scored.update(matched(within, sub, at, reading.searcher.context()))
    ranked = sorted(scored.items(), key=lambda pair: (-round(pair[1], blocks.DIGITS), pair[0]))
    return [(number, round(score, 4)) for number, score in ranked[:20]]


@pytest.mark.parametrize("text", QUESTIONS)
@pytest.mark.parametrize("every", [True, False])
def test_the_first_twenty_are_those_of_whoosh_itself(reading: _Reading, text: str, every: bool) -> None:
    asked = understand(text)
    allowed = frozenset(id for id in reading.ids() if not id.endswith("3"))
    scope = reading._scope(allowed)
    ours: dict[int, float] = {}
    for part in reading._parts:
        ours.update(reading._scored(part, asked, scope, every=every))
    ranked = sorted(ours.items(), key=lambda pair: (-round(pair[1], blocks.DIGITS), pair[0]))

    expected = theirs(reading, asked, scope, And if every else Or)
    assert [(number, round(score, 4)) for number, score in ranked[:20]] == expected
    found = reading.find(asked, allowed, allowed, every=every, most=20)
    assert [reading._numbers[id] for id in found.best] == [number for number, _ in expected]
    assert found.all <= allowed


def test_the_stories_asked_lie_in_several_segments_and_some_are_taken_out(reading: _Reading) -> None:
    assert len(reading._parts) > 1
    gone = frozenset({"story017"})
    assert "story017" not in reading.find(understand("bramib"), gone, gone, every=True, most=9).all


def test_postings_that_are_kept_are_few_and_the_answer_stays_the_same(
    reading: _Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = reading.ids()
    before = [reading.find(understand(word), every, every, every=True, most=20) for word in WORDS]
    monkeypatch.setattr(blocks, "MOST_KEPT", 50)
    for part in reading._parts:
        part.blocks._kept.clear()
        part.blocks._many = 0
    assert [reading.find(understand(word), every, every, every=True, most=20) for word in WORDS] == before
    assert all(part.blocks._many <= 50 or len(part.blocks._kept) == 1 for part in reading._parts)


def test_a_stem_begins_as_its_words_do() -> None:
    """Snippets look at the first letter of a word before they stem it."""
    words = [*common_words(), "dying", "lying", "skies", "ugly"]
    assert [word for word in words if word not in TABLE and stem(word)[0] != word[0]] == []
    assert [word for word in TABLE if word[0] not in first_letters(stems_of(word))] == []
    assert first_letters([stem("mum")]) == {"m"}
    assert first_letters([stem("nappy")]) == {"n", "d"}, "diaper"
