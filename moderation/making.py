"""Making what others will hear or see: the worker destroys what is covered, makes it anew, proves it, and keeps it sealed.

What does not pass its proof is not kept. The makers (`archive.media.sound`, `pictures`) and the provers share no code.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import BinaryIO, NoReturn

from sqlalchemy.orm import Session

from archive.editions.edition import File
from archive.ground import audit
from archive.ground.db import reading
from archive.media import picture_proof, pictures, sound, sound_proof
from archive.media.kinds import LARGEST_PICTURE, Kind
from archive.media.memory import filled
from archive.rules.clock import Moment
from archive.rules.consent import Medium
from archive.rules.errors import BadInput, NotFound, Unreadable
from stories import finished, parts
from stories.desk import Desk
from stories.parts import Role
from stories.partwork import Finished, PartWork
from stories.tables import Part, WorkingCopy

FAILED = "What was made did not pass its check, so it was thrown away. Look at the covers, and make it again."


@dataclass(frozen=True)
class _Made:
    """What came out: the files by their role and encoding, and their measures."""

    files: tuple[tuple[Role, str, BinaryIO], ...]
    ms: int = 0
    peaks: tuple[int, ...] = ()
    width: int = 0
    height: int = 0


def make(desk: Desk, asked: str, moment: Moment) -> None:
    """Make one part of one working copy, `copy.part`. Safe to repeat: what is made as decided is left alone."""
    copy_id, _, part_id = asked.partition(".")
    with ExitStack() as stack:
        found = _asked(desk, copy_id, part_id, stack.callback)
        if found is None:
            return
        work, facts, sources = found
        try:
            made = _sound(work, facts, sources) if work.kind == Kind.SOUND else _picture(work, sources[0])
        except BadInput as refused:
            _note_trouble(desk, copy_id, work, str(refused))
            return
        for _, _, file in made.files:
            stack.callback(file.close)
        _keep(desk, copy_id, work, made, moment)


def _asked(
    desk: Desk, copy_id: str, part_id: str, later: Callable[..., object]
) -> tuple[PartWork, dict[str, object], list[BinaryIO]] | None:
    with Session(reading(desk.engine)) as session:
        copy, part = session.get(WorkingCopy, copy_id), session.get(Part, part_id)
        if copy is None or part is None or not desk.readable([copy.story_id]):
            return None
        try:
            work = finished.read(desk, copy).part(part_id)
        except NotFound:
            return None
        if work.is_made or not work.goes_out:
            return None
        sources = _sources(desk, session, part)
        for source in sources:
            later(source.close)
        return work, parts.facts_of(desk, part), sources


def _sources(desk: Desk, session: Session, part: Part) -> list[BinaryIO]:
    if part.kind == Kind.SOUND:
        return parts.segments(desk, session, part)
    clean = parts.file_of(desk, session, part, Role.CLEAN)
    return [filled(desk.originals.read(clean), most=LARGEST_PICTURE)]


def _sound(work: PartWork, facts: dict[str, object], sources: list[BinaryIO]) -> _Made:
    heard = sound.Heard(**{**facts, "peaks": tuple(facts["peaks"])})  # type: ignore[arg-type]
    covers = [sound.Cover(cover.start, cover.end, cover.how) for cover in work.covers]
    made = sound.make(sources, covers, heard)
    _rewind(*sources, made.opus, made.mp3)
    if sound_proof.faults(sources, covers, heard, made):
        _throw_away(made.opus, made.mp3)
    files = ((Role.OPUS, "opus", made.opus), (Role.MP3, "mp3", made.mp3))
    return _Made(files, made.ms, made.peaks)


def _picture(work: PartWork, clean: BinaryIO) -> _Made:
    boxes = [pictures.Box(box.left, box.top, box.width, box.height) for box in work.boxes]
    crop = work.crop if work.form == Medium.ART_PART or work.crop else None
    part = pictures.Box(crop.left, crop.top, crop.width, crop.height) if crop is not None else None
    made = pictures.cover(clean, boxes, part)
    _rewind(clean, made.image)
    if picture_proof.faults(clean, boxes, part, made):
        _throw_away(made.image)
    encoding = made.mime.partition("/")[2]
    return _Made(((Role.PICTURE, encoding, made.image),), width=made.width, height=made.height)


def _keep(desk: Desk, copy_id: str, work: PartWork, made: _Made, moment: Moment) -> None:
    with Session(desk.engine) as session, session.begin():
        now = _still(desk, session, copy_id, work)
        if now is None:
            return
        copy, part = now
        files = tuple(_kept(desk, session, part, *one) for one in made.files)
        done = Finished(work.recipe, files, made.ms, made.peaks, made.width, made.height)
        # Only what was made is written: the decisions beside it may have changed meanwhile.
        body = finished.read(desk, copy)
        fresh = replace(body.part(work.id), made=done, trouble="")
        finished.write(desk, copy, body.with_part(fresh))
        # The decisions by their hash, never the words; with it the proof can be repeated.
        act = f"make {work.kind} {work.recipe[:16]}"
        audit.note(session, who="worker", act=act, subject=copy.story_id, at=moment.now)


def _kept(desk: Desk, session: Session, part: Part, role: Role, encoding: str, plain: BinaryIO) -> File:
    _rewind(plain)
    blob = parts.keep(desk, session, part, role, plain)
    return File(encoding, blob.sha256, blob.size)


def _note_trouble(desk: Desk, copy_id: str, work: PartWork, why: str) -> None:
    with Session(desk.engine) as session, session.begin():
        now = _still(desk, session, copy_id, work)
        if now is not None:
            body = finished.read(desk, now[0])
            finished.write(desk, now[0], body.with_part(replace(body.part(work.id), trouble=why)))


def _still(desk: Desk, session: Session, copy_id: str, work: PartWork) -> tuple[WorkingCopy, Part] | None:
    """Return copy and part if what was asked for is still what is decided."""
    copy, part = session.get(WorkingCopy, copy_id), session.get(Part, work.id)
    if copy is None or part is None:
        return None
    try:
        same = finished.read(desk, copy).part(work.id).recipe == work.recipe
    except (NotFound, Unreadable):
        return None
    return (copy, part) if same else None


def _throw_away(*files: BinaryIO) -> NoReturn:
    for one in files:
        one.close()
    raise BadInput(FAILED)


def _rewind(*files: BinaryIO) -> None:
    for one in files:
        one.seek(0)
