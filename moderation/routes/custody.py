"""How a mother can be reached: asked for by whoever reads, opened by a custodian, shown once."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.rules.errors import BadInput, Refused
from archive.rules.identity import REASONS, REVIEWERS
from moderation.letters.her_yes import REACHED
from moderation.people import custody, staff
from moderation.people.custody import Held
from moderation.routes.here import desk, me, session, to
from moderation.routes.review import story_of
from stories import contact, recovering

bp = Blueprint("custody", __name__, url_prefix="/identity")
asks = only_for(*staff.READERS, staff.SAFEGUARDING)
holds = only_for(staff.CUSTODIAN)
leads = only_for(staff.SAFEGUARDING)

CLOSES = 300
"""Seconds after which a page that shows a number leaves by itself."""


@bp.get("")
@holds
def waiting() -> ResponseReturnValue:
    """Show what waits for a custodian."""
    return _page()


@bp.post("/<id>")
@holds
def decide(id: str) -> ResponseReturnValue:
    """Open it to whoever asked, tell her oneself, or say no."""
    try:
        _decide(id, request.form.get("do", ""), tells_her=request.form.get("tells_her") == "yes")
    except Refused as found:
        session().rollback()
        return web.refused(found, make_response(_page(problems=found.sentences)))
    return to(".waiting")


def _decide(id: str, do: str, *, tells_her: bool) -> None:
    if do not in ("open", "self", "no"):
        raise Refused("Choose: open it, tell her yourself, or say no.")
    if do == "no":
        custody.refuse(session(), id, me(), web.moment())
        return
    to_me = do == "self"
    custody.open_it(desk(), session(), id, me(), to_me=to_me, tells_her=tells_her, moment=web.moment())


@bp.post("/words/<id>")
@holds
def words(id: str) -> ResponseReturnValue:
    """Say yes or no to new code words."""
    says_yes = request.form.get("do") == "yes"
    recovering.decide(
        session(), id, me(), visitors.roles_of_visitor(), says_yes=says_yes, moment=web.moment()
    )
    return to(".waiting")


@bp.get("/asked")
@asks
def asked() -> ResponseReturnValue:
    """Show what I asked for."""
    return _mine()


@bp.get("/ask/<id>", endpoint="ask")
@asks
def ask_for(id: str) -> ResponseReturnValue:
    """Show the form by which it is asked for."""
    return _form(id)


@bp.post("/ask/<id>")
@asks
def file(id: str) -> ResponseReturnValue:
    """File a request."""
    form = request.form
    try:
        custody.ask(
            desk(), session(), story_of(id), me(),
            reason=form.get("reason", ""), words=form.get("words", ""), moment=web.moment(),
        )  # fmt: skip
    except (BadInput, Refused) as found:
        session().rollback()
        return web.refused(found, make_response(_form(id, found.sentences)))
    return to(".asked")


@bp.post("/<id>/show")
@only_for(*staff.READERS, staff.SAFEGUARDING, staff.CUSTODIAN)
def show(id: str) -> ResponseReturnValue:
    """Show it, this once. The page leaves by itself."""
    held = custody.show(desk(), session(), id, me(), web.moment())
    answer = Response(_shown(held))
    answer.headers["Refresh"] = f"{CLOSES}; url=/"
    return answer


@bp.post("/<id>/agree")
@leads
def agree(id: str) -> ResponseReturnValue:
    """Agree, as the safeguarding lead, that somebody could be harmed."""
    custody.agree(session(), id, me(), web.moment())
    return to("safeguarding.waiting")


@bp.post("/<id>/review")
@only_for(*REVIEWERS)
def review(id: str) -> ResponseReturnValue:
    """Say what one thinks of what was opened at once."""
    was_right, roles = request.form.get("do") == "right", visitors.roles_of_visitor()
    custody.review(session(), id, me(), roles, was_right=was_right, moment=web.moment())
    return to("safeguarding.waiting" if staff.SAFEGUARDING in roles else ".waiting")


def _page(problems: tuple[str, ...] = ()) -> str:
    return render_template(
        "desk/custody.html",
        waiting=custody.waiting(desk(), session(), me(), web.moment()),
        to_review=custody.to_review(desk(), session(), me(), web.moment()),
        lost=recovering.waiting(session(), web.moment()),
        reached=REACHED,
        problems=problems,
        me=visitors.visitor(),
    )


def _mine() -> str:
    lines = custody.mine(desk(), session(), me(), web.moment())
    return render_template("desk/identity-asked.html", lines=lines, me=visitors.visitor())


def _form(id: str, problems: tuple[str, ...] = ()) -> str:
    way = contact.way_of(desk(), session(), story_of(id))
    return render_template(
        "desk/identity-ask.html",
        id=id,
        reach=REACHED[way] or "She has not said that we may get in touch.",
        reasons=REASONS,
        typed=request.form,
        problems=problems,
        me=visitors.visitor(),
    )


def _shown(held: Held) -> str:
    return render_template(
        "desk/identity.html",
        held=held,
        nothing=custody.NOTHING_HELD,
        minutes=CLOSES // 60,
        me=visitors.visitor(),
    )
