"""The queue and its stories: claim, read, decide, write to her. One verb a view."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.rules.errors import Refused, Unreadable
from moderation.anonymise import anonymise
from moderation.court import court
from moderation.decisions import decisions, files_gone, second_thoughts, seen_again
from moderation.letters import ending, letters
from moderation.pages import forms
from moderation.parts import covering, found_in_pictures
from moderation.people import staff
from moderation.promises import promises
from moderation.queue import caring, queue
from moderation.replacing import naming
from moderation.routes.here import desk, held, me, session, to
from moderation.routes.parts import medium
from moderation.routes.review import (
    back,
    before_leaving,
    handing_back,
    hands_of,
    keep_typed,
    keep_typed_if_held,
    keep_what_can_be_kept,
    left_of,
    page_of,
    story_of,
)
from moderation.who import asking_again
from stories import finished, messages
from stories.tables import State

bp = Blueprint("stories", __name__)
reads = only_for(*staff.READERS)

HIDDEN_BUT = "The story is hidden. This is left to mend:"


@bp.get("/queue", endpoint="queue")
@reads
def waiting() -> ResponseReturnValue:
    """Show what waits, gist first."""
    show = request.args.get("show", "")
    picked = promises.in_queue(desk(), session(), web.moment(), show)
    states = queue.SHOWN if show == "all" else queue.WORK
    topics = caring.of(desk(), session(), me()).topics if picked is None and states is queue.WORK else ()
    only = picked.stories if picked is not None else None
    lines = queue.waiting(desk(), session(), me(), web.moment(), states, only=only, topics=topics)
    counts = queue.counts(session(), web.moment())
    if topics:
        # As many as are offered: the difference would say what is left to others.
        waits = [line.state for line in lines]
        counts = replace(counts, first=waits.count(State.SENT), second=waits.count(State.SECOND))
    return render_template(
        "desk/queue.html",
        lines=lines,
        counts=counts,
        to_be_seen=len(seen_again.waiting(session())),
        taken_back=second_thoughts.every(session(), me(), web.moment()),
        names=staff.names(session()),
        everything=show == "all",
        again=show == "again",
        why_again=asking_again.why_asked_again(desk(), session(), web.moment()) if show == "again" else {},
        picked=picked,
        today=web.moment().today,
        me=visitors.visitor(),
    )


@bp.get("/ending")
@reads
def ending_soon() -> ResponseReturnValue:
    """Show whose yes ends soon."""
    lines = ending.due(desk(), session(), web.moment())
    return render_template("desk/ending.html", lines=lines, me=visitors.visitor())


@bp.get("/stories/<id>")
@reads
def story(id: str) -> ResponseReturnValue:
    """Show one story; her raw words only to whoever has it open. Or hand out a file of its finished version."""
    if "medium" in request.args:
        return medium(id)
    return page_of(story_of(id))


@bp.post("/stories/<id>/claim")
@reads
def claim(id: str) -> ResponseReturnValue:
    """Take it, and open the working copy; from its own page with all that was typed there."""
    take = handing_back(_take) if "note" in request.form else _take
    return take(id)


def _take(id: str) -> ResponseReturnValue:
    # Another hour of a story in hand, with what was typed on its page, is no other story.
    goes_on = "anyway" in request.form or "note" in request.form
    said = "" if goes_on else caring.kind_word(desk(), session(), id, me(), web.moment())
    if said:
        is_break = caring.sitting(desk(), session(), me(), web.moment()).until_break == 0
        return render_template("desk/rest.html", said=said, is_break=is_break, id=id, me=visitors.visitor())
    at_once = caring.of(desk(), session(), me()).at_once
    queue.claim(session(), id, me(), web.moment(), gist_first=not at_once)
    copy = anonymise.open_copy(desk(), session(), story_of(id), web.moment())
    found_in_pictures.ask(desk(), session(), copy, web.moment())
    naming.ask(desk(), session(), copy, web.moment())
    caring.worked(desk(), session(), me(), web.moment(), opened=id if at_once else "")
    if at_once:  # Otherwise her notes come with her words, and are read when those are shown.
        messages.mark_read(session(), story_of(id), by_her=False)
    return back(id, "")


@bp.post("/stories/<id>/let-go")
@reads
@handing_back
def let_go(id: str) -> ResponseReturnValue:
    """Not this one; no reason is asked."""
    keep_typed_if_held(id)
    queue.let_go(session(), id, me(), web.moment())
    before_leaving()
    return to(".queue")


@bp.post("/stories/<id>/make-all")
@reads
@handing_back
def make_all(id: str) -> ResponseReturnValue:
    """Have every recording and picture made that others will hear or see and that is not made yet."""
    mine, copy = held(id)
    keep_typed(mine, copy)
    asked = covering.ask_for_all(hands_of(mine, copy))
    return back(id, f"part-{asked[0]}" if asked else "note")


@bp.post("/stories/<id>/court")
@only_for(staff.REVIEWER)
@handing_back
def check_court(id: str) -> ResponseReturnValue:
    """Record the court check."""
    found = forms.checked(request.form)
    court.record(
        desk(), session(), story_of(id),
        basis=found.basis, content=found.content, reference=found.reference, may_publish=found.may_publish,
        until=found.until, staff_id=me(), moment=web.moment(),
    )  # fmt: skip
    keep_typed_if_held(id)
    return back(id, "court", kept=forms.COURT)


@bp.post("/stories/<id>/ready")
@reads
@handing_back
def ready(id: str) -> ResponseReturnValue:
    """The first reading is done."""
    keep_typed_if_held(id)
    decisions.ready(desk(), session(), story_of(id), me(), web.moment())
    before_leaving()
    return _done()


@bp.post("/stories/<id>/agree")
@reads
@handing_back
def agree(id: str) -> ResponseReturnValue:
    """A second person agrees; it goes to her."""
    keep_typed_if_held(id)
    if forms.described(request.form) is not None and finished.newest(session(), id).first is None:
        raise Refused(
            "You changed the title, the gist or the themes. Press Keep this; then somebody else agrees."
        )
    decisions.agree(desk(), session(), story_of(id), me(), web.moment())
    before_leaving()
    return _done()


def _done() -> ResponseReturnValue:
    """Lead on from a story that is done: to a minute's rest, for whoever has not turned that off."""
    return to("caring.minute" if caring.of(desk(), session(), me()).minute else ".queue")


@bp.post("/stories/<id>/decide")
@reads
@handing_back
def decide(id: str) -> ResponseReturnValue:
    """Ask her, hold it, or hide it; with a note to her."""
    verbs = {"ask": decisions.ask_to_change, "hold": decisions.hold, "tell": decisions.tell_why}
    form = request.form
    if form.get("do") == "hide":
        return _hide(id)
    verb = verbs.get(form.get("do", ""))
    if verb is None:
        raise Refused("Choose what to do: ask her, hold it, or hide it.")
    words, rule, kept = _letter("hide" if form["do"] == "tell" else form["do"])
    keep_typed_if_held(id)
    verb(desk(), session(), story_of(id), me(), rule=rule, words=words, moment=web.moment())
    if form["do"] == "tell":
        return back(id, "decide", kept=kept)
    before_leaving(kept)
    beside = left_of(kept)
    return page_of(story_of(id), beside) if beside else to(".queue")


def _hide(id: str) -> ResponseReturnValue:
    """Hide it, whatever else stands on the page; what was typed is handed back afterwards, with what to mend in it."""
    words, rule, kept = _letter("hide")
    not_kept = keep_what_can_be_kept(id)
    why_not = decisions.hide(
        desk(), session(), story_of(id), me(), rule=rule, words=words, moment=web.moment()
    )
    typed = request.form if not_kept else left_of(() if why_not else kept)
    try:
        if typed or why_not:
            return page_of(
                story_of(id), typed, (HIDDEN_BUT, *not_kept, *why_not) if not_kept or why_not else ()
            )
    except Unreadable:
        return to(".queue")  # Its page cannot be drawn, and it is hidden all the same.
    return to(".story", id=id, _anchor="decide")


def _letter(do: str) -> tuple[str, str, tuple[str, str]]:
    """Return the words of a letter as typed, the rule it rests on, and the names of their boxes."""
    names = (f"words-{do}", f"rule-{do}")
    words, rule = (request.form.get(name, "") for name in names)
    return words, rule, names


@bp.post("/stories/<id>/note")
@reads
@handing_back
def note(id: str) -> ResponseReturnValue:
    """Leave her a note."""
    words = request.form.get("note", "")
    letters.refuse_as_offered(words)
    messages.write(
        desk(),
        session(),
        story_of(id),
        words,
        staff_id=me(),
        moment=web.moment(),
    )
    messages.mark_read(session(), story_of(id), by_her=False)
    keep_typed_if_held(id)
    return back(id, "talk", kept=forms.NOTE)


@bp.post("/stories/<id>/notes-read")
@reads
@handing_back
def notes_read(id: str) -> ResponseReturnValue:
    """I have read her notes, and they want no answer."""
    queue.refuse_if_gist_only(session(), id, me(), web.moment())
    messages.mark_read(session(), story_of(id), by_her=False)
    keep_typed_if_held(id)
    return back(id, "talk")


@bp.post("/stories/<id>/take-up")
@reads
@handing_back
def take_up(id: str) -> ResponseReturnValue:
    """Put a held story back into the queue."""
    decisions.take_up_again(session(), story_of(id), me(), web.moment())
    files_gone.have_made_again(desk(), session(), story_of(id), me(), web.moment())
    before_leaving()
    return to(".queue")


@bp.post("/stories/<id>/out-again")
@reads
@handing_back
def out_again(id: str) -> ResponseReturnValue:
    """Try to put out a story once more that was held for a missing file."""
    files_gone.try_again(session(), story_of(id), me(), web.moment())
    before_leaving()
    return back(id, "decide")


@bp.post("/stories/<id>/came")
@reads
@handing_back
def came(id: str) -> ResponseReturnValue:
    """What she waited for has come: stop it now, and tell her."""
    decisions.event_came(desk(), session(), story_of(id), me(), web.moment())
    keep_typed_if_held(id)
    return back(id, "h-yes")


@bp.post("/stories/<id>/let-be-seen")
@reads
@handing_back
def let_be_seen(id: str) -> ResponseReturnValue:
    """Ask a second person that it be seen again, with a reason."""
    words = request.form.get("seen_why", "")
    seen_again.propose(desk(), session(), story_of(id), me(), words=words, moment=web.moment())
    keep_typed_if_held(id)
    return back(id, "seen-again", kept=forms.SEEN_AGAIN)


@bp.post("/stories/<id>/let-be-seen/<proposal>")
@reads
@handing_back
def seen_by_two(id: str, proposal: str) -> ResponseReturnValue:
    """Say yes or no, as the second person, to what a colleague proposed; or take back what one proposed oneself."""
    if request.form.get("do") == "seen":
        seen_again.confirm(session(), story_of(id), me(), proposal, web.moment())
    else:
        seen_again.drop(session(), story_of(id), me(), proposal, web.moment())
    keep_typed_if_held(id)
    return back(id, "decide")
