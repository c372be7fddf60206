"""Organisations and their people: for a steward all of them, for who looks after trainers her own. Neither sees a story here."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, make_response, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.reading.access import afterwards, forms, houses, people
from archive.reading.routes import inside
from archive.reading.routes.here import lists, page, see_other
from archive.reading.trainers import ADMIN, NO_ORGANISATION, STEWARD
from archive.rules import access as rules
from archive.rules.areas import AREAS
from archive.rules.choices import NAMES, Profession
from archive.rules.clock import in_words
from archive.rules.errors import BadInput, NotFound

bp = Blueprint("houses", __name__)


@bp.get("/organisation")
@only_for(ADMIN)
def mine() -> ResponseReturnValue:
    """Lead to the organisation that the visitor looks after."""
    return see_other(url_for(".one", id=_own()))


@bp.get("/organisations")
@only_for(STEWARD)
def all() -> ResponseReturnValue:
    """Show every organisation."""
    return _all()


@bp.post("/organisations")
@only_for(STEWARD)
def make() -> ResponseReturnValue:
    """Make an organisation."""
    name, areas = request.form.get("name", ""), request.form.getlist("area")
    try:
        id = houses.found(lists(), name=name, areas=areas, by=_me(), moment=web.moment())
    except BadInput as found:
        return web.refused(found, make_response(_all(found.sentences)))
    return see_other(url_for(".one", id=id))


@bp.get("/organisations/<id>")
@only_for(STEWARD, ADMIN)
def one(id: str) -> ResponseReturnValue:
    """Show one organisation and its people."""
    return _one(_within(id))


@bp.post("/organisations/<id>/areas")
@only_for(STEWARD)
def areas(id: str) -> ResponseReturnValue:
    """Say anew where it works."""
    where = request.form.getlist("area")
    return _or_again(id, lambda: houses.move(lists(), id, where, by=_me(), moment=web.moment()))


@bp.post("/organisations/<id>/end")
@only_for(STEWARD)
def end(id: str) -> ResponseReturnValue:
    """End its access at once."""
    return _or_again(id, lambda: houses.end(lists(), id, by=_me(), moment=web.moment()))


@bp.post("/organisations/<id>/open")
@only_for(STEWARD)
def open_again(id: str) -> ResponseReturnValue:
    """Let it in again."""
    return _or_again(id, lambda: houses.open_again(lists(), id, by=_me(), moment=web.moment()))


@bp.post("/organisations/<id>/invite")
@only_for(STEWARD, ADMIN)
def invite(id: str) -> ResponseReturnValue:
    """Make an invitation, and show it this once."""
    _within(id)
    try:
        wish = forms.wish(request.form)
        token = people.invite(lists(), id, wish, by=_me(), moment=web.moment(), within=_own_of_admin())
    except BadInput as found:
        return web.refused(found, make_response(_one(id, found.sentences)))
    return invited(token, url_for(".one", id=id))


@bp.post("/organisations/<id>/people/<item>/renew")
@only_for(STEWARD, ADMIN)
def renew(id: str, item: str) -> ResponseReturnValue:
    """Say anew when somebody's access ends."""
    _within(id)

    def again() -> None:
        until = forms.day(request.form)
        people.renew(lists(), id, item, until, by=_me(), moment=web.moment(), within=_own_of_admin())

    return _or_again(id, again)


@bp.post("/organisations/<id>/people/<item>/end")
@only_for(STEWARD, ADMIN)
def end_one(id: str, item: str) -> ResponseReturnValue:
    """End somebody's access at once."""
    _within(id)
    own = _own_of_admin()
    return _or_again(id, lambda: people.end(lists(), id, item, by=_me(), moment=web.moment(), within=own))


def invited(token: str, back: str) -> str:
    """Return the page that shows an invitation: what is kept of it cannot be turned back into an address."""
    address = web.door().address.base_url.rstrip("/") + url_for("entrance.invitation", token=token)
    return page("access-invited.html", address=address, back=back)


def form_values() -> dict[str, object]:
    """Return what the form of an invitation offers."""
    return {
        "areas": AREAS,
        "professions": [(one, NAMES[one]) for one in Profession],
        "purposes": [(use, NAMES[use]) for use in rules.PURPOSES],
        "roles": (
            (rules.TRAINER, "Trainer: finds and shows stories"),
            (rules.ADMIN, "Looks after the trainers"),
        ),
        "longest": web.moment().today + rules.LONGEST,
        "today": web.moment().today,
        "in_words": in_words,
    }


def _me() -> str:
    return visitors.visitor().id


def _own() -> str:
    found = inside.stands()
    if found is None:
        raise NotFound(NO_ORGANISATION)
    return found.organisation_id


def _own_of_admin() -> str | None:
    return None if STEWARD in visitors.visitor().roles else _own()


def _within(id: str) -> str:
    """Return `id`, if this is an organisation that the visitor looks after."""
    own = _own_of_admin()
    if own is not None and own != id:
        raise NotFound(web.SENTENCES[404])
    return id


def _or_again(id: str, act: Callable[[], object]) -> Response:
    """Do it and show the organisation; or show it with what has to be said better."""
    try:
        act()
    except BadInput as found:
        return web.refused(found, make_response(_one(id, found.sentences)))
    return see_other(url_for(".one", id=id))


def _all(problems: tuple[str, ...] = ()) -> str:
    all_of_them = houses.all(lists())
    since = {house.id: len(afterwards.since_endings(lists(), house.id).invited) for house in all_of_them}
    return page(
        "access-organisations.html", houses=all_of_them, since=since, problems=problems, **form_values()
    )


def _one(id: str, problems: tuple[str, ...] = ()) -> str:
    is_steward = STEWARD in visitors.visitor().roles
    return page(
        "access-organisation.html",
        house=houses.one(lists(), id),
        after=afterwards.since_endings(lists(), id) if is_steward else afterwards.NOTHING,
        members=people.members(lists(), id, web.moment().today),
        is_steward=is_steward,
        me_id=_me(),
        problems=problems,
        **form_values(),
    )
