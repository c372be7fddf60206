"""The Desk as an application: the staff's door."""

from __future__ import annotations

from flask import Flask

from archive.ground.crypto import read_secret
from archive.ground.web import Door, admit_people, make_app, roles_of_visitor
from archive.settings import DeskSettings
from moderation import routes, staff
from moderation.routes.entrance import ENTRANCE
from stories.desk import open_desk


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
    app = make_app(door, routes.BLUEPRINTS, roles_of_visitor)
    app.extensions["desk"] = desk
    app.jinja_env.globals["may_read_log"] = staff.may_read_log
    admit_people(app, kind=ENTRANCE.kind, store_name="desk")
    return app
