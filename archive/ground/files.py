"""Sealed files: one folder of ciphertext, written as the bytes arrive, read by range, never in clear on a disk.

Each file has a random key of its own, which whoever keeps the file seals under the key of its story or edition: when
that key is destroyed, the file is noise. AES-256-GCM in chunks of 64 KiB (measured, `design/security.md` 3.1: a range
of 64 KiB costs 0.06 ms, the file grows by 0.024 %). A range read cannot notice a cut tail, so the plain size is kept
beside the key, and a file of another length is refused.

Layout: 4 bytes `IHW1`, 7 random bytes; then each chunk's ciphertext with its 16-byte tag. The chunk's nonce is the 7
bytes, its number (4 bytes) and whether it is the last (1 byte).
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from archive.ground.crypto import DAMAGED, TAG_BYTES, ChunkCipher, new_id, new_key
from archive.rules.errors import Unreadable

CHUNK = 64 * 1024
MAGIC = b"IHW1"
HEADER = len(MAGIC) + ChunkCipher.PREFIX
UNFINISHED = ".part"
LEFT_ALONE = timedelta(hours=1)
"""How long a file that no row names is left alone: an upload over a bad line takes long, and its row comes last."""


@dataclass(frozen=True)
class Blob:
    """A finished sealed file: what is needed to read it again."""

    id: str
    key: bytes = field(repr=False)
    size: int
    """Plain bytes."""

    sha256: str = ""
    """Of the plain bytes, in hex; empty when nobody asked for it."""

    sealed: str = ""
    """SHA-256 of the file as it lies, in hex; empty unless it was written just now."""


@dataclass(frozen=True)
class Files:
    """One folder of sealed files."""

    folder: Path

    def write(self) -> Writer:
        """Return a writer for a new file; until it is finished nobody can read it."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return Writer(self.folder)

    def keep(self, plain: BinaryIO) -> Blob:
        """Seal a whole file, read to its end, and return it."""
        with self.write() as writer:
            while piece := plain.read(CHUNK):
                writer.write(piece)
            return writer.finish()

    def read(self, blob: Blob, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Yield the plain bytes from `start` up to but not including `end`, chunk by chunk.

        Raises:
            Unreadable: the file is missing, of another length, or changed.
        """
        end = blob.size if end is None else min(end, blob.size)
        with self._open(blob) as raw:
            cipher = ChunkCipher(blob.key, _header(raw))
            for number in range(start // CHUNK, -(-end // CHUNK)):
                plain = _chunk(raw, cipher, number, blob.size)
                first = number * CHUNK
                yield plain[max(start - first, 0) : end - first]

    def destroy(self, id: str) -> None:
        """Delete a file; what makes it unreadable is the loss of its key. Safe to repeat."""
        self._path(id).unlink(missing_ok=True)

    def ids(self) -> frozenset[str]:
        """Return the ids of all finished files."""
        return frozenset(path.name for path in self._all() if path.suffix != UNFINISHED)

    def sweep(self, needed: Collection[str], *, age: timedelta = LEFT_ALONE) -> int:
        """Delete what is left (`left`); return how many files that were."""
        found = self.left(needed, age=age)
        for path in found:
            path.unlink(missing_ok=True)
        return len(found)

    def left(self, needed: Collection[str], *, age: timedelta = LEFT_ALONE) -> tuple[Path, ...]:
        """Return the files that nobody needs, finished or not, when nothing was written to them for `age`.

        Younger ones may belong to a transaction that is not committed yet.
        """
        latest = time.time() - age.total_seconds()
        return tuple(path for path in self._all() if path.name not in needed and _written(path) <= latest)

    def is_whole(self, blob: Blob) -> bool:
        """Return whether every byte of the file opens with its key."""
        try:
            return sum(len(piece) for piece in self.read(blob)) == blob.size
        except Unreadable:
            return False

    def hash_of(self, id: str) -> str | None:
        """Return the SHA-256 of a file as it lies, in hex, which takes no key; None when it is gone or cannot be read."""
        try:
            with self._path(id).open("rb") as raw:
                return hashlib.file_digest(raw, "sha256").hexdigest()
        except OSError:
            return None

    def copy_of(self, id: str, out: BinaryIO) -> str | None:
        """Write a file as it lies, and return the SHA-256 of what was written; None when it cannot be opened."""
        try:
            raw = self._path(id).open("rb")
        except OSError:
            return None
        with raw:
            return _copy(raw, out)

    def beside(self, id: str, raw: BinaryIO, sha256: str) -> Path | None:
        """Write sealed bytes from outside beside the place of a file; return where, None when they are not the ones of this hash.

        Whoever calls puts it in its place (`place`), or takes it away.
        """
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self._path(id).with_name(id + UNFINISHED)
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            found = _copy(raw, out)
            out.flush()
            os.fsync(out.fileno())
        if found == sha256:
            return path
        path.unlink()
        return None

    def place(self, id: str, path: Path) -> None:
        """Put what lies beside into its place."""
        path.replace(self._path(id))

    def _all(self) -> Iterator[Path]:
        return iter(sorted(self.folder.iterdir()) if self.folder.is_dir() else ())

    def _path(self, id: str) -> Path:
        if not id or not id.replace("-", "").replace("_", "").isalnum():
            raise Unreadable(DAMAGED)
        return self.folder / id

    def _open(self, blob: Blob) -> BinaryIO:
        path = self._path(blob.id)
        try:
            raw = path.open("rb")
        except OSError as found:
            raise Unreadable("This file is gone.") from found
        if os.fstat(raw.fileno()).st_size != sealed_size(blob.size):
            raw.close()
            raise Unreadable(DAMAGED)
        return raw


class Writer:
    """Seals what is written to it, and keeps at most one chunk in memory. Unfinished, it leaves nothing behind."""

    def __init__(self, folder: Path) -> None:
        """Begin a new file under a key of its own."""
        self.id, self._key = new_id(), new_key()
        self._final = folder / self.id
        self._path = self._final.with_name(self.id + UNFINISHED)
        header = MAGIC + os.urandom(ChunkCipher.PREFIX)
        self._cipher = ChunkCipher(self._key, header)
        self._raw = os.fdopen(os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        self._raw.write(header)
        self._sealed = hashlib.sha256(header)
        self._waiting = bytearray()
        self._number = self.size = 0
        self._hash = hashlib.sha256()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, found: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.discard()

    def write(self, plain: bytes) -> int:
        """Take some more bytes; return how many."""
        self._hash.update(plain)
        self.size += len(plain)
        self._waiting += plain
        while len(self._waiting) > CHUNK:
            self._seal(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]
        return len(plain)

    def finish(self) -> Blob:
        """Close the file, have it on the disk, and return what opens it."""
        self._seal(bytes(self._waiting), last=True)
        self._waiting.clear()
        self._raw.flush()
        os.fsync(self._raw.fileno())
        self._raw.close()
        self._path.replace(self._final)
        return Blob(self.id, self._key, self.size, self._hash.hexdigest(), self._sealed.hexdigest())

    def discard(self) -> None:
        """Take back what was not finished; does nothing to a finished file. Safe to repeat."""
        if not self._raw.closed:
            self._raw.close()
            self._path.unlink(missing_ok=True)

    def _seal(self, plain: bytes, *, last: bool) -> None:
        sealed = self._cipher.seal(self._number, plain, last=last)
        self._sealed.update(sealed)
        self._raw.write(sealed)
        self._number += 1


def _written(path: Path) -> float:
    """Return when a file was last written to, in seconds; now, of one that somebody deleted just now."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return time.time()


def sealed_size(size: int) -> int:
    """Return how many bytes a file of `size` plain bytes takes when sealed."""
    return HEADER + size + TAG_BYTES * max(1, -(-size // CHUNK))


def _copy(raw: BinaryIO, out: BinaryIO) -> str:
    """Write what is read, and return its hash; an empty one where a disk does not give it: that is nobody's hash."""
    found = hashlib.sha256()
    while piece := _piece(raw):
        found.update(piece)
        out.write(piece)
    return "" if piece is None else found.hexdigest()


def _piece(raw: BinaryIO) -> bytes | None:
    try:
        return raw.read(CHUNK)
    except OSError:
        return None


def _header(raw: BinaryIO) -> bytes:
    header = raw.read(HEADER)
    if header[: len(MAGIC)] != MAGIC:
        raise Unreadable(DAMAGED)
    return header


def _chunk(raw: BinaryIO, cipher: ChunkCipher, number: int, size: int) -> bytes:
    raw.seek(HEADER + number * (CHUNK + TAG_BYTES))
    last = (number + 1) * CHUNK >= size
    return cipher.unseal(number, raw.read(CHUNK + TAG_BYTES), last=last)


def sync_folder(folder: Path) -> None:
    """Have the names of a folder on the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):  # Some sticks cannot; the bytes themselves are there.
            os.fsync(handle)
    finally:
        os.close(handle)
