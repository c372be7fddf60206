"""People with an account at a door (Desk and Reading room): who is signed in, with which roles, and how that begins and ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from flask import Flask, Response, request, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from sqlalchemy.orm import Session

from archive.ground import accounts, sign_ins, web
from archive.ground.accounts import Person
from archive.ground.db import reading
from archive.ground.sign_ins import SignIn
from archive.ground.web import View
from archive.rules.errors import SignedOut


class Visitor(UserMixin):  # type: ignore[misc]  # the library has no types.
    """Who is signed in at a door for people with accounts."""

    def __init__(self, signed_in: SignIn, person: Person, roles: frozenset[str]) -> None:
        """Copy what the pages need; the row itself stays behind. `roles`: what opens to this person today."""
        self.sign_in = signed_in
        self.id = person.id
        self.name = person.name
        self.roles = roles

    def get_id(self) -> str:
        """Return the token: what the cookie carries is the sign-in, never the person."""
        return self.sign_in.token


def admit_people(
    app: Flask,
    *,
    kind: str,
    store_name: str,
    opens: Callable[[Session, Person], frozenset[str]] = lambda _, person: accounts.roles_of(person),
) -> None:
    """Let people with accounts sign in at this door; their accounts lie in the store called `store_name`.

    `opens` says which roles an account may use today: asked at every request, and by default those that it has.
    """
    manager = LoginManager(app)
    manager.session_protection = None

    def load(token: str) -> Visitor | None:
        engine = web.door().stores[store_name]
        with Session(reading(engine), expire_on_commit=False) as session_here:
            try:
                found = sign_ins.signed_in(session_here, token, kind=kind, now=web.moment().now)
            except SignedOut:
                return None
            person = session_here.get(Person, found.who)
            roles = opens(session_here, person) if person is not None else frozenset()
            stale = sign_ins.is_stale(session_here, token, web.moment().now)
        if stale and not _asks_by_itself(app):
            sign_ins.keep_alive(engine, token, web.moment().now)
        return Visitor(found, person, roles) if person is not None and not person.is_disabled else None

    manager.user_loader(load)


def by_itself(view: View) -> View:
    """Mark a view that an open page asks without anybody's press: it keeps no sign-in alive."""
    view.asks_by_itself = True  # type: ignore[attr-defined]  # A mark on the view itself.
    return view


def _asks_by_itself(app: Flask) -> bool:
    return getattr(app.view_functions.get(request.endpoint or ""), "asks_by_itself", False)


def visitor() -> Visitor:
    """Return who is signed in. Only for views that admit nobody else."""
    return cast("Visitor", current_user)


def roles_of_visitor() -> frozenset[str]:
    """Return the roles of whoever is signed in; none for nobody."""
    return cast("frozenset[str]", current_user.roles) if current_user.is_authenticated else frozenset()


def let_in(person: Person, *, kind: str, store_name: str) -> None:
    """Start a sign-in for `person`; whatever the cookie held before is gone."""
    here = web.store(store_name)
    sign_ins.sign_out(here, current_user.get_id() if current_user.is_authenticated else None)
    token = sign_ins.sign_in(here, kind=kind, who=person.id, now=web.moment().now)
    found = sign_ins.signed_in(here, token, kind=kind, now=web.moment().now)
    session.clear()
    # This request opens nothing more: what does is asked at the next one.
    login_user(Visitor(found, person, frozenset()))
    # The library puts a hash of address and browser here; nothing of that is kept, not even in her own cookie.
    session.pop("_id", None)


def let_out(response: Response, *, store_name: str) -> Response:
    """End the sign-in in the database, and have the browser forget what it holds of this door."""
    if current_user.is_authenticated:
        sign_ins.sign_out(web.store(store_name), current_user.get_id())
        logout_user()
    session.clear()
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response
