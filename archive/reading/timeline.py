"""The running order as one bar, drawn to scale: stories, quiet, talk, welcome and close, and what is left of the session.

What is left is a box of its own, so that free minutes are seen and not guessed from a bar that ends early.
"""

from __future__ import annotations

from markupsafe import Markup

from archive.reading.plans import Sort
from archive.reading.running import Running, Step

WIDTH, HEIGHT = 600, 24


def timeline(order: Running) -> Markup:
    """Return the bar as an SVG with classes only; empty when nothing can be shown."""
    parts = [(kind, minutes) for kind, minutes in _parts(order) if minutes]
    if not parts:
        return Markup()
    if order.left:
        parts.append(("left", order.left))
    total = sum(minutes for _, minutes in parts)
    label = (
        f"{order.listen} minutes of stories, {order.of(Sort.TALK)} of talk and {order.quiet} quiet minutes"
        + (f"; {order.left} minutes are left" if order.left else "")
    )
    drawn, at = Markup(), 0.0
    for kind, minutes in parts:
        width = WIDTH * minutes / total
        drawn += Markup('<rect class="{}" x="{:.1f}" width="{:.1f}" height="{}"/>').format(
            kind, at, max(width - 2, 1), HEIGHT
        )
        at += width
    frame = '<svg class="timeline" role="img" aria-label="{}" viewBox="0 0 {} {}" preserveAspectRatio="none">{}</svg>'
    return Markup(frame).format(  # noqa: S704 -- a frame of ours; what goes into it is escaped.
        label, WIDTH, HEIGHT, drawn
    )


def _parts(order: Running) -> list[tuple[str, int]]:
    return [part for step in order.steps for part in _of(step)]


def _of(step: Step) -> list[tuple[str, int]]:
    if step.story:
        return [("listen", step.story.minutes), (Sort.QUIET, step.quiet_minutes)]
    if step.planned:
        return [(step.planned.purpose.sort, step.planned.minutes)]
    return [(Sort.STORY, step.gap_minutes)]
