"""A session in a room: writing it down, and the page for the people who were there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive.editions.replies import Kind
from archive.ground import visitors, web
from archive.ground.crypto import new_id
from archive.ground.qr import qr
from archive.ground.web import only_for, open_to_all
from archive.reading import forms, playlists, replying, sharing
from archive.reading.giving import sessions
from archive.reading.routes.here import lists, page, room, see_other, teaching
from archive.reading.running import running
from archive.reading.teaching import Shown
from archive.reading.trainers import ROLE
from archive.rules.areas import AREAS
from archive.rules.errors import BadInput

bp = Blueprint("sessions", __name__)

NOTHING: Mapping[str, str] = MappingProxyType({})


@bp.route("/playlists/<id>/session", methods=["GET", "POST"])
@only_for(ROLE)
def log(id: str) -> ResponseReturnValue:
    """Ask what a session was, or write it down and show, this once, the address for the people in the room."""
    playlist = playlists.owned(lists(), visitors.visitor().id, id)
    if request.method == "GET":
        form = sessions.log_form(playlists.here(playlist), AREAS.get(teaching().area, ""))
        return page("session.html", id=id, title=playlist.title, log=form, here=playlists.here(playlist))
    people = forms.number(request.form, "people", "Say how many people were there, as a number.")
    mark = request.form.get("mark", "")
    shown = Shown(
        people,
        sessions.lesson_of(request.form.get("lesson", "")),
        sessions.whom_of(request.form.get("whom", "")),
        once=f"{visitors.visitor().sign_in.token}|{id}|{mark}" if mark else "",
    )
    order = running(room(), lists(), playlist, teaching(), web.moment())
    written = sessions.log(room(), lists(), playlist, order, teaching(), shown, web.moment())
    address = web.door().address.base_url.rstrip("/") + url_for(".there", token=written.token)
    return page(
        "session-written.html",
        id=id,
        title=playlist.title,
        written=written,
        ends=sharing.said(written.ends_at),
        address=address,
        picture=qr(address, label="The page for the people in the room, as a code to scan"),
    )


@bp.get("/in-the-room/<token>")
@open_to_all
def there(token: str) -> ResponseReturnValue:
    """Ask people who were in a room the two questions. No word or title of a story stands here."""
    return _there(token)


@bp.post("/in-the-room/<token>")
@open_to_all
def say(token: str) -> ResponseReturnValue:
    """Keep what somebody who was there wrote. What could not be kept stands in its box again."""
    taught = sessions.by_token(lists(), token, web.moment())
    typed = {kind: request.form.get(kind, "") for kind in replying.ASKED}
    try:
        place = forms.number(request.form, "place", "Choose which story your words are about.")
        mark = request.form.get("mark", "")
        sessions.leave_words(room(), lists(), taught, place, typed, mark=mark, moment=web.moment())
    except BadInput as found:
        return web.refused(found, Response(_there(token, typed, found.sentences)))
    return see_other(url_for(".there", token=token, kept=1))


def _there(
    token: str, typed: Mapping[Kind, str] | Mapping[str, str] = NOTHING, problems: tuple[str, ...] = ()
) -> str:
    taught = sessions.by_token(lists(), token, web.moment())
    return render_template(
        "room/in-the-room.html",
        token=token,
        met=sessions.met(room(), lists(), taught, web.moment()),
        chosen=request.form.get("place", ""),
        asked=replying.ASKED,
        typed=typed,
        problems=problems,
        mark=request.form.get("mark", "") or new_id(),
        is_kept="kept" in request.args,
    )
