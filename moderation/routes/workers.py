"""Support workers' accounts: for the administrator, who can open no story, and does not learn beside which mother they sat."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.rules.errors import BadInput
from archive.rules.support import ACCOUNT_AT_MOST, CATEGORIES
from moderation.people import staff, workers
from moderation.routes.here import me, session, to

bp = Blueprint("workers", __name__)
A_YEAR = timedelta(days=365)


@bp.get("/workers")
@only_for(staff.ADMINISTRATOR)
def all() -> ResponseReturnValue:
    """Show all support workers, and what waits for a second person."""
    return _page()


@bp.post("/workers/invite")
@only_for(staff.ADMINISTRATOR)
def invite() -> ResponseReturnValue:
    """Make a one-use invitation for a support worker and show its code once."""
    form = request.form
    try:
        token = workers.invite(
            session(), category=form.get("category", ""), ends_on=form.get("ends_on", ""), staff_id=me(),
            moment=web.moment(),
        )  # fmt: skip
    except BadInput as found:
        return web.refused(found, make_response(_page(problems=found.sentences)))
    return _page(token)


@bp.post("/workers/<id>/shut")
@only_for(staff.ADMINISTRATOR)
def shut(id: str) -> ResponseReturnValue:
    """Disable a support worker's account and end its sign-ins."""
    staff.shut(session(), id, me(), web.moment())
    return to(".all")


@bp.post("/workers/<id>/open")
@only_for(staff.ADMINISTRATOR)
def open_again(id: str) -> ResponseReturnValue:
    """Enable a support worker's account again."""
    staff.open_again(session(), id, me(), web.moment())
    return to(".all")


def _page(token: str = "", problems: tuple[str, ...] = ()) -> str:
    today, typed = web.moment().today, request.form
    return render_template(
        "desk/workers.html",
        workers=workers.all_of(session(), web.moment()),
        categories=CATEGORIES,
        category=typed.get("category", ""),
        ends_on=typed.get("ends_on", (today + A_YEAR).isoformat()),
        first=(today + timedelta(days=1)).isoformat(),
        last=(today + ACCOUNT_AT_MOST).isoformat(),
        token=token,
        problems=problems,
        me=visitors.visitor(),
    )
