"""What holds the last step of a way through a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def holders(value: Any, way: list[str]) -> Iterator[dict[str, Any]]:
    """Yield whatever should hold the last step of a way."""
    if isinstance(value, list):
        for one in value:
            yield from holders(one, way)
    elif len(way) == 1:
        yield value
    else:
        yield from holders(value[way[0]], way[1:])
