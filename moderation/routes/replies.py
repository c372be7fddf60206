"""Words for mothers: what learners and trainers wrote, one by one."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.web import only_for
from moderation.letters import replies
from moderation.people import staff
from moderation.routes.here import desk, me, session, to

bp = Blueprint("replies", __name__, url_prefix="/words")
reads = only_for(*staff.READERS)


@bp.get("")
@reads
def waiting() -> ResponseReturnValue:
    """Show what waits to be read."""
    return render_template(
        "desk/replies.html",
        waiting=replies.waiting(desk(), session()),
        lately=replies.lately(desk(), session(), me(), web.moment()),
        me=visitors.visitor(),
    )


@bp.post("/<id>")
@reads
def decide(id: str) -> ResponseReturnValue:
    """Give it to her as good or as hard, or leave it out."""
    replies.decide(desk(), session(), id, request.form.get("do", ""), staff_id=me(), moment=web.moment())
    return to(".waiting")


@bp.post("/<id>/take-back")
@reads
def take_back(id: str) -> ResponseReturnValue:
    """Let what I have just decided wait again."""
    replies.take_back(session(), id, me(), web.moment())
    return to(".waiting")
