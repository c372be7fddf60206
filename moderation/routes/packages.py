"""Sealed packages: for the archivist, who opens none; the administrator sees those that are not whole."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.rules import packages as rules
from moderation.people import staff
from moderation.promises import archiving
from moderation.routes.here import desk, session

bp = Blueprint("packages", __name__)


@bp.get("/packages")
@only_for(staff.ARCHIVIST, staff.ADMINISTRATOR)
def page() -> ResponseReturnValue:
    """Show what is sealed by its marks, and whether it is whole."""
    typed, me = request.args.get("page", ""), visitors.visitor()
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 1  # noqa: PLR2004 -- no list is so long.
    return render_template(
        "desk/packages.html",
        shown=archiving.shown(desk(), session(), web.moment(), number),
        keeps=staff.ARCHIVIST in me.roles,
        days=rules.CHECKED_WITHIN.days,
        copy_days=rules.COPY_WITHIN.days,
        me=me,
    )
