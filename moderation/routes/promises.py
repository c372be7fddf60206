"""What we promised mothers and how it stands: for all staff; the administrator sees numbers, and no way to a story."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.web import only_for
from moderation.people import staff
from moderation.promises import promises
from moderation.routes.here import desk, session

bp = Blueprint("promises", __name__)
PAGES = {
    "takedowns": "takedowns.waiting",
    "takedowns-near": "takedowns.waiting",
    "takedowns-late": "takedowns.waiting",
    "lost": "takedowns.waiting",
    "translations": "translating.waiting",
    "replies": "replies.waiting",
}
"""Promises whose stories have a page of their own."""


@bp.get("/promises")
@only_for(*staff.READERS, staff.ADMINISTRATOR)
def page() -> ResponseReturnValue:
    """Show every number with what it counts."""
    me = visitors.visitor()
    return render_template(
        "desk/promises.html",
        groups=promises.standing(desk(), session(), web.moment()),
        in_queue=promises.IN_QUEUE,
        pages=PAGES,
        reads=not me.roles.isdisjoint(staff.READERS),
        me=me,
    )
