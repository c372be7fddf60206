"""What every page of the Reading room needs: the room, who is signed in, and who is in the room with her."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from flask import current_app, g, render_template, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from archive.editions import captions, complaints, shelf
from archive.editions.edition import Sound
from archive.editions.ledger import Kind
from archive.editions.shelf import Playing
from archive.ground import visitors, web
from archive.ground.streaming import hand_out
from archive.reading import teaching as showings
from archive.reading import trainers, viewers
from archive.reading.access.watching import while_in
from archive.reading.clips import serving
from archive.reading.clips.serving import Shown
from archive.reading.finding.pace import Pace
from archive.reading.glimpses import Glimpses
from archive.reading.research import who
from archive.reading.room import Room
from archive.reading.routes import inside
from archive.reading.trainers import Teaching
from archive.reading.viewers import InTheRoom
from archive.rules.choices import Profession
from archive.rules.errors import NOTHING_HERE, NotFound
from archive.rules.grant import Outlet, Viewer

MOST_DIGITS = 2
"""Of the number of a medium; a story has ten at most."""


def room() -> Room:
    """Return the room that answers this request."""
    return cast("Room", current_app.extensions["room"])


def glimpses() -> Glimpses:
    """Return what was handed out in pieces today."""
    return cast("Glimpses", current_app.extensions["glimpses"])


def pace() -> Pace:
    """Return how fast each person searched of late."""
    return cast("Pace", current_app.extensions["pace"])


def lists() -> Session:
    """Return this request's session on the lists."""
    return web.store("lists")


def teaching() -> Teaching:
    """Return what the trainer who is signed in teaches, where, and what she is here for."""
    if "teaching" not in g:
        g.teaching = replace(trainers.teaching_of(lists(), visitors.visitor().id), purpose=inside.purpose())
    return cast("Teaching", g.teaching)


def in_the_room() -> InTheRoom:
    """Return who is in the room, as this sign-in last said."""
    return viewers.from_place(teaching(), visitors.visitor().sign_in.place)


def viewer() -> Viewer:
    """Return the viewer that search and story pages are made for."""
    return viewers.viewer(teaching(), in_the_room())


@dataclass(frozen=True)
class Choice:
    """One option of a form: what is sent, what is read, whether it is ticked."""

    value: str
    label: str
    is_ticked: bool


@dataclass(frozen=True)
class WhoForm:
    """The form "Who is in the room?" with its ticks."""

    audiences: tuple[Choice, ...]
    professions: tuple[Choice, ...]
    said: str
    said_within: str


def who_form(now: InTheRoom) -> WhoForm:
    """Return the form for who is in the room, ticked as it stands."""
    audiences = (
        Choice(name, viewers.SAID[name].capitalize(), name == now.audience) for name in viewers.OFFERED
    )
    taught = viewers.ordered(teaching().professions)
    professions = (Choice(name, _label(name), name in now.professions) for name in taught)
    return WhoForm(tuple(audiences), tuple(professions), now.said, now.said_within)


def _label(profession: Profession) -> str:
    return viewers.name_of(profession).capitalize()


@dataclass(frozen=True)
class Ways:
    """Where the pages of one story lead, for a learner or for a trainer who tries it."""

    story: str
    onward: str
    out: str
    out_label: str


@dataclass(frozen=True)
class Me:
    """What the head of each page says."""

    name: str
    organisation: str
    researches: bool = False


def page(template: str, **values: object) -> str:
    """Return a page for whoever is signed in."""
    me = Me(visitors.visitor().name, inside.organisation(), who.may(lists(), visitors.visitor().id))
    return render_template(f"room/{template}", me=me, **values)


@dataclass(frozen=True)
class Opening:
    """By whom a story is opened, as the ledger counts it."""

    sign_in: str
    area: str
    kind: Kind = Kind.PREPARED


def play(id: str, viewer: Viewer, opening: Opening, *, shown: Shown | None) -> Response:
    """Hand out what `?medium=` of a story's page asks for, if this viewer may have it; its captions as WebVTT.

    Who hears a story opens it, also without its page: that is written down here, before a byte of it leaves.

    Args:
        id: the story.
        viewer: who asks.
        opening: how it is written down.
        shown: what the page shows of it. Where that is a part, nothing but the part is handed out. None is the whole.

    Raises:
        NotFound: there is none, or not for this viewer.
    """
    _refuse_unless_played()
    place, encoding = _medium(request.args.get("medium", ""))
    if shown is not None and shown.part is not None:
        return _play_part(shown, place, encoding, viewer, opening)
    if encoding == "vtt":
        edition = shelf.get(room().shelf, id, viewer, Outlet.MEDIA, web.moment())
        cues = {n: one.cues for n, one in edition.content.placed if isinstance(one, Sound)}
        if place not in cues:
            raise NotFound(NOTHING_HERE)
        _open(id, viewer, opening)
        return Response(captions.vtt(cues[place]), mimetype=captions.MIME)
    # Asked first, so that a number under which nothing stands spends no opening.
    shelf.playing(room().shelf, id, place, encoding, viewer, room().clock.moment)
    finishing = _open(id, viewer, opening)
    found = shelf.playing(room().shelf, id, place, encoding, finishing, room().clock.moment)
    return _handed_out(found, opening.sign_in)


PLAYED = frozenset({"audio", "video", "image", "track"})
"""What a browser says that it fetches a recording, a picture or captions for (Fetch Metadata, `Sec-Fetch-Dest`), on their page."""


def _refuse_unless_played() -> None:
    """Do nothing when a page plays or shows it. Its address by itself, or a link that saves it, leads to nothing (d8).

    A browser that does not say is let in: whoever is determined can keep what they hear, and no header stops them.

    Raises:
        NotFound: it is fetched for something else.
    """
    if request.headers.get("Sec-Fetch-Dest", "audio") not in PLAYED:
        raise NotFound(NOTHING_HERE)


def _play_part(shown: Shown, place: int, encoding: str, viewer: Viewer, opening: Opening) -> Response:
    sound = serving.sound_of(shown.edition.content, place)
    if sound is None or encoding not in ("vtt", *serving.CUTTERS):
        raise NotFound(NOTHING_HERE)
    finishing = _open(shown.edition.id, viewer, opening)
    if encoding == "vtt":
        return Response(captions.vtt(sound.cues), mimetype=captions.MIME)
    found = serving.playing(room(), shown, place, encoding, finishing, room().clock.moment)
    return _handed_out(found, opening.sign_in)


def _open(id: str, viewer: Viewer, opening: Opening) -> Viewer:
    """Write down that a story is opened; return the viewer who may hear it to its end, though it was the last opening."""
    now = web.moment().now
    if opening.kind == Kind.LOOKED:
        showings.note_looked(room(), id, sign_in=opening.sign_in, now=now)
    else:
        note = showings.note_opened if opening.kind == Kind.LINK else showings.note_prepared
        note(room(), id, area=opening.area, sign_in=opening.sign_in, now=now)
    return showings.finishing(room(), viewer, [id], sign_in=opening.sign_in, now=now)


def _handed_out(found: Playing, sign_in: str) -> Response:
    pieces = while_in(room(), found.pieces, sign_in)
    return hand_out(pieces, size=found.size, mime=found.mime, version=found.blob, sign_in=sign_in)


def _medium(asked: str) -> tuple[int, str]:
    place, _, encoding = asked.partition(".")
    if not (place.isascii() and place.isdecimal() and len(place) <= MOST_DIGITS):
        raise NotFound(NOTHING_HERE)
    return int(place), encoding


@dataclass(frozen=True)
class Complained:
    """What stands in the form of a complaint."""

    why: str = ""
    words: str = field(default="", repr=False)


NOTHING_TYPED = Complained()


def complained(form: Mapping[str, str]) -> Complained:
    """Return what was posted in the form of a complaint."""
    return Complained(form.get("why", ""), form.get("words", ""))


def complaint_form(typed: Complained, problems: tuple[str, ...] = ()) -> Mapping[str, object]:
    """Return what the form of a complaint shows, for a trainer's page and a learner's alike."""
    return {
        "is_kept": False,
        "typed": typed,
        "problems": problems,
        "whys": complaints.WHYS,
    }


def see_other(address: str) -> Response:
    """Return an answer that leads on with a GET, so that a reload posts nothing again."""
    return Response(status=303, headers={"Location": address})
