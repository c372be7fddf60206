"""How much of a story one trainer was handed in pieces: whoever reads it by searching on and on has read it.

Kept in the memory of this process for the day and nowhere else; what follows from it is a showing, with no person in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from archive.reading.search import Result

PLACES = 3
"""Different places of one story that one trainer may be handed in a day before it counts as read: about 100 words."""

MOST = 100_000
"""Pairs of a trainer and a story remembered; whoever comes when it is full counts as having read."""


@dataclass
class Glimpses:
    """The places handed out today, by trainer and story."""

    _day: date = date.min
    _handed: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def read_by_now(self, person_id: str, results: Iterable[Result], today: date) -> list[str]:
        """Note what a page of results is about to hand to a trainer; return the stories that she has read with it.

        A place that she was handed before adds nothing.
        """
        with self._lock:
            if today != self._day:
                self._day, self._handed = today, {}
            return [result.id for result in results if self._adds(person_id, result)]

    def _adds(self, person_id: str, result: Result) -> bool:
        if not result.spots:
            return False
        if (person_id, result.id) not in self._handed and len(self._handed) >= MOST:
            return True
        handed = self._handed.setdefault((person_id, result.id), set())
        fresh = {hash(tuple(bit.text for bit in spot.bits)) for spot in result.spots} - handed
        handed |= fresh
        return bool(fresh) and len(handed) > PLACES
