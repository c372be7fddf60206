"""Take-downs: what somebody complained of, and what is decided."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from archive.editions import complaints
from archive.ground import audit, visitors, web
from archive.ground.web import only_for
from archive.rules.errors import BadInput, Refused
from moderation.concerns import takedowns
from moderation.concerns.takedowns import Outcome
from moderation.decisions import decisions
from moderation.letters import letters
from moderation.letters.how_it_reads import Reading, measure
from moderation.pages import typed_words
from moderation.people import staff
from moderation.routes.here import desk, me, session, to
from moderation.routes.review import story_of
from stories import lost

bp = Blueprint("takedowns", __name__, url_prefix="/takedowns")
reads = only_for(*staff.READERS)

VERBS = {Outcome.SEEN: decisions.seen_again, Outcome.STAYS: decisions.stays_hidden}
START = {Outcome.SEEN: letters.SEEN_AGAIN, Outcome.STAYS: letters.LETTERS["hide"].words}


@bp.get("")
@reads
def waiting() -> ResponseReturnValue:
    """Show what has to be decided."""
    return _page()


@bp.post("")
@reads
def anew() -> ResponseReturnValue:
    """Draw the page anew, with all that was typed."""
    return _page()


@bp.post("/<id>")
@reads
def decide(id: str) -> ResponseReturnValue:
    """Let it be seen again, or keep it hidden; with a note to her. What was typed stands there again when it is refused."""
    form = request.form
    try:
        outcome = _outcome(form.get("do", ""))
        takedowns.refuse_if_decided(session(), story_of(id).id)
        VERBS[outcome](
            desk(), session(), story_of(id), me(),
            rule=form.get(f"rule-{outcome}-{id}", ""), words=form.get(f"words-{outcome}-{id}", ""), moment=web.moment(),
        )  # fmt: skip
    except (BadInput, Refused) as found:
        session().rollback()
        return web.refused(found, Response(_page(refused=id, problems=found.sentences)))
    return _onward(id)


def _onward(decided: str = "") -> ResponseReturnValue:
    """Go back to the page; letters that are begun beside what was just decided still stand there."""
    return _page(decided=decided) if _begun(decided) else to(".waiting")


def _begun(decided: str = "") -> frozenset[str]:
    """Return the boxes of letters in which somebody has typed."""
    return frozenset(
        name
        for name, words in request.form.items()
        if name.startswith("words-")
        and not name.endswith(f"-{decided}")
        and words.strip()
        and not letters.is_as_offered(words)
    )


@bp.post("/<id>/how-it-reads")
@reads
def how_it_reads(id: str) -> ResponseReturnValue:
    """Say how a note to her reads; what was typed stands there again, and nothing is decided."""
    which = request.form.get("reads", "")
    words = request.form.get(f"words-{which}-{story_of(id).id}", "")
    return _page(refused=id, reads=measure(which, words))


def _outcome(typed: str) -> Outcome:
    if typed not in set(Outcome):
        raise BadInput("Choose: it may be seen again, or it stays hidden.")
    return Outcome(typed)


@bp.get("/came/<id>")
@reads
def ask(id: str) -> ResponseReturnValue:
    """Show where a complaint is written down that came by letter, by telephone or in person."""
    return _came(id)


@bp.post("/came/<id>")
@reads
def came(id: str) -> ResponseReturnValue:
    """Write it down: the story is hidden at once, she is told, and people decide within the same days."""
    form = request.form
    try:
        takedowns.came(
            desk(), session(), story_of(id), why=form.get("why", ""), words=form.get("words", ""), moment=web.moment()
        )  # fmt: skip
    except (BadInput, Refused) as found:
        session().rollback()
        return web.refused(found, Response(_came(id, found.sentences)))
    audit.note(session(), who=me(), act="write down a complaint", subject=id, at=web.moment().now)
    return to(".waiting")


def _came(id: str, problems: tuple[str, ...] = ()) -> str:
    return render_template(
        "desk/complaint.html", id=story_of(id).id, whys=complaints.WHYS, typed=request.form,
        days=takedowns.ANSWER_WITHIN.days, problems=problems, me=visitors.visitor(),
    )  # fmt: skip


@bp.post("/lost/<id>/done")
@reads
def done(id: str) -> ResponseReturnValue:
    """A story was looked for, and hidden."""
    lost.done(session(), id, me(), web.moment())
    return _onward()


def _page(
    refused: str = "", problems: tuple[str, ...] = (), reads: Reading | None = None, decided: str = ""
) -> str:
    waiting = takedowns.waiting(desk(), session(), web.moment())
    here = {one.story_id for one in waiting}
    boxes = [f"words-{do}-{id}" for do in START for id in (*here, decided)]
    return render_template(
        "desk/takedowns.html",
        waiting=waiting,
        lost=lost.waiting(desk(), session()),
        days=takedowns.ANSWER_WITHIN.days,
        start=START,
        rules=letters.RULES,
        refused=refused,
        refused_here=refused in here,
        lost_words=typed_words.of(request.form, boxes),
        begun=_begun(),
        typed=request.form,
        problems=problems,
        note_reads=reads,
        me=visitors.visitor(),
    )
