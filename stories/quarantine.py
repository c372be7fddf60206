"""What may be a court paper, set aside: sealed, at no door, until she takes it out or two reviewers say that it is none (a14).

Words are moved out of her story, so that whoever reads the story cannot meet them; a recording or a picture stays where it
is, and `stories.parts` opens no file of it. What was made of it goes, and what is out is pulled first.

Source: `domain/rules.md` 1 and 4 (anonymising is not enough; quarantine unread); `docs/decisions/0017-court-papers.md`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from archive.ground import audit, jobs
from archive.ground.clean import one_line, plain
from archive.ground.crypto import fingerprint, new_id
from archive.ground.files import Blob
from archive.rules import anonymity
from archive.rules.anonymity import GAP
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.publication import SET_ASIDE
from stories import drafts, finished, keeping, parts, reading_rows, tongues, withdrawal
from stories.desk import Desk
from stories.finished import Body
from stories.parts import Role
from stories.tables import Outing, PartState, Quarantined, State, Story, WorkingCopy
from stories.work_tables import CopyBefore, PanelReason, PanelRow

MOST = 10
"""Of one story, as of recordings and pictures."""

KEPT_FOR_REVIEW = frozenset({Role.SENT, Role.HEARD, Role.CLEAN})
"""What stays of a recording or picture: what she sent, and the clean copy that two reviewers need to judge it."""

LOOKED = "open what was set aside"
"""The act in the log by which a reviewer read what may be a court paper."""

NOT_IN_IT = "Copy the words of the paper just as they stand, from first to last."
NOT_THERE = "This is not set aside any more."
TOO_MANY = "Ten things are set aside here already. Take one out first."
OPEN_FIRST = "Open it first: only who has looked at it can say that it is no court paper."
TWO_PEOPLE = "You said so already. A second reviewer has to look at it and say the same."


class Why(StrEnum):
    """How something came here."""

    HERS = "hers"
    """It looked like a court paper, and she said that the words are her own."""

    CARRIED = "carried"
    """It came in with a worker's bundle, and looked like one."""

    DESK = "desk"
    """A moderator saw that it is one."""


@dataclass(frozen=True)
class Aside:
    """One thing that is set aside; nothing of what it says."""

    id: str
    part_id: str
    """Empty when it is words."""

    why: Why
    first: str
    seen_by: frozenset[str]


@dataclass(frozen=True)
class Opened:
    """What a reviewer opened: words, or the file of a recording or picture."""

    words: str = field(default="", repr=False)
    file: Blob | None = None
    mime: str = ""


def standing(session: Session, story_id: str) -> tuple[Aside, ...]:
    """Return what is set aside of a story, oldest first."""
    return tuple(
        Aside(row.id, row.part_id or "", Why(row.why), row.first or "", frozenset(row.seen_by.split()))
        for row in _rows(session, story_id)
    )


def objections(session: Session, story_id: str) -> tuple[str, ...]:
    """Return why nothing of this story goes on or out; empty when nothing is set aside."""
    return (SET_ASIDE,) if _rows(session, story_id) else ()


# Set aside


def words(
    desk: Desk, session: Session, story: Story, text: str, *, title: str = "", why: Why = Why.HERS, moment: Moment
) -> None:  # fmt: skip
    """Set words aside that were not saved in the story. The same words once more are the same thing.

    Raises:
        BadInput: ten things are set aside already.
    """
    text = plain(text).strip()[: keeping.MOST_KEPT]
    known = [_held(desk, row)["text"] for row in _rows(session, story.id) if row.words is not None]
    if text in known:
        return
    held = {"title": one_line(title, most=drafts.LONGEST_TITLE), "text": text}
    _add(desk, session, story, held, why, audit.HERS, moment)


def all_words(desk: Desk, session: Session, story: Story, *, why: Why, who: str, moment: Moment) -> None:
    """Move all that she wrote in this story, its title with it, out of the story."""
    kept = keeping.kept(desk, story)
    text = "\n\n".join(filter(str.strip, (drafts.words_of(desk, story), kept.words if kept else "")))
    title = drafts.title_of(desk, story)
    if not text and not title:
        return
    _down(desk, session, story, moment)
    _write(desk, story, "", "")
    story.kept = None
    _add(desk, session, story, {"title": title, "text": text}, why, who, moment)
    _silence(desk, session, story, moment)
    _scrub(desk, session, story, Body(""))


def passage(desk: Desk, session: Session, story: Story, phrase: str, *, who: str, moment: Moment) -> None:
    """Move one passage of her words out of the story; a gap stays where it stood.

    Raises:
        BadInput: those words do not stand there.
    """
    text = drafts.words_of(desk, story)
    places = anonymity.find(text, phrase) if phrase.strip() else []
    if not places:
        raise BadInput(NOT_IN_IT)
    _down(desk, session, story, moment)
    for start, end in reversed(places):
        left = f"{text[:start]}{GAP}{text[end:]}"
        held = {"title": "", "text": text[start:end], "at": start, "source": _print(desk, story, left)}
        _add(desk, session, story, held, Why.DESK, who, moment)
        text = left
    _write(desk, story, drafts.title_of(desk, story), text)
    _silence(desk, session, story, moment)
    _scrub(desk, session, story, None)


def part(desk: Desk, session: Session, story: Story, part_id: str, *, who: str, moment: Moment) -> None:
    """Set one recording or picture aside: no file of it opens any more, and what was made of it is destroyed."""
    found = parts.hers(session, story, part_id)
    if found.state == PartState.ASIDE:
        return
    _down(desk, session, story, moment)
    found.state = PartState.ASIDE
    parts.forget_files(desk, session, found, besides=KEPT_FOR_REVIEW)
    _scrub(desk, session, story, None, part_id)
    _add(desk, session, story, None, Why.DESK, who, moment, part_id)


def everything(desk: Desk, session: Session, story: Story, *, who: str, moment: Moment) -> None:
    """Set the whole story aside: its words, and each recording and picture."""
    _down(desk, session, story, moment)
    all_words(desk, session, story, why=Why.DESK, who=who, moment=moment)
    for one in parts.all_of(session, story.id):
        part(desk, session, story, one.id, who=who, moment=moment)


# Settled: by her, or by two reviewers


def take_out(desk: Desk, session: Session, story: Story, id: str, moment: Moment) -> None:
    """Take it out for good, as she said. A story that was held for it is hers again.

    Raises:
        NotFound: it is not set aside any more.
    """
    row = _row(session, story, id)
    if row.part_id is not None:
        parts.destroy(desk, session, [parts.hers(session, story, row.part_id)])
    else:
        session.delete(row)
        session.flush()
    if story.state == State.HELD and not _rows(session, story.id):
        story.state = State.BACK
    jobs.later(session, "erase", story.id, due=moment.now)
    audit.note(session, who=audit.HERS, act="take out what was set aside", subject=story.id, at=moment.now)


def look(desk: Desk, session: Session, story: Story, id: str, staff_id: str, moment: Moment) -> Opened:
    """Return what is set aside, for a reviewer; that it was opened is written down before.

    Raises:
        NotFound: it is not set aside any more.
    """
    row = _row(session, story, id)
    row.seen_by = " ".join(sorted({*row.seen_by.split(), staff_id}))
    audit.note(session, who=staff_id, act=LOOKED, subject=story.id, at=moment.now)
    if row.part_id is None:
        held = _held(desk, row)
        return Opened("\n\n".join(filter(None, (held["title"], held["text"]))))
    found = parts.hers(session, story, row.part_id)
    role = Role.HEARD if found.kind == "sound" else Role.CLEAN
    if not parts.rows_of(session, found, role):
        return Opened()  # It could never be opened; there is nothing to look at.
    mime = "audio/ogg" if role == Role.HEARD else str(parts.facts_of(desk, found).get("mime", ""))
    return Opened(file=parts.file_of(desk, session, found, role, is_review=True), mime=mime)


def say_none(desk: Desk, session: Session, story: Story, id: str, staff_id: str, moment: Moment) -> bool:
    """Say that it is no court paper; return whether it is lifted, which takes two reviewers.

    Raises:
        NotFound: it is not set aside any more.
        Refused: this reviewer has not looked at it, or is the one who said so before.
    """
    row = _row(session, story, id)
    if staff_id not in row.seen_by.split():
        raise Refused(OPEN_FIRST)
    if row.first == staff_id:
        raise Refused(TWO_PEOPLE)
    if row.first is None:
        row.first = staff_id
        audit.note(session, who=staff_id, act="say it is no court paper", subject=story.id, at=moment.now)
        return False
    _give_back(desk, session, story, row, moment)
    session.delete(row)
    session.flush()
    audit.note(session, who=staff_id, act="lift what was set aside", subject=story.id, at=moment.now)
    return True


def _give_back(desk: Desk, session: Session, story: Story, row: Quarantined, moment: Moment) -> None:
    if row.part_id is not None:
        # Looked at anew: what was made of it is gone.
        found = parts.hers(session, story, row.part_id)
        found.state = PartState.WAITING
        jobs.later(session, "look", found.id, due=moment.now)
        return
    held, now = _held(desk, row), drafts.words_of(desk, story)
    at = held.get("at")
    if at is not None and held["source"] == _print(desk, story, now):
        text = f"{now[:at]}{held['text']}{now[at + len(GAP) :]}"
    else:
        # She has changed her words since, so that nobody knows where it stood: it follows at their end.
        text = "\n\n".join(filter(str.strip, (now, held["text"])))
    _write(desk, story, drafts.title_of(desk, story) or held["title"], text)


# How it is done


def _down(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    """Pull what is out, first of all; a story that is with us is held."""
    withdrawal.take_down(desk, session, story, moment)
    if story.state not in drafts.WRITABLE:
        story.state = State.HELD


def _add(
    desk: Desk, session: Session, story: Story, held: dict[str, Any] | None, why: Why, who: str, moment: Moment,
    part_id: str | None = None,
) -> None:  # fmt: skip
    if len(_rows(session, story.id)) >= MOST and who == audit.HERS:
        raise BadInput(TOO_MANY)
    id = new_id()
    sealed = None if held is None else desk.seal(story.id, json.dumps(held), f"quarantine|words|{id}")
    session.add(
        Quarantined(
            id=id, story_id=story.id, part_id=part_id, words=sealed, why=why, on=moment.today, seen_by=""
        )
    )
    session.flush()
    jobs.later(session, "erase", story.id, due=moment.now)
    audit.note(session, who=who, act="set aside", subject=story.id, at=moment.now)


def _silence(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    """Destroy every reading of her words: what is set aside in them may be heard in it."""
    for row in reading_rows.open_ones(session, story.id):
        if reading_rows.is_of_words(session, row):
            reading_rows.close(desk, session, row, moment, who=audit.WORKER)


def _scrub(desk: Desk, session: Session, story: Story, emptied: Body | None, part_id: str = "") -> None:
    """Leave nothing of it in working copies, nor in the record of what was out: marks, transcripts, editions."""
    for copy in session.execute(select(WorkingCopy).where(WorkingCopy.story_id == story.id)).scalars():
        body = finished.read(desk, copy)
        works = tuple(work for work in body.parts if work.id != part_id)
        left = replace(
            emptied or body,
            parts=works,
            marks=() if not part_id else body.marks,
            beneath=(),
            cast=(),
            aloud=body.aloud if part_id else None,
        )
        finished.write(desk, copy, left)
        copy.first = copy.second = copy.seal = None
    for outing in session.execute(select(Outing).where(Outing.story_id == story.id)).scalars():
        outing.content = desk.seal(story.id, "", f"outing|content|{outing.edition_id}")
    # A translation tells it all over again, and what was coded of it quotes it.
    tongues.scrub(desk, session, story.id)
    for table in (CopyBefore, PanelRow, PanelReason):
        session.execute(delete(table).where(table.story_id == story.id))


def _write(desk: Desk, story: Story, title: str, text: str) -> None:
    story.title = desk.seal(story.id, title, f"story|title|{story.id}")
    story.words = desk.seal(story.id, text, f"story|words|{story.id}")


def _print(desk: Desk, story: Story, text: str) -> str:
    return fingerprint(desk.keys.get(story.id), text)


def _held(desk: Desk, row: Quarantined) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        desk.unseal(row.story_id, row.words or b"", f"quarantine|words|{row.id}")
    )
    return found


def _rows(session: Session, story_id: str) -> Sequence[Quarantined]:
    query = select(Quarantined).where(Quarantined.story_id == story_id)
    return session.execute(query.order_by(Quarantined.on, Quarantined.id)).scalars().all()


def _row(session: Session, story: Story, id: str) -> Quarantined:
    row = session.get(Quarantined, id)
    if row is None or row.story_id != story.id:
        raise NotFound(NOT_THERE)
    return row


def of_stories(session: Session, ids: Collection[str]) -> frozenset[str]:
    """Return those of these stories of which something is set aside."""
    query = select(Quarantined.story_id).where(Quarantined.story_id.in_(ids))
    return frozenset(session.execute(query).scalars())
