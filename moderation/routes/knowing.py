"""New colleagues: whom one who works here says to know, and the page of whoever waits for that."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.web import only_for
from moderation.people import knowing, staff
from moderation.routes.here import me, session, to

bp = Blueprint("knowing", __name__)


@bp.app_template_global("newcomers_wait")
def _count() -> int:
    """Return how many wait for somebody who knows them."""
    return len(knowing.waiting(session()))


@bp.get("/waiting")
@only_for(staff.WAITS)
def wait() -> ResponseReturnValue:
    """Say what whoever came by an invitation waits for."""
    return render_template("desk/waiting.html", me=visitors.visitor())


@bp.get("/colleagues")
@only_for(*staff.CARES)
def all() -> ResponseReturnValue:
    """Show who waits."""
    return render_template(
        "desk/newcomers.html",
        waiting=knowing.waiting(session()),
        says=staff.ROLES,
        names=staff.names(session()),
        me=visitors.visitor(),
    )


@bp.post("/colleagues/<id>/known")
@only_for(*staff.CARES)
def known(id: str) -> ResponseReturnValue:
    """Say that I know them."""
    knowing.know(session(), id, request.form.get("roles", "").split(), me(), web.moment())
    return to(".all")


@bp.post("/colleagues/<id>/unknown")
@only_for(*staff.CARES)
def unknown(id: str) -> ResponseReturnValue:
    """Say that I do not know them: the account is shut."""
    knowing.do_not_know(session(), id, request.form.get("roles", "").split(), me(), web.moment())
    return to(".all")
