"""Recordings to prove, by chance: voices dressed as phones and rooms dress them, and what is covered in them.

Made and proved without the walls of the cage, which cost a second each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from io import BytesIO
from random import Random
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from archive.demo.bringing import VOICES
from archive.media import sound
from archive.media.inside import hearing, making, proving, reading, softening, voice_proving
from archive.media.kinds import Format
from archive.media.sound import Cover, Heard, Made
from tests.voices import RATE, encoded, voice, wav

Wave = npt.NDArray[np.float64]

_MS = RATE // 1000
MOST_COVERS, SHORTEST, LONGEST = 5, 100, 3_000
"""Covers of a recording, and ms of one."""


class Kept(BytesIO):
    """A file that outlives the container written into it."""

    def close(self) -> None:
        """Do nothing."""


@dataclass(frozen=True)
class Work:
    """One recording, and what is covered in it."""

    dress: str
    plain: bytes
    format: Format
    heard: Heard
    covers: tuple[Cover, ...] = ()

    @property
    def file(self) -> BinaryIO:
        """The recording, to be read from its beginning."""
        return BytesIO(self.plain)


def work_by(chance: Random, seconds: tuple[float, float]) -> Work:
    """Return a recording by chance, so many seconds long, and its covers."""
    dress = chance.choice(list(DRESSES))
    spoken = _spoken(chance, chance.uniform(*seconds))
    plain, format = DRESSES[dress](spoken, chance)
    bare = Work(dress, plain, format, listened(BytesIO(plain), format))
    return replace(bare, covers=_covers(chance, spoken, bare.heard.ms))


def listened(file: BinaryIO, format: Format) -> Heard:
    """Return what listening to it shows."""
    said = hearing.work({"formats": [format]}, [file], [])
    return Heard(**{**said, "peaks": tuple(said["peaks"])})


# ------------------------------------------------------------------------------------------------------------- voices
def _spoken(chance: Random, seconds: float) -> Wave:
    if chance.random() < 0.25:
        return voice(seconds, seed=chance.randrange(10_000))
    whole = _read(chance.choice(sorted(path.name for path in VOICES.glob("*.ogg"))))
    length = round(seconds * RATE)
    at = chance.randrange(len(whole) - length)
    return whole[at : at + length].astype(np.float64)


@cache
def _read(name: str) -> reading.Sound:
    with (VOICES / name).open("rb") as file:
        return np.concatenate(list(reading.sound_of([file], [Format.OGG])))


def _covers(chance: Random, spoken: Wave, ms: int) -> tuple[Cover, ...]:
    """Return covers by chance: anywhere, at both ends, beside each other, over what is loud and what is quiet."""
    found: list[Cover] = []
    for _ in range(chance.randint(1, MOST_COVERS)):
        length = round(SHORTEST * (LONGEST / SHORTEST) ** chance.random())
        start = max(0, min(ms - 1, _place(chance, spoken, ms, length, found)))
        end = min(ms, start + length)
        found.append(Cover(start, end, chance.choice(sound.HOWS)))
    return tuple(found)


def _place(chance: Random, spoken: Wave, ms: int, length: int, others: Sequence[Cover]) -> int:
    where = chance.choice(("anywhere", "begin", "end", "beside", "loud", "quiet", "next to a loud word"))
    if where in {"begin", "end"}:
        return 0 if where == "begin" else ms - length
    if where == "beside" and others:
        return others[-1].end + chance.randint(-100, 500)
    if where in {"anywhere", "beside"}:
        return chance.randrange(ms)
    loud = (spoken[: len(spoken) // (20 * _MS) * 20 * _MS].reshape(-1, 20 * _MS) ** 2).mean(axis=1)
    if where == "next to a loud word":
        loud = np.diff(loud, append=loud[-1])
    order = np.argsort(loud if where == "quiet" else -loud)
    at = int(order[chance.randrange(1 + len(order) // 10)]) * 20
    return at - length - 150 + chance.randint(-30, 30) if where == "next to a loud word" else at - length // 2


# ------------------------------------------------------------------------------------------------------------ dresses
Dress = Callable[[Wave, Random], tuple[bytes, Format]]


def _level(sound: Wave, dbfs: float) -> Wave:
    """Return it so loud in its loud tenth."""
    loud = float(np.quantile(np.abs(sound), 0.98)) + 1e-9
    return np.asarray(sound / loud * 10 ** (dbfs / 20))


def _waved(change: Callable[[Wave, Random], Wave]) -> Dress:
    return lambda sound, chance: (wav(change(sound, chance)), Format.WAV)


def _hiss(chance: Random, length: int, level: float) -> Wave:
    return np.random.default_rng(chance.randrange(1 << 30)).normal(0, level, length)


def _noisy(sound: Wave, chance: Random) -> Wave:
    return _level(sound, -10) + _hiss(chance, len(sound), 10 ** (chance.uniform(-50, -28) / 20))


def _pub(sound: Wave, chance: Random) -> Wave:
    """Other people who talk."""
    others = [
        np.roll(_level(_spoken(chance, len(sound) / RATE)[: len(sound)], -26), chance.randrange(RATE))
        for _ in range(4)
    ]
    return np.asarray(_level(sound, -10) + sum(np.pad(one, (0, len(sound) - len(one))) for one in others))


def _humming(sound: Wave, chance: Random) -> Wave:
    turn = 2 * np.pi * chance.choice((50.0, 60.0, 100.3)) * np.arange(len(sound)) / RATE
    return np.asarray(_level(sound, -12) + 0.03 * sum(np.sin(n * turn) / n for n in range(1, 12)))


def _music(sound: Wave, chance: Random) -> Wave:
    time = np.arange(len(sound)) / RATE
    beat = chance.uniform(0.3, 0.7)
    notes = np.array([chance.choice((220.0, 262.0, 330.0, 392.0, 440.0, 523.0, 784.0)) for _ in range(99)])
    pitch = notes[(time / beat).astype(int) % 99]
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    struck = np.exp(-3 * (time % beat) / beat)
    played = struck * sum(np.sin(n * phase) / n for n in range(1, 7))
    return np.asarray(_level(sound, -10) + chance.uniform(0.02, 0.2) * played)


def _clipped(sound: Wave, chance: Random) -> Wave:
    return np.clip(_level(sound, chance.uniform(2, 14)), -0.99, 0.99)


def _on_the_telephone(sound: Wave, _: Random) -> Wave:
    spectrum, pitch = np.fft.rfft(_level(sound, -8)), np.fft.rfftfreq(len(sound), 1 / RATE)
    spectrum[(pitch < 300) | (pitch > 3_400)] = 0
    return np.asarray(np.fft.irfft(spectrum, len(sound)))


def _in_a_hall(sound: Wave, chance: Random) -> Wave:
    length = round(chance.uniform(0.3, 1.2) * RATE)
    answer = _hiss(chance, length, 1.0) * 10 ** (-3 * np.arange(length) / length)
    answer /= np.sqrt((answer**2).sum())
    size = 1 << (len(sound) + length).bit_length()
    heard = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(answer, size), size)[: len(sound)]
    return _level(np.asarray(sound + chance.uniform(0.3, 1.0) * heard), -8)


def _by_codec(container: str, codec: str, format: Format, **how: Any) -> Dress:
    return lambda sound, _: (encoded(np.clip(_level(sound, -8), -1, 1), container, codec, **how), format)


DRESSES: dict[str, Dress] = {
    "as it is": _waved(lambda sound, _: sound),
    "loud": _waved(lambda sound, _: np.clip(_level(sound, -1), -1, 1)),
    "quiet": _waved(lambda sound, chance: _level(sound, chance.uniform(-45, -25))),
    "noisy": _waved(_noisy),
    "people around": _waved(_pub),
    "hum": _waved(_humming),
    "music": _waved(_music),
    "clipped": _waved(_clipped),
    "telephone": _waved(_on_the_telephone),
    "a hall": _waved(_in_a_hall),
    "AMR": _by_codec("amr", "libopencore_amrnb", Format.AMR, rate=8_000, bit_rate=12_200),
    "Opus of 12 kbit/s": _by_codec("webm", "libopus", Format.WEBM, bit_rate=12_000),
    "AAC of 24 kbit/s": _by_codec("mp4", "aac", Format.MP4, bit_rate=24_000),
}


# ---------------------------------------------------------------------------------------------------- made and proved
def made(work: Work) -> Made:
    """Return it made anew, with its covers."""
    outs: list[BinaryIO] = [Kept(), Kept()]
    covers = [asdict(one) for one in sound.widened(work.covers, work.heard.ms)]
    order = {"formats": [work.format], "covers": covers} | _known(work)
    said = making.work(order, [work.file], outs)
    return Made(outs[0], outs[1], said["ms"], tuple(said["peaks"]))


def _known(work: Work) -> dict[str, Any]:
    return {"ms": work.heard.ms, "lufs": work.heard.lufs, "peak": work.heard.peak}


def proved(work: Work, files: Made) -> list[dict[str, Any]]:
    """Return what the proof of what is covered finds."""
    task = {"formats": [work.format], "covers": [asdict(one) for one in work.covers]} | _known(work)
    return proving.work(task, [work.file, *_begun(files.opus, files.mp3)], [])


def drawn(work: Work, seed: int) -> Work:
    """Return it in a voice by chance, as it stands between her recording and what goes out."""
    out = Kept()
    covers = [asdict(one) for one in sound.widened(work.covers, work.heard.ms)]
    order = {"formats": [work.format], "ms": work.heard.ms, "covers": covers, "seed": seed}
    softening.work(order, [work.file], [out])
    soft = Work(work.dress, out.getvalue(), Format.WAV, work.heard, work.covers)
    return replace(soft, heard=listened(soft.file, Format.WAV))


def proved_hers(work: Work, files: dict[str, tuple[BinaryIO, Format]]) -> list[dict[str, Any]]:
    """Return what the proof finds that it is not her own voice."""
    task = {
        "formats": [work.format],
        "covers": [{"start": one.start, "end": one.end} for one in work.covers],
        "made": [(name, format) for name, (_, format) in files.items()],
    }
    return voice_proving.work(task, [work.file, *_begun(*(file for file, _ in files.values()))], [])


def _begun(*files: BinaryIO) -> Sequence[BinaryIO]:
    for file in files:
        file.seek(0)
    return files
