"""A machine's first draft of a recording: asked for on the story's page, checked on a page of its own, line by line."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.rules.errors import BadInput, NotFound, Refused
from moderation.anonymise.hands import Hands
from moderation.pages import forms, showing_parts
from moderation.parts import first_drafts
from moderation.people import staff
from moderation.queue import caring
from moderation.routes.here import desk, me, session, shown, to
from moderation.routes.review import back, handing_back, hands_of, keep_typed
from stories import finished

bp = Blueprint("first_drafts", __name__, url_prefix="/stories/<id>/parts/<part_id>/draft")
reads = only_for(*staff.READERS)

MOST = 60
"""Lines on the page at one time; when they are taken over or left out, the next ones come."""

View = Callable[..., ResponseReturnValue]


def _handing_back(view: View) -> View:
    """Answer a refusal with the page itself: why at its head, and all that was typed and ticked still there."""

    @wraps(view)
    def answer(id: str, part_id: str) -> ResponseReturnValue:
        try:
            return view(id, part_id)
        except (BadInput, Refused) as found:
            session().rollback()
            return web.refused(found, _page(id, part_id, request.form, found.sentences))

    return answer


@bp.post("/ask")
@reads
@handing_back
def ask(id: str, part_id: str) -> ResponseReturnValue:
    """Have a machine write a first draft."""
    story, copy = shown(id)
    keep_typed(story, copy)
    first_drafts.ask(hands_of(story, copy), part_id)
    return back(id, f"part-{part_id}")


@bp.get("")
@reads
def show(id: str, part_id: str) -> ResponseReturnValue:
    """Show it to whoever has the story."""
    return _page(id, part_id)


@bp.post("")
@reads
@_handing_back
def check(id: str, part_id: str) -> ResponseReturnValue:
    """Take over the lines that somebody listened to, and leave out what nobody says."""
    hands, form = _hands(id), request.form
    listened = {sign: form.get(f"words-{sign}", "") for sign in form.getlist("listened")}
    first_drafts.take_over(hands, part_id, listened, form.getlist("out"))
    untaken = forms.Form([(name, text) for name, text in form.items(multi=True) if name.startswith("words-")])
    return _page(id, part_id, untaken, taken=len(listened))


@bp.post("/again")
@reads
@_handing_back
def again(id: str, part_id: str) -> ResponseReturnValue:
    """Hear the recording again, after all of it was heard. What is typed and ticked stays."""
    _hands(id)
    caring.worked(desk(), session(), me(), web.moment(), again={part_id: 1})
    return _page(id, part_id, request.form)


@bp.post("/away")
@reads
@handing_back
def throw_away(id: str, part_id: str) -> ResponseReturnValue:
    """Destroy the draft."""
    first_drafts.throw_away(_hands(id), part_id)
    return to("stories.story", id=id, _anchor=f"part-{part_id}")


def _hands(id: str) -> Hands:
    return hands_of(*shown(id))


def _page(
    id: str,
    part_id: str,
    typed: forms.Form = forms.NOTHING,
    problems: tuple[str, ...] = (),
    *,
    taken: int = 0,
) -> Response:
    story, copy = shown(id)
    body = finished.read(desk(), copy)
    every = showing_parts.all_of(desk(), session(), story, body, web.moment())
    part = next((one for one in every if one.id == part_id), None)
    if part is None or part.draft.state not in {"under way", "done", "trouble"}:
        raise NotFound(first_drafts.NO_DRAFT)
    page = render_template(
        "desk/first-draft.html",
        id=id,
        title=body.title,
        part=part,
        lines=part.draft.lines[:MOST],
        typed=typed,
        ticked=frozenset(typed.getlist("listened")),
        out=frozenset(typed.getlist("out")),
        taken=taken,
        wrong=first_drafts.WRONG,
        wrong_read=first_drafts.WRONG_READ,
        problems=problems,
        care=caring.sitting(desk(), session(), me(), web.moment()),
        me=visitors.visitor(),
    )
    return web.let_it_play(Response(page))
