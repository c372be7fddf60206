"""Plans: how long a session is, and places in it without a story: a welcome, a talk, a break, or a story still to be found (f1).

A place holds a purpose of this list and minutes, and no words of a trainer's: such words often quote a story, and would outlive
it here. What she says and asks is written to a story, and sealed with it (`archive.reading.prompts`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

LENGTHS = (30, 60, 90)
MOST_MINUTES = 60
"""Of one place."""


class Sort(StrEnum):
    """What is done in a place, for the bar of a session."""

    STORY = "open"
    """A story is still to be found."""

    QUIET = "quiet"
    TALK = "talk"
    FRAME = "frame"
    """Welcome and close."""


@dataclass(frozen=True)
class Purpose:
    """What a place is for."""

    id: str
    label: str
    hint: str
    """For the trainer alone."""

    sort: Sort
    minutes: int
    """How long it is when nobody says."""

    said: str = ""
    """What the room reads while it lasts; empty for a place that has no page of its own."""


WELCOME = "welcome"
"""The one place that is the first page of a room's screen. Everything else of its sort is the last."""

FIRST = "story-first"
"""The place that says "not the hardest" of itself: what is offered for it keeps to that."""

BREATHE = "Look up. Breathe. You do not have to think of anything to say."
"""What a room reads while it is quiet."""

PURPOSES: Mapping[str, Purpose] = {
    one.id: one
    for one in (
        Purpose(WELCOME, "Welcome, and how to step out", "Say what comes, how long, and that anybody may leave.", Sort.FRAME, 5),
        Purpose(FIRST, "A first story", "Short, and not the hardest: people are still arriving.", Sort.STORY, 5),
        Purpose("story-inside", "A story from inside", "The one that the session is about.", Sort.STORY, 6),
        Purpose("story-hope", "A story in which something helped", "So that people go home with something to do.", Sort.STORY, 5),
        Purpose("quiet", "Quiet", "No one has to speak.", Sort.QUIET, 1,
                BREATHE),
        Purpose("pairs", "Talk in pairs", "Each has half of the time.", Sort.TALK, 10,
                "Two by two: one talks, one listens. Then change. Nobody has to speak."),
        Purpose("threes", "Talk in threes", "One of them listens only.", Sort.TALK, 12,
                "Three by three: two talk, one listens. Then change. Nobody has to speak."),
        Purpose("all", "Talk all together", "Ask after the story; wait longer than is comfortable.", Sort.TALK, 12,
                "All together, one after the other. Nobody has to speak."),
        Purpose("write", "Write for yourself", "Nobody collects it.", Sort.TALK, 5,
                "A few lines, for you alone. They stay with you."),
        Purpose("swap", "Swap roles", "Read the worker’s part aloud, then hers.", Sort.TALK, 15,
                "First read the worker’s part aloud, then the mother’s. Whoever would rather listen, listens."),
        Purpose("break", "Break", "Tea, air, no screen.", Sort.QUIET, 10,
                "Tea, air, a few steps. Come back when you are ready."),
        Purpose("helped", "What helped?", "Who in these stories did one thing right?", Sort.TALK, 8,
                "Think of the people in these stories. Who did one thing right, and what was it? Nobody has to speak."),
        Purpose("will-do", "One thing I will do", "Small enough for tomorrow.", Sort.TALK, 6,
                "Find one thing that you can do tomorrow. You may keep it to yourself."),
        Purpose("close", "Close, and where to get support", "Name the help lines aloud.", Sort.FRAME, 5),
    )
}  # fmt: skip

_PLANS: Mapping[int, str] = {
    30: "welcome:3 story-first:5 quiet:1 threes:10 helped:6 close:4",
    60: "welcome:5 story-first:5 quiet:1 pairs:12 story-inside:6 quiet:2 all:14 helped:8 close:5",
    90: (
        "welcome:5 story-first:5 quiet:1 threes:14 story-inside:6 quiet:2 swap:15 break:10 "
        "story-hope:6 quiet:1 helped:12 will-do:6 close:5"
    ),
}


@dataclass(frozen=True)
class Planned:
    """One place of a plan."""

    purpose: Purpose
    minutes: int


def planned_in(purpose: str, minutes: int) -> Planned | None:
    """Return what a place without a story is for; None for a place that was made for a story from the first."""
    return Planned(known(purpose), minutes) if purpose else None


def plan(length: int) -> Sequence[Planned]:
    """Return the places of the plan for a session so long; none for a length that has no plan."""
    rows = (row.split(":") for row in _PLANS.get(length, "").split())
    return [Planned(PURPOSES[id], int(minutes)) for id, minutes in rows]


def known(id: str) -> Purpose:
    """Return a purpose; one that we do not know any more is a talk."""
    return PURPOSES.get(id, PURPOSES["all"])
