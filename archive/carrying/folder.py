"""A folder that is carried: closed, it holds ciphertext and a letter; opened, its keys are in memory alone.

    letter.json      whose it is, the office's public keys, and the folder's own keys, sealed under the passphrase
    data/            originals/ (sealed files, as everywhere) and one `<store>.sqlite.sealed` for each store
    packed.json      once it was packed: what the bundle held, and the hash of every file

A store that lies there unsealed was in use when the machine stopped: it is the newer one, always. The words in it are
sealed under keys that lie in sealed stores or under the passphrase; that there are visits, and of which day, is not.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.ground import migrate
from archive.ground.crypto import (
    SLOW,
    ChunkCipher,
    opened_stream,
    passphrase_key,
    seal,
    sealed_stream,
    unseal,
)
from archive.ground.db import open_store
from archive.ground.files import sync_folder
from archive.ground.keyring import HeldMaster, Master
from archive.rules.errors import BadInput, Refused, Unreadable
from archive.settings import STORES, Address, Place, notes_settings
from archive.stores import open_named, prepare_carried
from stories.desk import Desk, open_desk

FORMAT = 1
LETTER = "letter.json"
PACKED = "packed.json"
WIPING = "wiping"
"""The mark that a wipe was checked and begun: it holds the receipt, so that one cut short can be taken up again."""

MARKS = frozenset({PACKED, WIPING, f"{PACKED}.new", f"{WIPING}.new"})
NO_FOLDER = "This is no folder that ihw carry out made."
NEWER = "This was made by a newer version of this program. Update it here first; nothing was changed."
WRONG = "The folder does not open with that passphrase. Try again slowly; capital letters count."
IN_USE = "This folder is open in another window. Close it there first."

_MAGIC = b"IHWS"
_NAME = 16


@dataclass(frozen=True)
class Letter:
    """What stands in the folder in clear: nothing about anybody."""

    carry: str
    seal_to: bytes
    """The office's public key: what is sealed to it only the office opens."""

    signed_by: bytes
    """The office's other public key: it proves a receipt."""

    salt: bytes
    slow: dict[str, int]
    wrapped: bytes = field(repr=False)
    """The folder's own keys, sealed under the passphrase."""


@dataclass(frozen=True)
class Held:
    """The keys of an opened folder. They are never written down."""

    desk: tuple[str, bytes] = field(repr=False)
    shelf: tuple[str, bytes] = field(repr=False)
    stores: bytes = field(repr=False)
    secret: bytes = field(repr=False)
    """What the office knows too: a bundle without it is none of this folder's."""

    @property
    def masters(self) -> tuple[Master, Master]:
        """The master keys of desk and shelf."""
        nowhere = Path(os.devnull)
        return HeldMaster(nowhere, self.desk), HeldMaster(nowhere, self.shelf)


def place_of(folder: Path) -> Place:
    """Return where its stores lie. The key folder it names is never made."""
    return Place.at(folder / "data", folder / "no-keys")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep the folder to ourselves; the lock ends with the process, however it ends.

    Raises:
        BadInput: there is no such folder.
        Refused: somebody has it.
    """
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as found:
        raise BadInput(NO_FOLDER) from found
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as found:
        raise Refused(IN_USE) from found
    finally:
        os.close(handle)


# The letter, and the passphrase


def write_letter(folder: Path, letter: Letter) -> None:
    """Write the letter. It is the last thing made: a folder without one was never finished."""
    plain = {
        "format": FORMAT,
        "carry": letter.carry,
        "seal_to": letter.seal_to.hex(),
        "signed_by": letter.signed_by.hex(),
        "salt": letter.salt.hex(),
        "slow": letter.slow,
        "wrapped": letter.wrapped.hex(),
    }
    write_whole(folder / LETTER, json.dumps(plain, indent=1).encode())


def read_letter(folder: Path) -> Letter:
    """Return the letter of a folder.

    Raises:
        BadInput: it is none of ours, damaged, or newer than we are.
    """
    plain = read_json(folder / LETTER, NO_FOLDER)
    if isinstance(plain.get("format"), int) and plain["format"] > FORMAT:
        raise BadInput(NEWER)
    try:
        keys = {name: bytes.fromhex(plain[name]) for name in ("seal_to", "signed_by", "salt", "wrapped")}
        return Letter(
            carry=str(plain["carry"]), slow={name: int(plain["slow"][name]) for name in SLOW}, **keys
        )
    except (KeyError, TypeError, ValueError) as found:
        raise BadInput(NO_FOLDER) from found


def wrap(held: Held, passphrase: str, *, carry: str, salt: bytes, slow: dict[str, int]) -> bytes:
    """Return the folder's keys sealed under the passphrase."""
    plain = {
        "desk": [held.desk[0], held.desk[1].hex()],
        "shelf": [held.shelf[0], held.shelf[1].hex()],
        "stores": held.stores.hex(),
        "secret": held.secret.hex(),
    }
    key = passphrase_key(passphrase, salt, slow)
    return seal(key, json.dumps(plain).encode(), about=f"carry|keys|{carry}")


def unlock(letter: Letter, passphrase: str) -> Held:
    """Return the keys of a folder.

    Raises:
        Refused: it is not the passphrase.
    """
    key = passphrase_key(passphrase, letter.salt, letter.slow)
    try:
        plain = json.loads(unseal(key, letter.wrapped, about=f"carry|keys|{letter.carry}"))
    except Unreadable as found:
        raise Refused(WRONG) from found
    desk, shelf = ((plain[name][0], bytes.fromhex(plain[name][1])) for name in ("desk", "shelf"))
    return Held(desk, shelf, stores=bytes.fromhex(plain["stores"]), secret=bytes.fromhex(plain["secret"]))


# Its stores


@contextmanager
def opened(folder: Path, held: Held, address: Address | None = None) -> Iterator[Desk]:
    """Open the stores, and leave only ciphertext however this ends, unless the machine stops.

    Raises:
        BadInput: the folder is newer than this program.
        Unreadable: a store was changed.
    """
    place = place_of(folder)
    for name in STORES:
        _unseal_store(place.store(name), held.stores)
    try:
        _bring_up_to_date(place, held)
        desk = open_desk(notes_settings(place, address or Address("")), held.masters)
        try:
            yield desk
        finally:
            desk.close()
    finally:
        close(folder, held.stores)


def _bring_up_to_date(place: Place, held: Held) -> None:
    for name in STORES:
        engine = open_named(place, name)
        known, current = migrate.is_known(engine, name), migrate.is_current(engine, name)
        engine.dispose()
        if not known:
            raise BadInput(NEWER)
        if not current:
            prepare_carried(place, held.masters)


def close(folder: Path, key: bytes) -> None:
    """Seal every store that lies open. Safe to repeat."""
    for name in STORES:
        path = place_of(folder).store(name)
        if path.exists():
            _seal_store(path, key)


def _sealed(path: Path) -> Path:
    return path.with_name(path.name + ".sealed")


def _unseal_store(path: Path, key: bytes) -> None:
    sealed = _sealed(path)
    if not path.exists():
        with sealed.open("rb") as raw:
            header = raw.read(len(_header(path)))
            if header[: -ChunkCipher.PREFIX] != _header(path)[: -ChunkCipher.PREFIX]:
                raise Unreadable(f"The store {path.name} of this folder is damaged.")
            write_whole(path, opened_stream(key, header, raw))
    sealed.unlink(missing_ok=True)


def _seal_store(path: Path, key: bytes) -> None:
    _fold_in_the_log(path)
    header = _header(path)
    with path.open("rb") as plain:
        pieces = iter(lambda: plain.read(1 << 20), b"")
        write_whole(_sealed(path), (header, *sealed_stream(key, header, pieces)))
    for left in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        left.unlink(missing_ok=True)


def _header(path: Path) -> bytes:
    # The name is bound to every chunk: one store cannot be put in the place of another.
    return _MAGIC + path.stem.encode().ljust(_NAME) + os.urandom(ChunkCipher.PREFIX)


def _fold_in_the_log(path: Path) -> None:
    engine = open_store(path, write_ahead=False)
    try:
        raw = engine.raw_connection()
        raw.close()
    except sqlite3.OperationalError as found:
        raise Refused(IN_USE) from found
    finally:
        engine.dispose()
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        raise Refused(IN_USE)


# Files


def at_rest(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a closed folder by its path, but for the marks of packing and wiping."""
    found = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink()):
        name = path.relative_to(folder).as_posix()
        if name not in MARKS:
            with path.open("rb") as raw:
                found[name] = hashlib.file_digest(raw, "sha256").hexdigest()
    return found


def read_json(path: Path, otherwise: str) -> dict[str, Any]:
    """Return the object that a small file of ours holds.

    Raises:
        BadInput: it holds none; with the sentence `otherwise`.
    """
    try:
        plain = json.loads(path.read_bytes())
    except (OSError, ValueError) as found:
        raise BadInput(otherwise) from found
    if not isinstance(plain, dict):
        raise BadInput(otherwise)
    return plain


def write_whole(path: Path, body: bytes | Iterable[bytes]) -> None:
    """Write a file so that it is there whole, on the disk, or not at all."""
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            for piece in (body,) if isinstance(body, bytes) else body:
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    fresh.replace(path)
    sync_folder(path.parent)
