"""The Desk's entrance: sign-in, sign-out and one-use invitations."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from archive.ground import accounts, web
from archive.ground.qr import qr
from archive.ground.web import only_for, open_to_all
from archive.rules.errors import BadInput
from moderation import staff
from moderation.routes.here import desk, session, to

bp = Blueprint("entrance", __name__)

KIND = "staff"
ISSUER = "In Her Words, Desk"
WRONG = "That did not match. Check the name, the password, and that the six digits are fresh, then try again."


@bp.get("/")
@open_to_all
def door() -> ResponseReturnValue:
    """Lead to where this person works, or to the sign-in."""
    if not current_user.is_authenticated:
        return to(".sign_in")
    return to("people.all" if staff.ADMINISTRATOR in web.visitor().roles else "stories.queue")


@bp.get("/sign-in")
@open_to_all
def sign_in() -> ResponseReturnValue:
    """Show the sign-in."""
    return render_template("desk/sign-in.html", login="", wrong="")


@bp.post("/sign-in")
@open_to_all
def check() -> ResponseReturnValue:
    """Sign a colleague in."""
    form = request.form
    login = form.get("login", "")[:64]
    typed = {name: form.get(name, "") for name in ("password", "code")}
    with web.looking("desk") as looking:
        # Before this request takes the write lock: while a hash is worked out, nobody's Hide shall wait.
        checked = accounts.check(looking, staff.totp_key(desk()), login=login, now=web.moment().now, **typed)
    person = accounts.admit(session(), checked, web.moment().now)
    if person is None:
        # An answer and not an error: an error would undo the note that somebody tried.
        return render_template("desk/sign-in.html", login=login, wrong=WRONG), 422
    web.let_in(person, kind=KIND, store_name="desk")
    return to(".door")


@bp.post("/sign-out")
@only_for(*staff.ROLES)
def sign_out() -> ResponseReturnValue:
    """End this sign-in; the same cookie opens nothing after this."""
    answer = current_app.make_response(render_template("desk/signed-out.html"))
    return web.let_out(answer, store_name="desk")


@bp.get("/invitation/<token>")
@open_to_all
def invitation(token: str) -> ResponseReturnValue:
    """Show a one-use invitation with a fresh second factor."""
    accounts.invitation(session(), token, web.moment().now)
    return _invitation(token, accounts.new_totp_secret())


@bp.post("/invitation/<token>")
@open_to_all
def accept(token: str) -> ResponseReturnValue:
    """Make the account, use the invitation up, and sign in."""
    form = request.form
    with web.looking("desk") as looking:
        accounts.invitation(looking, token, web.moment().now)
    secret, password = form.get("secret", ""), accounts.new_password(form.get("password", ""))
    typed = {name: form.get(name, "") for name in ("login", "name", "code")}
    try:
        person, _ = accounts.accept(
            session(),
            staff.totp_key(desk()),
            token,
            password=password,
            secret=secret,
            now=web.moment().now,
            **typed,
        )
    except BadInput as found:
        # The same page again, with the same secret: the app has it already.
        return _invitation(token, secret, found.sentences), 422
    web.let_in(person, kind=KIND, store_name="desk")
    return to(".door")


def _invitation(token: str, secret: str, problems: tuple[str, ...] = ()) -> str:
    login, name = (request.form.get(field, "")[:120] for field in ("login", "name"))
    return render_template(
        "desk/invitation.html",
        token=token,
        secret=secret,
        spaced=" ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        picture=qr(
            accounts.provisioning_uri(secret, login or "colleague", ISSUER),
            label="Code for your authenticator app",
        ),
        problems=problems,
        login=login,
        name=name,
        shortest=accounts.SHORTEST_PASSWORD,
    )
