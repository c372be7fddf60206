"""A steward's pages: who asks to come in, and whose screen was found. No story is on them; parts to look at are in `parts.py`."""

from __future__ import annotations

from flask import Blueprint, make_response, request, url_for
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.reading.access import asking, forms, houses, viewings
from archive.reading.access.tables import ASKING_KEY, VIEWING_KEY
from archive.reading.routes.here import lists, page, room, see_other
from archive.reading.routes.houses import form_values, invited
from archive.reading.trainers import STEWARD
from archive.rules.clock import in_words
from archive.rules.errors import BadInput

bp = Blueprint("stewards", __name__)


@bp.get("/requests")
@only_for(STEWARD)
def requests() -> ResponseReturnValue:
    """Show who asks to come in."""
    found = asking.all(lists(), _key(), web.moment().today)
    return page("access-requests.html", requests=found, in_words=in_words)


@bp.get("/requests/<id>")
@only_for(STEWARD)
def one(id: str) -> ResponseReturnValue:
    """Show one request, with the two answers."""
    return _one(id)


@bp.post("/requests/<id>/yes")
@only_for(STEWARD)
def say_yes(id: str) -> ResponseReturnValue:
    """Answer yes, and show the invitation this once."""
    form, moment = request.form, web.moment()
    try:
        wish = forms.wish(form)
        house = form.get("organisation", "") or houses.found(
            lists(), name=form.get("name", ""), areas=form.getlist("area"), by=_me(), moment=moment
        )
        token = asking.say_yes(lists(), _key(), id, house, wish, by=_me(), moment=moment)
    except BadInput as found:
        return web.refused(found, make_response(_one(id, found.sentences)))
    return invited(token, url_for(".requests"))


@bp.post("/requests/<id>/no")
@only_for(STEWARD)
def say_no(id: str) -> ResponseReturnValue:
    """Answer no, with a reason."""
    try:
        asking.say_no(lists(), _key(), id, request.form.get("why", ""), by=_me(), moment=web.moment())
    except BadInput as found:
        return web.refused(found, make_response(_one(id, found.sentences)))
    return see_other(url_for(".one", id=id))


@bp.get("/screen")
@only_for(STEWARD)
def screen() -> ResponseReturnValue:
    """Ask for the number on a screen that was found."""
    return _screen()


@bp.post("/screen")
@only_for(STEWARD)
def find() -> ResponseReturnValue:
    """Say whose screen it was; that somebody asked is written down."""
    key = room().shelf.keys.get(VIEWING_KEY)
    try:
        seen = viewings.found(
            lists(), key, request.form.get("number", ""), steward_id=_me(), moment=web.moment()
        )
    except BadInput as found:
        return web.refused(found, make_response(_screen(problems=found.sentences)))
    return _screen(seen)


def _screen(seen: tuple[viewings.Seen, ...] | None = None, problems: tuple[str, ...] = ()) -> str:
    return page("access-screen.html", seen=seen, problems=problems, in_words=in_words)


def _one(id: str, problems: tuple[str, ...] = ()) -> str:
    return page(
        "access-request.html",
        request_=asking.one(lists(), _key(), id, web.moment().today),
        labels=asking.SHORT,
        houses=[house for house in houses.all(lists()) if house.ended_on is None],
        problems=problems,
        **form_values(),
    )


def _key() -> bytes:
    return room().shelf.keys.get(ASKING_KEY)


def _me() -> str:
    return visitors.visitor().id
