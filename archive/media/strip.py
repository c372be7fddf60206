"""Any accepted file made clean, as a command: what is left is pixels or sound, and nothing of the sender's file."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from archive.media import picture_proof, pictures, sound, sound_proof
from archive.media.cage import Interrupted
from archive.media.kinds import Kind, kind_of, refusal, sniff
from archive.media.parts import head_of
from archive.rules.errors import BadInput

SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "sound": ".ogg"}
"""What a result is called when only a folder was named."""

UNPROVED = "This file was made anew, but it did not pass its check, so nothing of it is kept."
_STOPPED = "This was stopped before it was done. The file is as it was; ask once more."


def strip(source: Path, target: Path) -> Path:
    """Write a clean copy of `source` to `target`, or into it when it is a folder, and return where it lies.

    A picture becomes JPEG or PNG, a recording Opus in Ogg, or MP3 when `target` ends in `.mp3`. It is proved first, then
    written beside and renamed: nobody ever finds half of it, and a file that was there stays until the new one is whole.

    Raises:
        BadInput: the file is none that is taken in, cannot be opened, does not pass its proof, is the very file that
            would be written, or there is no place to write to.
    """
    with _opened(source) as file:
        _place(source, target, "")
        try:
            made = _clean(file, wants_mp3=target.suffix.lower() == ".mp3")
        except Interrupted as interrupted:
            raise BadInput(_STOPPED) from interrupted
    path = _place(source, target, made.suffix)
    _write(made.plain, path)
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


@contextmanager
def _opened(source: Path) -> Iterator[BinaryIO]:
    if source.exists() and not source.is_file():
        raise BadInput(f"{source} is no file. Name one picture or one recording.")
    try:
        file = source.open("rb")
    except OSError as trouble:
        raise BadInput(f"{source} cannot be read. Look whether it is there, and yours to read.") from trouble
    with file:
        yield file


def _place(source: Path, target: Path, suffix: str) -> Path:
    """Return where the copy goes; asked before the work as well, so that nobody waits for a place that is none."""
    try:
        if target.is_dir():
            target = target / f"{source.stem}{suffix}" if suffix else target
        elif not target.parent.is_dir():
            raise BadInput(f"There is no folder {target.parent}. Make it first, or name another one.")
        if target.is_file() and target.samefile(source):
            raise BadInput("The clean copy would take the place of the file itself. Name another one.")
        if target.exists() and not target.is_file() and not (target.is_dir() and not suffix):
            raise BadInput(f"{target} is no file that can be written over. Name a file or a folder.")
    except OSError as trouble:
        raise BadInput(f"{target} cannot be written. Look at its name and its folder.") from trouble
    return target


def _write(plain: bytes, path: Path) -> None:
    """Write beside, to the disk itself, and rename; whatever goes wrong, nothing is left and the old file stays."""
    beside = None
    try:
        handle, name = tempfile.mkstemp(prefix=".ihw-", dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as out:
            shutil.copyfileobj(BytesIO(plain), out)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(path)
    except OSError as trouble:
        raise BadInput(
            f"{path} cannot be written. Look whether its folder is yours to write in, and its disk has room."
        ) from trouble
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)
