"""Searches that a trainer keeps: the list, keeping, looking, letting go."""

from __future__ import annotations

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.reading import forms
from archive.reading.finding import kept
from archive.reading.routes.here import in_the_room, lists, page, room, see_other, viewer, who_form
from archive.reading.routes.topics import sparing, topics_spared
from archive.reading.trainers import ROLE

bp = Blueprint("finding", __name__)


@bp.get("/kept-searches")
@only_for(ROLE)
def all() -> ResponseReturnValue:
    """Show the searches that this trainer keeps, with what is new in each for who is in the room."""
    without = sparing(".all")
    found = kept.mine(lists(), room(), visitors.visitor().id, viewer(), web.moment(), spared=without.topics)
    return page("kept.html", kept=found, who=who_form(in_the_room()), sparing=without)


@bp.post("/kept-searches")
@only_for(ROLE)
def keep() -> ResponseReturnValue:
    """Keep a search."""
    asked, without = forms.asking(request.form), topics_spared()
    kept.keep(lists(), room(), visitors.visitor().id, asked, viewer(), web.moment(), spared=without)
    return see_other(url_for(".all"))


@bp.post("/kept-searches/<id>/look")
@only_for(ROLE)
def look(id: str) -> ResponseReturnValue:
    """Show what a kept search finds. A press and no link: a browser that fetches ahead must not make stories seen."""
    without = topics_spared()
    asked = kept.look(lists(), room(), visitors.visitor().id, id, viewer(), web.moment(), spared=without)
    return see_other(url_for("stories.search", q=asked.text or None, **asked.only.query))


@bp.post("/kept-searches/<id>/let-go")
@only_for(ROLE)
def let_go(id: str) -> ResponseReturnValue:
    """Delete a kept search."""
    kept.let_go(lists(), visitors.visitor().id, id)
    return see_other(url_for(".all"))
