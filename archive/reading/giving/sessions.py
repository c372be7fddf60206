"""A session in a room, written down in two presses: what kind, for whom, how many (g3); then people there can leave words (g4).

The mothers read it in their ledger; the organisation keeps it as a session of its own. The address for the people in the
room shows no word, no title and no picture of a story: they met it already, and who gets hold of it learns nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from archive.editions.ledger import Lesson, once_id
from archive.editions.replies import NO_LONGER, Kind
from archive.ground.crypto import new_id, new_token, token_hash
from archive.reading import playlists, replying, teaching, trainers, viewers
from archive.reading.access import standing as standings
from archive.reading.clips import serving
from archive.reading.clips.serving import Place
from archive.reading.giving.tables import Said, Taught, TaughtItem
from archive.reading.room import Room
from archive.reading.running import Running
from archive.reading.sharing import NO_LINK
from archive.reading.tables import Link, Playlist, Trainer
from archive.reading.teaching import NOT_IN_THE_LIST, Shown
from archive.reading.trainers import Teaching
from archive.reading.viewers import InTheRoom
from archive.rules.choices import Audience, Profession
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.grant import Outlet

OPEN_FOR = timedelta(days=7)
"""How long people who were in the room can leave words. Our choice: what is said later is said about a memory."""

LESSONS: Mapping[Lesson, str] = {
    Lesson.LESSON: "A lesson",
    Lesson.TRAINING: "A training day",
    Lesson.TEAM: "A team meeting",
    Lesson.GROUP: "A support group",
}
OVER = "The time to leave words here is over. Thank you for wanting to."
ENOUGH = "As many people as were there have left words already. Thank you for wanting to."


@dataclass(frozen=True)
class Written:
    """What was written down, and the token for the people in the room, shown once."""

    token: str
    people: int
    stories: int
    ends_at: datetime


def log(
    room: Room, session: Session, playlist: Playlist, running: Running, hers: Teaching, shown: Shown, moment: Moment
) -> Written:  # fmt: skip
    """Write down a session: first for the mothers, then for the organisation. Repeated with the same `once`, it counts once.

    Raises:
        BadInput: the number of people, or who was there, cannot be.
        Refused: nothing in the playlist can be shown just now, or it is for a private link and not for a room.
    """
    stories = teaching.note_room(room, playlist, running, hers, shown, now=moment.now)
    row = _kept(session, playlist, hers, shown, stories, moment)
    token = new_token()
    row.token = token_hash(token)
    session.flush()
    return Written(token, row.people, len(stories), row.ends_at)


def _kept(
    session: Session, playlist: Playlist, hers: Teaching, shown: Shown, stories: tuple[str, ...], moment: Moment
) -> Taught:  # fmt: skip
    id = once_id(shown.once) if shown.once else new_id()
    there = session.get(Taught, id)
    if there is not None:
        return there
    here = playlists.here(playlist)
    row = Taught(
        id=id,
        person_id=hers.person_id,
        organisation_id=organisation_of(session, hers.person_id),
        people=shown.people,
        audience=here.audience,
        professions=json.dumps(sorted(here.professions)),
        token=token_hash(new_token()),
        ends_at=moment.now + OPEN_FOR,
        answered=0,
    )
    session.add(row)
    session.flush()
    session.add_all(
        TaughtItem(taught_id=id, position=n, edition_id=edition) for n, edition in enumerate(stories, start=1)
    )
    return row


def organisation_of(session: Session, person_id: str) -> str:
    """Return the id of the organisation of a trainer.

    Raises:
        NotFound: this person is no trainer.
    """
    found = session.get(Trainer, person_id)
    if found is None:
        raise NotFound(NO_LINK)
    return found.organisation_id


def organisation_of_link(session: Session, link_id: str) -> str:
    """Return the id of the organisation whose trainer made a link.

    Raises:
        NotFound: it was deleted with its playlist, or its maker is no trainer.
    """
    maker = select(Playlist.person_id).join(Link, Link.playlist_id == Playlist.id).where(Link.id == link_id)
    return organisation_of(session, session.execute(maker).scalar_one_or_none() or "")


def lesson_of(name: str) -> Lesson | None:
    """Return the kind of session that was chosen; None when that was not said.

    Raises:
        BadInput: there is no such kind.
    """
    if name and name not in set(Lesson):
        raise BadInput("Choose what kind of session it was.")
    return Lesson(name) if name else None


def whom_of(name: str) -> Profession | None:
    """Return the one profession that was chosen; None for several.

    Raises:
        BadInput: there is no such profession.
    """
    if name and name not in set(Profession):
        raise BadInput(NOT_IN_THE_LIST)
    return Profession(name) if name else None


@dataclass(frozen=True)
class LogForm:
    """What the form for a session shows, with what is ticked at first."""

    lessons: tuple[tuple[str, str], ...]
    whom: tuple[tuple[str, str], ...]
    where: str
    """The name of the one area, or empty."""

    mark: str
    """Random; so that a second press of the same page writes nothing more."""


def log_form(here: InTheRoom, where: str) -> LogForm:
    """Return the form for a session of those who are in the room, the likeliest answer first."""
    professions = [
        (name.value, viewers.name_of(name).capitalize()) for name in viewers.ordered(here.professions)
    ]
    several = [("", "More than one profession")] if len(professions) > 1 else []
    lessons = [(lesson.value, said) for lesson, said in LESSONS.items()]
    if here.audience == Audience.SUPPORT_GROUP:
        lessons = [(Lesson.GROUP.value, LESSONS[Lesson.GROUP])]
    return LogForm(tuple(lessons), tuple(several + professions), where, new_id())


# People who were in the room


@dataclass(frozen=True)
class Met:
    """One story of a session, by its place in it alone."""

    place: int
    edition_id: str


def by_token(session: Session, token: str, moment: Moment) -> Taught:
    """Return the session behind an address.

    Raises:
        NotFound: there is none.
        Refused: it is over, or its trainer, or her organisation, may not come in any more.
    """
    row = session.execute(select(Taught).where(Taught.token == token_hash(token))).scalar_one_or_none()
    if row is None:
        raise NotFound(NO_LINK)
    if moment.now >= row.ends_at or not standings.may_come_in(session, row.person_id, moment.today):
        raise Refused(OVER)
    return row


def met(room: Room, session: Session, taught: Taught, moment: Moment) -> tuple[Met, ...]:
    """Return the stories of a session that may still be shown to those who were there; the others take no words."""
    query = select(TaughtItem).where(TaughtItem.taught_id == taught.id).order_by(TaughtItem.position)
    items = session.execute(query).scalars().all()
    here = InTheRoom(
        Audience(taught.audience), frozenset(Profession(name) for name in json.loads(taught.professions))
    )
    # The areas are those of now: an organisation that has moved must not keep a page open that its old ones allowed.
    seen_as = viewers.viewer(trainers.teaching_of(session, taught.person_id), here)
    places = [Place(item.edition_id) for item in items]
    found = serving.together(room, session, places, seen_as, Outlet.PLAYLIST, moment)
    shown = {place.edition_id for place in found}
    return tuple(Met(item.position, item.edition_id) for item in items if item.edition_id in shown)


def leave_words(
    room: Room, session: Session, taught: Taught, place: int, words: dict[Kind, str], *, mark: str, moment: Moment
) -> None:  # fmt: skip
    """Keep what somebody who was there wrote about one story.

    Raises:
        BadInput: nothing was written, or too much.
        Refused: the story cannot be shown now, or as many as were there have written.
    """
    found = next((one for one in met(room, session, taught, moment) if one.place == place), None)
    if found is None:
        raise Refused(NO_LONGER)
    stories = select(TaughtItem.position).where(TaughtItem.taught_id == taught.id)
    most = taught.people * len(session.execute(stories).all())
    counted = session.execute(
        update(Taught)
        .where(Taught.id == taught.id, Taught.answered < most)
        .values(answered=Taught.answered + 1)
    )
    if counted.rowcount != 1:  # type: ignore[attr-defined]  # an UPDATE's result has it.
        raise Refused(ENOUGH)
    secret = f"{taught.token}|{mark or new_id()}"
    kept = replying.after(room, found.edition_id, words, secret=secret, moment=moment)
    remember(session, taught.organisation_id, kept)


def remember(session: Session, organisation_id: str, reply_ids: tuple[str, ...]) -> None:
    """Note that these words came from people whom this organisation taught."""
    for id in reply_ids:
        if session.get(Said, id) is None:
            session.add(Said(reply_id=id, organisation_id=organisation_id))
