"""Small worlds drawn by chance: stories with their mothers' yes, who looks, and a model of who may meet what.

The model is written from `design/decisions.md` and from what stands on the consent pages. It takes the names of the options from
the archive, so that both speak of the same things, and no rule: every comparison is made here anew.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta

from sqlalchemy.orm import Session

from archive.editions import press as presses
from archive.editions.edition import Content, ContentNote, Cue
from archive.editions.index import Entry
from archive.reading import playlists, sharing
from archive.reading.clips import keeping
from archive.reading.clips.edges import WORDS as IN_WORDS
from archive.reading.clips.keeping import Chosen
from archive.reading.facets import EVERYTHING
from archive.reading.finding import kept
from archive.reading.forms import Asking
from archive.reading.tables import Link, Playlist
from archive.reading.teach import locked_copies, present
from archive.reading.teach.locked_copies import Made
from archive.reading.teach.present import Show
from archive.reading.trainers import Teaching
from archive.reading.viewers import InTheRoom, viewer
from archive.rules.choices import Audience, Medium, Option, Profession, Use
from archive.rules.clock import Moment
from archive.rules.grant import Grant, Viewer
from tests.rooms.shelving import KENT, SURREY, Library, now, put_out, sound

WORDS = (
    "quorvint", "zelmora", "brastuk", "dwimblo", "fenquist", "glarvop", "hostrim", "jelpwick", "vurdoxa",
)  # fmt: skip
"""No word of any dictionary: a story is known by it, and nothing else holds it."""

AUDIENCES = (Audience.TRAINING_ROOM, Audience.PRIVATE_LINK, Audience.SUPPORT_GROUP)
PROFESSIONS = (Profession.SOCIAL_WORKERS, Profession.MIDWIVES, Profession.STUDENTS)
PURPOSES = (Use.TEACHING, Use.TALK_OR_REPORT)
BESIDES = (Use.BESIDE, Use.SHORT_PART, Use.OFFLINE, Use.RESEARCH)
THEMES = ("2.1", "2.2", "3.1", "4.1", "1.1")
WARNINGS = ("domestic-abuse", "neglect", "self-harm")
HOW = ("mentioned", "described", "detailed")
PLACES = (frozenset({KENT}), frozenset({SURREY}), frozenset({KENT, SURREY}))

LISTED = 6
"""So many of the stories stand in the list, the others could stand in its gaps."""

LATE = 2
"""So many come after the search was kept; none of them is in the list."""

Mark = tuple[str, str]
"""A story by its word, and what of it was met: "told", "rest" (what no part of it holds) or "spoken"."""


@dataclass(frozen=True)
class Told:
    """One story, and all that decides who meets it."""

    word: str
    id: str
    grant: Grant
    themes: tuple[str, ...]
    warnings: tuple[tuple[str, str], ...] = ()
    has_sound: bool = False
    is_pulled: bool = False
    opened: int = 0

    @property
    def bytes(self) -> bytes:
        """Of its recording; no player could play them."""
        return self.id.encode() * 20

    @property
    def content(self) -> Content:
        """What is put out, whatever her yes says later."""
        cues = (Cue(0, 900, f"I was asked about {self.word}spoken."),)
        media = (sound(self.bytes, cues=cues),) if self.has_sound else ()
        words = f"She saw the {self.word} by the form. Then the {self.word}rest came, and we drank tea."
        return Content(
            f"The {self.word}", words, ContentNote(f"A {self.word} is seen.", self.warnings), media=media
        )

    @property
    def holds(self) -> bool:
        """Whether anything of it may be met by anybody today."""
        is_spent = self.grant.openings is not None and self.opened >= self.grant.openings
        return not self.is_pulled and not is_spent and self.grant.until >= now().today

    @property
    def is_heard(self) -> bool:
        """Whether her yes still holds her voice, and there is one."""
        return self.has_sound and Medium.OWN_VOICE in self.grant.media


@dataclass(frozen=True)
class Seat:
    """Who looks: the model of the one question that everything else is made of."""

    audience: Audience
    professions: frozenset[Profession]
    areas: frozenset[str]
    use: Use

    def may(self, one: Told, *besides: Use, audience: Audience | None = None, use: Use | None = None) -> bool:
        """Return whether her yes reaches this seat, by each part of it; `besides` are uses that it asks for besides its own."""
        yes = one.grant
        return (
            one.holds
            and (audience or self.audience) in yes.audiences
            and all(job in yes.professions for job in self.professions)
            and all(wanted in yes.uses for wanted in (use or self.use, *besides))
            and not any(area in yes.not_near for area in self.areas)
            and Medium.WORDS in yes.media
        )

    def among(self, stories: Iterable[Told], *besides: Use, audience: Audience | None = None) -> list[Told]:
        """Return those that this seat may meet, each by itself."""
        return [one for one in stories if self.may(one, *besides, audience=audience)]

    def together(
        self, stories: Iterable[Told], *besides: Use, audience: Audience | None = None
    ) -> list[Told]:
        """Return those of a list that it may meet: two of them next to each other each need a yes to that."""
        alone = self.among(stories, *besides, audience=audience)
        return alone if len(alone) < 2 else self.among(alone, *besides, Use.BESIDE, audience=audience)


@dataclass
class World:
    """Stories in a room, everything a trainer can make of them, and how it stands after their mothers thought again.

    Lists, parts, a link, a copy, a show and a kept search are made while every yes is as wide as can be: each of them is asked
    once the yes is what was drawn.
    """

    library: Library
    session: Session
    person_id: str
    seat: Seat
    stories: list[Told]
    playlist: Playlist = field(init=False)
    in_parts: Playlist = field(init=False)
    link: Link = field(init=False)
    token: str = field(init=False)
    copy: Made = field(init=False)
    show: Show = field(init=False)

    @property
    def listed(self) -> list[Told]:
        """The stories of the list, in its order."""
        return self.stories[:LISTED]

    @property
    def late(self) -> list[Told]:
        """Those that came after the search was kept."""
        return self.stories[-LATE:]

    @property
    def host(self) -> Seat:
        """The seat for which lists are made: a copy and a screen need a room."""
        room = self.seat.audience
        return replace(self.seat, audience=Audience.TRAINING_ROOM if room == Audience.PRIVATE_LINK else room)

    @property
    def teaching(self) -> Teaching:
        """The same as a trainer's sign-in says it."""
        seat = self.seat
        return Teaching(self.person_id, "Meadow", seat.areas, seat.professions, seat.use)

    @property
    def viewer(self) -> Viewer:
        """As whom the shelf is asked."""
        return viewer(self.teaching, InTheRoom(self.seat.audience, self.seat.professions))

    @property
    def moment(self) -> Moment:
        """Now."""
        return now()

    def build(self) -> None:
        """Make everything of stories that everybody may meet, then let each yes be what was drawn."""
        over = replace(widest(), until=now().today - timedelta(days=1))
        _say(self.library, {one.id: over if one in self.late else widest() for one in self.stories})
        self._make()
        _say(self.library, {one.id: one.grant for one in self.stories})
        self.library.pull(*(one.id for one in self.stories if one.is_pulled))

    def _make(self) -> None:
        room, session, moment = self.library.room, self.session, self.moment
        here = InTheRoom(self.host.audience, self.host.professions)
        self.playlist = self._list(here)
        self.in_parts = self._list(here)
        for item in playlists.items(session, self.in_parts.id):
            item.clip_id = self._part_of(item.edition_id)
        session.flush()
        made = sharing.make(
            room, session, self.playlist, self.teaching, opens_at=moment.now - timedelta(hours=1),
            ends_at=moment.now + timedelta(days=3), most=5, moment=moment,
        )  # fmt: skip
        self.token, self.link = made.token, sharing.by_token(session, made.token)
        self.copy = locked_copies.make(room, session, self.playlist, self.teaching, days=2, moment=moment)
        self.show = present.begin(room, session, self.playlist, viewer(self.teaching, here), moment)
        asking = Asking("form", EVERYTHING, 1)
        kept.keep(session, room, self.person_id, asking, self.viewer, moment)

    def _list(self, here: InTheRoom) -> Playlist:
        id = playlists.make(self.session, self.teaching, title="Mine", here=here, moment=self.moment)
        playlist = self.session.get_one(Playlist, id)
        for n, one in enumerate(self.listed):
            self.session.add(playlists.new_row(playlist, position=n, edition_id=one.id))
        self.session.flush()
        return playlist

    def _part_of(self, id: str) -> str:
        (content,) = (one.content for one in self.listed if one.id == id)
        first = Chosen(IN_WORDS, 0, 0)
        return keeping.make(
            self.library.room, self.session, edition_id=id, content=content, chosen=first,
            by=self.person_id, moment=self.moment,
        )  # fmt: skip


def _say(library: Library, grants: Mapping[str, Grant]) -> None:
    """Write the newest grant of each of these. Wider than before it may be here alone: the press itself only narrows."""
    press = library.press
    with Session(press.engine) as session, session.begin():
        for id, grant in grants.items():
            presses._add_grant(session, press.keys, id, grant)


@contextmanager
def on_the_shelf(library: Library, stories: Sequence[Told]) -> Iterator[None]:
    """Put stories out, and take them off at the end: the index is never told."""
    for one in stories:
        media = [one.bytes] if one.has_sound else []
        put_out(library.press, one.content, widest(), one.themes, id=one.id, media=media)
        for _ in range(one.opened):
            library.open(one.id)
    library.index.put([Entry.of(one.id, one.content, one.themes) for one in stories])
    yield
    library.pull(*(one.id for one in stories))


def marks(world: World, said: object) -> frozenset[Mark]:
    """Return which stories something tells of, and what of them."""
    text = str(said).lower()
    found = set()
    for one in world.stories:
        rest, spoken = f"{one.word}rest", f"{one.word}spoken"
        found |= {(one.word, mark) for mark, word in (("rest", rest), ("spoken", spoken)) if word in text}
        if one.id.lower() in text or one.word in text.replace(rest, "").replace(spoken, ""):
            found.add((one.word, "told"))
    return frozenset(found)


def titles(stories: Iterable[Told]) -> frozenset[Mark]:
    """Return what a list of titles tells of these."""
    return frozenset((one.word, "told") for one in stories)


def wholes(stories: Iterable[Told]) -> frozenset[Mark]:
    """Return what the whole of each of these tells, her voice only where her yes holds it."""
    every = list(stories)
    written = {(one.word, mark) for one in every for mark in ("told", "rest")}
    return frozenset(written | {(one.word, "spoken") for one in every if one.is_heard})


# Drawn


def widest() -> Grant:
    """Return a yes to everything that can be asked for here."""
    return Grant(
        frozenset(AUDIENCES), frozenset(PROFESSIONS), frozenset((*PURPOSES, *BESIDES)),
        frozenset({Medium.WORDS, Medium.OWN_VOICE}), until=now().today + timedelta(days=300),
    )  # fmt: skip


def stories(number: int) -> list[Told]:
    """Return the stories of this number; what their mothers say yes to is drawn for each world."""
    chance = random.Random(number)  # noqa: S311 -- to draw cases, not secrets.
    return [_story(chance, number, n, word) for n, word in enumerate(WORDS)]


def drawn(number: int, among: Sequence[Told], house: House, session: Session, *, pulls: bool) -> World:
    """Return the world of this number, not built yet; with `pulls`, some of its stories are taken off the shelf."""
    chance = random.Random(1000 + number)  # noqa: S311 -- as above.
    # Some worlds are generous and some are not: alike, whole lists and lists of two or of none would hardly come.
    likely = chance.choice([0.8, 0.9, 0.96, 1])
    said = [
        replace(
            one,
            grant=_grant(chance, likely if n < LISTED else min(likely, 0.85)),
            is_pulled=pulls and chance.random() < 0.25,
        )
        for n, one in enumerate(among)
    ]
    return seat_in(house, session, _seat(chance), said)


def seat_in(house: House, session: Session, seat: Seat, stories: Sequence[Told]) -> World:
    """Return a world in which this seat meets these stories."""
    return World(house.library, session, house.people[seat.areas], seat, list(stories))


def another_seat(number: int, world: World, house: House) -> World:
    """Return the same stories as somebody else meets them, with nothing that was made of them."""
    seat = _seat(random.Random(2000 + number))  # noqa: S311 -- as above.
    return seat_in(house, world.session, seat, world.stories)


def one_of_each() -> tuple[Seat, list[Told]]:
    """Return a seat, and for each kind of no a story; where none stands, it is a yes to everything."""
    yes, today = widest(), now().today
    grants = (
        yes,
        yes,
        _without(yes, uses={Use.SHORT_PART, Use.OFFLINE}, media={Medium.OWN_VOICE}),
        _without(yes, uses={Use.BESIDE}),
        _without(yes, audiences={Audience.PRIVATE_LINK}, uses={Use.RESEARCH}),
        replace(yes, until=today - timedelta(days=1)),
        replace(yes, not_near=frozenset({KENT})),
        _without(yes, audiences={Audience.TRAINING_ROOM}),
        _without(yes, professions={Profession.SOCIAL_WORKERS}),
    )
    every = [
        Told(word, _id(1000, n), grant, THEMES[:2], ((WARNINGS[n % 2], HOW[n % 3]),), has_sound=n in (0, 2))
        for n, (word, grant) in enumerate(zip(WORDS, grants, strict=True))
    ]
    seat = Seat(
        Audience.TRAINING_ROOM, frozenset({Profession.SOCIAL_WORKERS}), frozenset({KENT}), Use.TEACHING
    )
    return seat, every


def _seat(chance: random.Random) -> Seat:
    jobs = _some(chance, PROFESSIONS[:2], 0.6)
    return Seat(chance.choice(AUDIENCES), jobs, chance.choice(PLACES), chance.choice(PURPOSES))


def _story(chance: random.Random, number: int, n: int, word: str) -> Told:
    warnings = tuple((name, chance.choice(HOW)) for name in WARNINGS if chance.random() < 0.3)
    return Told(
        word, _id(number, n), widest(), tuple(sorted(chance.sample(THEMES, 2))), warnings,
        has_sound=chance.random() < 0.4, opened=chance.choice([0, 0, 1, 2]),
    )  # fmt: skip


def _grant(chance: random.Random, likely: float) -> Grant:
    return Grant(
        audiences=_some(chance, AUDIENCES, likely),
        professions=_some(chance, PROFESSIONS, likely),
        uses=_some(chance, (*PURPOSES, *BESIDES), likely),
        media=_some(chance, (Medium.WORDS, Medium.OWN_VOICE), likely),
        until=now().today + timedelta(days=-1 if chance.random() > likely else chance.choice([0, 40])),
        not_near=frozenset() if chance.random() < likely else chance.choice(PLACES),
        openings=None if chance.random() < likely else 2,
    )


def _some(chance: random.Random, among: Sequence[Option], likely: float) -> frozenset[Option]:
    return frozenset(one for one in among if chance.random() < likely) or frozenset(among[:1])


def _without(
    yes: Grant,
    *,
    audiences: Collection[Audience] = (),
    professions: Collection[Profession] = (),
    uses: Collection[Use] = (),
    media: Collection[Medium] = (),
) -> Grant:
    return replace(
        yes, audiences=yes.audiences.difference(audiences), professions=yes.professions.difference(professions),
        uses=yes.uses.difference(uses), media=yes.media.difference(media),
    )  # fmt: skip


def _id(number: int, n: int) -> str:
    return f"w{number:04}n{n}".ljust(22, "x")


# A house for all of them


@dataclass(frozen=True)
class House:
    """A room, with a trainer for each place in which a seat can stand: by its areas, the id of the person."""

    library: Library
    people: Mapping[frozenset[str], str]


def settled(library: Library) -> House:
    """Return a room with trainers in it who may come for whatever is asked here."""
    people = {
        areas: library.trainer(
            f"tess{n}", professions=PROFESSIONS, uses=[*PURPOSES, Use.RESEARCH], areas=areas,
            organisation=library.organisation(f"House {n}", areas),
        ).person_id
        for n, areas in enumerate(PLACES)
    }  # fmt: skip
    return House(library, people)


@contextmanager
def built(world: World) -> Iterator[World]:
    """Build a world; at the end everything that was made in it is forgotten."""
    world.build()
    yield world
    world.session.rollback()
