"""A trainer tries a playlist on her own screen: the learners' pages, with nobody counted as a learner."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive.editions.quilt import patch
from archive.editions.show import article, shown
from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.reading import forms, playlists, walking
from archive.reading import teaching as showings
from archive.reading.routes.here import Opening, Ways, lists, play, room, teaching
from archive.reading.tables import Playlist
from archive.reading.trainers import ROLE
from archive.reading.walking import Stop
from archive.rules.errors import NotFound
from archive.rules.grant import Viewer

bp = Blueprint("trying", __name__, url_prefix="/playlists/<id>/try")


@bp.get("/<number>")
@only_for(ROLE)
def before(id: str, number: str) -> ResponseReturnValue:
    """Show what learners read before one story."""
    stop = _stop(id, number)
    note = shown(stop.edition.content) if stop.edition else None
    return render_template("room/before.html", stop=stop, note=note, ways=_ways(id, stop))


@bp.get("/<number>/story")
@only_for(ROLE)
def story(id: str, number: str) -> ResponseReturnValue:
    """Show one story as learners meet it. Written down as what it is: a trainer who prepares."""
    stop = _stop(id, number)
    if stop.edition is None:
        raise NotFound(playlists.NOT_YOURS)
    if "medium" in request.args:
        opening = Opening(visitors.visitor().sign_in.token, teaching().area)
        return play(stop.edition.id, _seen_as(_playlist(id)), opening, shown=stop.shown)
    showings.note_prepared(
        room(),
        stop.edition.id,
        area=teaching().area,
        sign_in=visitors.visitor().sign_in.token,
        now=web.moment().now,
    )
    page = render_template(
        "room/learner-story.html",
        stop=stop,
        plays=bool(stop.edition.content.sounds),
        ways=_ways(id, stop),
        title=stop.edition.content.title,
        article=article(stop.edition.content),
        patch=patch(stop.edition.id, size=160),
        asked=(),  # Words for her are a learner's to leave.
    )
    return web.let_it_play(Response(page))


def _stop(id: str, number: str) -> Stop:
    if not (number.isascii() and number.isdecimal() and len(number) <= forms.DIGITS):
        raise NotFound(web.SENTENCES[404])
    playlist = _playlist(id)
    way = walking.tried(room(), lists(), playlist, _seen_as(playlist), web.moment())
    return walking.stop_on(way, int(number))


def _seen_as(playlist: Playlist) -> Viewer:
    seen_as, ids = walking.tried_as(playlist, teaching()), walking.ids_of(lists(), playlist)
    return showings.finishing(
        room(), seen_as, ids, sign_in=visitors.visitor().sign_in.token, now=web.moment().now
    )


def _playlist(id: str) -> Playlist:
    return playlists.owned(lists(), visitors.visitor().id, id)


def _ways(id: str, stop: Stop) -> Ways:
    back = url_for("playlists.one", id=id)
    onward = url_for(".before", id=id, number=stop.number + 1) if stop.number < stop.many else back
    return Ways(
        story=url_for(".story", id=id, number=stop.number),
        onward=onward,
        out=back,
        out_label="Back to playlist",
    )
