"""Before a story a learner may say: nothing about this today. It holds for her visit, and she can bring it back at once."""

from __future__ import annotations

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from archive.ground.web import only_for
from archive.reading import sharing
from archive.reading.routes import learners, today
from archive.reading.routes.here import see_other

bp = Blueprint("leaving_out", __name__)


@bp.post("/together/<number>/nothing-about")
@only_for(sharing.KIND)
def nothing_about(number: str) -> ResponseReturnValue:
    """Leave out all about something that the note of this story names, and go on to what is left."""
    stop = learners.stop_at(number)
    named = today.topics_of(stop)
    today.leave_out(
        learners.this_visit().token, (one for one in request.form.getlist("topic") if one in named)
    )
    return see_other(learners.ways_from(stop).onward)


@bp.post("/together/<number>/bring-back")
@only_for(sharing.KIND)
def bring_back(number: str) -> ResponseReturnValue:
    """Leave out nothing any more."""
    stop = learners.stop_at(number)
    today.bring_back()
    return see_other(url_for("learners.before", number=stop.number))
