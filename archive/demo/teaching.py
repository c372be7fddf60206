"""What the trainers of the demo have made beside their first playlist: a plan, a part, printed copies, a session, links."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from archive.demo import people
from archive.editions import replies, shelf
from archive.reading import arranging, authors, playlists, printing, prompts, sharing, trainers
from archive.reading.clips import keeping
from archive.reading.clips.edges import sources
from archive.reading.clips.keeping import Chosen
from archive.reading.clips.serving import Place
from archive.reading.facets import EVERYTHING
from archive.reading.finding import kept
from archive.reading.forms import Asking
from archive.reading.giving import sessions
from archive.reading.room import Room
from archive.reading.running import running
from archive.reading.tables import Playlist, PlaylistItem
from archive.reading.teaching import Shown
from archive.reading.trainers import Teaching
from archive.reading.viewers import InTheRoom, everyone_taught, viewer
from archive.rules.clock import Moment
from archive.rules.grant import Outlet, Viewer

Ago = Callable[[int], Moment]


@dataclass(frozen=True)
class Taught:
    """One trainer at work: the room, its lists, who she is, and which stories are out, by key."""

    room: Room
    session: Session
    teaching: Teaching
    editions: Mapping[str, str]
    ago: Ago

    @property
    def now(self) -> Moment:
        """This moment."""
        return self.ago(0)


def at_work(
    room: Room, session: Session, person_id: str, editions: Mapping[str, str], ago: Ago
) -> Taught:  # fmt: skip
    """Return a trainer who is at work."""
    return Taught(room, session, trainers.teaching_of(session, person_id), editions, ago)


def playlist(hers: Taught, made: people.Session, *, minutes: int = 0) -> str:
    """Make a playlist, begun with the plan for a session so long; return its id."""
    here = InTheRoom(made.audience, made.professions)
    id = playlists.make(
        hers.session, hers.teaching, title=made.title, here=here, moment=hers.ago(made.made_days_ago)
    )
    row = playlists.owned(hers.session, hers.teaching.person_id, id)
    if minutes:
        arranging.begin_with(hers.session, row, minutes)
    for item in made.items:
        _put(hers, row, item)
    return id


def plan(hers: Taught) -> None:
    """Make a plan with stories, a part of one, quiet minutes and a place that is still empty; a colleague may change it."""
    id = playlist(hers, people.PLAN, minutes=people.PLAN_MINUTES)
    authors.ask_in(hers.session, playlists.owned(hers.session, hers.teaching.person_id, id), people.CO_AUTHOR)


def keep_a_search(hers: Taught) -> None:
    """Keep a search, as she would to be told of new stories."""
    asked = Asking(people.KEPT_SEARCH, EVERYTHING, 1)
    seen_as = viewer(hers.teaching, everyone_taught(hers.teaching))
    kept.keep(hers.session, hers.room, hers.teaching.person_id, asked, seen_as, hers.now)


def print_copies(hers: Taught, row: Playlist) -> None:
    """Write down which stories of a playlist were printed; one of them is hidden later, so she is asked for the copies."""
    stands = running(hers.room, hers.session, row, hers.teaching, hers.now)
    for story, many in people.PRINTED.items():
        printing.note_printed(
            hers.room, hers.session, row, stands, hers.editions[story], many, hers.teaching.purpose
        )


def write_down_a_session(hers: Taught, row: Playlist) -> dict[str, str]:
    """Write a session down and leave what people said after it; return the ids of their words, by the words."""
    stands = running(hers.room, hers.session, row, hers.teaching, hers.now)
    held = people.HELD_SESSION
    shown, moment = Shown(held.people, held.lesson), hers.ago(held.days_ago)
    written = sessions.log(hers.room, hers.session, row, stands, hers.teaching, shown, moment)
    taught = sessions.by_token(hers.session, written.token, moment)
    for n, said in enumerate(held.said):
        edition = hers.editions[said.story]
        met = sessions.met(hers.room, hers.session, taught, moment)
        place = next(one.place for one in met if one.edition_id == edition)
        sessions.leave_words(
            hers.room, hers.session, taught, place, {said.kind: said.words}, mark=f"{written.token}|{n}", moment=moment
        )  # fmt: skip
    with Session(hers.room.uses) as uses:
        stories = [hers.editions[said.story] for said in held.said]
        return {one.words: one.id for one in replies.of(uses, hers.room.shelf.keys, stories)}


def share(hers: Taught, row: Playlist) -> dict[str, str]:
    """Make three links to a playlist and return their tokens: one that is open, one that has ended, one that is full."""
    now = hers.now
    open_to = _link(hers, row, now, days=14, most=25)
    ended = _link(hers, row, hers.ago(20), days=14, most=25)
    full = _link(hers, row, now, days=13, most=1)
    story = playlists.place_of(next(iter(playlists.items(hers.session, row.id))))
    sharing.start(hers.session, sharing.by_token(hers.session, full), now.now, [Place(story.edition_id)])
    return {"open": open_to, "ended": ended, "full": full}


def _link(hers: Taught, row: Playlist, moment: Moment, *, days: int, most: int) -> str:
    opens, ends = moment.now - timedelta(hours=1), moment.now + timedelta(days=days)
    made = sharing.make(
        hers.room, hers.session, row, hers.teaching, opens_at=opens, ends_at=ends, most=most, moment=moment
    )  # fmt: skip
    return made.token


def _put(hers: Taught, row: Playlist, item: people.Item) -> None:
    seen_as = viewer(hers.teaching, playlists.here(row))
    edition = hers.editions[item.story]
    added = playlists.add(
        hers.room, hers.session, row, hers.teaching, edition, seen_as=seen_as, moment=hers.now
    )
    place = playlists.item_of(hers.session, row, added)
    prompts.write(
        hers.room, place, say_first=item.say_first, ask_after=item.ask_after, quiet_minutes=item.quiet_minutes
    )
    if item.part:
        _show_a_part(hers, place, seen_as, item.part)


def _show_a_part(hers: Taught, place: PlaylistItem, seen_as: Viewer, part: tuple[int, int]) -> None:
    content = shelf.get(hers.room.shelf, place.edition_id, seen_as, Outlet.PLAYLIST, hers.now).content
    sound = next(source.place for source in sources(content) if source.is_sound)
    place.clip_id = keeping.make(
        hers.room, hers.session, edition_id=place.edition_id, content=content, chosen=Chosen(sound, *part),
        by=hers.teaching.person_id, moment=hers.now,
    )  # fmt: skip
