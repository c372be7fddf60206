"""The outline of a recording as a small drawing: bars from its peaks, so that a sound has a face on the page.

It is made from the finished sound alone. It says nothing to a screen reader: the player and the transcript do.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

BARS = 96
HEIGHT = 40
STEP = 5
BAR = 3


def outline(peaks: Sequence[int], *, bars: int = BARS) -> Markup:
    """Return an SVG of at most `bars` bars for peaks from 0 to 100; empty for none."""
    if not peaks:
        return Markup("")
    heights = [max(2, round(peak * HEIGHT / 100)) for peak in gathered(peaks, bars)]
    path = "".join(f"M{n * STEP} {(HEIGHT - tall) // 2}v{tall}" for n, tall in enumerate(heights))
    width = len(heights) * STEP
    return Markup(
        '<svg class="outline" viewBox="-2 0 {} {}" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<path d="{}" fill="none" stroke="currentColor" stroke-width="{}" stroke-linecap="round"/></svg>'
    ).format(width, HEIGHT, path, BAR)


def gathered(peaks: Sequence[int], bars: int) -> list[int]:
    """Return at most `bars` numbers: the loudest of each stretch."""
    many = min(bars, len(peaks))
    return [
        max(peaks[n * len(peaks) // many : max((n + 1) * len(peaks) // many, n * len(peaks) // many + 1)])
        for n in range(many)
    ]
