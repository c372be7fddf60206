"""The Desk as an application: the staff's door."""

from __future__ import annotations

from flask import Flask
from werkzeug.formparser import FormDataParser

from archive.ground import versions
from archive.ground.keyring import read_secret
from archive.ground.visitors import admit_people, roles_of_visitor
from archive.ground.web import Door, make_app
from archive.ground.whole_forms import WholeForms
from archive.settings import DeskSettings
from moderation import routes, said_times
from moderation.pages.forms import MOST_LINES
from moderation.people import knowing, staff
from moderation.routes import here, whose_words
from moderation.routes.entrance import ENTRANCE
from moderation.routes.readers import SENDS, ReadingRequest
from stories.desk import open_desk
from stories.receiving import forget_arriving


class DeskRequest(ReadingRequest):
    """One whose form may hold a long transcript beside a file: three boxes for each of its lines."""

    max_form_parts = 3 * MOST_LINES + 500

    @property
    def form_data_parser_class(self) -> type[FormDataParser]:  # type: ignore[override]  # here it hangs on the address.
        """A reading is long, and goes into its sealed file bit by bit; every other form is read whole."""
        return FormDataParser if self.endpoint == SENDS else WholeForms


def create_app(settings: DeskSettings) -> Flask:
    """Return the WSGI application of the Desk."""
    versions.fingerprint()  # Of the program that runs: it may be replaced on the disk while this process stands.
    desk = open_desk(settings)
    door = Door(
        name="desk",
        address=settings.address,
        cookie_key=read_secret(settings.cookie_key),
        stores={"desk": desk.engine},
        clock=desk.clock,
        scripts=True,
    )
    app = make_app(door, routes.BLUEPRINTS, roles_of_visitor, DeskRequest)
    app.extensions["desk"] = app.extensions["private"] = desk
    app.before_request(whose_words.refuse_of_others)
    app.teardown_request(forget_arriving)
    app.jinja_env.globals["may_read"] = staff.may_read
    app.jinja_env.globals["may_read_log"] = staff.may_read_log
    app.jinja_env.globals["meets_hard_things"] = staff.meets_hard_things
    app.jinja_env.globals |= {f"said_{name}": say for name, say in said_times.SAID.items()}
    app.jinja_env.globals["what_was_typed"] = here.what_was_typed
    app.jinja_env.globals["what_is_locked"] = here.what_is_locked
    app.jinja_env.globals["typed_by"] = whose_words.typed_by
    admit_people(app, kind=ENTRANCE.kind, store_name="desk", opens=knowing.opens)
    return app
