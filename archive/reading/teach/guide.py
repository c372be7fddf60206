"""A plan of a session that may leave the house: when, how long, which hard things, what the trainer says and asks. No story.

It holds no title, no word, no sound and no picture of a mother: a story that she takes back is gone from it because it was
never in it. Slides and the guide on paper are made from this one value (ADR 35).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from archive.editions import shelf
from archive.editions.edition import Content, Edition
from archive.reading import playlists, viewers, walking
from archive.reading.clips import serving
from archive.reading.clips.serving import Place, Shown
from archive.reading.plans import Sort
from archive.reading.prompts import Prompts
from archive.reading.room import Room
from archive.reading.running import Running, Step, running
from archive.reading.tables import Playlist
from archive.reading.teach.present import NOTHING
from archive.reading.teach.quoting import Hers, as_it_stood, hers_in, quotes
from archive.reading.trainers import Teaching
from archive.rules.clock import Moment
from archive.rules.errors import Refused
from archive.rules.grant import Outlet, Viewer
from archive.rules.themes import WARNINGS, how_much, inside

WHAT_THIS_IS = (
    "Each story is shown only as far as the mother who told it said yes.",
    "Look away, leave the room or stay out of any of them. Nobody has to speak.",
    "Please do not film, photograph or record.",
)
"""What is said before anything else."""

HELP = (
    "Talk to someone you trust, or to your own supervisor.",
    "Samaritans: call 116 123. Free, day or night. You can talk about anything.",
    "NHS 111: call 111 and choose the mental health option. Day or night.",
)
"""As on the pages (`templates/room/_help.html`); a test holds the two together. A locked copy takes it from here."""


QUOTED = "Some of your notes quote a story, in the words of a mother. Read them in “Notes for you”, in the Reading room."
BESIDE_EMPTY = (
    "A place of this playlist is empty now, and your notes may quote the story that stood there. "
    "They stay in the Reading room: read them in “Notes for you”."
)
"""Why something the trainer wrote is not here. What stood in an empty place cannot be asked: there no note leaves at all."""


BESIDE_GONE = (
    "A story that these notes may quote has left the playlist or says it no longer, so they stay in the Reading room. "
    "Say it there in other words, and it is here again."
)


@dataclass(frozen=True)
class Stop:
    """One story in the plan, by number."""

    number: int
    starts: int
    """At which minute of the plan."""

    minutes: int
    note: str
    """What kind of story comes, in one sentence of our own."""

    quiet_minutes: int
    say_first: str = field(default="", repr=False)
    ask_after: str = field(default="", repr=False)
    kept_back: str = ""
    """Why something the trainer wrote is left out here: it quotes a story of the list, or may do so. Empty when nothing is."""


@dataclass(frozen=True)
class Between:
    """A place of the plan without a story."""

    starts: int
    minutes: int
    label: str
    hint: str
    said: str = ""
    """What the room reads meanwhile."""


@dataclass(frozen=True)
class Guide:
    """The plan of one session."""

    places: tuple[Stop | Between, ...]
    """In their order."""

    minutes: int
    address: str = field(default="", repr=False)
    """Of a link for learners; empty without one."""

    screen: str = field(default="", repr=False)
    """Of the playlist, for whoever signs in: from there it is presented. It names no story."""

    @property
    def stories(self) -> int:
        """How many of the places are stories."""
        return sum(isinstance(one, Stop) for one in self.places)

    @property
    def listening(self) -> int:
        """The minutes of stories alone."""
        return sum(one.minutes for one in self.places if isinstance(one, Stop))


def of_playlist(
    room: Room, session: Session, playlist: Playlist, teaching: Teaching, moment: Moment, address: str = ""
) -> Guide:
    """Return the plan of what can be shown of a playlist now, to the people it is for.

    Raises:
        Refused: nothing in it can be shown, or she is here for research.
    """
    viewer = viewers.viewer(teaching, playlists.here(playlist))
    viewers.refuse_unless_for_others(viewer)
    order = running(room, session, playlist, teaching, moment)
    places = walking.places_of(session, playlist)
    found = serving.together(room, session, places, viewer, Outlet.PLAYLIST, moment)
    hers = hers_of(room, places, found, viewer, moment)
    return made(order, {place.edition_id: one.edition for place, one in found.items()}, hers, address)


def made(order: Running, editions: dict[str, Edition], hers: Hers | None, address: str = "") -> Guide:
    """Return the plan of what can be shown of a playlist now.

    Args:
        order: its running order, as its viewers may see it.
        editions: those very editions by id.
        hers: what counts as a quote of any story of the list; None when that cannot be told, and then no prompt leaves.
        address: of a link for learners, if one stands on it.

    Raises:
        Refused: nothing in it can be shown.
    """
    places: list[Stop | Between] = []
    at = number = 0
    for step in order.steps:
        if step.story is not None and step.story.edition_id in editions:
            number += 1
            stop = _stop(step, editions[step.story.edition_id], hers, number=number, at=at)
            places.append(stop)
            at += stop.minutes + stop.quiet_minutes
        elif step.planned and step.planned.purpose.sort != Sort.STORY:
            purpose = step.planned.purpose
            places.append(Between(at, step.planned.minutes, purpose.label, purpose.hint, purpose.said))
            at += step.planned.minutes
    if not number:
        raise Refused(NOTHING)
    return Guide(tuple(places), at, address)


def hers_of(
    room: Room, places: Sequence[Place], found: Mapping[Place, Shown], viewer: Viewer, moment: Moment
) -> Hers | None:
    """Return what counts as a quote of any story of a list; None when that cannot be told.

    Args:
        room: the Reading room.
        places: every story and part of the list, whether or not it can be shown.
        found: those that can be shown now.
        viewer: to these people.
        moment: now.
    """
    wholes = _wholes(room, found, viewer, moment)
    # In a place that is empty now a story stood: whether a prompt is in its words, nobody can tell.
    return hers_in(wholes.values()) if all(place.edition_id in wholes for place in places) else None


def hers_shown(room: Room, found: Mapping[Place, Shown], viewer: Viewer, moment: Moment) -> Hers:
    """Return what counts as a quote of those stories of a list that can be shown now."""
    return hers_in(_wholes(room, found, viewer, moment).values())


def _wholes(room: Room, found: Mapping[Place, Shown], viewer: Viewer, moment: Moment) -> dict[str, Content]:
    """Return the whole of each story that is shown, also of those of which only a part is: a prompt may quote the rest."""
    in_part = [place.edition_id for place in found if place.clip_id is not None]
    uncut = shelf.find(room.shelf, in_part, serving.in_part(viewer), Outlet.CLIP, moment)
    wholes = {place.edition_id: one.edition for place, one in found.items() if place.clip_id is None}
    return {edition.id: edition.content for edition in (*wholes.values(), *uncut)}


def _stop(step: Step, edition: Edition, hers: Hers | None, *, number: int, at: int) -> Stop:
    content, written = edition.content, step.story
    (say, ask), why = leaving(written.written if written else Prompts(), hers)
    return Stop(number, at, content.minutes, note(edition), step.quiet_minutes, say, ask, why)


def leaving(said: Prompts, hers: Hers | None) -> tuple[tuple[str, str], str]:
    """Return what of a trainer's words may leave the house, and why the rest stays; empty when nothing does.

    Args:
        said: what she says and asks.
        hers: what counts as a quote of any story of the list; None when that cannot be told.
    """
    stood = as_it_stood((*said.doubted, *said.quoted))
    say, ask = (
        "" if hers is None or quotes(text, hers) or quotes(text, stood) else text for text in said.texts
    )
    if (say, ask) == said.texts:
        return (say, ask), ""
    if hers is None:
        return (say, ask), BESIDE_EMPTY
    return (say, ask), QUOTED if any(quotes(text, hers) for text in said.texts) else BESIDE_GONE


def note(edition: Edition) -> str:
    """Return what kind of story comes: how long, and which hard things are in it by our own list of them. Nothing of hers."""
    content = edition.content
    long = f"About {content.minutes} {'minute' if content.minutes == 1 else 'minutes'}."
    hard = ", ".join(f"{inside(WARNINGS[name])} ({how_much(how)})" for name, how in content.note.warnings)
    return f"{long} In it: {hard}." if hard else long
