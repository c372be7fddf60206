"""The queue and its stories: claim, mark, describe, decide. One verb a view."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from archive.ground import web
from archive.ground.web import only_for
from archive.rules.anonymity import Kind
from archive.rules.court import LAWS, Basis, Content
from archive.rules.errors import NotFound, Refused
from archive.rules.themes import GROUPS, INTENSITIES, THEMES, WARNINGS
from moderation import anonymise, court, decisions, forms, letters, queue, reviewing, staff
from moderation.routes.here import desk, held, me, session, to
from moderation.routes.parts import medium
from stories import drafts, messages
from stories.tables import State, Story

bp = Blueprint("stories", __name__)
reads = only_for(*staff.READERS)


@bp.get("/queue", endpoint="queue")
@reads
def waiting() -> ResponseReturnValue:
    """Show what waits, gist first."""
    everything = request.args.get("show") == "all"
    lines = queue.waiting(desk(), session(), me(), web.moment(), queue.SHOWN if everything else queue.WORK)
    return render_template(
        "desk/queue.html",
        lines=lines,
        counts=queue.counts(session(), web.moment()),
        names=staff.names(session()),
        everything=everything,
        me=web.visitor(),
    )


@bp.get("/stories/<id>")
@reads
def story(id: str) -> ResponseReturnValue:
    """Show one story; her raw words only to whoever has it open. Or hand out a file of its finished version."""
    if "medium" in request.args:
        return medium(id)
    return web.let_it_play(Response(_page(_story(id))))


@bp.post("/stories/<id>/claim")
@reads
def claim(id: str) -> ResponseReturnValue:
    """Take it, and open the working copy."""
    queue.claim(session(), id, me(), web.moment())
    anonymise.open_copy(desk(), session(), _story(id), web.moment())
    messages.mark_read(session(), _story(id), by_her=False)
    return to(".story", id=id)


@bp.post("/stories/<id>/let-go")
@reads
def let_go(id: str) -> ResponseReturnValue:
    """Not this one; no reason is asked."""
    queue.let_go(session(), id, me(), web.moment())
    return to(".queue")


@bp.post("/stories/<id>/mark")
@reads
def mark(id: str) -> ResponseReturnValue:
    """Mark a phrase."""
    mine, copy = held(id)
    form = request.form
    anonymise.mark(
        desk(), session(), mine, copy,
        phrase=form.get("phrase", ""), kind=forms.kind(form), instead=form.get("instead", ""), reason=form.get("reason", ""),
        only_first=form.get("where") == "first", staff_id=me(), moment=web.moment(),
    )  # fmt: skip
    return _back(id, "marks")


@bp.post("/stories/<id>/marks/<int:number>")
@reads
def change_mark(id: str, number: int) -> ResponseReturnValue:
    """Change, keep or take away one mark."""
    mine, copy = held(id)
    form = request.form
    if form.get("do") == "away":
        anonymise.take_away(desk(), session(), mine, copy, number, staff_id=me(), moment=web.moment())
    elif form.get("do") == "keep":
        anonymise.keep_word(desk(), session(), mine, copy, number, staff_id=me(), moment=web.moment())
    else:
        anonymise.change_mark(
            desk(), session(), mine, copy, number, kind=forms.kind(form), instead=form.get("instead", ""),
            reason=form.get("reason", ""), staff_id=me(), moment=web.moment(),
        )  # fmt: skip
    return _back(id, "marks")


@bp.post("/stories/<id>/describe")
@reads
def describe(id: str) -> ResponseReturnValue:
    """Keep title, content note, themes, and who could still tell."""
    mine, copy = held(id)
    form = request.form
    anonymise.describe(
        desk(), session(), mine, copy,
        title=form.get("title", ""), what=form.get("what", ""), warnings=forms.warnings(form), themes=form.getlist("theme"),
        intruder_note=form.get("intruder_note", ""), staff_id=me(), moment=web.moment(),
    )  # fmt: skip
    return _back(id, "note")


@bp.post("/stories/<id>/court")
@only_for(staff.REVIEWER)
def check_court(id: str) -> ResponseReturnValue:
    """Record the court check."""
    found = forms.checked(request.form)
    court.record(
        desk(), session(), _story(id),
        basis=found.basis, content=found.content, reference=found.reference, may_publish=found.may_publish,
        until=found.until, staff_id=me(), moment=web.moment(),
    )  # fmt: skip
    return _back(id, "court")


@bp.post("/stories/<id>/ready")
@reads
def ready(id: str) -> ResponseReturnValue:
    """The first reading is done."""
    decisions.ready(desk(), session(), _story(id), me(), web.moment())
    return to(".queue")


@bp.post("/stories/<id>/agree")
@reads
def agree(id: str) -> ResponseReturnValue:
    """A second person agrees; it goes to her."""
    decisions.agree(desk(), session(), _story(id), me(), web.moment())
    return to(".queue")


@bp.post("/stories/<id>/decide")
@reads
def decide(id: str) -> ResponseReturnValue:
    """Ask her, hold it, or hide it; with a note to her."""
    verbs = {"ask": decisions.ask_to_change, "hold": decisions.hold, "hide": decisions.hide}
    form = request.form
    verb = verbs.get(form.get("do", ""))
    if verb is None:
        raise Refused("Choose what to do: ask her, hold it, or hide it.")
    words, rule = form.get("words", ""), form.get("rule", "")
    verb(desk(), session(), _story(id), me(), rule=rule, words=words, moment=web.moment())
    return to(".queue")


@bp.post("/stories/<id>/note")
@reads
def note(id: str) -> ResponseReturnValue:
    """Leave her a note."""
    messages.write(
        desk(),
        session(),
        _story(id),
        request.form.get("words", ""),
        staff_id=me(),
        moment=web.moment(),
    )
    return _back(id, "talk")


@bp.post("/stories/<id>/take-up")
@reads
def take_up(id: str) -> ResponseReturnValue:
    """Put a held story back into the queue."""
    decisions.take_up_again(session(), _story(id), me(), web.moment())
    return to(".queue")


@bp.post("/stories/<id>/let-be-seen")
@reads
def let_be_seen(id: str) -> ResponseReturnValue:
    """End a hide that staff made."""
    decisions.let_be_seen(session(), _story(id), me(), web.moment())
    return _back(id, "decide")


def _story(id: str) -> Story:
    """Return a story that was handed to the moderators; what she still writes, or deletes, is nobody's to open."""
    found = drafts.story(session(), id)
    if found.state == State.DRAFT or not desk().readable([found.id]):
        raise NotFound(drafts.NOT_HERS)
    return found


def _back(id: str, anchor: str) -> ResponseReturnValue:
    return to(".story", id=id, _anchor=anchor)


def _page(found: Story) -> str:
    return render_template(
        "desk/review.html",
        story=reviewing.review(desk(), session(), found, me(), web.moment()),
        kinds=list(Kind),
        groups=GROUPS,
        themes=THEMES,
        warnings=WARNINGS,
        intensities=INTENSITIES,
        laws=LAWS,
        bases=list(Basis),
        contents=list(Content),
        letters=letters.LETTERS,
        rules=letters.RULES,
        me=web.visitor(),
    )
