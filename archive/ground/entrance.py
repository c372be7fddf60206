"""The entrance of a door for people with accounts: sign-in, sign-out and one-use invitations. Desk and Reading room share it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, update_wrapper
from typing import Any

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.wrappers import Response

from archive.ground import accounts, visitors, web
from archive.ground.accounts import Person
from archive.ground.qr import qr
from archive.ground.web import only_for, open_to_all
from archive.rules.errors import BadInput

WRONG = "That did not match. Check the name, the password, and that the six digits are fresh, then try again."


@dataclass(frozen=True)
class Entrance:
    """What one door's entrance needs."""

    kind: str
    """The kind of sign-in it gives."""

    store: str
    """The name of the store where accounts lie."""

    issuer: str
    """What an authenticator app calls this door."""

    guest: str
    """Whom the app names, as long as no sign-in name is chosen."""

    roles: tuple[str, ...]
    key: Callable[[], bytes]
    """Returns the key that seals second factors."""

    accept: Callable[..., Person]
    """Makes the account of an invitation, as `accounts.accept`, and returns the person."""

    inside: Callable[[], str]
    """Returns the endpoint to which somebody who is signed in is led."""


def blueprint(entrance: Entrance) -> Blueprint:
    """Return the six views of an entrance."""
    bp = Blueprint("entrance", __name__)
    for method, rule, view, mark in (
        ("GET", "/", _door, open_to_all),
        ("GET", "/sign-in", _sign_in, open_to_all),
        ("POST", "/sign-in", _check, open_to_all),
        ("POST", "/sign-out", _sign_out, only_for(*entrance.roles)),
        ("GET", "/invitation/<token>", _invitation, open_to_all),
        ("POST", "/invitation/<token>", _accept, open_to_all),
    ):
        here: Callable[..., Any] = update_wrapper(partial(view, entrance), view)
        bp.add_url_rule(rule, view.__name__.removeprefix("_"), mark(here), methods=[method])
    return bp


def _door(entrance: Entrance) -> ResponseReturnValue:
    """Lead to where this person works, or to the sign-in."""
    return _to(entrance.inside() if current_user.is_authenticated else ".sign_in")


def _sign_in(_: Entrance) -> ResponseReturnValue:
    """Show the sign-in."""
    return _page("sign-in", login="", wrong="")


def _check(entrance: Entrance) -> ResponseReturnValue:
    """Sign somebody in."""
    login = request.form.get("login", "")[:64]
    with web.looking(entrance.store) as looking:
        # Before this request takes the write lock: while a hash is worked out, nobody's Hide shall wait.
        checked = accounts.check(
            looking,
            entrance.key(),
            login=login,
            now=web.moment().now,
            roles=entrance.roles,
            **_typed("password", "code"),
        )
    person = accounts.admit(web.store(entrance.store), checked, web.moment().now)
    if person is None:
        # An answer and not an error: an error would undo the note that somebody tried.
        return _page("sign-in", login=login, wrong=WRONG), 422
    return _let_in(entrance, person)


def _sign_out(entrance: Entrance) -> ResponseReturnValue:
    """End this sign-in; the same cookie opens nothing after this."""
    return visitors.let_out(current_app.make_response(_page("signed-out")), store_name=entrance.store)


def _invitation(entrance: Entrance, token: str) -> ResponseReturnValue:
    """Show a one-use invitation with a fresh second factor."""
    accounts.invitation(web.store(entrance.store), token, web.moment().now, roles=entrance.roles)
    return _invited(entrance, token, accounts.new_totp_secret())


def _accept(entrance: Entrance, token: str) -> ResponseReturnValue:
    """Make the account, use the invitation up, and sign in."""
    with web.looking(entrance.store) as looking:
        accounts.invitation(looking, token, web.moment().now, roles=entrance.roles)
    secret, password = (
        request.form.get("secret", ""),
        accounts.new_password(request.form.get("password", "")),
    )
    typed = {"secret": secret, "password": password, **_typed("login", "name", "code")}
    try:
        person = entrance.accept(
            web.store(entrance.store), entrance.key(), token, now=web.moment().now, **typed
        )
    except BadInput as found:
        # The same page again, with the same secret: the app has it already.
        return _invited(entrance, token, secret, found.sentences), 422
    return _let_in(entrance, person)


def _let_in(entrance: Entrance, person: Person) -> Response:
    visitors.let_in(person, kind=entrance.kind, store_name=entrance.store)
    # By the door, where the sign-in that has just begun is known.
    return _to(".door")


def _invited(entrance: Entrance, token: str, secret: str, problems: tuple[str, ...] = ()) -> str:
    login, name = (value[:120] for value in _typed("login", "name").values())
    address = accounts.provisioning_uri(secret, login or entrance.guest, entrance.issuer)
    return _page(
        "invitation",
        token=token,
        secret=secret,
        spaced=" ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        picture=qr(address, label="Code for your authenticator app"),
        problems=problems,
        login=login,
        name=name,
        shortest=accounts.SHORTEST_PASSWORD,
    )


def _typed(*names: str) -> dict[str, str]:
    return {name: request.form.get(name, "") for name in names}


def _page(name: str, /, **values: object) -> str:
    return render_template(f"{web.door().name}/{name}.html", **values)


def _to(endpoint: str) -> Response:
    return redirect(url_for(endpoint), code=303)
