"""A file on its way in: sealed while the request is read, so that no byte of it ever lies on a disk in clear.

The form is read before anybody knows which story it belongs to. So the file is sealed under a key of its own, and
whoever keeps it seals that key with the story's. What nobody keeps is deleted when the request ends.
"""

from __future__ import annotations

from io import RawIOBase
from typing import TYPE_CHECKING

from archive.ground.files import Blob, Files

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

HEAD = 64
"""Bytes from the beginning that stay in memory, to tell what it is."""


class Arriving(RawIOBase):
    """What the form's parser writes one file into."""

    def __init__(self, files: Files) -> None:
        """Begin a sealed file."""
        super().__init__()
        self._writer = files.write()
        self.head = b""

    @property
    def size(self) -> int:
        """Plain bytes so far."""
        return self._writer.size

    def writable(self) -> bool:
        """Return True: this is what it is for."""
        return True

    def write(self, plain: ReadableBuffer, /) -> int:
        """Seal some more bytes."""
        piece = bytes(plain)
        if len(self.head) < HEAD:
            self.head = (self.head + piece)[:HEAD]
        return self._writer.write(piece)

    def seek(self, offset: int, whence: int = 0, /) -> int:  # noqa: ARG002 -- the parser rewinds what it wrote; here nothing can be read again.
        """Do nothing."""
        return 0

    def keep(self) -> Blob:
        """Finish the file and return it; from now on it is the caller's to look after."""
        return self._writer.finish()

    def close(self) -> None:
        """Take back what nobody kept. Safe to repeat."""
        self._writer.discard()
        super().close()
