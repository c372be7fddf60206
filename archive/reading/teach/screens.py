"""The pages of a locked copy as plain values, which its script draws with no mark-up in between: the words of the screen of a room.

`templates/room/present.html` says the same with the house behind it; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from archive.editions.show import Shown, ShownMedium
from archive.reading.plans import BREATHE
from archive.reading.teach.leading import Led
from archive.reading.teach.present import HERS, Kind, Page, Part
from archive.reading.teach.steps import NAMES

Bytes = Callable[[Part, ShownMedium], dict[str, Any]]
"""Returns the type and the bytes of a recording or a picture."""

WHERE = "Look away, leave the room or stay out of any of them. Nobody has to speak. Please do not film, photograph or record."
TO_DESTROY = "Delete this copy when people have gone, and say so in the Reading room. There you write down the session, too."


def drawn(led: Sequence[Led], bytes_of: Bytes) -> dict[str, Any]:
    """Return everything that a copy shows, its screen and the notes beside it."""
    parts = [one.part for one in led]
    minutes = sum(part.minutes for part in parts)
    listening = sum(part.story.minutes for part in parts if part.story)
    long = (
        f"{_minutes(listening)} of stories, about {minutes} in all"
        if minutes > listening
        else _minutes(listening)
    )
    stories = [part for part in parts if part.story]
    made, at = [], 0
    for one in led:
        number = 1 + stories.index(one.part) if one.part.story else 0
        where = f"{number} of {len(stories)} · " if number else ""
        pages = [_page(one.part, page, len(stories), long, bytes_of) for page in one.part.pages]
        made.append({
            "name": _name(one.part), "where": f"{where}You can step out at any time",
            "minutes": one.part.minutes, "starts": at, "notes": _notes(one), "pages": pages, **_hers(one.part.story),
        })  # fmt: skip
        at += one.part.minutes
    return {"minutes": minutes, "parts": made}


def _hers(story: Shown | None) -> dict[str, str]:
    return {"title": story.title, "language": story.language, "direction": story.direction} if story else {}


def _name(part: Part) -> str:
    if part.story:
        return part.story.title
    return part.planned.purpose.label if part.planned else NAMES[part.pages[0].kind]


def _notes(led: Led) -> list[list[str]]:
    """Return what stands in the trainer's notes, in pairs of a heading and words."""
    part, quiet = led.part, led.part.quiet_minutes
    of_kind = {
        Kind.WELCOME: "Say that anyone may look away or leave. Ask that nobody films. Read each note aloud before its story.",
        Kind.CARE: f"Leave the numbers on the screen while people go. {TO_DESTROY}",
    }.get(part.pages[0].kind, "")
    rows = [
        ["Say first", part.said.say_first],
        ["Ask after", part.said.ask_after],
        ["Quiet", f"{_minutes(quiet)} after it." if quiet else ""],
        ["Here", part.planned.purpose.hint if part.planned else of_kind],
        ["Not here", led.kept_back],
    ]
    return [row for row in rows if row[1]]


def _page(part: Part, page: Page, stories: int, long: str, bytes_of: Bytes) -> dict[str, Any]:
    told = {"kind": str(page.kind), "name": NAMES[page.kind], "hers": page.kind in HERS}
    if page.medium is not None:
        return {**told, "medium": {**_medium(page.medium), **bytes_of(part, page.medium)}}
    if page.kind == Kind.NOTE and part.story is not None:
        return {**told, "head": "What comes next", "lead": part.story.what, "rows": _rows(part, part.story)}
    if page.kind == Kind.WORDS:
        return {**told, "said": page.words}
    return {**told, **_plain(part, page, stories, long)}


def _plain(part: Part, page: Page, stories: int, long: str) -> dict[str, Any]:
    """Return a page with nothing of a mother's on it."""
    if page.kind == Kind.WELCOME:
        many = "One story" if stories == 1 else f"{stories} stories"
        each = "Each is shown here only as far as the mother who told it said yes."
        comes = f"{many}: {long}. Before each one you hear what comes."
        return {"head": "Stories told by mothers", "text": [f"{each} {comes}", WHERE], "help": True}
    if page.kind == Kind.QUIET:
        many = "minute" if part.quiet_minutes == 1 else "minutes"
        return {"head": f"{part.quiet_minutes} quiet {many}", "lead": BREATHE}
    if page.kind == Kind.ASK:
        return {"head": "To think about", "said": page.words}
    if part.planned:
        purpose = part.planned.purpose
        return {
            "head": purpose.label,
            "lead": purpose.said,
            "text": [f"About {_minutes(part.planned.minutes)}."],
        }
    return {
        "head": "Thank you for listening",
        "lead": "That was all. Take a moment before you go back to work.",
        "help": True,
    }


def _rows(part: Part, story: Shown) -> list[list[str]]:
    """Return the rows of a content note."""
    warnings = (f"{name} ({how})" for name, how in story.warnings)
    quiet, next = part.quiet_minutes, story.next
    if quiet:
        next += f", then {quiet} quiet {'minute' if quiet == 1 else 'minutes'}"
    if part.said.ask_after:
        next += ", then a question to think about"
    rows = [
        ["In it", ", ".join(warnings)],
        ["Whose words", story.whose],
        ["When", "; ".join(f"{name} {times}" for name, times in story.moments)],
        ["How long", f"about {_minutes(story.minutes)} {story.how}"],
        ["Way out", "look away, or step out of the room, at any line"],
        ["What comes next", next],
    ]
    return [row for row in rows if row[1]]


def _medium(one: ShownMedium) -> dict[str, Any]:
    if not one.is_sound:
        return {"sound": False, "alternative": one.alternative, "width": one.width, "height": one.height}
    lines = [[cue.start, cue.end, cue.at, cue.text] for cue in one.cues]
    return {
        "sound": True, "name": one.name, "voice": one.voice, "long": one.long, "seconds": one.seconds, "lines": lines,
    }  # fmt: skip


def _minutes(number: int) -> str:
    return f"{number} {'minute' if number == 1 else 'minutes'}"
