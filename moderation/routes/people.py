"""Accounts: for the administrator, who can open no story."""

from __future__ import annotations

from flask import Blueprint, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.web import door, only_for
from archive.rules.errors import BadInput
from moderation.people import knowing, staff
from moderation.routes.here import me, session, to

bp = Blueprint("people", __name__)


@bp.get("/people")
@only_for(staff.ADMINISTRATOR)
def all() -> ResponseReturnValue:
    """Show all accounts."""
    return _page()


@bp.post("/people/invite")
@only_for(staff.ADMINISTRATOR)
def invite() -> ResponseReturnValue:
    """Make a one-use invitation and show it once."""
    try:
        token = staff.invite(session(), request.form.getlist("role"), me(), web.moment())
    except BadInput as found:
        return web.refused(found, make_response(_page(problems=found.sentences)))
    return _page(f"{door().address.base_url}{url_for('entrance.invitation', token=token)}")


@bp.post("/people/<id>/roles")
@only_for(staff.ADMINISTRATOR)
def change(id: str) -> ResponseReturnValue:
    """Give a colleague other roles."""
    try:
        staff.change_roles(session(), id, request.form.getlist("role"), me(), web.moment())
    except BadInput as found:
        return web.refused(found, make_response(_page(problems=found.sentences, changing=id)))
    return to(".all")


@bp.post("/people/<id>/shut")
@only_for(staff.ADMINISTRATOR)
def shut(id: str) -> ResponseReturnValue:
    """Disable an account and end its sign-ins."""
    staff.shut(session(), id, me(), web.moment())
    return to(".all")


@bp.post("/people/<id>/open")
@only_for(staff.ADMINISTRATOR)
def open_again(id: str) -> ResponseReturnValue:
    """Enable an account again."""
    staff.open_again(session(), id, me(), web.moment())
    return to(".all")


def _page(address: str = "", problems: tuple[str, ...] = (), changing: str = "") -> str:
    return render_template(
        "desk/people.html",
        people=staff.colleagues(session()),
        roles=staff.ROLES,
        missing=staff.missing(session()),
        nobody_left=knowing.NOBODY_LEFT if knowing.nobody_left(session()) else "",
        address=address,
        problems=problems,
        changing=changing,
        ticked=request.form.getlist("role") if problems else [],
        me=visitors.visitor(),
    )
