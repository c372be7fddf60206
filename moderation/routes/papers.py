"""What may be a court paper: set aside, opened once, or found to be none by two. One verb a view."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from archive.ground import web
from archive.ground.web import only_for
from moderation.decisions import papers
from moderation.pages import forms
from moderation.people import staff
from moderation.routes.here import desk, me, session, to
from moderation.routes.parts import bytes_of
from moderation.routes.review import back, handing_back, keep_what_can_be_kept, page_of, story_of
from stories import quarantine

bp = Blueprint("papers", __name__)
reads = only_for(*staff.READERS)
SET_ASIDE_BUT = "It is set aside. This is left to mend:"


@bp.post("/stories/<id>/court-paper")
@reads
@handing_back
def court_paper(id: str) -> ResponseReturnValue:
    """This is a court paper: set aside at once, unread for everybody."""
    not_kept = keep_what_can_be_kept(id)
    found, form = story_of(id), request.form
    papers.set_aside(
        desk(),
        session(),
        found,
        me(),
        form.get("set_aside", ""),
        phrase=form.get("paper", ""),
        moment=web.moment(),
    )
    # Set aside first, then said: no box that cannot be kept makes a court paper wait.
    if not_kept:
        typed = MultiDict([one for one in request.form.items(multi=True) if one[0] not in forms.PAPER])
        return page_of(found, typed, (SET_ASIDE_BUT, *not_kept))
    return back(id, "aside", kept=forms.PAPER)


@bp.post("/stories/<id>/aside/<aside>/open")
@only_for(staff.REVIEWER)
def open_aside(id: str, aside: str) -> ResponseReturnValue:
    """Open what is set aside, this once; that somebody looked is written down."""
    found = story_of(id)
    opened = quarantine.look(desk(), session(), found, aside, me(), web.moment())
    if opened.file is not None:
        return bytes_of(opened.file, opened.mime)
    return page_of(found, opened=(aside, opened.words or papers.NOTHING_TO_SEE))


@bp.post("/stories/<id>/aside/<aside>/none")
@only_for(staff.REVIEWER)
@handing_back
def no_paper(id: str, aside: str) -> ResponseReturnValue:
    """It is no court paper: two reviewers have to say so."""
    papers.say_none(desk(), session(), story_of(id), me(), aside, web.moment())
    return to("stories.story", id=id, _anchor="aside")
