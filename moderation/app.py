"""The Desk as an application: the staff's door."""

from __future__ import annotations

from flask import Flask

from archive.ground.crypto import read_secret
from archive.ground.web import Door, admit_people, make_app, roles_of_visitor
from archive.settings import DeskSettings
from moderation import routes
from moderation.routes.entrance import ENTRANCE
from moderation.routes.readers import ReadingRequest
from stories.desk import open_desk
from stories.receiving import forget_arriving


def create_app(settings: DeskSettings) -> Flask:
    """Return the WSGI application of the Desk."""
    desk = open_desk(settings)
    door = Door(
        name="desk",
        address=settings.address,
        cookie_key=read_secret(settings.cookie_key),
        stores={"desk": desk.engine},
        clock=desk.clock,
        scripts=True,
    )
    app = make_app(door, routes.BLUEPRINTS, roles_of_visitor, ReadingRequest)
    app.extensions["desk"] = app.extensions["private"] = desk
    app.teardown_request(forget_arriving)
    admit_people(app, kind=ENTRANCE.kind, store_name="desk")
    return app
