"""The file of a locked copy: one page that holds a session sealed, its own small script, and says by itself when it is over.

AES-256-GCM under a key that PBKDF2 draws from the code, as a browser can open it without us (Web Crypto). Number and end are
bound to what is sealed: changed in the file, it does not open.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup

from archive.editions import shelf
from archive.editions.edition import File
from archive.editions.show import ShownMedium
from archive.ground import public
from archive.ground.crypto import seal
from archive.reading.clips import serving
from archive.reading.clips.serving import Shown
from archive.reading.room import Room
from archive.reading.teach.leading import Led
from archive.reading.teach.present import Part
from archive.reading.teach.screens import drawn
from archive.rules.clock import Moment
from archive.rules.errors import Refused
from archive.rules.grant import Viewer

ROUNDS = 300_000
"""Of PBKDF2. The code has 99 bits, so they only make a bad guess dear; about a quarter of a second on a phone."""

MOST_BYTES = 24 * 1024 * 1024
"""Of recordings and pictures in one copy: it is sealed in memory, never in a file here."""

TOO_LARGE = "These stories are too long for one copy. Make two playlists of them."
GONE = "A story was taken back while the copy was made. Make it anew."
SCRIPT, SHEET = "pack.js", "pack.css"


def sealed(body: dict[str, Any], *, code: str, number: str, ends_at: datetime) -> dict[str, str]:
    """Return what the page of a copy needs to open itself with the code: all of it text."""
    salt = hashlib.sha256(f"pack|{number}".encode()).digest()[:16]
    key = hashlib.pbkdf2_hmac("sha256", code.encode(), salt, ROUNDS)
    ends = str(int(ends_at.timestamp() * 1000))
    packed = seal(key, json.dumps(body, ensure_ascii=False).encode(), about=f"pack|{number}|{ends}")
    return {
        "number": number,
        "ends": ends,
        "rounds": str(ROUNDS),
        "salt": _text(salt),
        "sealed": _text(packed),
    }


def body(room: Room, led: Sequence[Led], viewer: Viewer, clock: Callable[[], Moment]) -> dict[str, Any]:
    """Return the session of a copy as plain values.

    Args:
        room: recordings and pictures are read from its shelf through the grant, piece by piece.
        led: the parts of the session, as the shelf has just given what is in them for a copy.
        viewer: who may meet it.
        clock: tells the moment, before each piece.

    Raises:
        Refused: it is too large, or a story was taken back meanwhile.
    """
    # Of a recording that is cut the size is known afterwards; a part is a minute at most.
    wholes = [one.part.stands.edition for one in led if one.part.stands and not one.part.stands.part]
    left = MOST_BYTES - sum(_smallest(one.files).size for edition in wholes for one in edition.content.media)
    _refuse_below_nothing(left)

    def bytes_of(part: Part, one: ShownMedium) -> dict[str, Any]:
        nonlocal left
        if part.stands is None:
            raise Refused(GONE)
        mime, whole = _read(room, part.stands, one, viewer, clock)
        left -= len(whole) if part.stands.part else 0
        _refuse_below_nothing(left)
        return {"mime": mime, "bytes": _text(whole)}

    return drawn(led, bytes_of)


def inlined(name: str) -> tuple[str, str]:
    """Return a public file as text, and the hash by which the page's own policy lets it work."""
    found = public.files()[name].plain
    return found.decode(), f"sha256-{_text(hashlib.sha256(found).digest())}"


def as_is(ours: str) -> Markup:
    """Return a script or a sheet of ours as it stands: escaped, it would not match its hash.

    Raises:
        ValueError: it would end its own element.
    """
    if "</" in ours:
        raise ValueError("This file cannot stand inside a page.")
    return Markup(ours)  # noqa: S704 -- one of our own public files, which no form has touched.


def _read(
    room: Room, stands: Shown, one: ShownMedium, viewer: Viewer, clock: Callable[[], Moment]
) -> tuple[str, bytes]:
    """Return type and bytes of a recording or a picture: of a part only what was cut out."""
    file = _smallest(dict(stands.edition.content.placed)[one.n].files)
    if stands.part:
        found = serving.playing(room, stands, one.n, file.encoding, viewer, clock)
    else:
        found = shelf.playing(room.shelf, stands.edition.id, one.n, file.encoding, viewer, clock)
    whole = b"".join(found.pieces(0, found.size))
    # A reading that stops in the middle was stopped by her.
    if len(whole) != found.size:
        raise Refused(GONE)
    return found.mime, whole


def _refuse_below_nothing(left: int) -> None:
    if left < 0:
        raise Refused(TOO_LARGE)


def _smallest(files: Sequence[File]) -> File:
    return min(files, key=lambda file: file.size)


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()
