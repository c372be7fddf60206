"""How fast one person may search. Who tries words one after the other, to learn which story is whose, is slowed down.

Whoever plans a session never meets it: looking at a page again, or at the next one, asks nothing new. Kept in the memory
of this process for an hour, as hashes with its own salt; no words are kept (`docs/decisions/0037-research.md`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock

from archive.rules.errors import TooMany

MOST = {timedelta(minutes=1): 40, timedelta(hours=1): 400}
"""Different questions of one person within each of these times."""

LONGEST = max(MOST)
NEVER = datetime(1, 1, 1, tzinfo=UTC)

SLOWER = (
    "That was a great many searches in a short time. Please wait {long}, then open this page again. "
    "What you looked for is still in it."
)
WAITS = {timedelta(minutes=1): "a minute", timedelta(hours=1): "up to an hour"}
"""How long to wait, by the time within which it was too many."""


@dataclass
class Pace:
    """What each person asked of late."""

    _asked: dict[str, dict[int, datetime]] = field(default_factory=dict)
    _swept: datetime = NEVER
    _lock: Lock = field(default_factory=Lock)

    def note(self, person_id: str, question: str, now: datetime) -> None:
        """Note that somebody searches; a question of the last hour, asked again, is none.

        Raises:
            TooMany: she asks faster than anybody reads. This question is not noted, so waiting helps.
        """
        with self._lock:
            if now - self._swept >= LONGEST:
                self._asked = {who: left for who, all in self._asked.items() if (left := _of_late(all, now))}
                self._swept = now
            hers = self._asked[person_id] = _of_late(self._asked.get(person_id, {}), now)
            asked = hash(question)
            if asked in hers:
                return
            for span, most in sorted(MOST.items(), reverse=True):
                if sum(now - at < span for at in hers.values()) >= most:
                    raise TooMany(SLOWER.format(long=WAITS[span]))
            hers[asked] = now


def _of_late(asked: Mapping[int, datetime], now: datetime) -> dict[int, datetime]:
    return {one: at for one, at in asked.items() if now - at < LONGEST}
