"""What may be a court paper: set aside, opened once, or found to be none by two. One verb a view."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from archive.ground import web
from archive.ground.web import only_for
from moderation.decisions import papers
from moderation.pages import forms
from moderation.people import staff
from moderation.routes.here import desk, me, session, to
from moderation.routes.parts import bytes_of
from moderation.routes.review import back, handing_back, keep_typed_if_held, page_of, story_of
from stories import quarantine

bp = Blueprint("papers", __name__)
reads = only_for(*staff.READERS)


@bp.post("/stories/<id>/court-paper")
@reads
@handing_back
def court_paper(id: str) -> ResponseReturnValue:
    """This is a court paper: set aside at once, unread for everybody."""
    keep_typed_if_held(id)
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
