"""A softened recording made and proved: the one way to it, for the command and for the house alike.

Each try draws another voice. By chance one may lie too near hers: the proof sees that, and it is drawn anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from archive.media import sound, sound_proof, voice, voice_proof
from archive.media.cage import Interrupted
from archive.media.kinds import Format, Kind, kind_of, refusal, sniff
from archive.media.parts import head_of
from archive.media.sound import Cover, Heard, Made
from archive.media.whole import STOPPED, UNPROVED, opened, place, write
from archive.rules.errors import BadInput

TRIES = 12
"""Of 268 draws for 44 recordings 26 lay too near, and four of six for the hardest, a noisy one. With four tries one or two
recordings in a thousand would be refused for good, with twelve one in five thousand; only the hard ones take so many."""

_APART = 12
"""Voices between one seed and the next. Not `TRIES`: with more tries the judge's seeds would draw other voices than those whose
figures stand in ADR 20."""

NOT_SOUND = "This is a picture. Only a recording has a voice that can be changed."


def make(
    sources: Sequence[BinaryIO], covers: Sequence[Cover], heard: Heard, *, seed: int | None = None
) -> Made | None:
    """Return the recording in a voice by chance, with every cover destroyed in it; None when no try passed its proofs.

    Raises:
        BadInput: a cover makes no sense, or the recording cannot be opened, or is not the one that was heard.
    """
    for soft in _drawn(sources, covers, heard, seed):
        with soft:
            again = sound.hear([soft])
            made = sound.make([soft], covers, again)
            wrong = sound_proof.faults([soft], covers, again, made)
        files = {"opus": (made.opus, Format.OGG), "mp3": (made.mp3, Format.MP3)}
        if not wrong and not voice_proof.faults(sources, covers, heard, files):
            return made
        made.opus.close()
        made.mp3.close()
    return None


def _drawn(
    sources: Sequence[BinaryIO], covers: Sequence[Cover], heard: Heard, seed: int | None
) -> Iterator[BinaryIO]:
    for number in range(TRIES):
        once = None if seed is None else seed * _APART + number
        yield voice.soften(sources, covers, heard, seed=once)


def disguise(source: Path, target: Path, *, seed: int | None = None) -> Path:
    """Write `source` with a softened voice to `target`, or into it when it is a folder, and return where it lies.

    WAV when `target` ends in `.wav`, MP3 when in `.mp3`, otherwise Opus in Ogg. Proved first; whole or not at all.

    Raises:
        BadInput: the file is no sound that is taken in, cannot be opened, does not pass its proof, is the very file that
            would be written, or there is no place to write to.
    """
    with opened(source) as file:
        place(source, target, "")
        try:
            plain = _plain(file, target.suffix.lower(), seed)
        except Interrupted as interrupted:
            raise BadInput(STOPPED) from interrupted
    path = place(source, target, ".ogg")
    write(plain, path)
    return path


def _plain(file: BinaryIO, suffix: str, seed: int | None) -> bytes:
    head = head_of(file)
    format = sniff(head)
    if format is None:
        raise BadInput(refusal(head))
    if kind_of(format) is Kind.PICTURE:
        raise BadInput(NOT_SOUND)
    heard = sound.hear([file])
    if suffix == ".wav":
        return _wave(file, heard, seed)
    made = make([file], (), heard, seed=seed)
    if made is None:
        raise BadInput(UNPROVED)
    with made.opus as opus, made.mp3 as mp3:
        return mp3.read() if suffix == ".mp3" else opus.read()


def _wave(file: BinaryIO, heard: Heard, seed: int | None) -> bytes:
    for soft in _drawn([file], (), heard, seed):
        with soft:
            if not voice_proof.faults([file], (), heard, {"wav": (soft, Format.WAV)}):
                return soft.read()
    raise BadInput(UNPROVED)
