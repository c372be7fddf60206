"""Her own recordings and pictures for her own pages, and the finished ones that she is about to release."""

from __future__ import annotations

from dataclasses import dataclass

from archive.editions.edition import MIME
from archive.ground.files import Blob
from archive.media.kinds import Kind
from archive.rules.errors import NotFound
from stories import finished, parts
from stories.parts import Role
from stories.tables import Part, State
from stories.visit import Visit

DIGITS = 2


@dataclass(frozen=True)
class Wanted:
    """One sealed file, and what a browser is told of it."""

    blob: Blob
    mime: str


def wanted(visit: Visit, part_id: str, medium: str) -> Wanted:
    """Return what a page of hers asks for: a part as she sent it, made clean; or a medium of the finished version.

    `medium` is `number.encoding`, of the story on whose page the sign-in stands.

    Raises:
        NotFound: it is not there, not hers, or her own words may not be shown in this visit.
    """
    return _medium(visit, medium) if medium else _part(visit, part_id)


def _part(visit: Visit, part_id: str) -> Wanted:
    part = visit.session.get(Part, part_id)
    if part is None:
        raise NotFound(parts.NO_SUCH_PART)
    story = visit.story(part.story_id)
    if not visit.is_unlocked and story.id != visit.place.get("made"):
        raise NotFound(parts.NO_SUCH_PART)
    role = Role.HEARD if part.kind == Kind.SOUND else Role.CLEAN
    mime = "audio/ogg" if part.kind == Kind.SOUND else parts.facts_of(visit.desk, part).get("mime", "")
    return Wanted(parts.file_of(visit.desk, visit.session, part, role), mime)


def _medium(visit: Visit, medium: str) -> Wanted:
    story = visit.story(visit.place.get("story", ""))
    if not visit.is_unlocked or story.state != State.HERS:
        raise NotFound(parts.NO_SUCH_PART)
    number, _, encoding = medium.partition(".")
    if encoding not in MIME or not (number.isascii() and number.isdecimal() and len(number) <= DIGITS):
        raise NotFound(parts.NO_SUCH_PART)
    blob = finished.file_of(visit.desk, visit.session, story, int(number), encoding)
    return Wanted(blob, MIME[encoding])
