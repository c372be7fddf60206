"""Research: what is told together, and numbered copies of words. For those who were let in by name, and nobody else.

The sign-in must have said research too: what is on record of it, and of what leaves in it, name one purpose.
"""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.reading.research import clusters, who, word_copies
from archive.reading.research.picture import picture
from archive.reading.routes import inside
from archive.reading.routes.here import lists, page, room, see_other, teaching
from archive.reading.routes.inside import hands_out
from archive.reading.trainers import ROLE
from archive.rules.errors import BadInput, Refused

bp = Blueprint("research", __name__, url_prefix="/research")


@bp.get("")
@only_for(ROLE)
def together() -> ResponseReturnValue:
    """Show which themes are told together."""
    who.refuse_unless_may(lists(), visitors.visitor().id)
    if not inside.is_for_research():
        return _say_so_first()
    views = clusters.views(room(), who.viewer(teaching()), web.moment())
    return page("research.html", views=views, pictures={view.id: picture(view) for view in views})


@bp.get("/copies")
@only_for(ROLE)
def taken() -> ResponseReturnValue:
    """Show what a copy would hold, and the copies that were taken. Who may look no longer still says what is destroyed."""
    return _copies()


@bp.post("/copies")
@only_for(ROLE)
@hands_out("research.taken")
def take() -> ResponseReturnValue:
    """Hand out a copy. That its words leave is written down first."""
    who.refuse_unless_may(lists(), visitors.visitor().id)
    if not inside.is_for_research():
        return _say_so_first()
    try:
        made = word_copies.take(
            room(), lists(), teaching(), agrees="agrees" in request.form, moment=web.moment()
        )
    except BadInput as found:
        return web.refused(found, Response(_copies(found.sentences)))
    answer = Response(made.bytes, mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="words-copy-{made.number}.zip"'
    return answer


@bp.post("/copies/<id>/gone")
@only_for(ROLE)
def gone(id: str) -> ResponseReturnValue:
    """Write down that a copy is destroyed."""
    word_copies.note_gone(room(), lists(), visitors.visitor().id, id)
    return see_other(url_for(".taken"))


def _copies(problems: tuple[str, ...] = ()) -> str:
    mine = word_copies.mine(room(), lists(), teaching(), web.moment())
    may, here = who.may(lists(), visitors.visitor().id), inside.is_for_research()
    if not mine:
        who.refuse_unless_may(lists(), visitors.visitor().id)
    return page(
        "research-copies.html",
        problems=problems,
        copies=mine,
        may=may,
        here=here,
        stories=len(word_copies.what_may_leave(room(), teaching(), web.moment())) if may and here else 0,
        left=word_copies.left_out(room(), teaching(), web.moment()) if may and here else (),
    )


def _say_so_first() -> ResponseReturnValue:
    return Response(page("research-first.html"), web.STATUS[Refused])
