"""Learner links: counted, ending, stoppable, and frozen to the viewer of the trainer who made them (f3).

The address holds a 256-bit token; only its SHA-256 is stored, so nobody can read a link back out of the lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from archive.ground import sign_ins
from archive.ground.crypto import new_id, new_token, token_hash
from archive.reading import authors, playlists, viewers, walking
from archive.reading.access import standing as standings
from archive.reading.access import viewings
from archive.reading.clips import serving
from archive.reading.clips.serving import Place, Shown
from archive.reading.room import Room
from archive.reading.tables import Link, LinkItem, Playlist
from archive.reading.trainers import Teaching
from archive.rules.choices import Audience
from archive.rules.clock import LONDON, Moment
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.grant import Outlet, Viewer

KIND = "learner"
"""The kind of a learner's sign-in, and the role it gives."""

MOST_LEARNERS = 300
LONGEST = timedelta(days=92)
"""A term, and no longer: a forgotten link is an open door. Our choice."""

NO_LINK = "This link does not lead anywhere. Check it with the person who gave it to you."
STOPPED = "This link was stopped. Nothing you did is wrong. Ask the person who gave it to you."
OVER = "This link has ended. Ask the person who gave it to you if you still need it."
NOTHING_NOW = "The stories of this link cannot be shown at the moment. Ask the person who gave it to you."
FULL = "Everyone this link was made for has started already. Ask the person who gave it to you."

NOTHING_TO_SHOW = "open, but none of its stories can be shown just now"
"""What a list says of a link at which a learner reads `NOTHING_NOW`."""


class Door(StrEnum):
    """How a link stands, in the words of the list of whoever made it."""

    OPEN = "open"
    FULL = "full"
    """Who has begun goes on; nobody begins."""

    NOT_YET = "not open yet"
    SHUT = "shut: whoever made it may not show it any more"
    """Her access, the use it was made for, or her place in the list has ended. It opens again when that does."""

    OVER = "ended"
    STOPPED = "stopped"


REFUSALS: Mapping[Door, str] = {Door.STOPPED: STOPPED, Door.SHUT: STOPPED, Door.OVER: OVER}
"""What a learner reads. Whose access ended is nothing to her: for her such a link was stopped."""


@dataclass(frozen=True)
class Made:
    """A new link: its token, shown once, how many stories it opens, and the titles it leaves out."""

    token: str
    stories: int
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """A link as its trainer sees it."""

    id: str
    opens_at: datetime
    ends_at: datetime
    most: int
    started: int
    state: str
    can_stop: bool


def make(
    room: Room,
    session: Session,
    playlist: Playlist,
    teaching: Teaching,
    *,
    opens_at: datetime,
    ends_at: datetime,
    most: int,
    moment: Moment,
) -> Made:
    """Return a new link to what learners may see of a playlist now; nothing is ever added to it later.

    Raises:
        BadInput: the days or the number cannot be.
        Refused: no story of the playlist may be shown by a link, or she is here for research.
    """
    _check(opens_at, ends_at, most, moment.now)
    in_room = viewers.viewer(teaching, playlists.here(playlist))
    viewers.refuse_unless_for_others(in_room)
    by_link = replace(in_room, audience=Audience.PRIVATE_LINK)
    hers, for_learners = _told(room, session, playlist, in_room, by_link, moment)
    if not for_learners:
        raise Refused("None of these stories may be shown by a private link.")
    token = new_token()
    link = Link(
        id=new_id(),
        token=token_hash(token),
        playlist_id=playlist.id,
        viewer=viewers.frozen(by_link),
        opens_at=opens_at,
        ends_at=ends_at,
        most=most,
        started=0,
        is_stopped=False,
    )
    _keep(session, link, for_learners)
    viewings.note_link(
        session, link, teaching.person_id, teaching.purpose, opens_at=opens_at, ends_at=ends_at
    )
    left_out = tuple(one.edition.content.title for place, one in hers.items() if place not in for_learners)
    return Made(token, len(for_learners), left_out)


def _told(
    room: Room, session: Session, playlist: Playlist, in_room: Viewer, by_link: Viewer, moment: Moment
) -> tuple[dict[Place, Shown], dict[Place, Shown]]:
    """Return what the trainer may show in her room now, and what of it learners may see by a link."""
    rows = playlists.items(session, playlist.id)
    places = [playlists.place_of(item) for item in rows if item.edition_id]
    hers = serving.together(room, session, places, in_room, Outlet.PLAYLIST, moment)
    theirs = serving.together(room, session, list(hers), by_link, Outlet.LINK, moment)
    return hers, theirs


def _keep(session: Session, link: Link, places: Iterable[Place]) -> None:
    session.add(link)
    session.flush()
    session.add_all(
        LinkItem(link_id=link.id, position=n, edition_id=place.edition_id, clip_id=place.clip_id)
        for n, place in enumerate(places)
    )


def standing(room: Room, session: Session, playlist: Playlist, moment: Moment) -> tuple[Standing, ...]:
    """Return the links of a playlist, the one that ends last first, each with what a learner meets who presses it now."""
    query = select(Link).where(Link.playlist_id == playlist.id).order_by(Link.ends_at.desc(), Link.id)
    return tuple(_standing(room, session, link, moment) for link in session.execute(query).scalars())


def stop(session: Session, playlist: Playlist, link_id: str) -> None:
    """Stop a link now, also for those who have begun. Safe to repeat.

    Raises:
        NotFound: it is not a link of this playlist.
    """
    link = session.get(Link, link_id)
    if link is None or link.playlist_id != playlist.id:
        raise NotFound(playlists.NOT_YOURS)
    link.is_stopped = True


# Learners


def by_token(session: Session, token: str) -> Link:
    """Return the link behind the token of an address.

    Raises:
        NotFound: there is none.
    """
    link = session.execute(select(Link).where(Link.token == token_hash(token))).scalar_one_or_none()
    if link is None:
        raise NotFound(NO_LINK)
    return link


def by_id(session: Session, id: str) -> Link:
    """Return the link of a learner's sign-in.

    Raises:
        NotFound: it was deleted with its playlist.
    """
    link = session.get(Link, id)
    if link is None:
        raise NotFound(NO_LINK)
    return link


def door(session: Session, link: Link, now: datetime) -> Door:
    """Return how a link stands: the one decision, for whoever presses it and for the list of whoever made it."""
    if link.is_stopped:
        return Door.STOPPED
    if now >= link.ends_at:
        return Door.OVER
    if not _is_answered_for(session, link, Moment(now).today):
        return Door.SHUT
    if now < link.opens_at:
        return Door.NOT_YET
    return Door.FULL if link.started >= link.most else Door.OPEN


def refuse_unless_open(session: Session, link: Link, now: datetime) -> None:
    """Do nothing when the link can be used at this moment: by who has begun, also when it is full.

    Raises:
        Refused: it is stopped, has ended or does not open yet; or who answers for it does so no longer.
    """
    found = door(session, link, now)
    if found is Door.NOT_YET:
        raise Refused(f"This link opens on {said(link.opens_at)}. Come back then.")
    if found in REFUSALS:
        raise Refused(REFUSALS[found])


def refuse_when_full(session: Session, link: Link, now: datetime) -> None:
    """Do nothing when one more can begin: said before she reads what comes and promises, not after.

    Raises:
        Refused: as many as it was made for have begun.
    """
    if door(session, link, now) is Door.FULL:
        raise Refused(FULL)


def _is_answered_for(session: Session, link: Link, today: date) -> bool:
    """Return whether owner and maker may come in, and the maker may still change the playlist, and show it for what she said."""
    owner = session.execute(select(Playlist.person_id).where(Playlist.id == link.playlist_id)).scalar_one()
    maker = viewings.maker_of(session, link) or owner
    if not all(standings.may_come_in(session, person, today) for person in {owner, maker}):
        return False
    stands = standings.of(session, maker)
    if stands is None or not stands.may_be_for(viewers.thawed(link.viewer).uses):
        return False
    hers = authors.may_change(maker).where(Playlist.id == link.playlist_id)
    return session.execute(hers).first() is not None


def start(session: Session, link: Link, now: datetime, stories: Sequence[Place]) -> str:
    """Return the token of a new learner's sign-in, and count it; one statement decides, however many press at once.

    Args:
        session: of the lists.
        link: the link.
        now: the moment, aware.
        stories: what can be shown to her now, in its order: her way, which is never longer later.

    Raises:
        Refused: the link is shut, nothing of it can be shown, or as many as it was made for have begun.
    """
    if not stories:
        raise Refused(NOTHING_NOW)
    refuse_unless_open(session, link, now)
    usable = (Link.id == link.id, Link.started < Link.most, Link.is_stopped.is_(False))
    in_time = (Link.opens_at <= now, Link.ends_at > now)
    counted = session.execute(update(Link).where(*usable, *in_time).values(started=Link.started + 1))
    if counted.rowcount != 1:  # type: ignore[attr-defined]  # an UPDATE's result has it.
        raise Refused(FULL)
    return sign_ins.sign_in(
        session, kind=KIND, who=link.id, now=now, place={"way": ",".join(place.coded for place in stories)}
    )


def area_of(link: Link) -> str:
    """Return the one area frozen in a link, or empty when there are several."""
    areas = viewers.thawed(link.viewer).areas
    return next(iter(areas)) if len(areas) == 1 else ""


def _check(opens_at: datetime, ends_at: datetime, most: int, now: datetime) -> None:
    problems = []
    if ends_at <= opens_at:
        problems.append("The link has to end after it opens.")
    elif ends_at <= now:
        problems.append("The end is in the past. Choose a later one.")
    if ends_at - opens_at > LONGEST:
        problems.append(f"A link lasts {LONGEST.days} days at most.")
    if not 1 <= most <= MOST_LEARNERS:
        problems.append(f"Say how many may start: 1 to {MOST_LEARNERS}.")
    if problems:
        raise BadInput(*problems)


def _standing(room: Room, session: Session, link: Link, moment: Moment) -> Standing:
    found = door(session, link, moment.now)
    is_empty = found is Door.OPEN and not walking.fresh(room, session, link, moment)
    return Standing(
        link.id,
        link.opens_at,
        link.ends_at,
        link.most,
        link.started,
        NOTHING_TO_SHOW if is_empty else str(found),
        can_stop=found not in {Door.STOPPED, Door.OVER},
    )


def said(moment: datetime) -> str:
    """Return a moment as people here say it: "3 December 2026, 10:00"."""
    local = moment.astimezone(LONDON)
    return f"{local.day} {local:%B %Y, %H:%M}"
