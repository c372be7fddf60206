"""A recording is heard and made piece by piece: a longer one takes hardly more memory in the cage than a short one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from archive.media import cage, sound
from archive.media.sound import Cover
from tests.voices import voice as spoken
from tests.voices import wav

SHORT, LONG = 3, 11
"""Pieces of fifteen seconds."""

MOST_MORE = 5_000
"""Kilobytes. Two minutes more are 11.5 MB as samples of 16 bits; measured, hearing and making took 1 MB more."""

COVERS = (Cover(3000, 3400, "tone"),)


def _recording(pieces: int) -> bytes:
    return wav(spoken(15.0 * pieces))


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


@pytest.mark.parametrize("verb", ["hearing", "making"])
def test_what_reads_all_of_it_first_weighs_more(
    scales: Scales, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    run: Callable[..., Any] = cage.run

    def planted(module: str, task: Mapping[str, Any], **more: Any) -> Any:
        is_it = module.endswith(verb)
        return run("tests.whole_sound" if is_it else module, {**task, "of": module}, **more)

    monkeypatch.setattr(cage, "run", planted)
    found = []
    for pieces in (SHORT, LONG):
        plain = _recording(pieces)
        heard = sound.hear([BytesIO(plain)])
        if verb == "making":
            made = sound.make([BytesIO(plain)], COVERS, heard)
            made.opus.close()
            made.mp3.close()
        found.append(scales.held[-1])
    assert found[1] - found[0] > MOST_MORE, found
