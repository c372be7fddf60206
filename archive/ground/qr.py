"""A QR code as a picture inside the page: shapes only, since the page allows no inline style and no other address."""

from __future__ import annotations

import segno
from markupsafe import Markup, escape

QUIET = 4
"""Clear modules around the code (ISO/IEC 18004, 9.1)."""


def qr(text: str, *, label: str) -> Markup:
    """Return `text` as an SVG of dark runs on a light ground; scanners need it so in the dark theme too."""
    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    size = len(rows) + 2 * QUIET
    path = "".join(_runs(row, y + QUIET) for y, row in enumerate(rows))
    return Markup(
        '<svg class="qr" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{label}" viewBox="0 0 {size} {size}" '
        'width="{px}" height="{px}" shape-rendering="crispEdges"><path fill="#fffcf6" d="M0 0h{size}v{size}H0z"/>'
        '<path fill="#2a1e28" d="{path}"/></svg>'
    ).format(label=escape(label), size=size, px=size * 4, path=path)


def _runs(row: bytes, y: int) -> str:
    """Return the dark runs of one row as one-unit-high rectangles."""
    drawn, start = [], None
    for x, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            drawn.append(f"M{start + QUIET} {y}h{x - start}v1h-{x - start}z")
            start = None
    return "".join(drawn)
