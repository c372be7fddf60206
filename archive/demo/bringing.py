"""How the demo's recordings and drawings come in and are made: added as she adds a file, covered as a moderator does."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from sqlalchemy.orm import Session

from archive.demo.pieces import Drawing, Frame, Recording, Told
from archive.media.kinds import Kind
from archive.rules.clock import Moment
from moderation.anonymise.hands import Hands
from moderation.parts import covering, lines_and_sound, looked_by_eye, making
from stories import looking, parts, pieces
from stories.desk import Desk
from stories.partwork import Box
from stories.tables import Story

VOICES = Path(__file__).parent / "voices"
DRAWINGS = Path(__file__).parent / "drawings"


def add(desk: Desk, session: Session, story: Story, told: Told, moment: Moment) -> list[str]:
    """Add a story's recordings and drawings and return their ids; the worker has to open them next."""
    return [_added(desk, session, story, kind, file, moment) for kind, file in _files(told)]


def look(desk: Desk, ids: list[str]) -> None:
    """Open and measure what was added, as the worker does."""
    for id in ids:
        looking.look(desk, id)


def cover(hands: Hands, told: Told) -> None:
    """Cover, and write down, what is said in a story's recordings and can be seen in its drawings."""
    told_of: tuple[Recording | Drawing, ...] = (*told.recordings, *told.drawings)
    for part, piece in zip(parts.usable(hands.session, hands.story.id), told_of, strict=True):
        if isinstance(piece, Recording):
            _cover_recording(hands, part.id, piece)
        else:
            _cover_drawing(hands, part.id, piece)


def make(desk: Desk, story_id: str, copy_id: str, moment: Moment) -> None:
    """Make what others will hear and see of a story, and prove it, as the worker does."""
    with Session(desk.engine) as session:
        ids = [part.id for part in parts.usable(session, story_id)]
    for id in ids:
        making.make(desk, f"{copy_id}.{id}", moment)


def _files(told: Told) -> Iterator[tuple[Kind, Path]]:
    for recording in told.recordings:
        yield Kind.SOUND, VOICES / recording.file
    for drawing in told.drawings:
        yield Kind.PICTURE, DRAWINGS / drawing.file


def _added(desk: Desk, session: Session, story: Story, kind: Kind, file: Path, moment: Moment) -> str:
    part = parts.begin(session, story, kind, moment)
    sealed = desk.originals.keep(BytesIO(file.read_bytes()))
    pieces.add(desk, session, part, sealed)
    parts.finish(session, part, moment)
    return part.id


def _cover_recording(hands: Hands, part_id: str, recording: Recording) -> None:
    for one in recording.covers:
        start, end = _seconds(one.start), _seconds(one.end)
        covering.cover(hands, part_id, start=start, end=end, how=one.how, reason=one.reason)
    lines = [(_seconds(cue.start), _seconds(cue.end), cue.text) for cue in recording.cues]
    covering.write_transcript(hands, part_id, lines)
    if lines_and_sound.untold(hands.work(part_id)):
        lines_and_sound.say_told(hands, part_id)


def _cover_drawing(hands: Hands, part_id: str, drawing: Drawing) -> None:
    for one in drawing.covers:
        covering.cover_box(hands, part_id, _box(one.frame, one.reason))
    if drawing.part is not None:
        covering.crop(hands, part_id, _box(drawing.part))
    covering.describe_picture(hands, part_id, drawing.alternative)
    # The demo is the same with the aid and without it: what was covered here is what people saw in it.
    looked_by_eye.say(hands, {part_id: hands.work(part_id).recipe})


def _box(frame: Frame, reason: str = "") -> Box:
    return Box(frame.left, frame.top, frame.width, frame.height, reason)


def _seconds(ms: int) -> str:
    return f"{ms / 1000}"
