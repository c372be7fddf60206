"""What a log says of something that failed: of what kind, and where. Never its message, which may quote what it stumbled over."""

from __future__ import annotations

import traceback


def told(found: BaseException) -> str:
    """Return the kind of a failure, and the function and the line where it was raised."""
    frame = traceback.extract_tb(found.__traceback__)[-1]
    return f"{type(found).__name__} in {frame.name} line {frame.lineno}"
