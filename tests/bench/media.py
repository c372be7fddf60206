"""Sound and pictures from intake to published: computing beside playing time, and the largest child of each step.

Computing is counted for each child by the kernel, so a busy machine hardly changes it. A child's peak memory, as Linux
counts it, begins with its parent's: so this runs as a program of its own, that loads no decoder and no web.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

from archive.media import picture_proof, pictures, sound, sound_proof, voice, voice_proof
from archive.media.kinds import Format
from archive.media.pictures import Box
from archive.media.sound import Cover

Result = TypeVar("Result")

_VOICE = (
    "import sys; from tests.voices import repeated, voice; "
    "sys.stdout.buffer.write(repeated(voice(60), {}, 'webm', 'libopus', bit_rate=24_000))"
)
_PHOTO = (
    "import sys; from tests.drawings import photo, saved, with_name; "
    "sys.stdout.buffer.write(saved(with_name(photo(4000, 3000)), 'JPEG', quality=92))"
)
COVERS = 20


def sounds(folder: Path, minutes: list[int]) -> None:
    """Print real-time factor and peak memory of every step for recordings of these lengths."""
    print(
        "\n== sound (WebM/Opus of 24 kbit/s in; Opus and MP3 out; 20 covers): CPU s and peak MB of each child"
    )
    made = {length: _made(folder / f"{length}.webm", _VOICE.format(length)) for length in sorted(minutes)}
    _apart("sound", *(str(one) for pair in made.items() for one in pair))


def softened(folder: Path, minutes: list[int]) -> None:
    """Print what a softened voice takes, made and proved, for recordings of these lengths."""
    print(
        "\n== softened voice (WebM/Opus in, WAV between, Opus and MP3 out; 20 covers): CPU s and peak MB of each child"
    )
    made = {length: _made(folder / f"{length}.webm", _VOICE.format(length)) for length in sorted(minutes)}
    _apart("softened", *(str(one) for pair in made.items() for one in pair))


def picture(folder: Path) -> None:
    """Print what a photo from a phone takes."""
    print("\n== picture, 12 million dots (JPEG in): CPU s and peak MB of each child")
    _apart("picture", str(_made(folder / "photo.jpg", _PHOTO)))


def _made(path: Path, code: str) -> Path:
    with path.open("wb") as file:
        subprocess.run([sys.executable, "-W", "ignore", "-c", code], stdout=file, check=True)
    return path


def _apart(*arguments: str) -> None:
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "tests.bench.media", *arguments], check=True)


@dataclass(frozen=True)
class Cost:
    """What one child used."""

    name: str
    seconds: float
    megabytes: int

    def __str__(self) -> str:
        """Say it in a few words."""
        return f"{self.name} {self.seconds:.2f} s {self.megabytes} MB"


_wait = os.wait4


class _Watched:
    """Asks the kernel what each child of the cage used, as it is taken back."""

    def __init__(self) -> None:
        self.costs: list[Cost] = []
        self._used: list[resource.struct_rusage] = []

    def _noting(self, pid: int, options: int) -> tuple[int, int, resource.struct_rusage]:
        ended = _wait(pid, options)
        self._used.append(ended[2])
        return ended

    def step(self, name: str, work: Callable[[], Result]) -> Result:
        """Do one step, in one child."""
        os.wait4 = self._noting
        try:
            result = work()
        finally:
            os.wait4 = _wait
        used = self._used.pop()
        self.costs.append(Cost(name, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024))
        return result


def _each(measured: Callable[[BinaryIO, int], int], recordings: list[tuple[str, int]]) -> None:
    largest = []
    for path, minutes in recordings:
        with Path(path).open("rb") as source:
            largest.append(measured(source, minutes))
        sys.stdout.flush()
    if len(largest) > 1:
        print(f"largest child of the longest beside that of the shortest: {largest[-1] / largest[0]:.2f}x")


def _covers(minutes: int) -> list[Cover]:
    step = minutes * 60_000 // COVERS
    return [Cover(n * step + 1_000, n * step + 2_200, ("silence", "tone")[n % 2]) for n in range(COVERS)]


def _sound(source: BinaryIO, minutes: int) -> int:
    """Take one recording through all its steps; return the MB of the largest child."""
    watched = _Watched()
    covers = _covers(minutes)
    heard = watched.step("hear", lambda: sound.hear([source]))
    copy = watched.step("copy to listen to", lambda: sound.clean([source], heard))
    made = watched.step("make", lambda: sound.make([source], covers, heard))
    faults = watched.step("prove", lambda: sound_proof.faults([source], covers, heard, made))
    assert not faults, faults
    for file in (copy, made.opus, made.mp3):
        file.close()
    hear, _, make, prove = (one.seconds / (heard.ms / 1000) for one in watched.costs)
    largest = max(one.megabytes for one in watched.costs)
    everything = sum(one.seconds for one in watched.costs) / (heard.ms / 1000)
    print(f"{minutes:3} min: {', '.join(map(str, watched.costs))}")
    print(
        f"        real-time factor: hear and make {hear + make:.3f}, proof {prove:.3f}, all four {everything:.3f}; "
        f"largest child {largest} MB"
    )
    return largest


def _softened(source: BinaryIO, minutes: int) -> int:
    """Take one recording through a softened voice, as the worker does; return the MB of the largest child."""
    watched = _Watched()
    covers = _covers(minutes)
    heard = watched.step("hear", lambda: sound.hear([source]))
    soft = watched.step("soften", lambda: voice.soften([source], covers, heard))
    wave = {"wav": (soft, Format.WAV)}
    near = watched.step("prove as drawn", lambda: voice_proof.faults([source], covers, heard, wave))
    again = watched.step("hear again", lambda: sound.hear([soft]))
    made = watched.step("make", lambda: sound.make([soft], covers, again))
    files = {"opus": (made.opus, Format.OGG), "mp3": (made.mp3, Format.MP3)}
    faults = watched.step("prove", lambda: sound_proof.faults([soft], covers, again, made))
    near += watched.step("prove as made", lambda: voice_proof.faults([source], covers, heard, files))
    for file in (soft, made.opus, made.mp3):
        file.close()
    assert not faults, faults
    soften, whole = watched.costs[1].seconds, sum(one.seconds for one in watched.costs)
    largest = max(one.megabytes for one in watched.costs)
    print(f"{minutes:3} min: {', '.join(map(str, watched.costs))}; too near {near or 'in nothing'}")
    print(
        f"        real-time factor: soften {soften / (heard.ms / 1000):.3f}, all seven {whole / (heard.ms / 1000):.3f}; "
        f"largest child {largest} MB"
    )
    return largest


def _picture(source: BinaryIO) -> None:
    watched = _Watched()
    boxes = [Box(60, 48, 90, 36), Box(900, 700, 300, 200)]
    clean = watched.step("clean", lambda: pictures.clean(source))
    grey = watched.step("small and grey", lambda: pictures.grey_small(clean.image))
    made = watched.step("cover", lambda: pictures.cover(clean.image, boxes, None))
    faults = watched.step("prove", lambda: picture_proof.faults(clean.image, boxes, None, made))
    assert not faults, faults
    for file in (clean.image, grey.image, made.image):
        file.close()
    print(f"{', '.join(map(str, watched.costs))}; together {sum(one.seconds for one in watched.costs):.2f} s")


if __name__ == "__main__":
    what, *given = sys.argv[1:]
    if what in {"sound", "softened"}:
        named = [(path, int(length)) for length, path in zip(given[::2], given[1::2], strict=True)]
        _each({"sound": _sound, "softened": _softened}[what], named)
    else:
        with Path(given[0]).open("rb") as photo:
            _picture(photo)
