"""Who is in the room? Asked first in each visit, and changed from the head of every page that lists or plans."""

from __future__ import annotations

from flask import Blueprint, make_response, request
from flask.typing import ResponseReturnValue

from archive.ground import sign_ins, visitors, web
from archive.ground.web import only_for
from archive.reading import viewers, whom
from archive.reading.routes import inside
from archive.reading.routes.here import in_the_room, lists, page, see_other, teaching, who_form
from archive.reading.trainers import ROLE
from archive.rules.errors import BadInput

bp = Blueprint("whom", __name__)


@bp.app_context_processor
def for_whom() -> dict[str, object]:
    """Hand every page the line that says who is in the room."""
    return {"for_whom": lambda: whom.line(teaching(), in_the_room())}


@bp.get("/who")
@only_for(ROLE)
def ask() -> ResponseReturnValue:
    """Ask who is in the room."""
    return _page()


@bp.post("/who")
@only_for(ROLE)
def keep() -> ResponseReturnValue:
    """Keep who is in the room, for this visit and as what the next one begins with, and lead to where she wanted to go."""
    try:
        chosen = viewers.chosen(
            teaching(), request.form.get("audience", ""), request.form.getlist("profession")
        )
    except BadInput as found:
        return web.refused(found, make_response(_page(found.sentences)))
    is_another = chosen != in_the_room()
    sign_ins.move(lists(), visitors.visitor().sign_in.token, **viewers.as_place(chosen))
    whom.keep(lists(), teaching(), chosen)
    if is_another:
        inside.state_again()
    return see_other(inside.onward(request.form.get("next", "")))


def _page(problems: tuple[str, ...] = ()) -> str:
    here = in_the_room() if inside.has_said_for_whom() else whom.last(lists(), teaching())
    return page(
        "who.html",
        who=who_form(here),
        line=whom.line(teaching(), here),
        next=inside.onward(request.values.get("next", "")),
        problems=problems,
    )
