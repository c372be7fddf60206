"""A recording goes through the cage piece by piece: a longer one takes hardly more memory in there than a short one."""

from __future__ import annotations

import threading
import time
import tracemalloc
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from archive.media import cage, listening, sound, sound_proof, voice, voice_proof
from archive.media.inside import proving, repeated
from archive.media.inside.likeness import decibels
from archive.media.kinds import Format
from archive.media.sound import Cover
from tests.voices import voice as spoken
from tests.voices import wav

SHORT, LONG = 3, 11
"""Pieces of fifteen seconds."""

SOFTER, SOFTEST = 8, 20
"""The same for a softened voice: what it looks at in one go is full after a minute and a half of speech."""

MOST_MORE = 5_000
"""Kilobytes. Two minutes more are 11.5 MB as samples of 16 bits; measured, hearing and making took 1 MB more, proving 2.9
(before it kept the loudest of a cover only, and read what is searched for tags in smaller pieces, 6.8). Three minutes more are as
much as softening hears them: it took 3 MB more, of which 2 are the numbers that it makes a voice of."""

COVERS = (Cover(3000, 3400, "tone"),)


def _recording(pieces: int) -> bytes:
    return wav(np.tile(spoken(15.0), pieces))


def _held(child: int) -> int:
    for line in Path(f"/proc/{child}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    return 0


class Scales:
    """What the children held at the most, in kilobytes, in the order in which they ran."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.held: list[int] = []
        ends = cage._ends

        def watched(child: int) -> bool:
            seen, done = [0], threading.Event()

            def watch() -> None:
                while not done.is_set():
                    try:
                        seen.append(_held(child))
                    except OSError:
                        return
                    time.sleep(0.01)

            watcher = threading.Thread(target=watch)
            watcher.start()
            try:
                return ends(child)
            finally:
                done.set()
                watcher.join()
                self.held.append(max(seen))

        patch.setattr(cage, "_ends", watched)


@pytest.fixture
def scales(monkeypatch: pytest.MonkeyPatch) -> Scales:
    """They stand beside every child of this test."""
    return Scales(monkeypatch)


def _heard_and_made(plain: bytes) -> None:
    heard = sound.hear([BytesIO(plain)])
    made = sound.make([BytesIO(plain)], COVERS, heard)
    made.opus.close()
    made.mp3.close()


def test_hearing_and_making_hold_hardly_more_of_a_long_recording(scales: Scales) -> None:
    for pieces in (SHORT, LONG):
        _heard_and_made(_recording(pieces))
    short, long = scales.held[:2], scales.held[2:]
    assert len(long) == 2 and min(short) > 0
    more = [after - before for before, after in zip(short, long, strict=True)]
    assert max(more) < MOST_MORE, more


def _proved(plain: bytes) -> None:
    heard = sound.hear([BytesIO(plain)])
    made = sound.make([BytesIO(plain)], COVERS, heard)
    with made.opus, made.mp3:
        assert not sound_proof.faults([BytesIO(plain)], COVERS, heard, made)


def _softened(plain: bytes) -> None:
    heard = sound.hear([BytesIO(plain)])
    with voice.soften([BytesIO(plain)], COVERS, heard, seed=3) as soft:
        voice_proof.faults([BytesIO(plain)], COVERS, heard, {"wav": (soft, Format.WAV)})


def test_proving_holds_hardly_more_of_a_long_recording(scales: Scales) -> None:
    for pieces in (SHORT, LONG):
        _proved(_recording(pieces))
    short, long = scales.held[2::3]
    assert short > 0 and long - short < MOST_MORE, (short, long)


def test_softening_and_holding_it_beside_hers_hold_hardly_more_of_a_long_recording(scales: Scales) -> None:
    for pieces in (SOFTER, SOFTEST):
        _softened(_recording(pieces))
    short, long = scales.held[1:3], scales.held[4:6]
    assert len(long) == 2 and min(short) > 0
    more = [after - before for before, after in zip(short, long, strict=True)]
    assert max(more) < MOST_MORE, more


def _timed(plain: bytes) -> None:
    lines = [(second * 1_000, (second + 2) * 1_000, ["she", "came"]) for second in (1, 7, 20, 40)]
    listening.lay([BytesIO(plain)], lines, ms=60_000)


@pytest.mark.skipif(not listening.is_here(), reason="the extra listening is not installed")
def test_timing_words_holds_hardly_more_of_a_long_recording(scales: Scales) -> None:
    for pieces in (SHORT, LONG):
        _timed(_recording(pieces))
    short, long = scales.held
    assert short > 0 and long - short < MOST_MORE, (short, long)


def test_of_a_cover_of_any_length_the_proof_keeps_a_few_moments() -> None:
    ten = np.asarray(spoken(10.0), np.float32)
    for minutes in (1, 30):
        covers = [{"start": 1_000, "end": 60_000 * minutes - 1_000, "how": "tone"}]
        ranges = proving.destroyed(covers, 60_000 * minutes)
        tracemalloc.start()
        found = repeated.stretches(iter([ten] * (6 * minutes)), ranges)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert found and most < 30_000_000, most


WAYS: Mapping[str, Callable[[bytes], None]] = {
    "hearing": _heard_and_made,
    "making": _heard_and_made,
    "proving": _proved,
    "softening": _softened,
    "voice_proving": _softened,
}
CHILD = {"hearing": 0, "making": 1, "proving": 2, "softening": 1, "voice_proving": 2}
"""Which child of that way it is."""


@pytest.mark.parametrize("seconds", [0.3, 0.7, 1.3, 6.0])
def test_the_moments_kept_of_a_cover_are_the_loudest_of_all_of_it(seconds: float) -> None:
    """What is kept as it goes by is what sorting every moment of the whole cover gives."""
    long, hop = repeated._LONGEST, repeated._HOP
    covered = np.random.default_rng(7).normal(0, 0.2, round(seconds * 8_000))
    # Loudest in its third part, so that the loudest moments lie side by side, and the second that is chosen far behind them.
    covered *= 0.2 + np.exp(-(((np.arange(len(covered)) - len(covered) / 3) / long) ** 2))
    kept = repeated._Loudest()
    for piece in np.array_split(covered, 5):
        kept.add(piece)
    last = max(0, len(covered) - long)
    wanted: list[int] = []
    every = [*range(0, last, hop), last]
    for at in sorted(every, key=lambda at: -decibels(covered[at : at + long])):
        if len(wanted) < repeated._EACH and all(abs(at - other) >= long for other in wanted):
            wanted.append(at)
    assert [one.tolist() for one in kept.chosen()] == [covered[at : at + long].tolist() for at in wanted]


@pytest.mark.parametrize("verb", ["hearing", "making", "proving", "softening", "voice_proving"])
def test_what_reads_all_of_it_first_weighs_more(
    scales: Scales, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    run: Callable[..., Any] = cage.run

    def planted(module: str, task: Mapping[str, Any], **more: Any) -> Any:
        is_it = module.endswith(f".{verb}")
        return run("tests.whole_sound" if is_it else module, {**task, "of": module}, **more)

    monkeypatch.setattr(cage, "run", planted)
    found = []
    for pieces in (SHORT, LONG):
        before = len(scales.held)
        WAYS[verb](_recording(pieces))
        found.append(scales.held[before + CHILD[verb]])
    assert found[1] - found[0] > MOST_MORE, found
