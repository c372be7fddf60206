"""The Reading room as an application: its pages, its stores, and who may come in."""

from __future__ import annotations

from flask import Flask

from archive.ground.keyring import read_secret
from archive.ground.visitors import admit_people
from archive.ground.web import Door, make_app
from archive.reading import routes, trainers
from archive.reading.finding.pace import Pace
from archive.reading.glimpses import Glimpses
from archive.reading.room import open_room
from archive.reading.routes import typed
from archive.settings import ReadingSettings


def create_app(settings: ReadingSettings) -> Flask:
    """Return the WSGI application of the Reading room."""
    room = open_room(settings)
    door = Door(
        name="room",
        address=settings.address,
        cookie_key=read_secret(settings.cookie_key),
        stores={"lists": room.lists, "uses": room.uses},
        clock=room.clock,
        scripts=True,
        shows_editions=True,
    )
    app = make_app(door, routes.BLUEPRINTS, routes.roles_here)
    app.extensions["room"], app.extensions["glimpses"] = room, Glimpses()
    app.extensions["pace"] = Pace()
    app.jinja_env.globals["what_was_typed"] = typed.what_was_typed
    admit_people(app, kind=trainers.KIND, store_name="lists")
    return app
