"""Any accepted file made clean, as a command: what is left is pixels or sound, and nothing of the sender's file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from archive.media import pictures, sound
from archive.media.kinds import Kind, kind_of, refusal, sniff
from archive.media.parts import head_of
from archive.rules.errors import BadInput

SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "sound": ".ogg"}
"""What a result is called when only a folder was named."""


def strip(source: Path, target: Path) -> Path:
    """Write a clean copy of `source` to `target`, or into it when it is a folder, and return where it lies.

    A picture becomes JPEG or PNG, a recording Opus in Ogg, or MP3 when `target` ends in `.mp3`. It is written beside and
    renamed at the end: nobody ever finds half of it.

    Raises:
        BadInput: the file is none that is taken in, cannot be opened, or is the very file that would be written.
    """
    with _opened(source) as file:
        head = head_of(file)
        format = sniff(head)
        if format is None:
            raise BadInput(refusal(head))
        with closing(_clean(file, kind_of(format), wants_mp3=target.suffix.lower() == ".mp3")) as made:
            path = target / f"{source.stem}{made.suffix}" if target.is_dir() else target
            _refuse_itself(source, path)
            _write(made.file, path)
            return path


class _Made:
    """A clean file in memory, and the suffix that tells what it is."""

    def __init__(self, file: BinaryIO, suffix: str) -> None:
        self.file, self.suffix = file, suffix

    def close(self) -> None:
        self.file.close()


def _clean(file: BinaryIO, kind: Kind, *, wants_mp3: bool) -> _Made:
    if kind is Kind.PICTURE:
        picture = pictures.clean(file)
        return _Made(picture.image, SUFFIXES[picture.mime])
    heard = sound.hear([file])
    made = sound.make([file], (), heard)
    wanted, other = (made.mp3, made.opus) if wants_mp3 else (made.opus, made.mp3)
    other.close()
    return _Made(wanted, ".mp3" if wants_mp3 else SUFFIXES["sound"])


@contextmanager
def _opened(source: Path) -> Iterator[BinaryIO]:
    try:
        with source.open("rb") as file:
            yield file
    except OSError as trouble:
        raise BadInput(f"{source.name} cannot be read. Look whether it is there, and a file.") from trouble


def _refuse_itself(source: Path, path: Path) -> None:
    if path.exists() and path.samefile(source):
        raise BadInput("The clean copy would take the place of the file itself. Name another one.")


def _write(made: BinaryIO, path: Path) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("xb") as out:
            while piece := made.read(1 << 20):
                out.write(piece)
        beside.replace(path)
    except OSError as trouble:
        raise BadInput(
            f"{path} cannot be written. Look whether its folder is there, and yours to write in."
        ) from trouble
    finally:
        beside.unlink(missing_ok=True)
