"""In the cage: is nothing of what was covered left in the published sound, and is the rest still there?

Three streams side by side: the sender's, the Opus file, the MP3 file. The first is read by `reading`, so are the
others. Inside a range, away from its edges, next to nothing may sound beside the tone. At the edges an encoder smears
for some milliseconds; there a scrap of the voice is told from smear by its likeness to the voice, and by being in both
files. Outside, the loudness must go up and down as it did, and nothing may be louder in both. At last the recording is
made once more, and both files have to be that to the byte (`remaking`).

Measures: `sound.md`, section 4, of the design; the figures for smear stand in `following`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np

from archive.media.inside import reading, remaking
from archive.media.inside.added import added
from archive.media.inside.likeness import STEP_MS, Outline, Range, Stream, Values, without_rumble
from archive.media.inside.reading import RATE, Sound
from archive.media.inside.repeated import Rest, stretches
from archive.media.kinds import Format

BLOCK = 10 * RATE
NAMES = ("opus", "mp3")
_WIDER = 150
_EVERY = 5
"""One block in so many is laid over the original sample by sample, to see whether the time has shifted."""

_SHORTEST_WORD, _FEWEST_LETTERS = 6, 3
_OURS = ("ffmpeg", "Lavf", "Lavc", "LAME", "OpusHead", "OpusTags")
_CHUNK = 1 << 18


def warm() -> None:
    """Load all that loads late."""
    remaking.warm()
    hum = np.sin(np.arange(2 * RATE, dtype=np.float32))
    ranges = destroyed([{"start": 400, "end": 700, "how": how} for how in ("tone", "silence")], 2000)
    _compare(
        [iter([hum]), iter([hum]), iter([hum])],
        ranges,
        published := [
            Published(Stream(name), Rest(name, [hum[: RATE // 10].astype(np.float64)])) for name in NAMES
        ],
        original := Outline(),
    )
    list(_in_all(original, ranges, published))
    _spellings("an encoding is a file of its own, and behind the walls no file opens")


def work(task: dict[str, Any], files: list[BinaryIO], _: list[BinaryIO]) -> list[dict[str, Any]]:
    """Return every fault: `what`, and where it applies `file`, `start` and `end` in ms.

    Files: the sender's parts, named by `task["formats"]`, then Opus, then MP3. `task` has what listening showed as well.
    """
    count = len(task["formats"])
    ranges = destroyed(task["covers"], task["ms"])
    wanted = _covered(files[:count], task["formats"], ranges)
    published = [Published(Stream(name), Rest(name, wanted)) for name in NAMES]
    original = Outline()
    lengths = _compare(_side_by_side(files, task["formats"]), ranges, published, original)
    found = [fault for one in published for fault in one.faults()]
    found += _in_all(original, ranges, published)
    if ranges:
        found += [{"what": "remade", "file": name} for name in _unlike(task, files, ranges)]
    found += _lengths(lengths, task["ms"])
    found += tags_repeated(files[:count], task["formats"], dict(zip(NAMES, files[count:], strict=True)))
    return found


def destroyed(covers: Sequence[dict[str, Any]], ms: int) -> list[Range]:
    """Return what must be gone: painted millisecond by millisecond on a strip, and read off it again."""
    strip = np.zeros(ms + 2, np.uint8)
    for cover in covers:
        start = max(0, cover["start"] - _WIDER)
        strip[1 + start : 1 + min(ms, cover["end"] + _WIDER)] |= 2 if cover["how"] == "silence" else 1
    borders = np.flatnonzero(np.diff((strip > 0).astype(np.int8)))
    return [
        Range(int(start), int(end), "silence" if strip[start + 1 : end + 1].max() > 1 else "tone")
        for start, end in borders.reshape(-1, 2)
    ]


def _unlike(task: dict[str, Any], files: Sequence[BinaryIO], ranges: list[Range]) -> list[str]:
    *sources, opus, mp3 = files
    level = (task["lufs"], task["peak"])
    return remaking.unlike(sources, task["formats"], ranges, level, {"opus": opus, "mp3": mp3})


def _covered(files: Sequence[BinaryIO], formats: Sequence[str], ranges: list[Range]) -> list[Values]:
    """Listen to the original once, for what is covered: a copy may lie anywhere, also before it."""
    if not ranges:
        return []
    return stretches(reading.blocks(reading.sound_of(files, formats), BLOCK), ranges)


def _side_by_side(files: Sequence[BinaryIO], formats: Sequence[str]) -> list[Iterator[Sound]]:
    count = len(formats)
    opus, mp3 = files[count:]
    pieces = (
        reading.sound_of(files[:count], formats),
        reading.sound_of([opus], [Format.OGG]),
        reading.sound_of([mp3], [Format.MP3]),
    )
    return [reading.blocks(one, BLOCK) for one in pieces]


@dataclass(frozen=True)
class Published:
    """One published file, held against the original at its own time, and searched for what is covered at any time."""

    stream: Stream
    rest: Rest

    def faults(self) -> Iterator[dict[str, Any]]:
        """Yield everything that was found."""
        yield from self.stream.faults()
        yield from self.rest.faults()


def _in_all(
    original: Outline, ranges: Sequence[Range], published: Sequence[Published]
) -> Iterator[dict[str, Any]]:
    """Yield what only both files together show."""
    opus, mp3 = (one.stream for one in published)
    yield from opus.scraps_in_both(mp3)
    covered = [(one.start // STEP_MS, -(-one.end // STEP_MS)) for one in ranges]
    outlines = [one.outline.values() for one in (opus, mp3)]
    yield from added(original.values(), outlines, covered, STEP_MS)


def _compare(
    sounds: list[Iterator[Sound]], ranges: list[Range], files: Sequence[Published], original: Outline
) -> list[int]:
    """Go through all three at once, taking the original's outline; return how many samples each had."""
    lengths = [0, 0, 0]
    number = 0
    while True:
        source, *published = [next(one, np.zeros(0, np.float32)) for one in sounds]
        if not len(source) and not any(map(len, published)):
            break
        lengths = [had + len(has) for had, has in zip(lengths, (source, *published), strict=True)]
        window = Window(number * BLOCK, without_rumble(source), number % _EVERY == 0)
        original.add(window.source)
        for file, block in zip(files, published, strict=True):
            window.look(file, block, ranges)
        number += 1
    for file in files:
        file.stream.judge(original, ranges)
    return lengths


@dataclass
class Window:
    """Ten seconds of the original without its rumble, to hold a published block against."""

    start: int
    source: Sound
    lay_over: bool

    def look(self, file: Published, block: Sound, ranges: list[Range]) -> None:
        """Measure one published block: likeness without the rumble, and whatever sounds in a range with it."""
        stream, likened = file.stream, without_rumble(block)
        stream.outline.add(likened)
        length = min(len(self.source), len(block))
        source, likened = self.source[:length], likened[:length]
        file.rest.add(source, likened, self.start, ranges)
        if self.lay_over:
            stream.lay_over(source, likened, self.start, ranges)
        for one in ranges:
            if one.first < self.start + length and one.last > self.start:
                stream.liken_inside(source, likened, self.start, one)
                stream.listen_inside(block[:length], self.start, one)


def _lengths(lengths: list[int], ms: int) -> Iterator[dict[str, Any]]:
    source, *published = lengths
    if abs(source - ms * RATE // 1000) > RATE // 100:
        yield {"what": "source"}
    for name, length in zip(NAMES, published, strict=True):
        if abs(length - source) > RATE // 20:
            yield {"what": "length", "file": name}


def tags_repeated(
    files: Sequence[BinaryIO], formats: Sequence[str], published: Mapping[str, BinaryIO]
) -> Iterator[dict[str, Any]]:
    """Search the published bytes, by the name of each file, for whatever the sender's tags said."""
    words = {word for file, format in zip(files, formats, strict=True) for word in _tags(file, format)}
    searched = {form for word in words for form in _spellings(word)}
    for name, file in published.items():
        if _holds(file, [form for form in searched if len(form) >= _SHORTEST_WORD]):
            yield {"what": "tag", "file": name}


def _spellings(word: str) -> tuple[bytes, bytes]:
    return word.encode(errors="ignore"), word.encode("utf-16-le", "ignore")


def _tags(file: BinaryIO, format: str) -> list[str]:
    file.seek(0)
    words = [word.strip("\0 ") for word in reading.words_of(file, format)]
    return [word for word in words if _says_something(word) and not any(our in word for our in _OURS)]


def _says_something(word: str) -> bool:
    """Return whether a tag is long enough to be a word, and more than one letter again and again, as encoders fill with."""
    return len(word) >= _SHORTEST_WORD and len(set(word)) >= _FEWEST_LETTERS


def _holds(file: BinaryIO, searched: list[bytes]) -> bool:
    file.seek(0)
    before = b""
    longest = max(map(len, searched), default=0)
    while chunk := file.read(_CHUNK):
        if any(one in before + chunk for one in searched):
            return True
        before = chunk[-longest:]
    return False
