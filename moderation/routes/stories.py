"""The queue and its stories: claim, mark, describe, decide. One verb a view."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from archive.ground import audit, web
from archive.ground.web import only_for
from archive.rules.anonymity import Kind
from archive.rules.court import LAWS, Basis, Content
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.themes import GROUPS, INTENSITIES, THEMES, WARNINGS
from moderation import anonymise, court, decisions, forms, letters, queue, reviewing, staff
from moderation.routes.here import desk, held, me, session, to
from moderation.routes.parts import medium
from stories import contact, drafts, finished, messages
from stories.contact import Contact, Way
from stories.tables import State, Story, WorkingCopy

bp = Blueprint("stories", __name__)
reads = only_for(*staff.READERS)
View = Callable[..., ResponseReturnValue]


def handing_back(view: View) -> View:
    """Answer a refusal with the review page itself: why at its head, and all that was typed still in its boxes."""

    @wraps(view)
    def answer(id: str, **values: Any) -> ResponseReturnValue:
        try:
            return view(id, **values)
        except (BadInput, Refused) as found:
            session().rollback()
            return web.refused(found, _page(_story(id), request.form, found.sentences))

    return answer


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
    return _page(_story(id))


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
@handing_back
def mark(id: str) -> ResponseReturnValue:
    """Mark a phrase."""
    mine, copy = held(id)
    _keep_described(mine, copy)
    form, before = request.form, finished.read(desk(), copy).marks
    anonymise.mark(
        desk(), session(), mine, copy,
        phrase=form.get("phrase", ""), kind=forms.kind(form), instead=form.get("instead", ""), reason=form.get("reason", ""),
        only_first=form.get("where") == "first", staff_id=me(), moment=web.moment(),
    )  # fmt: skip
    marks = finished.read(desk(), copy).marks
    fresh = next((number for number, one in enumerate(marks, start=1) if one not in before), 0)
    return _back(id, f"m{fresh}")


@bp.post("/stories/<id>/marks/<int:number>")
@reads
@handing_back
def change_mark(id: str, number: int) -> ResponseReturnValue:
    """Change, keep or take away one mark."""
    mine, copy = held(id)
    _keep_described(mine, copy)
    form = request.form
    if form.get("do") == "away":
        anonymise.take_away(desk(), session(), mine, copy, number, staff_id=me(), moment=web.moment())
    elif form.get("do") == "keep":
        anonymise.keep_word(desk(), session(), mine, copy, number, staff_id=me(), moment=web.moment())
    else:
        anonymise.change_mark(
            desk(), session(), mine, copy, number, kind=forms.kind(form, f"kind-{number}"),
            instead=form.get(f"instead-{number}", ""), reason=form.get(f"reason-{number}", ""), staff_id=me(), moment=web.moment(),
        )  # fmt: skip
    return _back(id, "marks")


@bp.post("/stories/<id>/describe")
@reads
@handing_back
def describe(id: str) -> ResponseReturnValue:
    """Keep title, content note, themes, and who could still tell."""
    _keep_described(*held(id))
    return _back(id, "note")


@bp.post("/stories/<id>/court")
@only_for(staff.REVIEWER)
@handing_back
def check_court(id: str) -> ResponseReturnValue:
    """Record the court check."""
    found = forms.checked(request.form)
    court.record(
        desk(), session(), _story(id),
        basis=found.basis, content=found.content, reference=found.reference, may_publish=found.may_publish,
        until=found.until, staff_id=me(), moment=web.moment(),
    )  # fmt: skip
    _keep_described_if_held(id)
    return _back(id, "court", kept="reference")


@bp.post("/stories/<id>/ready")
@reads
@handing_back
def ready(id: str) -> ResponseReturnValue:
    """The first reading is done."""
    _keep_described_if_held(id)
    decisions.ready(desk(), session(), _story(id), me(), web.moment())
    return to(".queue")


@bp.post("/stories/<id>/agree")
@reads
@handing_back
def agree(id: str) -> ResponseReturnValue:
    """A second person agrees; it goes to her."""
    _keep_described_if_held(id)
    if forms.described(request.form) is not None and finished.newest(session(), id).first is None:
        raise Refused(
            "You changed the title, the gist or the themes. Press Keep this; then somebody else agrees."
        )
    decisions.agree(desk(), session(), _story(id), me(), web.moment())
    return to(".queue")


@bp.post("/stories/<id>/decide")
@reads
@handing_back
def decide(id: str) -> ResponseReturnValue:
    """Ask her, hold it, or hide it; with a note to her."""
    verbs = {"ask": decisions.ask_to_change, "hold": decisions.hold, "hide": decisions.hide}
    form = request.form
    verb = verbs.get(form.get("do", ""))
    if verb is None:
        raise Refused("Choose what to do: ask her, hold it, or hide it.")
    words, rule = form.get(f"words-{form['do']}", ""), form.get(f"rule-{form['do']}", "")
    _keep_described_if_held(id)
    verb(desk(), session(), _story(id), me(), rule=rule, words=words, moment=web.moment())
    return to(".queue")


@bp.post("/stories/<id>/note")
@reads
@handing_back
def note(id: str) -> ResponseReturnValue:
    """Leave her a note."""
    messages.write(
        desk(),
        session(),
        _story(id),
        request.form.get("note", ""),
        staff_id=me(),
        moment=web.moment(),
    )
    _keep_described_if_held(id)
    return _back(id, "talk", kept="note")


@bp.post("/stories/<id>/take-up")
@reads
def take_up(id: str) -> ResponseReturnValue:
    """Put a held story back into the queue."""
    decisions.take_up_again(session(), _story(id), me(), web.moment())
    return to(".queue")


@bp.post("/stories/<id>/reach")
@reads
def reach(id: str) -> ResponseReturnValue:
    """Show the number at which she may be reached, this once; that somebody looked is written down."""
    found = _story(id)
    terms = contact.of(desk(), session(), found)
    if terms.reaches_by != Way.PHONE:
        raise Refused("She has not said that we may call or write to her.")
    audit.note(session(), who=me(), act="see how to reach her", subject=found.id, at=web.moment().now)
    return _page(found, request.form, terms=terms)


@bp.post("/stories/<id>/came")
@reads
@handing_back
def came(id: str) -> ResponseReturnValue:
    """What she waited for has come: stop it now, and tell her."""
    decisions.event_came(desk(), session(), _story(id), me(), web.moment())
    _keep_described_if_held(id)
    return _back(id, "h-yes")


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


def _keep_described(mine: Story, copy: WorkingCopy) -> None:
    """Keep title, content note, themes and intruder note, whichever button of the work form was pressed."""
    said = forms.described(request.form)
    if said is not None:
        anonymise.describe(
            desk(), session(), mine, copy, title=said.title, what=said.what, warnings=said.warnings, themes=said.themes,
            intruder_note=said.intruder_note, staff_id=me(), moment=web.moment(),
        )  # fmt: skip


def _keep_described_if_held(id: str) -> None:
    """Keep them when the story is still in these hands; a note, a check or a hide never waits for that."""
    if forms.described(request.form) is None:
        return
    try:
        mine, copy = held(id)
    except Refused:
        return
    _keep_described(mine, copy)


def _back(id: str, anchor: str, kept: str = "") -> ResponseReturnValue:
    """Go back to the page; what was typed into boxes that this deed does not keep still stands in them."""
    beside = forms.typed_beside(request.form, kept)
    return _page(_story(id), beside) if beside else to(".story", id=id, _anchor=anchor)


def _page(
    found: Story,
    typed: forms.Form = forms.NOTHING,
    problems: tuple[str, ...] = (),
    terms: Contact | None = None,
) -> Response:
    story = reviewing.review(desk(), session(), found, me(), web.moment())
    shown = render_template(
        "desk/review.html",
        story=story,
        typed=typed,
        work=forms.described(typed) or story.body,
        problems=problems,
        terms=terms,
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
    return web.let_it_play(Response(shown))
