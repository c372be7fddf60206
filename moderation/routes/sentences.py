"""What happened to her and what happened in court: one verb a view, all on the story's own page."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from archive.ground import web
from archive.ground.web import only_for
from archive.rules.errors import BadInput
from archive.rules.sentences import Told
from moderation.court import courtroom, grounds, sentences
from moderation.pages import forms
from moderation.people import staff
from moderation.routes.here import desk, held, me, session
from moderation.routes.review import back, handing_back, keep_typed, keep_typed_if_held, page_of, story_of
from stories import finished, gates
from stories.tables import Story, WorkingCopy

bp = Blueprint("sentences", __name__, url_prefix="/stories/<id>/sentences")
reads = only_for(*staff.READERS)

HOME = "sentences"
"""Where the panel stands on the page."""


@bp.post("/decide")
@reads
@handing_back
def decide(id: str) -> ResponseReturnValue:
    """Say what a sentence, or a paragraph, tells."""
    mine, copy = _hands(id)
    told, keys = forms.told(request.form)
    sentences.decide(desk(), session(), mine, copy, keys, told, staff_id=me(), moment=web.moment())
    return back(id, f"s-{keys[0]}")


@bp.post("/as-proposed")
@reads
@handing_back
def as_proposed(id: str) -> ResponseReturnValue:
    """Decide all that nobody has decided as it is proposed."""
    mine, copy = _hands(id)
    sentences.decide_as_proposed(desk(), session(), mine, copy, staff_id=me(), moment=web.moment())
    return back(id, HOME)


@bp.post("/leave-out")
@reads
@handing_back
def leave_out(id: str) -> ResponseReturnValue:
    """Leave sentences out of what others will see; she is shown why."""
    mine, copy = _hands(id)
    keys = request.form.get("keys", "").split()
    sentences.leave_out(desk(), session(), mine, copy, keys, staff_id=me(), moment=web.moment())
    return back(id, "locked")


@bp.post("/put-in")
@reads
@handing_back
def put_in(id: str) -> ResponseReturnValue:
    """Put a sentence in its place again."""
    mine, copy = _hands(id)
    keys = request.form.get("keys", "").split()
    sentences.put_in(desk(), session(), mine, copy, keys, staff_id=me(), moment=web.moment())
    return back(id, "locked")


@bp.post("/retell")
@reads
@handing_back
def retell(id: str) -> ResponseReturnValue:
    """Start a note that asks her to tell it from her own life; nothing is sent, and it is never left as it stands."""
    mine, _ = _hands(id)
    typed: forms.Form = MultiDict(forms.typed_beside(request.form))
    if typed.get("words-ask", "").strip() and forms.is_edited(typed["words-ask"], "ask"):
        raise BadInput("You have begun a note to her under Ask, hold or hide. Leave it or clear it first.")
    typed["do"], typed["rule-ask"] = "ask", "court"
    typed["words-ask"] = courtroom.offered_note(desk(), session(), mine, web.moment())
    return page_of(mine, typed)


@bp.post("/grounds")
@only_for(staff.REVIEWER)
@handing_back
def enter_ground(id: str) -> ResponseReturnValue:
    """Enter a ground for the ticked sentences, or for all that are about the court."""
    found, form = story_of(id), request.form
    said, ticked = forms.ground(form)
    grounds.enter(
        desk(), session(), found, said, ticked or _about_court(found), staff_id=me(), moment=web.moment()
    )
    keep_typed_if_held(id)
    return back(id, "grounds", kept=forms.ground_boxes(form))


@bp.post("/grounds/<ground_id>/confirm")
@reads
@handing_back
def confirm_ground(id: str, ground_id: str) -> ResponseReturnValue:
    """Confirm it, as a second person."""
    grounds.confirm(desk(), session(), story_of(id), ground_id, me(), web.moment())
    keep_typed_if_held(id)
    return back(id, "grounds")


@bp.post("/grounds/<ground_id>/end")
@only_for(staff.REVIEWER)
@handing_back
def end_ground(id: str, ground_id: str) -> ResponseReturnValue:
    """End it now; what rests on it comes down."""
    grounds.end(desk(), session(), story_of(id), ground_id, me(), web.moment())
    keep_typed_if_held(id)
    return back(id, "grounds")


def _hands(id: str) -> tuple[Story, WorkingCopy]:
    mine, copy = held(id)
    keep_typed(mine, copy)
    return mine, copy


def _about_court(found: Story) -> list[str]:
    copy = finished.newest(session(), found.id)
    gate = gates.of(desk(), session(), found, finished.read(desk(), copy))
    return [one.key for one in gate.sentences if one.told == Told.COURT]
