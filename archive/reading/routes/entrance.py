"""The entrance: sign-in, sign-out and one-use invitations."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from archive.ground import accounts, web
from archive.ground.qr import qr
from archive.ground.web import only_for, open_to_all
from archive.reading import trainers
from archive.reading.routes.here import lists, room, see_other
from archive.reading.tables import TRAINER_KEY
from archive.rules.errors import BadInput

bp = Blueprint("entrance", __name__)

ISSUER = "In Her Words"
WRONG = "That did not match. Check the name, the password, and that the six digits are fresh, then try again."


@bp.get("/")
@open_to_all
def door() -> ResponseReturnValue:
    """Lead to the stories, or to the sign-in."""
    return see_other(url_for("stories.search" if current_user.is_authenticated else ".sign_in"))


@bp.get("/sign-in")
@open_to_all
def sign_in() -> ResponseReturnValue:
    """Show the sign-in."""
    return render_template("room/sign-in.html", login="", wrong="")


@bp.post("/sign-in")
@open_to_all
def check() -> ResponseReturnValue:
    """Sign a trainer in."""
    form = request.form
    login = form.get("login", "")[:64]
    with web.looking("lists") as looking:
        # Before this request takes the write lock: a hash is slow on purpose, and nobody shall wait for it.
        checked = accounts.check(
            looking,
            room().shelf.keys.get(TRAINER_KEY),
            login=login,
            password=form.get("password", ""),
            code=form.get("code", ""),
            now=web.moment().now,
        )
    person = accounts.admit(lists(), checked, web.moment().now)
    if person is None:
        # An answer and not an error: an error would undo the note that somebody tried.
        return render_template("room/sign-in.html", login=login, wrong=WRONG), 422
    web.let_in(person, kind=trainers.KIND, store_name="lists")
    return see_other(url_for("stories.search"))


@bp.post("/sign-out")
@only_for(trainers.ROLE)
def sign_out() -> ResponseReturnValue:
    """End this sign-in; the same cookie opens nothing after this."""
    answer = current_app.make_response(render_template("room/signed-out.html"))
    return web.let_out(answer, store_name="lists")


@bp.get("/invitation/<token>")
@open_to_all
def invitation(token: str) -> ResponseReturnValue:
    """Show a one-use invitation with a fresh second factor."""
    accounts.invitation(lists(), token, web.moment().now)
    return _invitation(token, accounts.new_totp_secret())


@bp.post("/invitation/<token>")
@open_to_all
def accept(token: str) -> ResponseReturnValue:
    """Make the account, use the invitation up, and sign in."""
    form = request.form
    with web.looking("lists") as looking:
        accounts.invitation(looking, token, web.moment().now)
    secret, password = form.get("secret", ""), accounts.new_password(form.get("password", ""))
    try:
        person = trainers.accept(
            lists(),
            room().shelf.keys.get(TRAINER_KEY),
            token,
            login=form.get("login", ""),
            name=form.get("name", ""),
            password=password,
            secret=secret,
            code=form.get("code", ""),
            now=web.moment().now,
        )
    except BadInput as found:
        # The same page again, with the same secret: her app has it already.
        return _invitation(token, secret, problems=found.sentences), 422
    web.let_in(person, kind=trainers.KIND, store_name="lists")
    return see_other(url_for("stories.search"))


def _invitation(token: str, secret: str, problems: tuple[str, ...] = ()) -> str:
    login, name = (request.form.get(field, "")[:120] for field in ("login", "name"))
    address = accounts.provisioning_uri(secret, login or "trainer", ISSUER)
    return render_template(
        "room/invitation.html",
        token=token,
        secret=secret,
        spaced=" ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        picture=qr(address, label="Code for your authenticator app"),
        problems=problems,
        login=login,
        name=name,
        shortest=accounts.SHORTEST_PASSWORD,
    )
