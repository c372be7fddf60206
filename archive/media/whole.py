"""From one file to another, whole or not at all: how the commands that make a file clean read and write."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from archive.rules.errors import BadInput

UNPROVED = "This file was made anew, but it did not pass its check, so nothing of it is kept."
STOPPED = "This was stopped before it was done. The file is as it was; ask once more."


@contextmanager
def opened(source: Path) -> Iterator[BinaryIO]:
    """Open it to read.

    Raises:
        BadInput: there is no file to read.
    """
    with ExitStack() as held:
        try:
            if source.exists() and not source.is_file():
                raise BadInput(f"{source} is no file. Name one picture or one recording.")
            file = held.enter_context(source.open("rb"))
            file.read(
                1
            )  # Some open and cannot be read: on a broken disk, or what is no file but looks like one.
            file.seek(0)
        except OSError as trouble:
            raise BadInput(
                f"{source} cannot be read. Look whether it is there, and yours to read."
            ) from trouble
        yield file


def place(source: Path, target: Path, suffix: str) -> Path:
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


def write(plain: bytes, path: Path) -> None:
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
