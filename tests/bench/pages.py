"""Pages of the Reading room, as one signed-in person gets them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from tests.bench.served import Served
from tests.bench.timing import milliseconds, percentile


def pages(room: Served) -> None:
    """Print pages a second."""
    story = re.search(r'href="(/stories/[^"?]+)"', room.get("/search?q=baby"))
    assert story is not None
    print("\n== pages of the Reading room, served, one client, signed in")
    _rate("search", lambda: room.get("/search?q=baby"))
    _rate("story", lambda: room.get(story[1]))


def _rate(name: str, ask: Callable[[], str], *, seconds: float = 4.0) -> None:
    times: list[float] = []
    until = time.perf_counter() + seconds
    while time.perf_counter() < until and len(times) < 2_000:
        times.append(milliseconds(ask))
    print(
        f"{name:8} {len(times) / (sum(times) / 1000):7.0f} pages a second, "
        f"p50 {percentile(times, 50):.1f} ms, p95 {percentile(times, 95):.1f} ms"
    )
