"""Any accepted file made clean, as a command: what is left is pixels or sound, and nothing of the sender's file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from archive.media import picture_proof, pictures, sound, sound_proof
from archive.media.cage import Interrupted
from archive.media.kinds import Kind, kind_of, refusal, sniff
from archive.media.parts import head_of
from archive.media.whole import STOPPED, UNPROVED, opened, place, write
from archive.rules.errors import BadInput

SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "sound": ".ogg"}
"""What a result is called when only a folder was named."""


def strip(source: Path, target: Path) -> Path:
    """Write a clean copy of `source` to `target`, or into it when it is a folder, and return where it lies.

    A picture becomes JPEG or PNG, a recording Opus in Ogg, or MP3 when `target` ends in `.mp3`. It is proved first, then
    written beside and renamed: nobody ever finds half of it, and a file that was there stays until the new one is whole.

    Raises:
        BadInput: the file is none that is taken in, cannot be opened, does not pass its proof, is the very file that
            would be written, or there is no place to write to.
    """
    with opened(source) as file:
        place(source, target, "")
        try:
            made = _clean(file, wants_mp3=target.suffix.lower() == ".mp3")
        except Interrupted as interrupted:
            raise BadInput(STOPPED) from interrupted
    path = place(source, target, made.suffix)
    write(made.plain, path)
    return path


@dataclass(frozen=True)
class _Made:
    """The bytes of a clean file that passed its proof, and the suffix that tells what it is."""

    plain: bytes
    suffix: str


def _clean(file: BinaryIO, *, wants_mp3: bool) -> _Made:
    head = head_of(file)
    format = sniff(head)
    if format is None:
        raise BadInput(refusal(head))
    return _picture(file) if kind_of(format) is Kind.PICTURE else _sound(file, wants_mp3=wants_mp3)


def _picture(file: BinaryIO) -> _Made:
    made = pictures.clean(file)
    with made.image as image:
        # Nothing was covered, so it is held against itself: it opens elsewhere, and nothing lies beside the pixels.
        if picture_proof.faults(image, (), None, made):
            raise BadInput(UNPROVED)
        return _Made(image.read(), SUFFIXES[made.mime])


def _sound(file: BinaryIO, *, wants_mp3: bool) -> _Made:
    heard = sound.hear([file])
    made = sound.make([file], (), heard)
    with made.opus as opus, made.mp3 as mp3:
        if sound_proof.faults([file], (), heard, made):
            raise BadInput(UNPROVED)
        return _Made(mp3.read(), ".mp3") if wants_mp3 else _Made(opus.read(), SUFFIXES["sound"])
