"""A QR code as a picture inside the page: shapes only, since the page allows no inline style and no other address."""

from __future__ import annotations

import segno
from markupsafe import Markup, escape

QUIET = 4
"""Clear modules around the code (ISO/IEC 18004, 9.1)."""


def qr(text: str, *, label: str) -> Markup:
    """Return `text` as an SVG of dark runs on a light ground; scanners need it so in the dark theme too."""
    size, found = dark(text)
    path = "".join(f"M{x} {y}h{long}v1h-{long}z" for x, y, long in found)
    return Markup(
        '<svg class="qr" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{label}" viewBox="0 0 {size} {size}" '
        'width="{px}" height="{px}" shape-rendering="crispEdges"><path fill="#fffcf6" d="M0 0h{size}v{size}H0z"/>'
        '<path fill="#2a1e28" d="{path}"/></svg>'
    ).format(label=escape(label), size=size, px=size * 4, path=path)


def dark(text: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Return how many modules wide the code of `text` is with its clear margin, and its dark runs: x, y, how long."""
    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    found = tuple(run for y, row in enumerate(rows) for run in _runs(row, y + QUIET))
    return len(rows) + 2 * QUIET, found


def _runs(row: bytes, y: int) -> list[tuple[int, int, int]]:
    """Return the dark runs of one row."""
    found: list[tuple[int, int, int]] = []
    start = None
    for x, is_dark in enumerate([*row, 0]):
        if is_dark and start is None:
            start = x
        elif not is_dark and start is not None:
            found.append((start + QUIET, y, x - start))
            start = None
    return found
