"""What is told together as one picture: a square for each two themes, darker and with its number, legible without colour.

Drawn here as shapes and letters with attributes only; the page allows no style inside it. The list under it says the same.
"""

from __future__ import annotations

from markupsafe import Markup

from archive.reading.research.clusters import View

SIDE = 44
"""Pixels of a square: a number of three digits, and a fingertip."""

NAME = 24
"""Pixels for the words of a row, which stand over it: beside it they would fill a phone."""

HEAD = 26
"""Pixels for the figures over the columns."""

NARROWEST = 320
"""Pixels; the words of a row fit into them."""

SHADES = 6
DARKEST = 0.36
"""How far the ink of the page covers the darkest square; letters in the same ink still stand out from it by 4.5 to 1."""


def picture(view: View) -> Markup:
    """Return the picture as an SVG; empty when nothing can be said."""
    if not view.cells:
        return Markup()
    most = max(view.cells.values())
    drawn = Markup().join([*_heads(view), *(_row(view, n, most) for n in range(len(view.down)))])
    frame = (
        '<svg class="heat" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{label}" viewBox="0 0 {width} {height}" '
        'width="{width}" height="{height}" font-size="14" fill="currentColor">{drawn}</svg>'
    )
    label = f"{view.heading}: the darker a square, the more stories. The list below says the same."
    width, height = max(NARROWEST, SIDE * len(view.across)), HEAD + (NAME + SIDE) * len(view.down)
    return Markup(frame).format(label=label, width=width, height=height, drawn=drawn)  # noqa: S704 -- a frame of ours; what goes into it is escaped.


def _heads(view: View) -> list[Markup]:
    text = Markup('<text x="{}" y="{}" text-anchor="middle" font-weight="650">{}</text>')
    return [text.format(SIDE * n + SIDE // 2, HEAD - 8, theme.id) for n, theme in enumerate(view.across)]


def _row(view: View, n: int, most: int) -> Markup:
    need, top = view.down[n], HEAD + (NAME + SIDE) * n + NAME
    name = Markup('<text x="0" y="{}">{}</text>').format(top - 7, f"{need.id} {need.label}")
    return name + Markup().join(
        _square(view.cells.get((need.id, theme.id)), SIDE * at, top, most, is_self=theme == need)
        for at, theme in enumerate(view.across)
    )


def _square(stories: int | None, x: int, y: int, most: int, *, is_self: bool) -> Markup:
    frame = Markup(
        '<rect x="{}" y="{}" width="{}" height="{}" fill-opacity="{:.2f}" stroke="currentColor" stroke-opacity=".35"/>'
    )
    shade = DARKEST * -(-SHADES * (stories or 0) // most) / SHADES
    square = frame.format(x + 1, y + 1, SIDE - 2, SIDE - 2, shade)
    said = "" if is_self else "·" if stories is None else str(stories)
    return square + Markup('<text x="{}" y="{}" text-anchor="middle">{}</text>').format(
        x + SIDE // 2, y + 27, said
    )
