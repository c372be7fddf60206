"""The running order as one bar, drawn to scale: stories, quiet, talk, welcome and close, and what is left of the session."""

from __future__ import annotations

from markupsafe import Markup

from archive.reading.plans import Sort
from archive.reading.running import Running, Step

WIDTH, HEIGHT = 600, 24


def timeline(order: Running) -> Markup:
    """Return the bar as an SVG with classes only; empty when nothing can be shown."""
    parts = [(kind, minutes) for kind, minutes in _parts(order) if minutes]
    total = max(sum(minutes for _, minutes in parts), order.length)
    if not parts:
        return Markup()
    label = (
        f"{order.listen} minutes of stories, {order.of(Sort.TALK)} of talk and {order.quiet} quiet minutes"
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
    return [(step.planned.purpose.sort, step.planned.minutes)] if step.planned else []
