"""Her own recordings and pictures for her own pages, and the finished ones that she is about to release."""

from __future__ import annotations

from dataclasses import dataclass

from archive.editions.edition import MIME
from archive.ground.files import Blob
from archive.media.kinds import Kind
from archive.rules.errors import NotFound
from stories import finished, parts
from stories.parts import Role
from stories.tables import Part, State, Story
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


def captions(visit: Visit, medium: str) -> str:
    """Return the captions that `medium` (`number.vtt`) of the finished version asks for.

    Raises:
        NotFound: there are none, or her own words may not be shown in this visit.
    """
    story, number, _ = _of_finished(visit, medium)
    return finished.captions_of(visit.desk, visit.session, story, number)


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
    story, number, encoding = _of_finished(visit, medium)
    if encoding not in MIME:
        raise NotFound(parts.NO_SUCH_PART)
    blob = finished.file_of(visit.desk, visit.session, story, number, encoding)
    return Wanted(blob, MIME[encoding])


def _of_finished(visit: Visit, medium: str) -> tuple[Story, int, str]:
    story = visit.story(visit.place.get("story", ""))
    number, _, encoding = medium.partition(".")
    is_number = number.isascii() and number.isdecimal() and len(number) <= DIGITS
    if not visit.is_unlocked or story.state != State.HERS or not is_number:
        raise NotFound(parts.NO_SUCH_PART)
    return story, int(number), encoding
