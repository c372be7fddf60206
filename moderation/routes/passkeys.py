"""Passkeys: signing in with one, and one's own. What a browser is asked stands in a form, and its answer comes back in it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, make_response, render_template, request
from flask import session as cookie
from flask.typing import ResponseReturnValue

from archive.ground import accounts, visitors, web
from archive.ground.entrance import WRONG
from archive.ground.passkeys import NOT_TAKEN
from archive.ground.web import door, only_for, open_to_all
from archive.rules.errors import BadInput
from moderation.people import passkeys, staff
from moderation.people.passkeys import Asked
from moderation.routes.entrance import ENTRANCE
from moderation.routes.here import desk, me, session, to

bp = Blueprint("passkeys", __name__)
anybody = only_for(*staff.ROLES)

ASKED = "passkey"
"""Under this name the cookie holds which question it was asked."""


@bp.post("/sign-in/passkey")
@open_to_all
def ask() -> ResponseReturnValue:
    """Ask for a passkey of this name."""
    login = request.form.get("login", "")[:64]
    asked = passkeys.ask_to_sign_in(desk(), session(), login, door().address, web.moment())
    return _ask("sign-in", asked)


@bp.post("/sign-in/passkey/answer")
@open_to_all
def answer() -> ResponseReturnValue:
    """Let in whoever answered, or say that it did not match."""
    token, said = str(cookie.pop(ASKED, "")), request.form.get("answer", "")
    person = passkeys.sign_in(session(), token, said, door().address, web.moment())
    if person is None:
        # An answer and not an error: an error would bring back the question, and undo the note that somebody tried.
        return render_template("desk/sign-in.html", login="", wrong=NOT_TAKEN), 422
    visitors.let_in(person, kind=ENTRANCE.kind, store_name=ENTRANCE.store)
    return to("entrance.door")


@bp.get("/passkeys", endpoint="mine")
@anybody
def show() -> ResponseReturnValue:
    """Show one's own."""
    return _mine()


@bp.post("/passkeys")
@anybody
def begin() -> ResponseReturnValue:
    """Ask a browser to make one, once password and six digits were right again."""
    with web.looking(ENTRANCE.store) as looking:
        checked = accounts.check(
            looking, ENTRANCE.key(), login=passkeys.login_of(looking, me()), now=web.moment().now,
            roles=ENTRANCE.roles, password=request.form.get("password", ""), code=request.form.get("code", ""),
        )  # fmt: skip
    if accounts.admit(session(), checked, web.moment().now) is None:
        return _mine((WRONG,)), 422
    asked = passkeys.ask_to_add(session(), me(), door().address, web.moment())
    return _ask("add", asked, name=request.form.get("name", ""))


@bp.post("/passkeys/made")
@anybody
def made() -> ResponseReturnValue:
    """Keep what the browser made."""
    token, form = str(cookie.pop(ASKED, "")), request.form
    try:
        passkeys.add(
            session(), token, form.get("answer", ""), form.get("name", ""), me(), door().address, web.moment()
        )
    except BadInput as found:
        # As above: the question stays used up.
        return _mine(found.sentences), 422
    return to(".mine")


@bp.post("/passkeys/<id>/away")
@anybody
def away(id: str) -> ResponseReturnValue:
    """Forget one."""
    passkeys.take_away(session(), id, me(), web.moment())
    return to(".mine")


def _ask(what: str, asked: Asked, **more: Any) -> ResponseReturnValue:
    cookie[ASKED] = asked.token
    return make_response(
        render_template("desk/passkey.html", what=what, options=asked.options, **{"name": "", **more})
    )


def _mine(problems: tuple[str, ...] = ()) -> str:
    return render_template(
        "desk/passkeys.html",
        mine=passkeys.mine(session(), me()),
        name=request.form.get("name", ""),
        problems=problems,
        me=visitors.visitor(),
    )
