"""The file of a locked copy: one page that holds everything sealed, its own small script, and says by itself when it is over.

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
from archive.editions.edition import MIME, Edition, File
from archive.editions.shelf import Shelf
from archive.editions.show import ShownMedium, shown
from archive.ground import public
from archive.ground.clean import plain
from archive.ground.crypto import seal
from archive.rules.clock import Moment
from archive.rules.consent import Viewer
from archive.rules.errors import Refused

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


def body(
    where: Shelf, editions: Sequence[Edition], viewer: Viewer, clock: Callable[[], Moment]
) -> dict[str, Any]:
    """Return the stories of a copy as plain values.

    Args:
        where: the shelf; recordings and pictures are read through the grant, piece by piece.
        editions: as the shelf has just given them for a copy.
        viewer: who may meet it.
        clock: tells the moment, before each piece.

    Raises:
        Refused: it is too large, or a story was taken back meanwhile.
    """
    files = [_smallest(one.files) for edition in editions for one in edition.content.media]
    if sum(file.size for file in files) > MOST_BYTES:
        raise Refused(TOO_LARGE)
    return {"stories": [_story(where, edition, viewer, clock) for edition in editions]}


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


def _story(where: Shelf, edition: Edition, viewer: Viewer, clock: Callable[[], Moment]) -> dict[str, Any]:
    told = shown(edition.content)
    return {
        "title": told.title,
        "language": told.language,
        "direction": told.direction,
        "note": {
            "what": told.what,
            "warnings": [f"{name} ({how})" for name, how in told.warnings],
            "whose": told.whose,
            "minutes": told.minutes,
            "how": told.how,
            "next": told.next,
        },
        "media": [_medium(where, edition, one, viewer, clock) for one in told.media],
        "words": [block.strip() for block in plain(edition.content.words).split("\n\n") if block.strip()],
    }


def _medium(
    where: Shelf, edition: Edition, one: ShownMedium, viewer: Viewer, clock: Callable[[], Moment]
) -> dict[str, Any]:
    file = _smallest(dict(edition.content.placed)[one.n].files)
    found = shelf.playing(where, edition.id, one.n, file.encoding, viewer, clock)
    whole = b"".join(found.pieces(0, found.size))
    # A reading that stops in the middle was stopped by her.
    if len(whole) != found.size:
        raise Refused(GONE)
    return {
        "sound": one.is_sound,
        "name": one.name,
        "voice": one.voice,
        "mime": MIME[file.encoding],
        "alternative": one.alternative,
        "lines": [cue.text for cue in one.cues],
        "bytes": _text(whole),
    }


def _smallest(files: Sequence[File]) -> File:
    return min(files, key=lambda file: file.size)


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()
