"""Wall times, and what is said of many of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def timed(name: str, work: Callable[[], Result]) -> Result:
    """Do the work, print how long it took, and return what it returned."""
    began = time.perf_counter()
    result = work()
    print(f"{name}: {time.perf_counter() - began:.3f} s")
    return result


def milliseconds(work: Callable[[], object]) -> float:
    """Do the work and return how long it took."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def percentile(values: list[float], percent: int) -> float:
    """Return the value below which so many of a hundred lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(percent / 100 * (len(ordered) - 1)))]
