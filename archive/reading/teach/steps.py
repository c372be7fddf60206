"""Where a show stands: one page of one part, what comes before and after it, and the time by the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from archive.reading.playlists import NOT_YOURS
from archive.reading.teach.present import Kind, Page, Part
from archive.rules.errors import NotFound

Place = tuple[str, int]
"""The address of a part, and which of its pages, counted from 1."""


@dataclass(frozen=True)
class Step:
    """One page of a show, as its screen and the notes beside it need it."""

    part: Part
    page: Page
    place: Place
    before: Place | None
    after: Place | None
    following: Part | None
    """The part that comes after this one."""

    number: int
    """Which story, counted from 1; 0 at the beginning and at the end."""

    many: int
    stories: int
    """How many can be shown just now."""

    minutes: int
    """Everything in all, by the plan."""

    listening: int
    """Of these, the minutes of stories alone."""

    starts: int
    """At which minute of the plan this part begins; it ends `part.minutes` later."""


def step_at(parts: Sequence[Part], address: str, number: int) -> Step:
    """Return one page of a show.

    A number beyond the last page is the last page: a mother may take back a recording while it stands on the screen.

    Raises:
        NotFound: no part has this address.
    """
    at = next((n for n, part in enumerate(parts) if part.address == address), None)
    if at is None or number < 1:
        raise NotFound(NOT_YOURS)
    part = parts[at]
    number = min(number, len(part.pages))
    every = [(one.address, n) for one in parts for n in range(1, len(one.pages) + 1)]
    by_place = {place: n for n, place in enumerate(every)}
    here = by_place[part.address, number]
    after = every[here + 1] if here + 1 < len(every) else None
    return Step(
        part=part,
        page=part.pages[number - 1],
        place=every[here],
        before=every[here - 1] if here else None,
        after=after,
        following=parts[at + 1] if at + 1 < len(parts) else None,
        number=_stories(parts[: at + 1]) if _is_story(part) else 0,
        many=_stories(parts),
        stories=sum(one.story is not None for one in parts),
        minutes=sum(one.minutes for one in parts),
        listening=sum(one.story.minutes for one in parts if one.story),
        starts=sum(one.minutes for one in parts[:at]),
    )


def _is_story(part: Part) -> bool:
    """Whether a story stands in this part, or stood there when the show began."""
    return bool(part.item_id) and part.planned is None


def _stories(parts: Sequence[Part]) -> int:
    return sum(_is_story(part) for part in parts)


def so_far(began: datetime, now: datetime) -> int:
    """Return the whole minutes since a show began."""
    return max(0, int((now - began).total_seconds()) // 60)


NAMES = {
    Kind.WELCOME: "Welcome, and how to step out",
    Kind.NOTE: "What comes next, before it comes",
    Kind.SOUND: "Her recording",
    Kind.PICTURE: "Her picture",
    Kind.WORDS: "Her words",
    Kind.QUIET: "Quiet",
    Kind.ASK: "Your question, on the screen",
    Kind.PLANNED: "A place of the plan",
    Kind.GAP: "A calm gap",
    Kind.CARE: "Close, and where to get support",
}
"""What a page is called in the trainer's notes."""


def called(parts: Sequence[Part], place: Place) -> str:
    """Return what a page is called in the trainer's notes; where several have one name, which of them it is."""
    part, page = _page(parts, place)
    if part.planned:
        label = part.planned.purpose.label
        alike = [one.address for one in parts if one.planned and one.planned.purpose.label == label]
        return label + _which(alike.index(part.address), len(alike))
    alike_here = [n for n, one in enumerate(part.pages, 1) if one.kind == page.kind]
    of = "page " if page.kind == Kind.WORDS else ""
    name = NAMES[page.kind] + _which(alike_here.index(place[1]), len(alike_here), of)
    return f"{name}: {part.story.title}" if part.story else name


def _which(at: int, many: int, of: str = "") -> str:
    return f", {of}{at + 1} of {many}" if many > 1 else ""


def _page(parts: Sequence[Part], place: Place) -> tuple[Part, Page]:
    part = next(one for one in parts if one.address == place[0])
    return part, part.pages[place[1] - 1]
