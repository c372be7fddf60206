"""Before it goes out: what advisers meet, their no, and how it is settled."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.rules.errors import BadInput
from moderation.concerns.vetoes import KINDS
from moderation.decisions import advising
from moderation.people import staff
from moderation.routes.here import desk, me, session, to
from moderation.routes.parts import medium
from moderation.routes.review import back, handing_back, keep_typed_if_held, story_of

bp = Blueprint("vetoes", __name__)
advises = only_for(staff.ADVISER)


@bp.get("/before")
@advises
def waiting() -> ResponseReturnValue:
    """Show what is on its way out."""
    lines = advising.waiting(desk(), session(), web.moment())
    return render_template("desk/before.html", lines=lines, me=visitors.visitor())


@bp.get("/before/<id>", endpoint="story")
@advises
def story(id: str) -> ResponseReturnValue:
    """Show one story as others will meet it; or hand out a file of it."""
    if "medium" in request.args:
        found, _ = advising.meet(desk(), session(), id, web.moment())
        return medium(id, found)
    return web.let_it_play(Response(_page(id)))


@bp.post("/before/<id>")
@advises
def say_no(id: str) -> ResponseReturnValue:
    """Hold it."""
    form = request.form
    try:
        advising.say_no(
            desk(), session(), id, me(),
            kind=form.get("kind", ""), why=form.get("why", ""), phrase=form.get("phrase", ""), moment=web.moment(),
        )  # fmt: skip
    except BadInput as found:
        session().rollback()
        return web.refused(found, web.let_it_play(make_response(_page(id, found.sentences))))
    return to(".story", id=id)


@bp.post("/before/<id>/settled/<veto>")
@advises
def settled(id: str, veto: str) -> ResponseReturnValue:
    """Say, as an adviser, that a no is settled."""
    advising.settle(desk(), session(), id, veto, me(), visitors.roles_of_visitor(), web.moment())
    return to(".story", id=id)


@bp.post("/stories/<id>/no/<veto>/settled")
@only_for(*staff.READERS)
@handing_back
def settled_here(id: str, veto: str) -> ResponseReturnValue:
    """Say, as one who reads, that a no is settled."""
    keep_typed_if_held(id)
    advising.settle(desk(), session(), story_of(id).id, veto, me(), visitors.roles_of_visitor(), web.moment())
    return back(id, "no")


def _page(id: str, problems: tuple[str, ...] = ()) -> str:
    return render_template(
        "desk/before-story.html",
        story=advising.page(desk(), session(), id, web.moment()),
        kinds=KINDS,
        typed=request.form,
        problems=problems,
        me=visitors.visitor(),
    )
