"""Making what others will hear or see: the worker destroys what is covered, makes it anew, proves it, and keeps it sealed.

What does not pass its proof is not kept. The makers (`archive.media.sound`, `pictures`) and the provers share no code. In
which form she lets it out is asked twice: once to choose what it is made from, once to choose how it is proved.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, NoReturn

from sqlalchemy.orm import Session

from archive.editions.edition import File
from archive.ground import audit
from archive.ground.db import reading
from archive.media import made_with, master, picture_proof, pictures, sound, sound_proof, voice_proof
from archive.media.kinds import LARGEST_PICTURE, Format, Kind
from archive.media.memory import filled, kept
from archive.rules.choices import Medium
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound, Unreadable
from moderation.parts import drawn_voice, part_jobs, unproved
from stories import finished, parts, pieces
from stories.desk import Desk
from stories.parts import Role
from stories.partwork import Finished, PartWork
from stories.tables import Part, WorkingCopy

_DRAWS = 2
"""Voices that may come too near to hers only in what is made of them, one after another."""

GONE = (
    "It cannot be made: a file of what she sent is missing here, or damaged. What you decided is kept. "
    "Tell whoever looks after this archive, and make it again once they have put the file back. "
    "If it cannot be put back, ask her to send it once more, or to leave it out."
)
FAILED = "What was made did not pass its check, so it was thrown away. Look at the covers, and make it again."


@dataclass(frozen=True)
class _Made:
    """What came out: the files by their role and encoding, and their measures."""

    files: tuple[tuple[Role, str, BinaryIO], ...]
    ms: int = 0
    peaks: tuple[int, ...] = ()
    width: int = 0
    height: int = 0
    drawn: BinaryIO | None = None
    """The recording in the voice that was drawn for it just now; None when none was drawn."""


@dataclass(frozen=True)
class _Asked:
    """What one part is made from."""

    work: PartWork
    facts: dict[str, Any]
    sources: list[BinaryIO]
    soft: BinaryIO | None = None
    """The recording in the softened voice that was drawn for it before, while that fits what is covered now."""

    was_out: bool = False
    """Whether it was out in that voice: then there may be no second one."""

    refused: str = ""
    """Why nothing can be made of it."""


def make(desk: Desk, asked: str, moment: Moment) -> None:
    """Make one part of one working copy, `copy.part`. Safe to repeat: what is made as decided is left alone."""
    copy_id, _, part_id = asked.partition(".")
    with ExitStack() as stack:
        found = _asked(desk, copy_id, part_id, stack.callback)
        if found is None:
            return
        work = found.work
        try:
            made = _sound(found) if work.kind == Kind.SOUND else _picture(work, found.sources[0])
        except BadInput as refused:
            _note_trouble(desk, copy_id, work, str(refused))
            return
        for file in (*(file for _, _, file in made.files), *filter(None, [made.drawn])):
            stack.callback(file.close)
        _keep(desk, copy_id, work, made, moment)


def tell_gone(desk: Desk, asked: str) -> None:
    """Say, beside the part that was to be made, that its file is gone and what can be done."""
    copy_id, _, _ = asked.partition(".")
    with Session(reading(desk.engine)) as session:
        found = _open_work(desk, session, asked)
    if found is not None:
        _note_trouble(desk, copy_id, found.work, GONE)


def _asked(desk: Desk, copy_id: str, part_id: str, later: Callable[..., object]) -> _Asked | None:
    with Session(reading(desk.engine)) as session:
        found = _open_work(desk, session, f"{copy_id}.{part_id}")
        if found is None:
            return None
        sources = _sources(desk, session, found.part)
        for source in sources:
            later(source.close)
        asked = _Asked(found.work, parts.facts_of(desk, found.part), sources)
        return _with_drawn_voice(desk, session, found.part, asked, later)


def _open_work(desk: Desk, session: Session, asked: str) -> part_jobs.Subject | None:
    """Return what is decided about a part, when there is something to make; of an older copy nothing is made any more."""
    found = part_jobs.subject(desk, session, asked)
    if found is None or found.work.is_made or found.work.is_read_aloud:
        return None  # Somebody else's voice is made where it comes in (`moderation.voices.readings`), and from nothing of hers.
    return found if found.work.goes_out else None


def _with_drawn_voice(
    desk: Desk, session: Session, part: Part, asked: _Asked, later: Callable[..., object]
) -> _Asked:
    if asked.work.form != Medium.CHANGED_VOICE:
        return asked
    try:
        soft = drawn_voice.standing(desk, session, part, asked.work)
    except BadInput as refused:
        return replace(asked, refused=str(refused))
    if soft is not None:
        later(soft.close)
    return replace(asked, soft=soft, was_out=drawn_voice.was_out(desk, session, part))


def _sources(desk: Desk, session: Session, part: Part) -> list[BinaryIO]:
    if part.kind == Kind.SOUND:
        return pieces.segments(desk, session, part)
    clean = parts.file_of(desk, session, part, Role.CLEAN)
    return [filled(desk.originals.read(clean), most=LARGEST_PICTURE)]


def _sound(asked: _Asked) -> _Made:
    if asked.refused:
        raise BadInput(asked.refused)
    if asked.work.form == Medium.CHANGED_VOICE:
        return _softened(asked)
    covers, heard = drawn_voice.covers_of(asked.work), drawn_voice.heard(asked.facts)
    return _as_made(asked.work, _made_and_proved(asked, covers, heard, asked.sources))


def _softened(asked: _Asked) -> _Made:
    """Return it in the voice that was drawn for it; one that lies too near hers, and was never out, is drawn anew."""
    if asked.soft is not None:
        try:
            return _in_voice(asked, asked.soft)
        except unproved.TooNear as near:
            if asked.was_out:
                raise BadInput(drawn_voice.TOO_NEAR) from near
    for _ in range(_DRAWS - 1):
        with suppress(unproved.TooNear):
            return _drawn_anew(asked)
    return _drawn_anew(asked)


def _drawn_anew(asked: _Asked) -> _Made:
    """Return it in a new voice: proved as it was drawn, and again as it was made, where an encoder may bring it nearer to hers."""
    soft = master.drawn(asked.sources, drawn_voice.covers_of(asked.work), drawn_voice.heard(asked.facts))
    with kept(soft):
        return replace(_in_voice(asked, soft), drawn=soft)


def _in_voice(asked: _Asked, soft: BinaryIO) -> _Made:
    covers, heard = drawn_voice.covers_of(asked.work), drawn_voice.heard(asked.facts)
    return _as_made(asked.work, _made_and_proved(asked, covers, heard, [soft]))


def _as_made(work: PartWork, made: sound.Made) -> _Made:
    files = tuple(
        (finished.role_of(work, encoding), encoding, file)
        for encoding, file in (("opus", made.opus), ("mp3", made.mp3))
    )
    return _Made(files, made.ms, made.peaks)


def _made_and_proved(
    asked: _Asked, covers: list[sound.Cover], heard: sound.Heard, basis: list[BinaryIO]
) -> sound.Made:
    """Return what was made of `basis`; a softened voice is proved against hers as well, whatever it was made from."""
    here = heard if basis is asked.sources else sound.hear(basis)
    made = sound.make(basis, covers, here)
    _rewind(*basis, made.opus, made.mp3)
    wrong = list(sound_proof.faults(basis, covers, here, made))
    if asked.work.form == Medium.CHANGED_VOICE:
        files = {"opus": (made.opus, Format.OGG), "mp3": (made.mp3, Format.MP3)}
        _rewind(*asked.sources)
        wrong += voice_proof.faults(asked.sources, covers, heard, files)
    if wrong:
        made.opus.close()
        made.mp3.close()
        raise unproved.refused(wrong, made.ms)
    return made


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
    tools = made_with.tools(work.kind)  # Asked before the store is locked.
    with Session(desk.engine) as session, session.begin():
        now = _still(desk, session, copy_id, work)
        if now is None:
            return
        copy, part = now
        files = tuple(_kept(desk, session, part, *one) for one in made.files)
        if made.drawn is not None:
            drawn_voice.keep(desk, session, part, work, made.drawn)
        done = Finished(work.recipe, files, made.ms, made.peaks, made.width, made.height, work.form)
        # Only what was made is written: the decisions beside it may have changed meanwhile.
        body = finished.read(desk, copy)
        fresh = replace(body.part(work.id), made=done, trouble="")
        finished.write(desk, copy, body.with_part(fresh))
        # The decisions by their hash, never the words; with it, and with these versions, the proof can be repeated.
        act = f"make {work.kind}, recipe {work.recipe[:16]}, by {tools}"
        audit.note(session, who=audit.WORKER, act=act, subject=copy.story_id, at=moment.now)


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
    """Return copy and part if what was asked for is still what is decided, and that copy is the newest.

    She may have chosen another voice while this one was being made: that makes another copy, and destroys what was made of hers.
    """
    copy, part = session.get(WorkingCopy, copy_id), session.get(Part, work.id)
    if copy is None or part is None or copy.id != finished.newest(session, copy.story_id).id:
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
