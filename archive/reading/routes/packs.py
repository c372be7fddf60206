"""Locked copies for a room with no internet: making one, its file, and saying that it is destroyed."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.reading import forms, playlists, sharing
from archive.reading import teaching as showings
from archive.reading.routes.here import lists, page, room, see_other, teaching
from archive.reading.routes.inside import hands_out
from archive.reading.teach import leading, locked_copies
from archive.reading.teach import locked_file as files
from archive.reading.teach.guide import HELP
from archive.reading.trainers import ROLE

bp = Blueprint("packs", __name__)

HOW_LONG = "Say for how many days, as a number."


@bp.get("/packs")
@only_for(ROLE)
def all() -> ResponseReturnValue:
    """Show the copies that this trainer took along and that are not destroyed yet."""
    mine = locked_copies.standing(room(), lists(), visitors.visitor().id, web.moment())
    return page("packs.html", packs=mine, said=sharing.said)


@bp.get("/playlists/<id>/pack")
@only_for(ROLE)
def ask(id: str) -> ResponseReturnValue:
    """Say what a copy is and is not, and ask for how long."""
    playlist = playlists.owned(lists(), visitors.visitor().id, id)
    return page("pack-ask.html", id=id, title=playlist.title, most=locked_copies.MOST_DAYS)


@bp.post("/playlists/<id>/pack")
@only_for(ROLE)
@hands_out("packs.ask")
def make(id: str) -> ResponseReturnValue:
    """Make a copy and show its code, this once."""
    playlist = playlists.owned(lists(), visitors.visitor().id, id)
    days = forms.number(request.form, "days", HOW_LONG)
    made = locked_copies.make(room(), lists(), playlist, teaching(), days=days, moment=web.moment())
    return page("pack-made.html", id=id, title=playlist.title, made=made, said=sharing.said)


@bp.post("/packs/<pack_id>/file")
@only_for(ROLE)
@hands_out("packs.all")
def file(pack_id: str) -> ResponseReturnValue:
    """Hand out the file of a copy; that it leaves, and that its trainer read it, is written down before a byte does."""
    pack, code = locked_copies.owned(lists(), visitors.visitor().id, pack_id), request.form.get("code", "")
    leaving = locked_copies.leaving(room(), lists(), pack, teaching(), code, web.moment())
    led = leading.session_of(room(), lists(), pack, leaving, web.moment())
    body = files.body(room(), led, leaving.viewer, room().clock.moment)
    locked_copies.note_leaves(room(), lists(), pack)
    for edition_id in leaving.edition_ids:
        showings.note_prepared(
            room(), edition_id, area=teaching().area, sign_in=visitors.visitor().sign_in.token, now=web.moment().now
        )  # fmt: skip
    script, script_hash = files.inlined(files.SCRIPT)
    sheet, sheet_hash = files.inlined(files.SHEET)
    drawn = render_template(
        "room/pack.html",
        help=HELP,
        pack=files.sealed(body, code=code, number=pack.number, ends_at=pack.ends_at),
        ends=sharing.said(pack.ends_at),
        script=files.as_is(script),
        sheet=files.as_is(sheet),
        hashes=(script_hash, sheet_hash),
    )
    answer = Response(drawn, mimetype="text/html")
    answer.headers["Content-Disposition"] = f'attachment; filename="copy-{pack.number}.html"'
    return answer


@bp.post("/packs/<pack_id>/gone")
@only_for(ROLE)
def gone(pack_id: str) -> ResponseReturnValue:
    """Write down that a copy is destroyed."""
    locked_copies.note_gone(room(), lists(), locked_copies.owned(lists(), visitors.visitor().id, pack_id))
    return see_other(url_for(".all"))
