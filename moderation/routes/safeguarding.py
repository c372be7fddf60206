"""A worry about somebody's safety: raised by any of the staff, looked after by the lead. No button here publishes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.rules.errors import BadInput, Refused
from archive.rules.safeguarding import NO_SECOND, SERVICES, TALKED
from moderation.concerns import concern_words, concerns, telling_services
from moderation.letters import letters
from moderation.letters.how_it_reads import Reading, measure
from moderation.pages import typed_words
from moderation.pages.forms import NOTHING, Form
from moderation.people import custody, staff
from moderation.routes.here import desk, me, session, to
from stories import consent_pages, wording

bp = Blueprint("safeguarding", __name__)
leads = only_for(staff.SAFEGUARDING)
seconds = only_for(staff.SAFEGUARDING, staff.CUSTODIAN)
cares = only_for(*staff.CARES)
meets = only_for(*staff.ADVISES, staff.SAFEGUARDING)

TELLING, WRITING = ("telling", "service", "talked"), ("to_her", "is_safe")
TEXTS = ("words", "telling", "to_her", "nobody")
BOXES = ("words", *TELLING, *WRITING, "nobody")
"""The boxes of the page of one concern; those of text by themselves."""

FINISH_FIRST = "Something that you typed is not kept yet. Keep it, or clear its box; then close this."

View = Callable[..., ResponseReturnValue]


def _handing_back(view: View) -> View:
    """Answer a refusal with the page itself: why at its head, and all that was typed still in its boxes."""

    @wraps(view)
    def answer(id: str, **values: Any) -> ResponseReturnValue:
        try:
            return view(id, **values)
        except (BadInput, Refused) as found:
            session().rollback()
            return web.refused(found, make_response(_page(id, problems=found.sentences)))

    return answer


@bp.get("/concern/<about>/<about_id>", endpoint="worry")
@meets
def worry(about: str, about_id: str) -> ResponseReturnValue:
    """Show the form by which a worry is raised."""
    return _form(about, about_id)


@bp.post("/concern/<about>/<about_id>")
@meets
def raise_one(about: str, about_id: str) -> ResponseReturnValue:
    """Raise it."""
    try:
        words = request.form.get("words", "")
        concerns.raise_one(
            desk(), session(), me(), about=about, about_id=about_id, words=words, moment=web.moment()
        )
    except BadInput as found:
        session().rollback()
        return web.refused(found, make_response(_form(about, about_id, found.sentences)))
    return render_template("desk/concern-raised.html", me=visitors.visitor())


@bp.get("/safeguarding")
@leads
def waiting() -> ResponseReturnValue:
    """Show every concern, and what of identities waits for the lead."""
    return render_template(
        "desk/safeguarding.html",
        lines=concerns.waiting(session(), web.moment()),
        asked=custody.for_lead(desk(), session(), me(), web.moment()),
        missing=staff.missing(session()),
        me=visitors.visitor(),
    )


@bp.get("/safeguarding/second", endpoint="second")
@seconds
def for_second() -> ResponseReturnValue:
    """Show what waits for a second person."""
    lines = telling_services.for_second(desk(), session(), me(), web.moment())
    return render_template("desk/safeguarding-second.html", actions=lines, me=visitors.visitor())


@bp.post("/safeguarding/second/<id>")
@seconds
def decide(id: str) -> ResponseReturnValue:
    """Say yes or no, as the second person."""
    says_yes = request.form.get("do") == "yes"
    telling_services.second(
        session(), id, me(), visitors.roles_of_visitor(), says_yes=says_yes, moment=web.moment()
    )
    return to(".second")


@bp.get("/safeguarding/<id>", endpoint="concern")
@leads
def concern(id: str) -> ResponseReturnValue:
    """Show one."""
    return _page(id)


@bp.post("/safeguarding/<id>/write")
@leads
@_handing_back
def write(id: str) -> ResponseReturnValue:
    """Write a note."""
    concerns.write(desk(), session(), id, me(), request.form.get("words", ""), web.moment())
    return _onward(id, "words")


@bp.post("/safeguarding/<id>/read")
@leads
@_handing_back
def read(id: str) -> ResponseReturnValue:
    """Show what she told, this once."""
    return _page(id, hers=concern_words.read_hers(desk(), session(), id, me(), web.moment()))


@bp.post("/safeguarding/<id>/tell")
@leads
@_handing_back
def tell(id: str) -> ResponseReturnValue:
    """Ask a second person; or, in an emergency, do it now."""
    form = request.form
    telling_services.tell(
        desk(), session(), id, me(), service=form.get("service", ""), talked=form.get("talked", ""),
        words=form.get("telling", ""), is_emergency=form.get("do") == "now", moment=web.moment(),
    )  # fmt: skip
    return _onward(id, *TELLING)


@bp.post("/safeguarding/<id>/told/<action>")
@leads
@_handing_back
def told(id: str, action: str) -> ResponseReturnValue:
    """The service was told."""
    telling_services.told(session(), action, me(), web.moment())
    return _onward(id)


@bp.post("/safeguarding/<id>/to-her")
@leads
@_handing_back
def to_her(id: str) -> ResponseReturnValue:
    """Write to her."""
    words, is_safe = request.form.get("to_her", ""), request.form.get("is_safe") == "yes"
    concerns.write_to_her(desk(), session(), id, me(), words, is_safe=is_safe, moment=web.moment())
    return _onward(id, *WRITING)


@bp.post("/safeguarding/<id>/how-it-reads")
@leads
def how_it_reads(id: str) -> ResponseReturnValue:
    """Say how the note to her reads; all that was typed stands there again, and nothing is kept or left."""
    asked = request.form.get("reads") == "to_her"
    return _page(id, reads=measure("to_her", request.form.get("to_her", "")) if asked else None)


@bp.post("/safeguarding/<id>/tell-nobody")
@leads
@_handing_back
def tell_nobody(id: str) -> ResponseReturnValue:
    """Ask a second person whether nobody has to be told any more."""
    telling_services.tell_nobody(
        desk(), session(), id, me(), words=request.form.get("nobody", ""), moment=web.moment()
    )
    return _onward(id, "nobody")


@bp.post("/safeguarding/<id>/close")
@leads
@_handing_back
def close(id: str) -> ResponseReturnValue:
    """Close it."""
    if _typed_beside():
        raise Refused(FINISH_FIRST)
    concerns.close(session(), id, me(), web.moment())
    return to(".waiting")


def _form(about: str, about_id: str, problems: tuple[str, ...] = ()) -> str:
    concern_words.story_of(desk(), session(), about, about_id)
    return render_template(
        "desk/concern.html",
        about=about,
        about_id=about_id,
        typed=request.form,
        problems=problems,
        me=visitors.visitor(),
    )


def _typed_beside(*done: str) -> Form:
    """Return what stands in boxes that the press just made did not keep; nothing when nobody has typed into any."""
    form = request.form
    begun = [name for name in TEXTS if name not in done and form.get(name, "").strip()]
    if not any(not letters.is_as_offered(form[name]) for name in begun):
        return NOTHING
    return MultiDict((name, form[name]) for name in BOXES if name in form and name not in done)


def _onward(id: str, *done: str) -> ResponseReturnValue:
    """Go back to the page; what was typed into its other boxes still stands there."""
    beside = _typed_beside(*done)
    return _page(id, typed=beside) if beside else to(".concern", id=id)


def _page(
    id: str,
    hers: str = "",
    problems: tuple[str, ...] = (),
    reads: Reading | None = None,
    typed: Form | None = None,
) -> str:
    one, typed = (
        concerns.one(desk(), session(), id, me(), web.moment()),
        request.form if typed is None else typed,
    )
    stands = () if one.line.is_closed else ("words", "telling") if one.is_gone else TEXTS
    return render_template(
        "desk/safeguarding-one.html",
        one=one,
        lost_words=typed_words.of(typed, stands),
        hers=hers,
        before=consent_pages.BEFORE,
        version=wording.CURRENT.version,
        services=SERVICES,
        talks=TALKED,
        no_second="" if staff.seconds(session(), me()) else NO_SECOND,
        start=letters.SAFETY_LETTER,
        typed=typed,
        problems=problems,
        note_reads=reads,
        me=visitors.visitor(),
    )
