"""Copies of words: numbered, of consented words for research, which can be called back (h4). Their file: `word_file`.

What may leave is asked of the shelf by a way of its own, `Outlet.EXPORT`: words in writing alone, and only where her yes
reaches research, standing next to others, a private link and print (`docs/decisions/0037-research.md`). That a copy leaves
is written down for each mother before a byte of it does; once anything in it may not be there any more, whoever took it is
asked to destroy it, and never told which story it was or why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.editions import copies, counted, shelf
from archive.editions.copies import Kind
from archive.editions.edition import Edition
from archive.ground.crypto import new_id
from archive.reading.research import who
from archive.reading.research.tables import TakenCopy, TakenItem
from archive.reading.research.word_file import Left, packed
from archive.reading.room import Room
from archive.reading.trainers import Teaching
from archive.rules import data_use
from archive.rules.clock import Moment
from archive.rules.counts import about
from archive.rules.errors import NOTHING_HERE, BadInput, NotFound, Refused
from archive.rules.grant import Outlet, Viewer

MOST_STORIES = 1_000
"""In one copy; it is made in memory."""

OTHERWISE = "It may be opened a number of times, or it was told aloud or drawn, or another version of it is in the copy."
NOTHING_MAY_LEAVE = "No story's words may leave just now. You can still read here what you are let in to."


@dataclass(frozen=True)
class Taken:
    """A copy that was taken."""

    number: int
    bytes: bytes


@dataclass(frozen=True)
class Standing:
    """A copy as whoever took it sees it."""

    id: str
    number: int
    taken_on: str
    must_go: bool
    is_gone: bool


def what_may_leave(room: Room, teaching: Teaching, moment: Moment) -> list[Edition]:
    """Return the editions whose words may leave now: one version of each story, in an order that says nothing."""
    carrier = who.carrier(teaching)
    ids = shelf.allowed(room.shelf, carrier, Outlet.EXPORT, moment)
    found = shelf.find(room.shelf, sorted(ids), carrier, Outlet.EXPORT, moment)
    # The rule is asked once more by its own table: what a copy could not say the conditions of does not leave.
    may = (edition for edition in found if data_use.may_leave(edition.grant))
    written = [edition for edition in may if edition.content.words.strip()]
    # English first, so that of two versions the one is taken that most who read it understand.
    written.sort(key=lambda edition: (not edition.content.language.startswith("en"), edition.id))
    kin = counted.kin_of(room.shelf, [edition.id for edition in written])
    once = {kin.get(edition.id, edition.id): edition for edition in reversed(written)}
    return sorted(once.values(), key=lambda edition: edition.id)[:MOST_STORIES]


def left_out(room: Room, teaching: Teaching, moment: Moment) -> tuple[Left, ...]:
    """Return why stories that may be counted for research stay here: by number only, in fives.

    A story can stand under several reasons. Of stories that are not for research nothing is said.
    """
    hers = who.viewer(teaching)
    base = shelf.allowed(room.shelf, hers, Outlet.COUNT, moment)
    leaving = {edition.id for edition in what_may_leave(room, teaching, moment)}

    def without(also: Viewer) -> int:
        return len(base - shelf.allowed(room.shelf, also, Outlet.COUNT, moment))

    carrier = who.carrier(teaching)
    could = base & shelf.allowed(room.shelf, carrier, Outlet.COUNT, moment)
    barred = (Left(bar.why, about(without(bar.asks(hers)))) for bar in data_use.BARS)
    return (*barred, Left(OTHERWISE, about(len(could - leaving))))


def take(room: Room, session: Session, teaching: Teaching, *, agrees: bool, moment: Moment) -> Taken:
    """Return a new copy, written down for each mother and with its number in it.

    Raises:
        BadInput: the rules of a copy were not agreed to.
        Refused: nothing may leave now.
    """
    if not agrees:
        raise BadInput("Read what a copy asks of you, and tick that you will keep to it.")
    editions = what_may_leave(room, teaching, moment)
    if not editions:
        raise Refused(NOTHING_MAY_LEAVE)
    row = TakenCopy(
        id=new_id(), number=_next(session), person_id=teaching.person_id, taken_on=moment.today, is_gone=False
    )
    session.add(row)
    session.flush()
    session.add_all(TakenItem(copy_id=row.id, edition_id=edition.id) for edition in editions)
    # In a transaction of its own, committed before the bytes are made: what is not written down does not leave.
    _note(room, row, [edition.id for edition in editions], Kind.EXPORTED)
    left = left_out(room, teaching, moment)
    return Taken(row.number, packed(editions, left, number=row.number, taken_on=moment.today))


def mine(room: Room, session: Session, teaching: Teaching, moment: Moment) -> tuple[Standing, ...]:
    """Return the copies that this person took, the newest first."""
    query = (
        select(TakenCopy).where(TakenCopy.person_id == teaching.person_id).order_by(TakenCopy.number.desc())
    )
    return tuple(_standing(room, session, row, teaching, moment) for row in session.execute(query).scalars())


def note_gone(room: Room, session: Session, person_id: str, id: str) -> None:
    """Write down that a copy is destroyed. Safe to repeat.

    Raises:
        NotFound: it is not a copy of this person's.
    """
    row = session.get(TakenCopy, id)
    if row is None or row.person_id != person_id:
        raise NotFound(NOTHING_HERE)
    row.is_gone = True
    _note(room, row, _items(session, row), Kind.EXPORT_GONE)


def _standing(room: Room, session: Session, row: TakenCopy, teaching: Teaching, moment: Moment) -> Standing:
    ids = _items(session, row)
    may = who.may(session, teaching.person_id)
    there = shelf.find(room.shelf, ids, who.carrier(teaching), Outlet.EXPORT, moment) if may else []
    return Standing(
        row.id, row.number, f"{row.taken_on.day} {row.taken_on:%B %Y}", len(there) < len(ids), row.is_gone
    )


def _items(session: Session, row: TakenCopy) -> Sequence[str]:
    query = select(TakenItem.edition_id).where(TakenItem.copy_id == row.id).order_by(TakenItem.edition_id)
    return session.execute(query).scalars().all()


def _next(session: Session) -> int:
    return int(session.execute(select(func.coalesce(func.max(TakenCopy.number), 0))).scalar_one()) + 1


def _note(room: Room, row: TakenCopy, ids: Iterable[str], kind: Kind) -> None:
    with Session(room.uses) as uses, uses.begin():
        for id in ids:
            copies.note(uses, edition_id=id, kind=kind, once=f"{row.id}|{id}")
