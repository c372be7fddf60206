"""How wrong a machine's first draft is, what it makes up where nobody speaks, and what it costs; beside the recogniser of ADR 29.

The voices of the demo are read beside their published lines. A line that a cover touches reads something else than is said, so
its words are aligned and not counted. Nothing is decided here. Run as a program of its own: a child's peak memory begins with
its parent's.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from io import BytesIO
from typing import BinaryIO

from archive.demo.bringing import VOICES
from archive.demo.pieces import Recording
from archive.demo.telling import EVERY
from archive.media import recognising

LUFS = -19.0
"""Near enough to every voice of the demo."""

HOUR = 3_600_000
OLDER = "taped.ogg"
"""The voice that the older recogniser hears; it takes half of a recording's length."""

_NUMBERS = dict(
    zip(
        "1 2 3 4 5 6 7 8 9 10".split(),
        "one two three four five six seven eight nine ten".split(),
        strict=True,
    )
)


def recognise() -> None:
    """Print it, from a program of its own."""
    print(
        "\n== a machine's first draft (English voices of the demo, beside the published lines that no cover touches)"
    )
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", __name__], check=True)


def main() -> None:
    """Measure and print."""
    folder = os.environ.get("IHW_SPEECH_MODEL", "")
    if not recognising.is_here(folder):
        print("the extra `recognising` is not installed")
        return
    wrong = total = 0
    for recording in _english():
        with (VOICES / recording.file).open("rb") as file:
            said, cpu = _listened([file], recording.ms, folder)
        bad, count = _errors(_lines(recording), _words(said))
        wrong, total = wrong + bad, total + count
        print(
            f"{recording.file:40} {bad:4} of {count:4} words wrong ({bad / count:.1%}), {cpu / recording.ms * 1000:.3f} of its length"
        )
    print(f"{'all of them':40} {wrong:4} of {total:4} words wrong ({wrong / total:.1%})")
    _hour(folder)
    _nobody(folder)
    _older()


def _english() -> Iterator[Recording]:
    for told in EVERY:
        yield from (one for one in told.recordings if told.language.startswith("en") and one.cues)


def _listened(sources: Sequence[BinaryIO], ms: int, folder: str, *, lufs: float = LUFS) -> tuple[str, float]:
    before, since, said = _spent(), 0, []
    while True:
        heard = recognising.listen(sources, (), since=since, ms=ms, lufs=lufs, folder=folder)
        said += [guess.text for guess in heard.guesses]
        since = heard.until
        if heard.is_all:
            return " ".join(said), _spent() - before


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _hour(folder: str) -> None:
    recordings = list(_english())
    with ExitStack() as stack:
        sources: list[BinaryIO] = []
        ms = 0
        while ms < HOUR:
            one = recordings[len(sources) % len(recordings)]
            sources.append(stack.enter_context((VOICES / one.file).open("rb")))
            ms += one.ms
        begun = time.monotonic()
        _, cpu = _listened(sources, ms, folder)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{ms / 60_000:.0f} minutes: {cpu:.0f} s of computing, {cpu / ms * 1000:.3f} of its length; {peak:.0f} MB at the most; {time.monotonic() - begun:.0f} s on the clock"
    )


def _nobody(folder: str) -> None:
    """Print what it makes of a minute in which nobody says a word, as it is and when everything is shown to the model."""
    import numpy as np

    from archive.media.inside import recognising as inside
    from tests.voices import RATE, voice, wav

    chance = np.random.default_rng(7)
    minutes = {
        "silence": np.zeros(60 * RATE),
        "a quiet room": chance.normal(0, 0.0004, 60 * RATE),
        "a loud fan": chance.normal(0, 0.03, 60 * RATE),
        "a throat that says nothing": voice(60),
    }
    inside.warm(folder)
    for name, wave in minutes.items():
        said, _ = _listened([BytesIO(wav(wave))], 60_000, folder) if np.abs(wave).max() else ("", 0)
        low = wave[::3].astype(np.float32)
        bare = " ".join(
            inside._said(inside._guess(low[at * 16_000 : (at + 28) * 16_000])[0]) for at in (0, 28)
        )
        print(
            f"{name}: {len(_words(said))} words made up ({said[:60]!r}); taken at its word {len(_words(bare))} ({bare[:60]!r})"
        )


def _older() -> None:
    import numpy as np
    from pocketsphinx import Decoder

    from archive.media.inside import decoding
    from archive.media.inside.decoding import Facts
    from archive.media.inside.voice_rate import slower
    from archive.media.parts import parts

    recording = next(one for one in _english() if one.file == OLDER)
    with (VOICES / recording.file).open("rb") as file:
        files, formats = parts([file])
        pieces = decoding.joined(files, formats, Facts())
        sound = np.concatenate(list(slower(np.asarray(one, np.float32) for one in pieces)))
    decoder = Decoder(samprate=16_000, loglevel="FATAL")
    decoder.start_utt()
    decoder.process_raw(np.rint(sound).clip(-32_768, 32_767).astype(np.int16).tobytes(), full_utt=True)
    decoder.end_utt()
    bad, count = _errors(_lines(recording), _words(decoder.hyp().hypstr if decoder.hyp() else ""))
    print(f"pocketsphinx, {OLDER}: {bad} of {count} words wrong ({bad / count:.1%})")


def _lines(recording: Recording) -> list[tuple[str, bool]]:
    """Return each word of the published lines, and whether it counts."""
    found = []
    for cue in recording.cues:
        counts = not any(cover.start < cue.end and cue.start < cover.end for cover in recording.covers)
        found += [(word, counts) for word in _words(cue.text)]
    return found


def _words(text: str) -> list[str]:
    plain = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", text.lower()))
    return [_NUMBERS.get(word, word) for word in plain]


def _errors(lines: Sequence[tuple[str, bool]], said: Sequence[str]) -> tuple[int, int]:
    """Return how many words are wrong, left out or too many, and how many count; by the alignment with fewest errors."""
    costs = [[0] * (len(said) + 1) for _ in range(len(lines) + 1)]
    for n in range(len(lines) + 1):
        for k in range(len(said) + 1):
            if not n or not k:
                costs[n][k] = n + k
            else:
                same = costs[n - 1][k - 1] + (lines[n - 1][0] != said[k - 1])
                costs[n][k] = min(same, costs[n - 1][k] + 1, costs[n][k - 1] + 1)
    n, k, wrong = len(lines), len(said), 0
    while n or k:
        counts = lines[min(n, len(lines)) - 1][1] if n else lines[0][1]
        if n and k and costs[n][k] == costs[n - 1][k - 1] + (lines[n - 1][0] != said[k - 1]):
            wrong += counts and lines[n - 1][0] != said[k - 1]
            n, k = n - 1, k - 1
        elif n and costs[n][k] == costs[n - 1][k] + 1:
            wrong, n = wrong + counts, n - 1
        else:
            wrong, k = wrong + counts, k - 1
    return wrong, sum(counts for _, counts in lines)


if __name__ == "__main__":
    main()
