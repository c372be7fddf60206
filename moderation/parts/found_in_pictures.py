"""Faces and written words in pictures: asked for when a story is opened, found by the worker, decided by people (c6).

What is found is a proposal. It covers nothing by itself, and while one is undecided the story goes no further, as with a
likely word. What the writing says stays sealed in the working copy, for moderators alone.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from archive.ground import jobs, too_long
from archive.ground.clean import one_line
from archive.ground.db import reading
from archive.media import looking
from archive.media.kinds import LARGEST_PICTURE, Kind
from archive.media.memory import filled
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound
from moderation.anonymise.hands import Hands
from moderation.parts import looked_by_eye, part_jobs
from stories import finished, parts
from stories.desk import Desk
from stories.finished import Body
from stories.parts import Role
from stories.partwork import LOOKED, Box, PartWork, Seen
from stories.tables import WorkingCopy

JOB = "look-for"
WHY = {
    looking.FACE: "A face could tell who somebody is.",
    looking.WORDS: "Written words could tell who somebody is.",
}
"""What she reads beside a cover that was proposed."""

STAYS = ("It is no face, and no words.", "It is drawn, and like nobody.", "The words tell nobody apart.")
"""What moderators most often say; they may say it in words of their own."""

LONGEST_WHY = 200
SAY_WHY = "Say in a few words why it may stay, then press once more."
NO_LONGER = "That is decided already, or it is not there any more. Look at the list below."


def ask(desk: Desk, session: Session, copy: WorkingCopy, moment: Moment) -> None:
    """Ask for every picture of the copy that may be seen to be looked at, once; nothing without the extra."""
    if not looking.is_here():
        return
    for work in finished.read(desk, copy).parts:
        if work.kind == Kind.PICTURE and work.goes_out and not work.looked:
            jobs.later(session, JOB, f"{copy.id}.{work.id}", due=moment.now, once=True)


def waiting(session: Session, copy_id: str, body: Body) -> tuple[str, ...]:
    """Return why it may not go on while a picture is being looked at, or was looked at by nobody; nothing otherwise."""
    pictures = (work for work in body.parts if work.kind == Kind.PICTURE)
    return tuple(
        sentence
        for number, work in enumerate(pictures, start=1)
        for sentence in of_one(session, copy_id, work, number)
    )


def of_one(session: Session, copy_id: str, work: PartWork, number: int) -> tuple[str, ...]:
    """Return the same of one picture; `number` is its place among the pictures."""
    if is_under_way(session, copy_id, work):
        return (
            f"Picture {number} is still being looked at for faces and words. It takes a minute at most; then look again.",
        )
    asked = looked_by_eye.asked(work)
    return (f"Picture {number}: {asked}",) if asked else ()


def is_under_way(session: Session, copy_id: str, work: PartWork) -> bool:
    """Return whether somebody asked and nothing has come back yet."""
    return work.goes_out and not work.looked and jobs.is_waiting(session, JOB, f"{copy_id}.{work.id}")


def look(desk: Desk, asked: str) -> None:
    """Look at one picture of one working copy, `copy.part`, and note what is in it. Safe to repeat."""
    with Session(reading(desk.engine)) as session:
        found = part_jobs.subject(desk, session, asked)
        if found is None or found.work.looked:
            return
        blob = parts.file_of(desk, session, found.part, Role.CLEAN)
        clean = filled(desk.originals.read(blob), most=LARGEST_PICTURE)
    with clean:
        try:
            seen, looked = tuple(_seen(one) for one in looking.look(clean)), LOOKED
        except BadInput:
            seen, looked = (), looking.NOT_LOOKED
    _note(desk, asked, seen, looked)


def tell_gone(desk: Desk, asked: str) -> None:
    """Say that nobody looked at this picture for whoever reads: its file cannot be opened."""
    _note(desk, asked, (), looking.NOT_LOOKED)


def name_of(one: Seen) -> str:
    """Return what was found, as moderators read it."""
    if one.what == looking.FACE:
        return "a face, or what is drawn like one"
    return (
        f"written words: “{one.words}”"
        if one.words
        else "something like writing, which the machine cannot read"
    )


def cover(hands: Hands, part_id: str, numbers: tuple[int, ...]) -> None:
    """Cover what was found under these numbers; no number means all that is undecided.

    Raises:
        NotFound: one of them is decided already.
    """
    work = hands.work(part_id)
    boxes = tuple(
        Box(one.left, one.top, one.width, one.height, WHY.get(one.what, ""))
        for one in (work.seen[number - 1] for number in _open(work, numbers))
    )
    hands.keep(replace(work, boxes=(*work.boxes, *boxes)), "cover picture")


def cover_those_open(hands: Hands, part_id: str, numbers: frozenset[int]) -> None:
    """Cover those of them that nobody has decided meanwhile; what was found since is left alone."""
    open_now = tuple(number for number in hands.work(part_id).undecided if number in numbers)
    if open_now:
        cover(hands, part_id, open_now)


def leave(hands: Hands, part_id: str, numbers: tuple[int, ...], why: str) -> None:
    """Say why what was found may stay; no number means all that is undecided.

    Raises:
        BadInput: no reason.
        NotFound: one of them is decided already.
    """
    work, said = hands.work(part_id), too_long.line(why, LONGEST_WHY, "A reason")
    if not said:
        raise BadInput(SAY_WHY)
    chosen = _open(work, numbers)
    seen = tuple(
        replace(one, stays=said) if number in chosen else one for number, one in enumerate(work.seen, start=1)
    )
    hands.note(replace(work, seen=seen), "leave in picture")


def ask_again(hands: Hands, part_id: str, number: int) -> None:
    """Take back that something may stay; it is undecided again.

    Raises:
        NotFound: there is no such thing.
    """
    work = hands.work(part_id)
    if not 1 <= number <= len(work.seen):
        raise NotFound(NO_LONGER)
    seen = tuple(replace(one, stays="") if n == number else one for n, one in enumerate(work.seen, start=1))
    hands.note(replace(work, seen=seen), "decide anew")


def _open(work: PartWork, numbers: tuple[int, ...]) -> tuple[int, ...]:
    undecided = work.undecided
    if not undecided or any(number not in undecided for number in numbers):
        raise NotFound(NO_LONGER)
    return numbers or undecided


def _seen(one: looking.Found) -> Seen:
    return Seen(one.what, one.left, one.top, one.width, one.height, one_line(one.words))


def _note(desk: Desk, asked: str, seen: tuple[Seen, ...], looked: str) -> None:
    part_jobs.note(desk, asked, lambda work: replace(work, seen=seen, looked=looked))
