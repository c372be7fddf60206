"""Wall and processor times, and what is said of many of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

Result = TypeVar("Result")


@dataclass
class Times:
    """How long the same thing took, again and again; milliseconds."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def of(self, work: Callable[[], Result]) -> Result:
        """Do the work, keep how long it took, and return what it returned."""
        began, worked = time.perf_counter(), time.process_time()
        result = work()
        self.wall.append((time.perf_counter() - began) * 1000)
        self.cpu.append((time.process_time() - worked) * 1000)
        return result

    @property
    def figures(self) -> dict[str, float]:
        """The middle and the 95th of a hundred, of both clocks."""
        return {
            "wall_p50": percentile(self.wall, 50),
            "wall_p95": percentile(self.wall, 95),
            "cpu_p50": percentile(self.cpu, 50),
            "cpu_p95": percentile(self.cpu, 95),
        }


def once(work: Callable[[], object]) -> dict[str, float]:
    """Do the work and return how many seconds it took, by both clocks."""
    times = Times()
    times.of(work)
    return {"wall_s": round(times.wall[0] / 1000, 3), "cpu_s": round(times.cpu[0] / 1000, 3)}


def percentile(values: list[float], percent: int) -> float:
    """Return the value below which so many of a hundred lie, to a hundredth."""
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, round(percent / 100 * (len(ordered) - 1)))], 2)
