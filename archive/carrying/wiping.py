"""A folder destroyed, once the office says that everything in it has arrived, and the proof that nothing is left.

What protects is that the keys are gone: the letter, with the folder's keys under the passphrase, is overwritten and
deleted before anything else. A disk of chips may keep old bytes of it; without the passphrase they are noise.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from archive.carrying import folder as folders
from archive.carrying import house
from archive.carrying.folder import LETTER, PACKED, WIPING
from archive.carrying.house import Receipt
from archive.ground.files import sync_folder
from archive.rules.errors import BadInput, Refused

NOT_PACKED = "This folder is not packed. Pack it and carry the bundle in first: what was told in it may be nowhere else."
ANOTHER = "This receipt is for another folder. Nothing was wiped."
MORE = (
    "The receipt is not for what this folder holds now. Nothing was wiped: pack it and carry it in once more."
)
STRAY = "There are files in this folder that are not ours. Move them out, then wipe again. Nothing was wiped."

ALREADY = "The folder is empty: 0 files are left. There was nothing to wipe any more."


def wipe(folder: Path, receipt: Path) -> tuple[str, ...]:
    """Destroy everything in the folder, and return what was checked.

    Raises:
        BadInput: there is no such folder, or the receipt is none of this office's.
        Refused: it is not for exactly what the folder holds.
    """
    with folders.locked(folder):
        if not any(folder.iterdir()):
            return (ALREADY,)  # A wipe cut short at its very end.
        count = len(folders.at_rest(folder))
        if not _was_begun(folder, receipt):
            _check(folder, receipt)
            folders.write_whole(folder / WIPING, receipt.read_bytes())
        _destroy_keys(folder / LETTER)
        _empty(folder)
        return tuple(_proof(folder, count))


def _was_begun(folder: Path, receipt: Path) -> bool:
    try:
        return (folder / WIPING).read_bytes() == receipt.read_bytes()
    except OSError:
        return False


def _check(folder: Path, receipt: Path) -> Receipt:
    letter = folders.read_letter(folder)
    given = house.read(receipt, signed_by=letter.signed_by)
    if given.carry != letter.carry:
        raise Refused(ANOTHER)
    if not (folder / PACKED).exists():
        raise Refused(NOT_PACKED)
    mark = folders.read_json(folder / PACKED, NOT_PACKED)
    packed, here = mark.get("files"), folders.at_rest(folder)
    if not isinstance(packed, dict):
        raise BadInput(NOT_PACKED)
    if mark.get("digest") != given.digest or any(here.get(name) != packed[name] for name in packed):
        raise Refused(MORE)
    if set(here) != set(packed):
        raise Refused(STRAY)
    return given


def _destroy_keys(letter: Path) -> None:
    if not letter.exists():
        return
    with letter.open("r+b") as raw:
        raw.write(os.urandom(letter.stat().st_size))
        raw.flush()
        os.fsync(raw.fileno())
    letter.unlink()
    sync_folder(letter.parent)


def _empty(folder: Path) -> None:
    """Delete everything; the mark goes last, so that a wipe cut short knows that it was one."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name == WIPING):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    sync_folder(folder)


def _proof(folder: Path, count: int) -> Iterator[str]:
    left = [path.name for path in folder.rglob("*")]
    if left:
        raise Refused(f"{len(left)} files could not be deleted. Run the same command again.")
    yield "The receipt is signed by your office, and is for exactly what this folder held."
    yield "The keys were overwritten and deleted first. Without them nothing that was here can be read."
    yield f"{count} files were deleted. The folder was looked through again: 0 are left."
    yield "A disk may keep old bytes for a while. They are noise now: what protects them is that the keys are gone."
