"""Notes as a WSGI application: the mothers' door."""

from __future__ import annotations

from flask import Flask
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import RequestEntityTooLarge

from archive.ground import web
from archive.ground.web import Door, make_app
from archive.rules.errors import Unreadable
from archive.settings import DeskSettings
from stories import easy, routes
from stories.desk import Desk, open_desk
from stories.receiving import SealingRequest, forget_arriving


def create_app(settings: DeskSettings, desk: Desk | None = None, cookie_key: str = "") -> Flask:
    """Return Notes on the private side of one deployment.

    Args:
        settings: where everything lies.
        desk: the private side, when it is open already (`archive.carrying`).
        cookie_key: the cookie secret, when no file holds it.
    """
    desk = desk or open_desk(settings)
    door = Door(
        name="notes",
        address=settings.address,
        cookie_key=cookie_key or web.secret_of(settings.cookie_key),
        stores={"desk": desk.engine},
        clock=desk.clock,
        scripts=True,
    )
    app = make_app(door, (routes.bp,), frozenset, SealingRequest)
    app.jinja_env.filters["easily"] = easy.lay_out
    app.extensions["private"] = desk
    app.extensions["settings"] = settings
    app.register_error_handler(CSRFError, routes.too_old)
    app.register_error_handler(RequestEntityTooLarge, routes.too_large)
    app.register_error_handler(Unreadable, routes.unreadable)
    app.teardown_request(forget_arriving)
    return app
