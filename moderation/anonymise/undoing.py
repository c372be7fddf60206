"""Every act on a working copy can be undone by whoever has it open, one press at a time, as long as it stays theirs.

How the copy stood before each press is kept sealed with the story's key. It goes when the copy leaves these hands. What she
takes back herself, and what is set aside, is never undone: an act is undone only where the copy still stands as it left it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from archive.ground import audit
from archive.ground.crypto import fingerprint
from archive.rules.clock import Moment
from archive.rules.errors import Refused
from moderation.tables import Claim
from stories import finished, reading_rows, word_times
from stories.desk import Desk
from stories.finished import Body
from stories.partwork import PartWork, in_form
from stories.tables import State, Story, WorkingCopy
from stories.word_times import Spoken
from stories.work_tables import CopyBefore

MOST = 50
"""Presses that can be undone, one after the other."""

NOTHING = "There is nothing to undo."
MOVED_ON = "Something else has changed since, so that cannot be undone. It stands as it is now."

_OF_VOICE = ("voice_said", "voice_answer", "voice_of")
"""What she said when she was asked about her voice: no press of ours (`moderation.voices.her_voice`)."""


def remember(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, after: Body, *, act: str, language: str = "",
    staff_id: str, moment: Moment,
) -> None:  # fmt: skip
    """Keep how a copy stands before it becomes `after`. What one press does, in one transaction, is undone together.

    `language` is that in which the story is told afterwards, if it is what changes.
    """
    before = finished.read(desk, copy)
    signed = _sign(desk, story, after, language or story.language)
    if signed == _sign(desk, story, before, story.language):
        return
    same_press = session.info.get(_press(copy))
    row = session.get(CopyBefore, same_press) if same_press is not None else None
    if row is not None:
        row.after = signed
        return
    row = CopyBefore(
        story_id=story.id, copy_id=copy.id, staff_id=staff_id, act=act, said=b"", language=story.language,
        state=story.state, first=copy.first, seal=copy.seal, after=signed, at=moment.now,
    )  # fmt: skip
    session.add(row)
    session.flush()
    row.said = desk.seal(story.id, before.as_text(), f"copy_before|said|{row.n}")
    session.info[_press(copy)] = row.n
    _keep_few(session, copy, staff_id)


def newest(session: Session, copy: WorkingCopy, staff_id: str) -> CopyBefore | None:
    """Return how the copy stood before this person's last press; None when there is none to undo."""
    return session.execute(_of(copy, staff_id).limit(1)).scalar_one_or_none()


def undo(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, *, staff_id: str, moment: Moment
) -> str:
    """Let the copy stand as before this person's last press, and return what was undone, by its verb.

    If it stands again as the first reader finished it, that reading stands again too; not where her own voice is kept
    back, because it could be heard since, and a second reader must not have heard it.

    Raises:
        Refused: there is nothing to undo, or somebody else has changed the copy since.
    """
    row = newest(session, copy, staff_id)
    if row is None:
        raise Refused(NOTHING)
    now = finished.read(desk, copy)
    if row.after != _sign(desk, story, now, story.language):
        raise Refused(MOVED_ON)
    body = _with_what_was_made(
        Body.from_text(desk.unseal(story.id, row.said, f"copy_before|said|{row.n}")), now
    )
    finished.write(desk, copy, body)
    for reading in _readings(now) - _readings(body):
        reading_rows.ask_again(session, reading)
    story.language = row.language
    copy.first = copy.second = copy.seal = None
    if story.state == State.SECOND:
        story.state = State.SENT
    if row.first and row.state == State.SECOND and _still_stands(desk, story, body, row.seal):
        copy.first, copy.seal, story.state = row.first, row.seal, State.SECOND
    act = row.act
    session.delete(row)
    session.info.pop(_press(copy), None)
    audit.note(session, who=staff_id, act="undo", subject=story.id, at=moment.now)
    return act


def forget(session: Session, story_id: str, *, besides: str = "") -> None:
    """Keep nothing to go back to: the copy has left these hands (all but those of `besides`)."""
    session.execute(delete(CopyBefore).where(CopyBefore.story_id == story_id, CopyBefore.staff_id != besides))


def forget_left(session: Session, moment: Moment) -> None:
    """Keep nothing to go back to of any story that nobody holds any more. Run by the sweep; safe to repeat."""
    held = (
        select(Claim.story_id)
        .where(
            Claim.story_id == CopyBefore.story_id,
            Claim.staff_id == CopyBefore.staff_id,
            Claim.until >= moment.now,
        )
        .exists()
    )
    session.execute(delete(CopyBefore).where(~held).execution_options(synchronize_session=False))


def _with_what_was_made(before: Body, now: Body) -> Body:
    """Return the older decisions with the parts that there are now, and what the worker has made of them since."""
    known = {work.id: work for work in before.parts}
    works = tuple(_part(known.get(work.id, work), work) for work in now.parts)
    # What she said of her voice is hers, and undone in its own place.
    hers: dict[str, Any] = {name: getattr(now, name) for name in _OF_VOICE}
    return replace(before, parts=works, aloud=_aloud(before.aloud, now.aloud), named=now.named, **hers)


def _aloud(before: PartWork | None, now: PartWork | None) -> PartWork | None:
    """Return how the reading of her words stood before; whether there is one is her yes, and no press of ours."""
    if now is None:
        return None
    return replace(now, reading="", read_cues=()) if before is None else _part(before, now)


def _readings(body: Body) -> set[str]:
    works = (*body.parts, *filter(None, [body.aloud]))
    return {work.reading for work in works if work.reading}


def _part(before: PartWork, now: PartWork) -> PartWork:
    answered = {cover: cover.told for cover in now.covers}
    return replace(
        in_form(before, now.form),
        made=now.made,
        trouble=now.trouble,
        spoken=_spoken(before, now),
        # With why a find may stay: that is no press on what others see, and undone in its own place.
        seen=now.seen,
        looked=now.looked,
        # It names the covers and the cut that were looked at, and holds for no others.
        by_eye=now.by_eye,
        # Answers about lines and sound hold for the words and places that were asked about, and for no others.
        wordless=now.wordless,
        covers=tuple(replace(cover, told=answered.get(cover, cover.told)) for cover in before.covers),
    )


def _spoken(before: PartWork, now: PartWork) -> tuple[Spoken, ...]:
    if {*now.spoken} <= {*before.spoken}:
        return before.spoken
    return word_times.standing(now.spoken, now.cues, before.cues)


def _sign(desk: Desk, story: Story, body: Body, language: str) -> str:
    """Return a keyed hash of everything that people decided; what the worker made of it, or found in it, is not among it.

    Nor are the answers that no line tells what is covered, that nobody speaks, that somebody has looked, and what she said of
    her voice: they change nothing that others meet.
    """
    works = tuple(_decided(work) for work in body.parts)
    aloud = _decided(body.aloud) if body.aloud is not None else None
    unsaid: dict[str, Any] = dict.fromkeys(_OF_VOICE, "")
    plain = asdict(replace(body, parts=works, aloud=aloud, named=None, **unsaid))
    return fingerprint(desk.keys.get(story.id), json.dumps([plain, language], ensure_ascii=False))


def _decided(work: PartWork) -> PartWork:
    covers = tuple(replace(cover, told="") for cover in work.covers)
    answers: dict[str, Any] = {"wordless": "", "spoken": (), "seen": (), "looked": "", "by_eye": None}
    return replace(work, covers=covers, made=None, trouble="", **answers)


def _still_stands(desk: Desk, story: Story, body: Body, seal: str | None) -> bool:
    if any(work.keeps_her_voice_back for work in body.parts):
        return False
    try:
        return finished.content(desk, story, body).seal == seal
    except Refused:
        return False


def _press(copy: WorkingCopy) -> tuple[str, str]:
    return ("press", copy.id)


def _of(copy: WorkingCopy, staff_id: str) -> Select[CopyBefore]:
    return (
        select(CopyBefore)
        .where(CopyBefore.copy_id == copy.id, CopyBefore.staff_id == staff_id)
        .order_by(CopyBefore.n.desc())
    )


def _keep_few(session: Session, copy: WorkingCopy, staff_id: str) -> None:
    for row in session.execute(_of(copy, staff_id).offset(MOST)).scalars():
        session.delete(row)
