"""The softened voice that was drawn for a recording: kept sealed, and used again for as long as it fits (ADR 24)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, BinaryIO

from sqlalchemy.orm import Session

from archive.editions.edition import Content
from archive.media import sound
from archive.media.kinds import LARGEST_SOUND
from archive.media.memory import filled
from archive.media.sound import Cover
from archive.rules.choices import Medium
from archive.rules.errors import BadInput
from moderation.parts.covering import clock
from stories import consenting, parts
from stories.desk import Desk
from stories.parts import Role
from stories.partwork import PartWork
from stories.tables import Outing, Part

DRAWN = "drawn"
"""Among the facts of a part: what was covered when its softened voice was drawn."""

ONE_VOICE = (
    "This recording was out in one changed voice. In a second one, somebody could lay the two over each other. "
    "Cover again what was covered then: {where}."
)


GONE = (
    "This recording was out in one changed voice, which is not kept any more. A second one must not stand beside it. "
    "Ask her about another form."
)

TOO_NEAR = (
    "This recording was out in one changed voice, and with what is covered now that one lies too near hers. A second one "
    "must not stand beside it. Cover what was covered before, or ask her about another form."
)


def heard(facts: Mapping[str, Any]) -> sound.Heard:
    """Return what listening to a recording showed, from what is known of it."""
    known = {name: value for name, value in facts.items() if name != DRAWN}
    return sound.Heard(**{**known, "peaks": tuple(known["peaks"])})


def covers_of(work: PartWork) -> list[Cover]:
    """Return what nobody hears of a recording."""
    return [Cover(cover.start, cover.end, cover.how) for cover in work.covers]


def standing(desk: Desk, session: Session, part: Part, work: PartWork) -> BinaryIO | None:
    """Return the recording in the voice that was drawn for it; None when it has to be drawn.

    What was silent in it then stays silent. So it fits while everything that was covered then is covered now.

    Raises:
        BadInput: it does not fit, and was out: a second voice must not go out beside it.
    """
    facts = parts.facts_of(desk, part)
    if DRAWN not in facts:
        return None
    if not parts.rows_of(session, part, Role.SOFT):
        if was_out(desk, session, part):
            raise BadInput(GONE)
        return None
    then = [Cover(**one) for one in facts[DRAWN]]
    bare = _uncovered(then, covers_of(work), int(facts["ms"]))
    if not bare:
        blob = parts.file_of(desk, session, part, Role.SOFT)
        return filled(desk.originals.read(blob), most=LARGEST_SOUND)
    if was_out(desk, session, part):
        where = ", ".join(f"{clock(one.start)} to {clock(one.end)}" for one in bare)
        raise BadInput(ONE_VOICE.format(where=where))
    return None


def keep(desk: Desk, session: Session, part: Part, work: PartWork, soft: BinaryIO) -> None:
    """Keep the recording in its softened voice, sealed, with what was covered in it; of how it was drawn, nothing."""
    soft.seek(0)
    parts.keep(desk, session, part, Role.SOFT, soft)
    covers = [asdict(cover) for cover in covers_of(work)]
    parts.note_facts(desk, part, parts.facts_of(desk, part) | {DRAWN: covers})


def _uncovered(then: list[Cover], now: list[Cover], ms: int) -> list[Cover]:
    standing = sound.widened(now, ms)
    return [
        cover
        for cover, wide in ((one, sound.widened([one], ms)) for one in then)
        if not any(one.start <= wide[0].start and wide[0].end <= one.end for one in standing)
    ]


def was_out(desk: Desk, session: Session, part: Part) -> bool:
    """Return whether a recording of its story was out in a changed voice."""
    return any(_is_softened(desk, outing) for outing in consenting.outings(session, part.story_id))


def _is_softened(desk: Desk, outing: Outing) -> bool:
    body = desk.unseal(outing.story_id, outing.content, f"outing|content|{outing.edition_id}")
    if not body:  # Set aside as a possible court paper: nobody reads any more what it was.
        return True
    return any(one.form == Medium.CHANGED_VOICE for one in Content.from_canonical(body.encode()).sounds)
