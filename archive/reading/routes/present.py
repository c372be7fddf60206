"""The screen of a room and the trainer's notes beside it. Each page asks the grant again; no address here names anything."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response as Answer

from archive.editions.quilt import patch
from archive.ground import sign_ins, visitors, web
from archive.ground.web import only_for
from archive.reading import forms, playlists, viewers, walking
from archive.reading import teaching as showings
from archive.reading.routes.here import Opening, lists, page, play, room, see_other, teaching
from archive.reading.routes.inside import hands_out
from archive.reading.routes.ticked import keep_ticked
from archive.reading.teach import present, steps
from archive.reading.teach.present import HERS, Show
from archive.reading.teach.steps import Place, Step
from archive.reading.trainers import ROLE
from archive.rules.errors import NotFound
from archive.rules.grant import Viewer

bp = Blueprint("present", __name__)


@bp.post("/playlists/<id>/present")
@only_for(ROLE)
@hands_out("playlists.one")
def begin(id: str) -> ResponseReturnValue:
    """Begin to show a playlist to a room; this sign-in holds what is shown, and nothing else does."""
    playlist, sign_in = playlists.owned(lists(), visitors.visitor().id, id), visitors.visitor().sign_in.token
    keep_ticked(playlist)
    ids = walking.ids_of(lists(), playlist)
    seen_as = showings.finishing(
        room(), walking.tried_as(playlist, teaching()), ids, sign_in=sign_in, now=web.moment().now
    )
    show = present.begin(room(), lists(), playlist, seen_as, web.moment())
    sign_ins.move(lists(), sign_in, **show.as_place())
    first = present.parts(room(), lists(), show, seen_as, sign_in, web.moment())[0]
    return see_other(_to((first.address, 1)))


@bp.get("/present/<at>/<number>")
@only_for(ROLE)
def screen(at: str, number: str) -> ResponseReturnValue:
    """Show one thing to the room, or hand out a recording or a picture of it."""
    show, seen_as = _showing()
    step = _step(show, seen_as, at, number)
    if "medium" in request.args:
        return _medium(step, seen_as)
    if step.page.kind in HERS:
        _note_opened(step)
    drawn = render_template(
        "room/present.html",
        **_common(show, step),
        patch=patch(step.part.edition.id, size=400) if step.part.edition else "",
        blank=_to(step.place, "blank"),
        notes=_to(step.place, "notes"),
    )
    return web.let_it_play(Response(drawn), sends=True)


@bp.get("/present/<at>/<number>/still")
@only_for(ROLE)
def still(at: str, number: str) -> ResponseReturnValue:
    """Say whether what stands on this page may stand there still: 204 when it does, 200 when the page has to come anew."""
    show, seen_as = _showing()
    step = _step(show, seen_as, at, number)
    stands = present.mark(show, step.part, step.page) == request.args.get("mark", "")
    return Response(status=204 if stands else 200)


@bp.get("/present/<at>/<number>/blank")
@only_for(ROLE)
def blank(at: str, number: str) -> ResponseReturnValue:
    """Show nothing; for a browser without script."""
    show, seen_as = _showing()
    step = _step(show, seen_as, at, number)
    return render_template("room/present-blank.html", back=_to(step.place))


@bp.get("/present/<at>/<number>/notes")
@only_for(ROLE)
def notes(at: str, number: str) -> ResponseReturnValue:
    """Show the trainer what she says now, what comes next and how the time stands; for a window of its own."""
    show, seen_as = _showing()
    parts = _parts(show, seen_as)
    step = _one(parts, at, number)
    drawn = page(
        "present-notes.html",
        **_common(show, step),
        parts=parts,
        called=partial(steps.called, parts),
        so_far=steps.so_far(show.began, web.moment().now),
        screen=_to(step.place),
        playlist=url_for("playlists.one", id=show.playlist_id),
    )
    return web.let_it_play(Response(drawn), sends=True)


def _common(show: Show, step: Step) -> dict[str, object]:
    return {
        "step": step,
        "here": _to(step.place),
        "mark": present.mark(show, step.part, step.page),
        "before": _to(step.before) if step.before else "",
        "after": _to(step.after) if step.after else "",
        "to": _to,
        "log": url_for("sessions.log", id=show.playlist_id),
    }


def _showing() -> tuple[Show, Viewer]:
    """Return what this sign-in shows, and to whom.

    Raises:
        NotFound: it shows nothing, or its playlist is gone.
        Refused: the playlist is for a private link by now, or she is here for research by now.
    """
    sign_in = visitors.visitor().sign_in
    show = present.from_place(sign_in.place)
    playlist = playlists.owned(lists(), visitors.visitor().id, show.playlist_id)
    present.refuse_unless_a_room(playlist)
    people, ids = walking.tried_as(playlist, teaching()), present.editions_of(lists(), show)
    viewers.refuse_unless_for_others(people)
    return show, showings.finishing(room(), people, ids, sign_in=sign_in.token, now=web.moment().now)


def _parts(show: Show, seen_as: Viewer) -> tuple[present.Part, ...]:
    return present.parts(room(), lists(), show, seen_as, visitors.visitor().sign_in.token, web.moment())


def _step(show: Show, seen_as: Viewer, at: str, number: str) -> Step:
    return _one(_parts(show, seen_as), at, number)


def _one(parts: tuple[present.Part, ...], at: str, number: str) -> Step:
    if not (number.isascii() and number.isdecimal() and len(number) <= forms.DIGITS):
        raise NotFound(web.SENTENCES[404])
    return steps.step_at(parts, at, int(number))


def _medium(step: Step, seen_as: Viewer) -> Answer:
    if step.part.edition is None:
        raise NotFound(playlists.NOT_YOURS)
    opening = Opening(visitors.visitor().sign_in.token, teaching().area)
    return play(step.part.edition.id, seen_as, opening, shown=step.part.stands)


def _note_opened(step: Step) -> None:
    # Once for each sign-in, story and hour: the room itself is written down afterwards, with how many people it was.
    if step.part.edition is not None:
        showings.note_prepared(
            room(), step.part.edition.id, area=teaching().area,
            sign_in=visitors.visitor().sign_in.token, now=web.moment().now,
        )  # fmt: skip


def _to(place: Place, beside: str = "") -> str:
    return url_for(f"present.{beside or 'screen'}", at=place[0], number=place[1])
