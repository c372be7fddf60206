"""How often the proofs of recordings refuse good work, and why; and how many planted faults they find (`tests.planted`).

Voices of the demo and made-up ones, dressed as phones and rooms dress them, covered by chance, plain and softened. What is
made here is right, so every refusal of it is a dead end for a moderator. Only a softened voice may lie too near to hers by
chance: then it is drawn anew, and from how many of a few draws fail follows how often every try of one recording would.
Nothing here decides a test; the walls of the cage are left out, for speed. A round takes six to ten seconds of computing;
stopped by the keyboard, it tells what it has.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from math import comb
from random import Random
from typing import Any

from archive.media.kinds import Format
from archive.media.softened import TRIES
from archive.media.sound import Cover, Made
from tests.bench.proof_works import Work, drawn, made, proved, proved_hers, work_by
from tests.planted import BENEATH, BESIDE_A_TONE, PLANTED, spoilt

DRAWS = 6
"""Voices drawn for one recording, to see how often one lies too near."""

_SECONDS, _SECONDS_PLANTED = (4.0, 16.0), (7.0, 9.0)
_WIDER = 150
_MS = 48

_ALL = {**PLANTED, **BENEATH}
_REMADE = "remade"


@dataclass
class _Sought:
    """How often a fault was planted, changed a file at all, and was found: by measure, and by making it once more."""

    planted: int = 0
    there: int = 0
    measured: int = 0
    found: int = 0

    def __str__(self) -> str:
        """Say it in words."""
        return f"{self.found} of {self.there} found, {self.measured} by measure; in {self.planted - self.there} it left no trace"


@dataclass
class _Told:
    """How often something was proved, in which dress, and how often and why it was refused."""

    name: str
    proved: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    why: Counter[str] = field(default_factory=Counter)

    def note(self, dress: str, faults: Sequence[dict[str, Any]]) -> None:
        """Note one proof."""
        self.proved[dress] += 1
        self.refused[dress] += bool(faults)
        self.why.update({one["what"] for one in faults})

    def lines(self) -> Iterator[str]:
        """Yield what to print."""
        yield f"{self.name}: {self.refused.total()} of {self.proved.total()}{_listed(self.why)}"
        if self.refused.total():
            yield f"    dressed as{_listed(+self.refused)}"


def _listed(counts: Counter[str]) -> str:
    return "".join(f", {what} {count}" for what, count in counts.most_common())


def proofs(rounds: int, seed: int) -> None:
    """Prove so many recordings each way, and print what was refused and what was found."""
    print(f"\n== proofs of recordings: {rounds} recordings from seed {seed}, refused though they are right")
    begun = time.process_time()
    plain, soft, near = (
        _Told("plain"),
        _Told("softened, at what is covered"),
        _Told("softened, too near to hers"),
    )
    planted = {what: _Sought() for what in _ALL}
    failing: list[int] = []
    with suppress(KeyboardInterrupt):
        for number in range(rounds):
            chance = Random(f"{seed} {number}")  # noqa: S311 -- to be the same again.
            work = work_by(chance, _SECONDS)
            plain.note(work.dress, proved(work, made(work)))
            _planted(chance, number, planted)
            failing.append(_softened(work, chance, soft, near))
    if not failing:
        return
    for told in (plain, soft, near):
        print("\n".join(told.lines()))
    print(_of_every_try(failing))
    for what, sought in planted.items():
        if sought.planted:
            print(f"planted, {what}: {sought}")
    print(f"{len(failing)} rounds; {(time.process_time() - begun) / len(failing):.1f} s of computing a round")


def _softened(work: Work, chance: Random, soft: _Told, near: _Told) -> int:
    """Prove it in voices by chance; return how many of them are refused."""
    failing = 0
    for number in range(DRAWS):
        voice = drawn(work, chance.randrange(1 << 30))
        found = proved_hers(work, {"wav": (voice.file, Format.WAV)})
        failing += bool(found)
        if not number:
            files = made(voice)
            soft.note(work.dress, proved(voice, files))
            near.note(work.dress, found or proved_hers(work, _named(files)))
    return failing


def _named(files: Made) -> dict[str, Any]:
    return {"opus": (files.opus, Format.OGG), "mp3": (files.mp3, Format.MP3)}


def _of_every_try(failing: Sequence[int]) -> str:
    """Say how often a recording would be refused for good, at the least that these draws show and at the worst of them."""
    worst = max(failing) / DRAWS
    four = sum(comb(one, 4) for one in failing) / comb(DRAWS, 4) / len(failing)
    return (
        f"draws too near: {sum(failing)} of {DRAWS * len(failing)}; most of one recording {max(failing)} of {DRAWS}; "
        f"any four of one recording {four:.4f}; all {TRIES} tries of that one {worst**TRIES:.6f}"
    )


def _planted(chance: Random, number: int, told: dict[str, _Sought]) -> None:
    """Plant one fault after another, each round the next, in a recording where somebody is heard at both edges."""
    what = list(_ALL)[number % len(_ALL)]
    bare = work_by(chance, _SECONDS_PLANTED)
    start = chance.randint(900, 2_000)
    cover = Cover(start, start + chance.randint(300, 900), _how(what, number))
    work = replace(bare, covers=(cover,))
    with spoilt(_ALL[what], slice((cover.start - _WIDER) * _MS, (cover.end + _WIDER) * _MS)):
        files = made(work)
    found = {one["what"] for one in proved(work, files)}
    sought = told[what]
    sought.planted += 1
    sought.there += _bytes(files) != _bytes(made(work))
    sought.measured += bool(found - {_REMADE})
    sought.found += bool(found)


def _bytes(files: Made) -> list[bytes]:
    for file in (files.opus, files.mp3):
        file.seek(0)
    return [files.opus.read(), files.mp3.read()]


def _how(what: str, number: int) -> str:
    return "tone" if what in BESIDE_A_TONE or number % 2 else "silence"


if __name__ == "__main__":
    proofs(*map(int, sys.argv[1:]))
