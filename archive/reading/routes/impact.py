"""What came of it, for those who taught; and what the collection lacks, for whoever looks after it."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.reading.giving import balance, impact, sessions
from archive.reading.routes.here import lists, page, room, viewer
from archive.reading.trainers import ROLE, STEWARD

bp = Blueprint("impact", __name__)


@bp.get("/what-came-of-it")
@only_for(ROLE)
def ours() -> ResponseReturnValue:
    """Show what came of what this organisation taught."""
    organisation = sessions.organisation_of(lists(), visitors.visitor().id)
    found = impact.of(room(), lists(), organisation, viewer(), web.moment())
    return page("impact.html", found=found)


@bp.get("/balance")
@only_for(STEWARD)
def collection() -> ResponseReturnValue:
    """Show what the collection holds and what it lacks."""
    return page("balance.html", report=balance.report(room(), web.moment()))
