"""What stands on the screen of a room, one thing at a time: what this is, then each story with its note first, then help (f5).

A show is what one sign-in goes through: the places of a playlist that could be shown when it began. Every page asks the grant
again; a story that is gone meanwhile leaves a calm gap, and one that the trainer puts in its place stands there at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from archive.editions.edition import Edition
from archive.editions.show import Shown, ShownMedium, shown
from archive.ground.crypto import new_token, token_hash
from archive.reading import plans, playlists, prompts, viewers
from archive.reading.clips import serving
from archive.reading.plans import Planned, Sort
from archive.reading.prompts import Prompts
from archive.reading.room import Room
from archive.reading.tables import Playlist, PlaylistItem
from archive.reading.teach.paging import pages
from archive.rules.clock import Moment
from archive.rules.errors import NotFound, Refused
from archive.rules.grant import Outlet, Viewer

BY_LINK = "This playlist is for a private link. Say under “Who is in the room?” which room you are in, then show it."
NOTHING = "Nothing in this playlist can be shown just now. Put a story into it first."
CHARACTERS = 22
"""Of an address on the screen: hexadecimal digits of a hash that only this sign-in can draw."""


class Kind(StrEnum):
    """What one page is."""

    WELCOME = "welcome"
    NOTE = "note"
    SOUND = "sound"
    PICTURE = "picture"
    WORDS = "words"
    QUIET = "quiet"
    ASK = "ask"
    PLANNED = "planned"
    """A place of the plan without a story: a talk, a break."""

    GAP = "gap"
    CARE = "care"


HERS = frozenset({Kind.SOUND, Kind.PICTURE, Kind.WORDS})
"""Pages with something of a mother's own on them: that a story was opened is written down before one of them leaves."""


@dataclass(frozen=True)
class Page:
    """One thing on the screen."""

    kind: Kind
    words: str = field(default="", repr=False)
    medium: ShownMedium | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Part:
    """The beginning, one place of the playlist, or the end."""

    address: str
    """Opaque, and another one for each show: it names neither story nor playlist."""

    pages: tuple[Page, ...]
    item_id: str = ""
    """Empty for the beginning and the end."""

    stands: serving.Shown | None = None
    """What is shown here, whole or in part; None at the beginning, the end and in a gap."""

    story: Shown | None = field(default=None, repr=False)
    said: Prompts = field(default_factory=Prompts, repr=False)
    quiet_minutes: int = 0
    planned: Planned | None = None
    """Of a place without a story."""

    frame_minutes: int = 0
    """Of the beginning and the end: what the plan gives to welcome and close."""

    @property
    def edition(self) -> Edition | None:
        """The story; of a part, nothing else of it."""
        return self.stands.edition if self.stands else None

    @property
    def minutes(self) -> int:
        """How long it takes by the plan."""
        planned = self.planned.minutes if self.planned else 0
        return (self.story.minutes if self.story else 0) + self.quiet_minutes + planned + self.frame_minutes


@dataclass(frozen=True)
class Show:
    """What a sign-in shows: ids, a random text from which its addresses are drawn, and when it began."""

    playlist_id: str
    items: tuple[str, ...]
    salt: str = field(repr=False)
    began: datetime

    def as_place(self) -> dict[str, str]:
        """Return it as the sign-in keeps it."""
        items, began = ",".join(self.items), self.began.isoformat()
        return {"show": self.playlist_id, "show_items": items, "show_salt": self.salt, "show_began": began}


def from_place(place: Mapping[str, str]) -> Show:
    """Return the show that a sign-in holds.

    Raises:
        NotFound: there is none.
    """
    if "show" not in place:
        raise NotFound(playlists.NOT_YOURS)
    began = datetime.fromisoformat(place["show_began"])
    return Show(place["show"], tuple(place["show_items"].split(",")), place["show_salt"], began)


def begin(room: Room, session: Session, playlist: Playlist, viewer: Viewer, moment: Moment) -> Show:
    """Return a new show of what can be shown of a playlist now.

    Raises:
        Refused: it is for a private link and not for a room, she is here for research, or nothing in it can be shown.
    """
    refuse_unless_a_room(playlist)
    viewers.refuse_unless_for_others(viewer)
    rows = playlists.items(session, playlist.id)
    here = _here(room, session, rows, viewer, moment)
    if not here:
        raise Refused(NOTHING)
    items = tuple(row.id for row in rows if row.id in here or is_on_the_screen(row))
    return Show(playlist.id, items, new_token(), moment.now)


def refuse_unless_a_room(playlist: Playlist) -> None:
    """Do nothing when a playlist is for people who sit together.

    Raises:
        Refused: it is for a private link; a yes to that is no yes to a screen.
    """
    if playlists.is_for_each_alone(playlist):
        raise Refused(BY_LINK)


def editions_of(session: Session, show: Show) -> list[str]:
    """Return the ids of the editions that stand in the places of a show, whether or not they can be shown."""
    every = playlists.items(session, show.playlist_id)
    return [row.edition_id for row in _kept(every, show) if row.edition_id]


def parts(
    room: Room, session: Session, show: Show, viewer: Viewer, sign_in: str, moment: Moment
) -> tuple[Part, ...]:
    """Return the parts of a show as they stand at this moment.

    Args:
        room: the Reading room.
        session: of the lists.
        show: what the sign-in holds; its playlist is the trainer's own.
        viewer: the people in the room.
        sign_in: the token of the sign-in.
        moment: now.
    """
    every = playlists.items(session, show.playlist_id)
    rows, (welcome, close) = _kept(every, show), frames(every)
    here, written = _here(room, session, rows, viewer, moment), prompts.read(room, rows)
    by_item = {row.id: row for row in rows}
    places = [
        _place(_address(show, sign_in, id), id, by_item.get(id), here.get(id), written.get(id))
        for id in show.items
    ]
    first = Part(_address(show, sign_in, "first"), (Page(Kind.WELCOME),), frame_minutes=welcome)
    last = Part(_address(show, sign_in, "last"), (Page(Kind.CARE),), frame_minutes=close)
    return (first, *places, last)


def mark(show: Show, part: Part, page: Page) -> str:
    """Return a short text that changes when what stands on this page does; it tells nothing to anybody."""
    medium = page.medium.n if page.medium else ""
    edition = part.edition.id if part.edition else ""
    # Two parts of one recording look alike here: it is the place where they are cut that tells them apart.
    cut = part.stands.part if part.stands else None
    of = f"{cut.clip_id}|{cut.start}|{cut.end}" if cut else ""
    return token_hash(f"{show.salt}|{edition}|{of}|{page.kind}|{medium}|{page.words}")[:CHARACTERS]


def _kept(rows: Sequence[PlaylistItem], show: Show) -> list[PlaylistItem]:
    kept = set(show.items)
    return [row for row in rows if row.id in kept]


def frames(rows: Sequence[PlaylistItem]) -> tuple[int, int]:
    """Return the minutes that the plan gives to the first page and to the last."""
    planned = [plans.planned_in(row.purpose, row.minutes) for row in rows if not row.edition_id]
    ends = [one for one in planned if one and one.purpose.sort == Sort.FRAME]
    welcome = sum(one.minutes for one in ends if one.purpose.id == plans.WELCOME)
    return welcome, sum(one.minutes for one in ends) - welcome


def _here(
    room: Room, session: Session, rows: Sequence[PlaylistItem], viewer: Viewer, moment: Moment
) -> dict[str, serving.Shown]:
    places = {row.id: playlists.place_of(row) for row in rows if row.edition_id}
    found = serving.together(room, session, list(places.values()), viewer, Outlet.PLAYLIST, moment)
    return {id: found[place] for id, place in places.items() if place in found}


def is_on_the_screen(row: PlaylistItem) -> bool:
    """Return whether a place without a story has a page of its own."""
    # Welcome and close are the first and the last page; a place that waits for a story is nothing to look at.
    planned = plans.planned_in(row.purpose, row.minutes)
    return planned is not None and not row.edition_id and planned.purpose.sort in (Sort.TALK, Sort.QUIET)


def _place(
    address: str, id: str, row: PlaylistItem | None, stands: serving.Shown | None, said: Prompts | None
) -> Part:
    if row and stands and said:
        return told(address, row.id, stands, said, row.quiet_minutes)
    if row and is_on_the_screen(row):
        planned = plans.planned_in(row.purpose, row.minutes)
        return Part(address, (Page(Kind.PLANNED),), id, planned=planned)
    return Part(address, (Page(Kind.GAP),), id)


def told(address: str, item_id: str, stands: serving.Shown, said: Prompts, quiet_minutes: int) -> Part:
    """Return the pages of a story, in their order: its note, what is hers, quiet, a question.

    What she wrote and somebody else reads aloud stands once: as the lines that follow the voice.
    """
    edition = stands.edition
    story = shown(edition.content)
    found = [Page(Kind.NOTE)]
    found += [Page(Kind.SOUND if one.is_sound else Kind.PICTURE, medium=one) for one in story.media]
    if not any(one.is_below for one in story.media):
        found += [Page(Kind.WORDS, words) for words in pages(edition.content.words)]
    if quiet_minutes:
        found.append(Page(Kind.QUIET))
    if said.ask_after:
        found.append(Page(Kind.ASK, said.ask_after))
    return Part(address, tuple(found), item_id, stands, story, said, quiet_minutes)


def _address(show: Show, sign_in: str, name: str) -> str:
    return token_hash(f"{sign_in}|{show.salt}|{name}")[:CHARACTERS]
