"""A bundle: one file, sealed to the office's public key. Whoever finds the stick reads nothing, not even whose it is.

Layout: `IHWC`, one byte of version, the folder's id (22), 32 bytes that let the office find the key, 7 random bytes; then
sealed chunks (`archive.ground.crypto.sealed_stream`). In them: the length of the list (8 bytes), the list as JSON, and
every file as it lies in the folder, sealed once already, in the order of the list.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from archive.carrying.folder import NEWER
from archive.ground.crypto import ChunkCipher, key_sealed_to, opened_stream, seal_to, sealed_stream
from archive.ground.files import CHUNK
from archive.rules.errors import BadInput, Unreadable

VERSION = 1
_MAGIC = b"IHWC"
_CARRY, _FRESH = 22, 32
_LENGTH = 8
LONGEST_LIST = 256 * 1024 * 1024
NO_BUNDLE = "This is no bundle that ihw carry pack made."
DAMAGED = (
    "This bundle was changed on its way, or a part of it is missing. Copy it again, or pack the folder again."
)
NOT_OURS = "This bundle was packed for another office, or by a folder that this office did not give out."


@dataclass(frozen=True)
class Listed:
    """One file of a bundle, as it lies there: ciphertext."""

    id: str
    size: int
    sha256: str


def digest_of(body: bytes) -> str:
    """Return what tells one content from any other: the list names every row, key and file."""
    return hashlib.sha256(body).hexdigest()


def header_for(carry: str, public: bytes, secret: bytes, prefix: bytes) -> tuple[bytes, bytes]:
    """Return the header of a new bundle, and the key of its chunks."""
    key, fresh = seal_to(public, secret=secret, about=_about(carry))
    return _MAGIC + bytes([VERSION]) + carry.encode() + fresh + prefix, key


def sealed(header: bytes, key: bytes, body: bytes, files: Iterable[Path]) -> Iterator[bytes]:
    """Yield the bytes of a bundle."""
    yield header
    yield from sealed_stream(key, header, _plain(body, files))


def _plain(body: bytes, files: Iterable[Path]) -> Iterator[bytes]:
    yield len(body).to_bytes(_LENGTH, "big")
    yield body
    for path in files:
        with path.open("rb") as raw:
            while piece := raw.read(CHUNK):
                yield piece


class Reader:
    """Reads a bundle from front to back. What it gave is to be believed only once `end` was reached."""

    def __init__(self, raw: BinaryIO) -> None:
        """Read the header.

        Raises:
            BadInput: it is no bundle, or a newer one.
        """
        self._raw = raw
        start = raw.read(len(_MAGIC) + 1)
        if start[: len(_MAGIC)] != _MAGIC or len(start) != len(_MAGIC) + 1:
            raise BadInput(NO_BUNDLE)
        if start[-1] > VERSION:
            raise BadInput(NEWER)
        rest = raw.read(_CARRY + _FRESH + ChunkCipher.PREFIX)
        self._header = start + rest
        self._fresh = rest[_CARRY : _CARRY + _FRESH]
        self.carry = rest[:_CARRY].decode("ascii", "replace")
        self._waiting = bytearray()

    def open(self, private: bytes, secret: bytes) -> bytes:
        """Return the list.

        Raises:
            BadInput: it was changed or cut, or is not from this folder.
        """
        try:
            key = key_sealed_to(private, self._fresh, secret=secret, about=_about(self.carry))
        except Unreadable as found:
            raise BadInput(DAMAGED) from found
        self._chunks = opened_stream(key, self._header, self._raw)
        length = int.from_bytes(self.take(_LENGTH), "big")
        if length > LONGEST_LIST:
            raise BadInput(DAMAGED)
        return self.take(length)

    def take(self, count: int) -> bytes:
        """Return exactly so many bytes more.

        Raises:
            BadInput: the bundle was changed or cut.
        """
        return b"".join(self.pieces(count))

    def pieces(self, count: int) -> Iterator[bytes]:
        """Yield exactly so many bytes more, in pieces. As `take`."""
        while count:
            if not self._waiting:
                self._waiting += self._next()
            piece = bytes(self._waiting[:count])
            del self._waiting[: len(piece)]
            count -= len(piece)
            yield piece

    def end(self) -> None:
        """Do nothing when the bundle ends here, as it was packed.

        Raises:
            BadInput: it was changed or cut, or goes on.
        """
        if self._waiting or self._next(b""):
            raise BadInput(DAMAGED)

    def _next(self, otherwise: bytes | None = None) -> bytes:
        try:
            found = next(self._chunks, otherwise)
        except Unreadable as trouble:
            raise BadInput(DAMAGED) from trouble
        if found is None:
            raise BadInput(DAMAGED)
        return found


def read_list(body: bytes) -> dict[str, Any]:
    """Return the list as it was written.

    Raises:
        BadInput: it is none.
    """
    try:
        plain = json.loads(body)
    except ValueError as found:
        raise BadInput(DAMAGED) from found
    if not isinstance(plain, dict):
        raise BadInput(DAMAGED)
    return plain


def _about(carry: str) -> bytes:
    return f"ihw carry {VERSION}|{carry}|".encode()
