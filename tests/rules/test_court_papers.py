"""A court paper is known by several signs together, and no mother's telling is taken for one: exact, on a fixed set."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.demo import told
from archive.demo.pieces import Told
from archive.rules import court_papers
from archive.rules.court_papers import looks
from archive.rules.court_signs import REASONS, SIGNS, Family
from tests.papers import unseen
from tests.papers.papers import PAPERS
from tests.papers.tellings import TELLINGS

LONG = "\n\n".join(list(TELLINGS.values())[:12])
"""Her own words before and after what she pasted."""


def _missed() -> list[str]:
    return [name for name, text in PAPERS.items() if not looks(text).is_paper]


def _false_alarms() -> list[str]:
    return [name for name, text in TELLINGS.items() if looks(text).is_paper]


def test_the_set_is_as_large_as_we_say() -> None:
    assert (len(PAPERS), len(TELLINGS)) == (48, 73)


def test_every_paper_of_the_set_is_known() -> None:
    assert _missed() == []


def test_no_telling_of_the_set_is_taken_for_a_paper() -> None:
    assert _false_alarms() == []


def test_how_it_does_on_texts_that_it_was_not_set_with() -> None:
    known = [looks(text).is_paper for text in unseen.PAPERS]
    assert (sum(known), len(known)) == (7, 10), "say it anew in docs/decisions/0017-court-papers.md"
    assert not [text for text in unseen.TELLINGS if looks(text).is_paper]


def test_no_story_of_the_demo_is_taken_for_a_paper() -> None:
    stories = [
        one
        for module in pkgutil.iter_modules(told.__path__)
        for one in vars(import_module(f"{told.__name__}.{module.name}")).values()
        if isinstance(one, Told)
    ]
    assert len(stories) > 20
    said = {
        one.title: "\n".join(
            [one.sent, *(cue.text for recording in one.recordings for cue in recording.cues)]
        )
        for one in stories
    }
    assert not [title for title, words in said.items() if looks(words).is_paper]


def test_many_tellings_of_the_court_in_a_row_are_still_no_paper() -> None:
    assert not looks("\n\n".join(TELLINGS.values())).is_paper


@pytest.mark.parametrize("steps", [((1.0, 1.0, 1),), ((1.0, 3.0, 2),)])
def test_the_set_sees_a_recogniser_that_is_too_quick(
    monkeypatch: pytest.MonkeyPatch, steps: tuple[tuple[float, float, int], ...]
) -> None:
    monkeypatch.setattr(court_papers, "_STEPS", steps)
    monkeypatch.setattr(court_papers, "_LEAST", 1.0)
    assert len(_false_alarms()) > 2


def test_the_set_sees_a_recogniser_that_is_too_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(court_papers, "_STEPS", ((0.0, 10.0, 5),))
    assert len(_missed()) > 10


def test_the_set_sees_that_nobody_listens_for_who_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(court_papers, "_voice", lambda *_: 0.0)
    assert _false_alarms()


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_in_the_middle_of_her_own_words_is_known(name: str) -> None:
    assert looks(f"{LONG}\n\n{PAPERS[name]}\n\n{LONG}").is_paper


@pytest.mark.parametrize(
    "one",
    ["IT IS ORDERED THAT", "LS23C50123", "IN THE FAMILY COURT AT LEEDS", "Before Her Honour Judge Pellow", "POSITION STATEMENT"],
)  # fmt: skip
def test_one_sign_alone_is_nothing(one: str) -> None:
    assert not looks(one).is_paper
    assert not looks(f"{one}\n" * 20).is_paper


def test_every_reason_is_said_once_and_has_its_source() -> None:
    reasons = looks(PAPERS["care order, whole"]).reasons
    assert len(reasons) == len(set(reasons)) > 4
    assert set(REASONS) == set(Family)
    assert all(one.says.endswith(".") and one.source for one in REASONS.values())
    assert {sign.family for sign in SIGNS} < set(Family)


def test_a_telling_has_no_reasons() -> None:
    assert looks(TELLINGS["the brief"]).reasons == ()


@given(st.text(max_size=400))
def test_anything_at_all_is_looked_at_without_a_fault(text: str) -> None:
    found = looks(text)
    assert found.is_paper == bool(found.reasons)


@given(st.sampled_from(sorted(PAPERS)), st.sampled_from(["\r\n", "\n\n", " \n  "]))
def test_how_lines_end_changes_nothing(name: str, ends: str) -> None:
    assert looks(PAPERS[name].replace("\n", ends)).is_paper
