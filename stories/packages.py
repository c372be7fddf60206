"""Sealed packages: the hash of every sealed part of a story, written down and looked at in turn (h1, ADR 41).

A package is what one mother's story is made of as it lies: its sealed files, and the sealed title and words of one that she
sent. Nothing here opens anything: the hash is of ciphertext. A part and what was written down of it go together, by triggers of
the store: what she takes out, writes anew or deletes leaves no hash behind, and so can never be brought back from a copy.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, literal, or_, select
from sqlalchemy.orm import Session

from archive.ground import audit
from archive.ground.clock import utc_now
from archive.ground.crypto import fingerprint, new_id, new_key, seal
from archive.ground.db import reading
from archive.ground.files import Blob, sealed_size
from archive.rules import packages as rules
from archive.rules.clock import Moment
from archive.rules.packages import Fault
from stories.desk import Desk
from stories.tables import BlobRow, Part, SealedPart, State, Story

MARKS_KEY = "shelf-marks"
"""The house key by which a story's id becomes the mark of its package."""

COLUMNS = {"title": Story.title, "words": Story.words}
"""What of a story's own row is a sealed part: what she wrote, as she wrote it."""

WHOLE_AGAIN = "sealed part whole again"


@dataclass(frozen=True)
class Checked:
    """What one turn came to."""

    parts: int = 0
    faults: int = 0


def mark(desk: Desk, story_id: str) -> str:
    """Return the mark of a story's package, as the archivist and the log know it."""
    return rules.shelf_mark(fingerprint(desk.keys.standing(MARKS_KEY), story_id))


def act_of(fault: Fault) -> str:
    """Return the act in the log by which a fault was found."""
    return f"sealed part {fault}"


# Written down


def written_down(story_id: str, blob: Blob, today: date) -> SealedPart:
    """Return what is written down of a file that was sealed just now."""
    return SealedPart(
        id=new_id(), of=f"blob|{blob.id}", story_id=story_id, sha256=blob.sealed, size=sealed_size(blob.size), key=None,
        checked_on=today, fault=None,
    )  # fmt: skip


def write_down_older(desk: Desk, moment: Moment) -> int:
    """Write down the hash of what nothing was written down of; return of how many.

    Files from before there was a list, or from a laptop; titles and words of what she sent, once she cannot change them.
    """
    with Session(reading(desk.engine)) as session:
        files = session.execute(_unwritten_files()).all()
        texts = [(name, *row) for name in COLUMNS for row in session.execute(_unwritten_texts(name)).all()]
    fresh, budget = [], rules.MOST_BYTES
    for id, story_id, size in files:
        found = desk.originals.hash_of(id)
        # A file that was lost before is a fault from its first day: no hash is the empty one.
        fresh.append((f"blob|{id}", story_id, found or "", sealed_size(size), None if found else Fault.LOST))
        budget -= size
        if budget <= 0:
            break
    fresh += [(f"story|{name}|{id}", id, _hash(sealed), len(sealed), None) for name, id, sealed in texts]
    return _add(desk, fresh, moment) if fresh else 0


def _unwritten_files() -> Select[str, str, int]:
    of = literal("blob|").concat(BlobRow.id)
    return (
        select(BlobRow.id, Part.story_id, BlobRow.size)
        .join(Part, Part.id == BlobRow.part_id)
        .where(~select(SealedPart.id).where(SealedPart.of == of).exists())
        .limit(rules.MOST_PARTS)
    )


def _unwritten_texts(name: str) -> Select[str, bytes]:
    of = literal(f"story|{name}|").concat(Story.id)
    return (
        select(Story.id, COLUMNS[name])
        .where(with_us(), ~select(SealedPart.id).where(SealedPart.of == of).exists())
        .limit(rules.MOST_PARTS)
    )


def with_us() -> ColumnElement[bool]:
    """Return the condition that a story was sent and stands: what she never sent is hers alone, and changes while she writes."""
    return and_(Story.sent_at.is_not(None), Story.state != State.DELETED)


def _add(desk: Desk, fresh: Sequence[tuple[str, str, str, int, Fault | None]], moment: Moment) -> int:
    count = 0
    with Session(desk.engine) as session, session.begin():
        # Under the lock: it may have been written down, taken out, changed or deleted since.
        opens = desk.readable([story_id for _, story_id, *_ in fresh])
        for of, story_id, sha256, size, fault in fresh:
            known = session.execute(select(SealedPart.id).where(SealedPart.of == of)).first()
            if known or story_id not in opens or not _still_is(session, of, sha256):
                continue
            id = new_id()
            key = None if of.startswith("blob|") else _sealed_key(desk, story_id, id)
            session.add(SealedPart(
                id=id, of=of, story_id=story_id, sha256=sha256, size=size, key=key, checked_on=moment.today, fault=fault,
            ))  # fmt: skip
            if fault:
                audit.note(session, who=audit.WORKER, act=act_of(fault), subject=mark(desk, story_id), at=moment.now)  # fmt: skip
            count += 1
    return count


def _still_is(session: Session, of: str, sha256: str) -> bool:
    if of.startswith("blob|"):
        return session.get(BlobRow, of.removeprefix("blob|")) is not None
    sealed = text_of(session, of)
    return sealed is not None and _hash(sealed) == sha256


def text_of(session: Session, of: str) -> bytes | None:
    """Return the sealed title or words that a part names, as they lie; None when there is no such story."""
    _, name, id = of.split("|")
    return session.execute(select(COLUMNS[name]).where(Story.id == id)).scalar_one_or_none()


def _sealed_key(desk: Desk, story_id: str, id: str) -> bytes:
    return seal(desk.keys.get(story_id), new_key(), about=f"sealed_part|key|{id}")


# Looked at


def check_some(desk: Desk, moment: Moment) -> Checked:
    """Look at the parts that are due, the longest unseen first, until the turn of this sweep is over; return what was found."""
    write_down_older(desk, moment)
    with Session(reading(desk.engine)) as session:
        due = list(_in_turn(session.execute(_due(moment.today)).scalars().all()))
        found = {
            row.id: (row.fault, rules.fault(found_hash(desk, session, row.of), row.sha256)) for row in due
        }
    if not found:
        return Checked()
    with Session(desk.engine) as session, session.begin():
        for id, (before, fault) in found.items():
            _note(desk, session, id, before, fault, moment)
    return Checked(len(found), sum(fault is not None for _, fault in found.values()))


def check_all(desk: Desk, moment: Moment) -> Checked:
    """Look at every part now; return what was found."""
    while write_down_older(desk, moment):
        pass
    with Session(reading(desk.engine)) as session:
        ids = session.execute(select(SealedPart.id).order_by(SealedPart.id)).scalars().all()
    faults = 0
    for id in ids:
        faults += check_one(desk, id, moment) is not None
    return Checked(len(ids), faults)


def check_one(desk: Desk, id: str, moment: Moment) -> Fault | None:
    """Look at one part now, and return what is wrong with it; None when it is whole, or gone with what it was of."""
    with Session(reading(desk.engine)) as session:
        row = session.get(SealedPart, id)
        before = row.fault if row else None
        fault = rules.fault(found_hash(desk, session, row.of), row.sha256) if row else None
    with Session(desk.engine) as session, session.begin():
        return fault if _note(desk, session, id, before, fault, moment) else None


def found_hash(desk: Desk, session: Session, of: str) -> str | None:
    """Return the hash of a part as it lies; None when it is not there."""
    if of.startswith("blob|"):
        return desk.originals.hash_of(of.removeprefix("blob|"))
    sealed = text_of(session, of)
    return None if sealed is None else _hash(sealed)


def _due(today: date) -> Select[SealedPart]:
    return (
        select(SealedPart)
        .where(
            or_(
                SealedPart.checked_on <= today - rules.DUE_AFTER,
                SealedPart.checked_on > today,
                and_(SealedPart.fault.is_not(None), SealedPart.checked_on < today),
            )
        )
        .order_by(SealedPart.checked_on, SealedPart.id)
        .limit(rules.MOST_PARTS)
    )


def _in_turn(due: Sequence[SealedPart]) -> Iterator[SealedPart]:
    left = rules.MOST_BYTES
    for row in due:
        yield row
        left -= row.size
        if left <= 0:
            return


def _note(
    desk: Desk, session: Session, id: str, before: str | None, fault: Fault | None, moment: Moment
) -> bool:
    """Write down what was found; return whether the part still is: one that was taken out meanwhile is not lost.

    It was looked at without the lock that writers wait for. What somebody mended meanwhile (it stood `before`) is looked at anew.
    """
    row = session.get(SealedPart, id)
    if row is None or row.fault != before:
        return False
    if row.fault != fault:
        act = act_of(fault) if fault else WHOLE_AGAIN
        audit.note(session, who=audit.WORKER, act=act, subject=mark(desk, row.story_id), at=moment.now)
        row.fault = fault
    row.checked_on = moment.today
    return True


def _hash(sealed: bytes) -> str:
    return hashlib.sha256(sealed).hexdigest()


def today() -> date:
    """Return the day of now, for what is written down inside somebody's transaction: `Clock.moment` would wait for that itself."""
    return Moment(utc_now(), None).today
