"""How the demo's recordings come in and are made: added as she adds a file, covered and written down as a moderator does."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from sqlalchemy.orm import Session

from archive.demo.pieces import Recording, Told
from archive.media.kinds import Kind
from archive.rules.clock import Moment
from moderation import covering, making
from moderation.covering import Hands
from stories import looking, parts
from stories.desk import Desk
from stories.tables import Story

VOICES = Path(__file__).parent / "voices"


def add(desk: Desk, session: Session, story: Story, told: Told, moment: Moment) -> list[str]:
    """Add a story's recordings and return their ids; the worker has to open them next."""
    return [_added(desk, session, story, one, moment) for one in told.recordings]


def look(desk: Desk, ids: list[str]) -> None:
    """Open and measure what was added, as the worker does."""
    for id in ids:
        looking.look(desk, id)


def cover(hands: Hands, told: Told) -> None:
    """Cover, and write down, what is said in a story's recordings."""
    for part, recording in zip(parts.usable(hands.session, hands.story.id), told.recordings, strict=True):
        for one in recording.covers:
            covering.cover(
                hands,
                part.id,
                start=_seconds(one.start),
                end=_seconds(one.end),
                how=one.how,
                reason=one.reason,
            )
        lines = [(_seconds(cue.start), _seconds(cue.end), cue.text) for cue in recording.cues]
        covering.write_transcript(hands, part.id, lines)


def make(desk: Desk, story_id: str, copy_id: str, moment: Moment) -> None:
    """Make a story's recordings as others will hear them, and prove them, as the worker does."""
    with Session(desk.engine) as session:
        ids = [part.id for part in parts.usable(session, story_id)]
    for id in ids:
        making.make(desk, f"{copy_id}.{id}", moment)


def _added(desk: Desk, session: Session, story: Story, recording: Recording, moment: Moment) -> str:
    part = parts.begin(session, story, Kind.SOUND, moment)
    sealed = desk.originals.keep(BytesIO((VOICES / recording.file).read_bytes()))
    parts.add_piece(desk, session, part, sealed)
    parts.finish(session, part, moment)
    return part.id


def _seconds(ms: int) -> str:
    return f"{ms / 1000}"
