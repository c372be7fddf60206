"""What a trainer carries into a room: a guide on paper, slides, a code to scan. None of them holds a story."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.qr import qr
from archive.ground.web import only_for
from archive.reading import playlists, sharing
from archive.reading.routes.here import lists, page, room, teaching
from archive.reading.routes.inside import hands_out
from archive.reading.routes.ticked import keep_ticked
from archive.reading.tables import Link, Playlist
from archive.reading.teach import guide as guides
from archive.reading.teach import slides as files
from archive.reading.teach.guide import Guide
from archive.reading.trainers import ROLE
from archive.rules.errors import NotFound, Refused

bp = Blueprint("handouts", __name__, url_prefix="/playlists/<id>")

NO_SLIDES = "Slides cannot be made in this house just now. The guide on paper has the same in it."
CODE = "The link as a code to scan"


@bp.get("/guide")
@only_for(ROLE)
def guide(id: str) -> ResponseReturnValue:
    """Show the plan of a session, to be printed."""
    return _guide(id, _plan(_hers(id)))


@bp.post("/guide")
@only_for(ROLE)
@hands_out("playlists.one")
def guide_with_link(id: str) -> ResponseReturnValue:
    """Show the same with a link for learners on it, which was made a moment ago."""
    playlist = _hers(id)
    return _guide(id, _plan(playlist, _address(playlist)))


@bp.post("/slides")
@only_for(ROLE)
@hands_out("playlists.one")
def slides(id: str) -> ResponseReturnValue:
    """Hand out the plan as slides, with a link for learners if one was just made."""
    if not files.can_be_made():
        raise Refused(NO_SLIDES)
    playlist = _hers(id)
    keep_ticked(playlist)
    made = files.slides(_plan(playlist, _address(playlist) if request.form.get("token") else ""))
    answer = Response(made, mimetype=files.MIME)
    answer.headers["Content-Disposition"] = f'attachment; filename="{files.NAME}"'
    return answer


@bp.post("/code")
@only_for(ROLE)
def code(id: str) -> ResponseReturnValue:
    """Show a link as a large code, for a screen or for paper: nothing on it says whose it is."""
    playlist = _hers(id)
    link, address = _link(playlist), _address(playlist)
    return render_template(
        "room/code.html",
        address=address,
        picture=qr(address, label=CODE),
        most=link.most,
        opens=sharing.said(link.opens_at),
        ends=sharing.said(link.ends_at),
        back=url_for("playlists.one", id=id, _anchor="links"),
    )


def _guide(id: str, plan: Guide) -> str:
    picture = qr(plan.address, label=CODE) if plan.address else ""
    said = {"first": guides.WHAT_THIS_IS, "help": guides.HELP}
    return page("guide.html", id=id, plan=plan, picture=picture, **said)


def _hers(id: str) -> Playlist:
    return playlists.owned(lists(), visitors.visitor().id, id)


def _plan(playlist: Playlist, address: str = "") -> Guide:
    plan = guides.of_playlist(room(), lists(), playlist, teaching(), web.moment(), address)
    return replace(plan, screen=_absolute("playlists.one", id=playlist.id))


def _absolute(view: str, **values: Any) -> str:
    return web.door().address.base_url.rstrip("/") + url_for(view, **values)


def _link(playlist: Playlist) -> Link:
    link = sharing.by_token(lists(), request.form.get("token", ""))
    if link.playlist_id != playlist.id:
        raise NotFound(sharing.NO_LINK)
    return link


def _address(playlist: Playlist) -> str:
    """Return the address that the page of a new link has just sent back: only its hash is kept here."""
    _link(playlist)
    return _absolute("learners.come", token=request.form["token"])
