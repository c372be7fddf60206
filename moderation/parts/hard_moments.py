"""Where in a recording hard things are: typed as times, told with the content note, so that people can look away in time (d9).

One box for each hard thing: `1:10-1:40`, several with commas; of a story with several recordings
`recording 2: 1:10-1:40`, or shorter `2 1:10-1:40`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from archive.editions.show import clock
from archive.media.kinds import Kind
from archive.rules.errors import BadInput
from archive.rules.themes import WARNINGS
from moderation.anonymise import anonymise
from moderation.anonymise.hands import Hands
from stories import finished
from stories.finished import Body

HOW = "{hard}: write where it is as from and to, e.g. 1:10-1:40; of the second recording as recording 2: 1:10-1:40."
BEYOND = "{hard}: {said} is not inside that recording, which is {long} long."
_ONE = re.compile(
    r"(?:(?:recording\s+)?(\d{1,2})(?:\s*:\s+|\s+))?(\d{1,3}):([0-5]\d)\s*(?:-|–|to)\s*(\d{1,3}):([0-5]\d)",
    re.IGNORECASE,
)


def read(
    where: Mapping[str, str], body: Body, warnings: Iterable[tuple[str, str]]
) -> tuple[tuple[str, str, int, int], ...]:
    """Return what was typed, for those hard things that are in the story.

    Raises:
        BadInput: no times, or times that are not in a recording.
    """
    sounds = _sounds(body)
    chosen = [name for name, _ in warnings]
    return tuple(
        (name, *_moment(name, said, sounds))
        for name in chosen
        for said in filter(None, (one.strip() for one in where.get(name, "").split(",")))
    )


def keep(hands: Hands, where: Mapping[str, str]) -> None:
    """Keep what was typed; the same once more changes nothing.

    Raises:
        BadInput: as `read`.
    """
    body = finished.read(hands.desk, hands.copy)
    moments = read(where, body, body.warnings)
    if moments != body.moments:
        anonymise.keep(
            hands.desk, hands.session, hands.story, hands.copy, replace(body, moments=moments),
            hands.staff_id, "say where hard things are", hands.moment,
        )  # fmt: skip


def shown(body: Body) -> dict[str, str]:
    """Return what stands in each box."""
    numbers = {id: n for n, (id, _) in enumerate(_sounds(body), 1)}
    found: dict[str, list[str]] = {}
    for name, part, start, end in body.moments:
        if part in numbers:
            which = f"recording {numbers[part]}: " if len(numbers) > 1 else ""
            found.setdefault(name, []).append(f"{which}{clock(start)}-{clock(end)}")
    return {name: ", ".join(times) for name, times in found.items()}


def _sounds(body: Body) -> list[tuple[str, int]]:
    return [(work.id, work.made.ms if work.made else 0) for work in body.parts if work.kind == Kind.SOUND]


def _moment(name: str, said: str, sounds: list[tuple[str, int]]) -> tuple[str, int, int]:
    hard = WARNINGS.get(name, name)
    found = _ONE.fullmatch(said)
    number = int(found[1] or 1) if found else 0
    if found is None or not 1 <= number <= len(sounds):
        raise BadInput(HOW.format(hard=hard))
    part, ms = sounds[number - 1]
    start, end = (1000 * (60 * int(found[at]) + int(found[at + 1])) for at in (2, 4))
    if end <= start:
        raise BadInput(HOW.format(hard=hard))
    if ms and start >= ms:
        raise BadInput(BEYOND.format(hard=hard, said=said, long=clock(ms)))
    return part, start, end
