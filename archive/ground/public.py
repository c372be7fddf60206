"""The files that every door hands out to anyone: stylesheet, scripts, icon. Read and packed once in each process.

Only these are ever compressed: they hold nothing of anybody, so their length tells nothing. A page with her words, or
with a secret in its forms, is not: next to what somebody else makes it say, its length would tell.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass, field
from functools import cache

from werkzeug.wrappers import Request, Response

from archive.rules.errors import NOTHING_HERE, NotFound
from archive.settings import STATIC

YEAR = 31_536_000
"""Seconds. The address of a file carries its version, so what is kept is never stale."""


@dataclass(frozen=True)
class PublicFile:
    """One file, plain and packed."""

    mime: str
    version: str
    """Hex digits of its SHA-256."""

    plain: bytes = field(repr=False)
    packed: bytes = field(repr=False)


@cache
def files() -> dict[str, PublicFile]:
    """Return every public file by its name."""
    return {path.name: _read(path.name) for path in STATIC.iterdir() if path.is_file()}


def answer(name: str, request: Request) -> Response:
    """Return a public file, packed for whoever takes it so.

    Raises:
        NotFound: there is no such file.
    """
    file = files().get(name)
    if file is None:
        raise NotFound(NOTHING_HERE)
    is_packed = request.accept_encodings["gzip"] > 0 and len(file.packed) < len(file.plain)
    response = Response(file.packed if is_packed else file.plain, mimetype=file.mime)
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    if is_packed:
        response.headers["Content-Encoding"] = "gzip"
    # Two forms of one file have two tags.
    response.set_etag(f"{file.version}-gzip" if is_packed else file.version)
    return response.make_conditional(request)


def _read(name: str) -> PublicFile:
    plain = (STATIC / name).read_bytes()
    mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
    packed = gzip.compress(plain, 9, mtime=0)
    return PublicFile(mime, hashlib.sha256(plain).hexdigest()[:10], plain, packed)
