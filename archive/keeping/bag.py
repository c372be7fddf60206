"""A copy for keeping as a folder that strangers' tools read too: BagIt (RFC 8493), signed by the house. Needs no archive.

    bagit.txt               the version
    bag-info.txt            the day, how much it is, and the public key of the house; nothing about anybody
    manifest-sha256.txt     every sealed part, by a name of chance
    seal.txt                one line: the house signed the list on that day
    tagmanifest-sha256.txt  the four files above
    data/                   the sealed parts

The seal is there because a list can be changed together with what it lists: a part that somebody took out of both
would be missed by nobody.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from archive.ground.crypto import is_signed, sign, signing_public
from archive.rules.errors import BadInput

DATA, INFO, MANIFEST, SEAL, TAGS = (
    "data",
    "bag-info.txt",
    "manifest-sha256.txt",
    "seal.txt",
    "tagmanifest-sha256.txt",
)
VERSION = "bagit.txt"
SAYS_VERSION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
TAGGED = (VERSION, INFO, MANIFEST, SEAL)
FORMAT = "ihw-keep-1"

NO_COPY = "{} is no copy for keeping: it has no file {}. Name the folder that ihw keep out made."
LIST_CHANGED = "The list of this copy is not the one that a house signed."
_PART = re.compile(r"([0-9a-f]{64})  data/([A-Za-z0-9_-]{1,64})")
_SEAL_LINE = re.compile(
    rf"{FORMAT} ([0-9a-f]{{64}}) (\d{{4}}-\d\d-\d\d) ([0-9a-f]{{64}}) ([0-9a-f]{{128}})\n"
)
_LARGEST_TAG = 512 * 1024 * 1024
"""Bytes of a list: five million parts."""


@dataclass(frozen=True)
class Sealed:
    """Who signed a copy, and on which day."""

    house: str
    """The public key of the house in hex; the name of its log too."""

    day: str


@dataclass(frozen=True)
class Verified:
    """What looking at a copy came to."""

    parts: int
    faults: tuple[str, ...]
    sealed: Sealed | None


def close(folder: Path, listed: Mapping[str, str], size: int, private: bytes, day: date) -> None:
    """Write the lists of a copy whose sealed parts lie in `data`, and sign them.

    Args:
        folder: the copy.
        listed: SHA-256 in hex by the name of each part.
        size: how many bytes the parts are together.
        private: the key by which the house signs.
        day: the day of the copy.
    """
    house = signing_public(private).hex()
    info = (
        "External-Description: Sealed packages. Nothing in here opens by itself.\n"
        f"External-Identifier: {house}\nBagging-Date: {day.isoformat()}\nPayload-Oxum: {size}.{len(listed)}\n"
    )
    manifest = "".join(f"{sha256}  {DATA}/{name}\n" for name, sha256 in sorted(listed.items()))
    said = f"{FORMAT} {house} {day.isoformat()} {_hash(info.encode() + manifest.encode())}"
    line = f"{said} {sign(private, said.encode()).hex()}\n"
    bodies = {VERSION: SAYS_VERSION, INFO: info, MANIFEST: manifest, SEAL: line}
    bodies[TAGS] = "".join(f"{_hash(bodies[name].encode())}  {name}\n" for name in TAGGED)
    for name, body in bodies.items():
        with os.fdopen(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(body.encode())
            out.flush()
            os.fsync(out.fileno())


def sealed_by(folder: Path) -> Sealed | None:
    """Return who signed the lists of a copy as they are; None when nobody did.

    Raises:
        BadInput: it is no copy.
    """
    found = _SEAL_LINE.fullmatch(_tag(folder, SEAL).decode(errors="replace"))
    if found is None:
        return None
    house, day, digest, signature = found.groups()
    said = found.group().rsplit(" ", 1)[0]
    is_true = is_signed(bytes.fromhex(house), bytes.fromhex(signature), said.encode())
    fits = digest == _hash(_tag(folder, INFO) + _tag(folder, MANIFEST))
    return Sealed(house, day) if is_true and fits else None


def names(folder: Path) -> frozenset[str]:
    """Return the names of the parts that a copy lists."""
    return frozenset(found[2] for found in map(_PART.fullmatch, _lines(folder)) if found)


def part(folder: Path, name: str) -> Path | None:
    """Return where a part of a copy lies; None when nothing of that name is a file there."""
    path = folder / DATA / name
    return path if path.is_file() and not path.is_symlink() else None


def verify(folder: Path) -> Verified:
    """Look at every byte of a copy, and return what is wrong with it; takes no key.

    Raises:
        BadInput: it is no copy.
    """
    sealed = sealed_by(folder)
    lines = list(_lines(folder))
    faults = [*_tag_faults(folder), *([] if sealed else [LIST_CHANGED]), *_part_faults(folder, lines)]
    return Verified(len(lines), tuple(faults), sealed)


def _tag_faults(folder: Path) -> Iterator[str]:
    if _tag(folder, VERSION) != SAYS_VERSION.encode():
        yield f"{VERSION} is not as it was written."
    said = _tag(folder, TAGS).decode(errors="replace").splitlines()
    for name in TAGGED:
        if f"{_hash(_tag(folder, name))}  {name}" not in said:
            yield f"{name} is not as it was written."
    known = {*TAGGED, TAGS, DATA}
    yield from (_stray(path.name) for path in sorted(folder.iterdir()) if path.name not in known)


def _part_faults(folder: Path, lines: list[str]) -> Iterator[str]:
    listed: set[str] = set()
    for line in lines:
        found = _PART.fullmatch(line)
        if found is None or found[2] in listed:
            yield f"A line of {MANIFEST} cannot be read: {line[:90]!a}"
            continue
        listed.add(found[2])
        path = part(folder, found[2])
        if path is None:
            yield f"Lost: {found[2]}"
        elif _hash_of(path) != found[1]:
            yield f"Changed: {found[2]}"
    inside = folder / DATA
    there = sorted(path.name for path in inside.iterdir()) if inside.is_dir() else []
    yield from (_stray(f"{DATA}/{name}") for name in there if name not in listed)


def _stray(name: str) -> str:
    # As ASCII: the name of a file from outside could speak to the terminal.
    return f"It does not belong there: {name!a}"


def _lines(folder: Path) -> Iterator[str]:
    yield from _tag(folder, MANIFEST).decode(errors="replace").splitlines()


def _tag(folder: Path, name: str) -> bytes:
    path = folder / name
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST_TAG:
            raise BadInput(NO_COPY.format(folder, name))
        return path.read_bytes()
    except OSError as found:
        raise BadInput(NO_COPY.format(folder, name)) from found


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _hash_of(path: Path) -> str | None:
    try:
        with path.open("rb") as raw:
            return hashlib.file_digest(raw, "sha256").hexdigest()
    except OSError:
        return None
