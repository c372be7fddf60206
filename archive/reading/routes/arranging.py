"""Arranging a playlist: its plan and order, the colleagues who may change it, and a copy of it."""

from __future__ import annotations

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.reading import arranging, authors, duplicating, forms, plans, playlists, prompts
from archive.reading.routes import looking
from archive.reading.routes.here import in_the_room, lists, room, see_other, teaching
from archive.reading.tables import Playlist
from archive.reading.trainers import ROLE
from archive.rules.themes import GROUPS, THEMES, Theme

bp = Blueprint("arranging", __name__, url_prefix="/playlists/<id>")

NUMBER = "Say the minutes as a number."


def arranging_of(playlist: Playlist) -> dict[str, object]:
    """Return what a playlist's page needs of all this."""
    is_own = playlist.person_id == visitors.visitor().id
    return {
        "is_own": is_own,
        "owner": authors.owner_of(lists(), playlist),
        "colleagues": authors.colleagues(lists(), playlist),
        "purposes": tuple(plans.PURPOSES.values()),
        "lengths": plans.LENGTHS,
        "groups": tuple((label, _themes_of(group)) for group, label in GROUPS.items()),
        "me_id": visitors.visitor().id,
        "room_now": in_the_room(),
    }


def _themes_of(group: str) -> tuple[Theme, ...]:
    return tuple(theme for theme in THEMES.values() if theme.group == group)


@bp.post("/order")
@only_for(ROLE)
def order(id: str) -> ResponseReturnValue:
    """Keep an order that was made by dragging."""
    arranging.put_in_order(lists(), _hers(id), request.form.getlist("item"))
    return looking.back_to_list(id, "order")


@bp.post("/length")
@only_for(ROLE)
def length(id: str) -> ResponseReturnValue:
    """Say how long the session is."""
    arranging.last_for(_hers(id), forms.number(request.form, "minutes", "Choose how long the session is."))
    return _back(id, "order")


@bp.post("/places")
@only_for(ROLE)
def place(id: str) -> ResponseReturnValue:
    """Put in a place without a story, after another one or at the end."""
    purpose = request.form.get("purpose", "")
    usual = plans.known(purpose).minutes
    minutes = forms.number(request.form, "minutes", NUMBER) if request.form.get("minutes") else usual
    after = request.form.get("after") or None
    item = arranging.put_place(lists(), _hers(id), purpose, minutes, after=after)
    return _back(id, f"item-{item}")


@bp.post("/items/<item>/minutes")
@only_for(ROLE)
def minutes(id: str, item: str) -> ResponseReturnValue:
    """Say how long a place without a story is, and what is wanted in it when the form asks that too."""
    number, playlist = forms.number(request.form, "minutes", NUMBER), _hers(id)
    arranging.take_minutes(lists(), playlist, item, number)
    if "theme" in request.form:
        playlists.want(lists(), playlist, item, request.form["theme"])
    return _back(id, f"item-{item}")


@bp.post("/items/<item>/theme")
@only_for(ROLE)
def theme(id: str, item: str) -> ResponseReturnValue:
    """Say what is wanted in a place, as a theme."""
    playlists.want(lists(), _hers(id), item, request.form.get("theme", ""))
    return _back(id, f"item-{item}")


@bp.post("/items/<item>/quiet")
@only_for(ROLE)
def quiet(id: str, item: str) -> ResponseReturnValue:
    """Put one quiet minute after a story."""
    row = playlists.item_of(lists(), _hers(id), item)
    row.quiet_minutes = min(row.quiet_minutes + 1, prompts.MOST_QUIET)
    return _back(id, f"item-{item}")


@bp.post("/duplicate")
@only_for(ROLE)
def duplicate(id: str) -> ResponseReturnValue:
    """Make a duplicate of a playlist, for who is in the room now."""
    fresh = duplicating.duplicate(room(), lists(), _hers(id), teaching(), in_the_room(), web.moment())
    return _back(fresh, None)


@bp.post("/colleagues")
@only_for(ROLE)
def ask_in(id: str) -> ResponseReturnValue:
    """Let a colleague change it too: its owner alone."""
    authors.ask_in(lists(), _own(id), request.form.get("name", ""))
    return _back(id, "colleagues")


@bp.post("/colleagues/<person>/go")
@only_for(ROLE)
def let_go(id: str, person: str) -> ResponseReturnValue:
    """Take a colleague out again: its owner alone."""
    authors.let_go(lists(), _own(id), person)
    return _back(id, "colleagues")


@bp.post("/leave")
@only_for(ROLE)
def leave(id: str) -> ResponseReturnValue:
    """Leave a colleague's playlist; it stays as it is."""
    authors.let_go(lists(), _hers(id), visitors.visitor().id)
    return see_other(url_for("playlists.all"))


def _hers(id: str) -> Playlist:
    return playlists.owned(lists(), visitors.visitor().id, id)


def _own(id: str) -> Playlist:
    return authors.own(lists(), visitors.visitor().id, id)


def _back(id: str, anchor: str | None) -> ResponseReturnValue:
    return see_other(url_for("playlists.one", id=id, _anchor=anchor))
