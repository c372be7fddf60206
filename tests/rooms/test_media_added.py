"""What is heard in both files and not in the recording, and what one encoder alone smears: as plain numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from archive.media.inside.added import added
from archive.media.inside.following import Follows, around_the_tone, follows
from tests.voices import RATE

ORIGINAL = np.where(np.arange(200) % 50 < 30, 0.1, 0.001)
STEP = 20


def _added(*published: Any, covered: Any = ()) -> list[tuple[int, int]]:
    return [(one["start"], one["end"]) for one in added(ORIGINAL, published, covered, STEP)]


def _louder(first: int, last: int) -> Any:
    loud = 2 * ORIGINAL
    loud[first:last] = 0.05
    return loud


def test_what_both_files_hold_beside_the_recording_is_found_once() -> None:
    assert _added(_louder(138, 146), _louder(137, 144)) == [(138 * STEP, 144 * STEP)]


def test_what_one_file_smears_or_lies_under_a_cover_or_beside_loud_words_is_no_news() -> None:
    assert _added(_louder(138, 144), 2 * ORIGINAL) == []
    assert _added(_louder(138, 144), _louder(138, 144), covered=[(137, 145)]) == []
    assert _added(_louder(130, 133), _louder(147, 150)) == []
    assert _added(2 * ORIGINAL, 0.5 * ORIGINAL) == []


def test_nothing_uncovered_and_nothing_at_all_are_no_fault() -> None:
    assert _added(_louder(0, 9), _louder(0, 9), covered=[(0, 200)]) == []
    assert list(added(np.zeros(9), [np.zeros(9), np.zeros(9)], [], STEP)) == []


_CHANCE = np.random.default_rng(5)
_SAID = _CHANCE.normal(0, 0.1, 4 * 576)


def _of(published: Any) -> Follows:
    return follows(_SAID, published, "silence", (2_880, 0))


def test_a_faint_scrap_counts_where_both_files_have_it() -> None:
    scrap = np.where(np.arange(len(_SAID)) < 480, _SAID / 4, 0)
    smears = [scrap + _CHANCE.normal(0, 0.004, len(_SAID)) for _ in range(2)]
    one, other = map(_of, smears)
    assert one.is_in_both(other, (1.0, 1.0)) and not one.is_a_scrap(1.0, is_opus=False)
    nothing = _of(smears[0] - scrap)
    assert not one.is_in_both(nothing, (1.0, 1.0)) and not one.is_in_both(other, (0.0, 1.0))


def test_smear_that_is_louder_than_what_is_covered_is_no_scrap() -> None:
    """It follows far by chance alone, and is like it by little: that refused every seventh softened recording."""
    smear = 6 * np.roll(_SAID, 700) + 0.4 * _SAID
    measured = _of(smear)
    assert measured.shares.max() > 0.25 and not measured.is_a_scrap(1.0, is_opus=True)


@pytest.mark.parametrize(("share", "most"), [(0.0, -100.0), (0.01, -45.0)])
def test_only_the_tone_is_taken_out(share: float, most: float) -> None:
    time = np.arange(RATE) / RATE
    tone = 0.02 * np.sin(2 * np.pi * 800 * time + 1)
    left = around_the_tone(tone + share * np.sin(2 * np.pi * 900 * time))
    assert (left.max() > most) == bool(share)
