"""The running order as one bar: how much is reading and how much is quiet, drawn to scale."""

from __future__ import annotations

from markupsafe import Markup

from archive.reading.running import Running

WIDTH, HEIGHT = 600, 24


def timeline(order: Running) -> Markup:
    """Return the bar as an SVG with classes only; empty when nothing can be shown."""
    parts = [(kind, minutes) for kind, minutes in _parts(order) if minutes]
    total = sum(minutes for _, minutes in parts)
    if not total:
        return Markup()
    label = f"{order.listen} minutes of reading and {order.quiet} quiet minutes"
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
    return [
        part
        for step in order.steps
        if step.story
        for part in (("listen", step.story.minutes), ("quiet", step.quiet_minutes))
    ]
