"""What `ihw demo` says can be tried is there: one look for each line that it prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from archive.demo import filling, people, tries
from archive.demo.telling import EVERY
from archive.editions import show, stocktaking
from archive.ground.accounts import Person
from archive.ground.clock import utc_now
from archive.ground.db import reading
from archive.reading import playlists, printing, running, sharing, trainers
from archive.reading.access.tables import AccessRequest
from archive.reading.finding import kept
from archive.reading.giving.tables import Taught, TaughtItem
from archive.reading.plans import Sort
from archive.reading.research import clusters
from archive.reading.room import Room, open_room
from archive.reading.running import Running
from archive.reading.tables import Playlist
from archive.reading.trainers import Teaching
from archive.reading.viewers import everyone_taught, viewer
from archive.rules.choices import Use
from archive.rules.clock import Moment
from archive.rules.grant import Viewer
from archive.settings import Address, desk_settings, reading_settings
from moderation.concerns import concerns, takedowns
from moderation.letters import replies
from moderation.parts import first_drafts
from moderation.people import custody
from stories import drafts, finished, impact
from stories.desk import Desk, open_desk
from stories.tables import Story
from tests.filled import filled_demo

BY_KEY = {story.key: story for story in EVERY}


@dataclass(frozen=True)
class Demo:
    """The demo that nobody changes, opened on both sides."""

    desk: Desk
    room: Room
    session: Session
    lists: Session
    now: Moment

    def person(self, login: str) -> str:
        return self.lists.query(Person).filter_by(login=login).one().id

    def staff(self, login: str) -> str:
        return self.session.query(Person).filter_by(login=login).one().id

    def story(self, key: str) -> Story:
        title = BY_KEY[key].title
        return next(one for one in self.session.query(Story) if drafts.title_of(self.desk, one) == title)

    def teaching(self, login: str) -> Teaching:
        return trainers.teaching_of(self.lists, self.person(login))

    def seen_as(self, login: str) -> Viewer:
        hers = self.teaching(login)
        return viewer(hers, everyone_taught(hers))

    def playlist(self, title: str) -> Playlist:
        return self.lists.query(Playlist).filter_by(title=title).one()

    def stands(self, title: str, login: str = "ruth") -> Running:
        return running.running(self.room, self.lists, self.playlist(title), self.teaching(login), self.now)


@contextmanager
def _opened() -> Iterator[Demo]:
    place, here = filled_demo().place, Address("")
    desk, room = open_desk(desk_settings(place, here)), open_room(reading_settings(place, here))
    with Session(reading(desk.engine)) as session, Session(reading(room.lists)) as lists:
        yield Demo(desk, room, session, lists, Moment(datetime.now(UTC), latest=None))


@pytest.fixture(scope="module")
def demo() -> Iterator[Demo]:
    """The demo, opened once for all looks."""
    with _opened() as one:
        yield one


def _moments(demo: Demo) -> bool:
    out = [stocktaking.unsealed(demo.room.shelf, id) for id in stocktaking.ids(demo.room.shelf)]
    return {one.title for one in out if show.shown(one).moments} == _titled("hard")


def _titled(name: str) -> set[str]:
    return {told.title for told in EVERY if getattr(told, name)}


def _playlist(demo: Demo) -> bool:
    stands = demo.stands(people.SESSION.title)
    return stands.gaps == 1 and all(one.say_first and one.ask_after for one in stands.stories)


def _plan(demo: Demo) -> bool:
    stands = demo.stands(people.PLAN.title)
    told = [one for one in stands.stories if one.say_first and one.ask_after]
    waits = [one for one in stands.steps if one.planned and one.planned.purpose.sort == Sort.STORY]
    return (stands.length, len(waits), len(told)) == (90, 1, 2) and stands.of(Sort.QUIET) > 0


def _part(demo: Demo) -> bool:
    parts = [one.title for one in demo.stands(people.PLAN.title).stories if one.is_part]
    return parts == [BY_KEY["page-one"].title]


def _co_author(demo: Demo) -> bool:
    theirs = playlists.mine(demo.lists, demo.person(people.CO_AUTHOR))
    seen = demo.stands(people.PLAN.title, people.CO_AUTHOR)
    return [(one.title, one.is_own) for one in theirs] == [(people.PLAN.title, False)] and bool(seen.stories)


def _printed(demo: Demo) -> bool:
    row = demo.playlist(people.SESSION.title)
    asked = printing.to_destroy(demo.room, demo.lists, row, demo.teaching("ruth"), demo.now)
    return [one.many for one in asked] == [people.PRINTED["two-hundred-and-fifteen"]]


def _kept(demo: Demo) -> bool:
    (one,) = kept.mine(demo.lists, demo.room, demo.person("ruth"), demo.seen_as("ruth"), demo.now)
    return one.text == people.KEPT_SEARCH and one.total > 0


def _session(demo: Demo) -> bool:
    (row,) = demo.lists.query(Taught)
    stories = demo.lists.query(TaughtItem).filter_by(taught_id=row.id).count()
    return (row.people, row.answered, stories) == (14, 2, 3)


def _links(demo: Demo) -> bool:
    links = sharing.standing(demo.room, demo.lists, demo.playlist(people.SESSION.title), demo.now)
    return {link.state for link in links} == {"open", "ended", "full"}


def _research(demo: Demo) -> bool:
    hers = demo.seen_as("ruth")
    for_research = Viewer(hers.audience, hers.professions, frozenset({Use.RESEARCH}), hers.areas)
    return any(view.cells for view in clusters.views(demo.room, for_research, demo.now))


def _given(demo: Demo) -> bool:
    read = [one for one in people.HELD_SESSION.said if one.verdict]
    story = demo.story(read[0].story)
    told = impact.of(demo.desk, demo.session, story, Moment(utc_now(), None)).groups
    return {one.words for one in read} == {words for _, group in told for words in group}


def _replies(demo: Demo) -> bool:
    waits = {"".join(bit.text for bit in one.bits) for one in replies.waiting(demo.desk, demo.session)}
    return {one.words for one in people.HELD_SESSION.said if not one.verdict} <= waits


def _draft(demo: Demo) -> bool:
    story = demo.story(people.DRAFTED.story)
    (work,) = finished.read(demo.desk, finished.newest(demo.session, story.id)).parts
    shown = first_drafts.shown(demo.desk, demo.session, story, work, demo.now)
    says_so = shown.lines[0].text == people.DRAFTED.words
    return (
        shown.state == "done"
        and says_so
        and len(shown.lines) == len(BY_KEY[people.DRAFTED.story].recordings[0].cues) + 1
    )


def _takedown(demo: Demo) -> bool:
    (one,) = takedowns.waiting(demo.desk, demo.session, demo.now)
    return one.story_id == demo.story(people.COMPLAINT.story).id and one.said[0][1] == people.COMPLAINT.words


def _worry(demo: Demo) -> bool:
    (line,) = concerns.waiting(demo.session, demo.now)
    return concerns.count(demo.session) == 1 and bool(line.id)


def _identity(demo: Demo) -> bool:
    (one,) = custody.waiting(demo.desk, demo.session, demo.staff("delphine"), demo.now)
    return one.story_id == demo.story(people.REACH.story).id and not one.needs_lead


def _asking(demo: Demo) -> bool:
    return demo.lists.query(AccessRequest).count() == 1


LOOKS: dict[str, Callable[[Demo], bool]] = {
    "moments": _moments,
    "playlist": _playlist,
    "plan": _plan,
    "part": _part,
    "co-author": _co_author,
    "printed": _printed,
    "kept": _kept,
    "session": _session,
    "links": _links,
    "research": _research,
    "given": _given,
    "replies": _replies,
    "draft": _draft,
    "takedown": _takedown,
    "worry": _worry,
    "identity": _identity,
    "asking": _asking,
}
"""Where each thing that can be tried is looked for."""


@pytest.mark.parametrize("key", LOOKS)
def test_what_can_be_tried_is_there(demo: Demo, key: str) -> None:
    assert LOOKS[key](demo)


def test_every_line_that_is_printed_is_looked_for_and_names_somebody_who_can_sign_in() -> None:
    assert [one.key for one in tries.TRIES] == list(LOOKS)
    sheet = filled_demo().printed
    known = {one["login"] for key in ("staff", "trainers", "stewards", "supporters") for one in sheet[key]}
    assert {one["who"] for one in sheet["tries"]} - {""} <= known
    assert all(one["what"] in filling.in_words(sheet) for one in sheet["tries"])


def test_a_folder_that_was_filled_before_there_was_a_list_is_printed_without_it() -> None:
    older = {key: value for key, value in filled_demo().printed.items() if key not in ("tries", "shut_links")}
    assert "What there is to try" not in filling.in_words(older)
