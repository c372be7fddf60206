"""Files that live in memory only. A sender's bytes are handed to a child as one of these, never by a name on a disk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from archive.rules.errors import BadInput


def memory_file() -> BinaryIO:
    """Return an empty file without a name, open for reading and writing, gone when the last holder closes it.

    Other processes do not inherit it; `archive.media.cage` hands it on where that is wanted.
    """
    return os.fdopen(os.memfd_create("ihw", os.MFD_CLOEXEC), "w+b")


def filled(chunks: Iterable[bytes], *, most: int) -> BinaryIO:
    """Return a memory file that holds `chunks` one after another, rewound.

    Args:
        chunks: bytes in order; pieces of any length.
        most: bytes taken at the most.

    Raises:
        BadInput: more than `most` bytes came; nothing is kept.
    """
    file = memory_file()
    with kept(file):
        _pour(chunks, file, most)
    file.seek(0)
    return file


@contextmanager
def kept(*files: BinaryIO) -> Iterator[None]:
    """Close these files when what is done inside fails; otherwise they are the caller's."""
    try:
        yield
    except BaseException:
        for file in files:
            file.close()
        raise


def _pour(chunks: Iterable[bytes], file: BinaryIO, left: int) -> None:
    most = left
    for chunk in chunks:
        left -= len(chunk)
        if left < 0:
            raise BadInput(
                f"This file is larger than {_size(most)}, the most that fits. A shorter one will do."
            )
        file.write(chunk)
    file.flush()


def _size(most: int) -> str:
    megabytes = most // 1_000_000
    return f"{megabytes} MB" if megabytes else f"{most} bytes"
