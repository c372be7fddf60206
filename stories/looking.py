"""The worker's look at what she sent: opened in a cage, measured, and copied clean for those who check it.

Her sender's file is decoded to sound or pixels and made anew; what cannot be opened is refused with a sentence that she
finds beside it. Safe to repeat: a part that was looked at is left alone.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import asdict
from typing import Any, BinaryIO

from sqlalchemy.orm import Session

from archive.ground.db import reading
from archive.media import pictures, sound
from archive.media.kinds import Kind
from archive.rules.errors import BadInput, Unreadable
from stories import parts, pieces
from stories.desk import Desk
from stories.parts import Role
from stories.tables import Part, PartState

Made = dict[Role, BinaryIO]


def look(desk: Desk, part_id: str) -> None:
    """Open one part that waits, and note what it is; or why it cannot be used."""
    with ExitStack() as stack:
        sources, kind, sound_only = _waiting(desk, part_id)
        for source in sources:
            stack.callback(source.close)
        if not sources:
            return
        try:
            facts, made = _sound(sources, sound_only) if kind == Kind.SOUND else _picture(sources)
        except BadInput as refused:
            _note(desk, part_id, PartState.REFUSED, why=str(refused))
            return
        for one in made.values():
            stack.callback(one.close)
        state = PartState.READY if made else PartState.MOVING
        _note(desk, part_id, state, facts=facts, made=made)


def _waiting(desk: Desk, part_id: str) -> tuple[list[BinaryIO], str, bool]:
    with Session(reading(desk.engine)) as session:
        part = session.get(Part, part_id)
        if part is None or part.state != PartState.WAITING or not desk.readable([part.story_id]):
            return [], "", False
        try:
            sources = pieces.segments(desk, session, part)
        except Unreadable:
            sources = []
        if not sources:
            # Its files are gone or changed: nothing can be done with it, and she is told.
            _note(desk, part_id, PartState.REFUSED, why="We could not open this. Please add it once more.")
        return sources, part.kind, part.sound_only


def _sound(sources: list[BinaryIO], sound_only: bool) -> tuple[dict[str, Any], Made]:
    heard = sound.hear(sources)
    if heard.has_pictures and not sound_only:
        return {}, {}
    _rewind(sources)
    return asdict(heard), {Role.HEARD: sound.clean(sources, heard)}


def _picture(sources: list[BinaryIO]) -> tuple[dict[str, Any], Made]:
    clean = pictures.clean(sources[0])
    grey = pictures.grey_small(clean.image)
    facts = {"width": clean.width, "height": clean.height, "mime": clean.mime}
    _rewind([clean.image])
    return facts, {Role.CLEAN: clean.image, Role.GREY: grey.image}


def _note(
    desk: Desk,
    part_id: str,
    state: PartState,
    *,
    why: str | None = None,
    facts: dict[str, Any] | None = None,
    made: Made | None = None,
) -> None:
    with Session(desk.engine) as session, session.begin():
        part = session.get(Part, part_id)
        # She may have taken it out, or deleted the story, while it was being opened.
        if part is None or part.state != PartState.WAITING:
            return
        for role, plain in (made or {}).items():
            parts.keep(desk, session, part, role, plain)
        if facts:
            parts.note_facts(desk, part, facts)
        part.state, part.why = state, why


def _rewind(files: list[BinaryIO]) -> None:
    for one in files:
        one.seek(0)
