"""Bytes handed out by range: never stored by a browser, never named twice alike, and stopped when they may go no further.

A recording has no address of its own and no name; its ETag is drawn from the sign-in, so it tells nothing to anyone
else, and it changes when the recording is put out again. Every answer is `no-store`. Sources: RFC 9110 13 and 14;
`design/security.md` 1.3 (CSP of user bytes) and 2 (rows 10, 15, 24).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flask import Response, request
from werkzeug.http import is_byte_range_valid, parse_range_header

from archive.ground.crypto import token_hash

MOST_AT_ONCE = 4 * 1024 * 1024
"""Bytes of one answer to a request for a range; a player asks again for the rest."""

HEADERS = {
    "Accept-Ranges": "bytes",
    "Content-Disposition": "inline",
    "Content-Security-Policy": "default-src 'none'; media-src 'self'; sandbox; frame-ancestors 'none'",
}


def hand_out(
    pieces: Callable[[int, int], Iterator[bytes]], *, size: int, mime: str, version: str, sign_in: str
) -> Response:
    """Return the answer to a request for a file, or for a range of it.

    Args:
        pieces: yields the bytes from the first number up to, not including, the second.
        size: bytes of the whole file.
        mime: ours.
        version: changes when the bytes do; random, told to nobody.
        sign_in: the token of the sign-in that asks.
    """
    tag = token_hash(f"{sign_in}|{version}")[:22]
    etag = f'"{tag}"'
    # Also one of a list, a weak one, or "*": RFC 9110 13.1.2. It comes before the range.
    if request.if_none_match.contains_weak(tag):
        return _answer(iter(()), 304, mime, etag)
    asked = _range(request.headers.get("Range"), size) if _may_go_on(etag) else None
    if asked == (0, 0):
        answer = _answer(iter(()), 416, mime, etag)
        answer.headers["Content-Range"] = f"bytes */{size}"
        return answer
    start, end = asked or (0, size)
    answer = _answer(pieces(start, end), 206 if asked else 200, mime, etag)
    answer.content_length = end - start
    if asked:
        answer.headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    return answer


def _answer(body: Iterator[bytes], status: int, mime: str, etag: str) -> Response:
    answer = Response(body, status=status, mimetype=mime)
    answer.headers.update(HEADERS)
    answer.headers["ETag"] = etag
    return answer


def _may_go_on(etag: str) -> bool:
    """Return whether a range belongs to the bytes that the browser has begun with (If-Range)."""
    return request.headers.get("If-Range", etag) == etag


def _range(header: str | None, size: int) -> tuple[int, int] | None:
    """Return the first and the last-plus-one byte asked for; None for everything, (0, 0) for what cannot be."""
    asked = parse_range_header(header)
    if asked is None or asked.units != "bytes" or len(asked.ranges) != 1:
        return None
    start, end = asked.ranges[0]
    if start < 0:
        start, end = max(size + start, 0), size
    end = min(end if end is not None else size, size, start + MOST_AT_ONCE)
    return (start, end) if is_byte_range_valid(start, end, size) and start < end else (0, 0)
