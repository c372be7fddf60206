"""What every page of the Desk needs: the private side, the session, and who is signed in."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, cast

from flask import current_app, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from archive.ground import visitors, web
from archive.rules.errors import Refused
from moderation.pages import forms, typed_words
from moderation.queue import caring, queue
from moderation.routes import whose_words
from stories import finished, known_there
from stories.desk import Desk
from stories.tables import Story, WorkingCopy


def desk() -> Desk:
    """Return the private side."""
    return cast("Desk", current_app.extensions["desk"])


def session() -> Session:
    """Return this request's session on the desk's store."""
    return web.store("desk")


def me() -> str:
    """Return the id of whoever is signed in."""
    return visitors.visitor().id


def to(endpoint: str, **values: Any) -> Response:
    """Return a redirect that is always a GET."""
    return redirect(url_for(endpoint, **values), code=303)


def what_was_typed(status: int) -> tuple[typed_words.Typed, ...]:
    """Return what the form of a press held that came to nothing, for the page that says so.

    Nothing of a press that another site sent, whose form was never read, or that somebody else typed. Where there is
    nothing (any more), she may have taken it away, and her words with it.
    """
    if request.method != "POST" or "form" not in vars(request) or web.is_forged():
        return ()
    if not whose_words.are_mine():
        return ()
    is_hers = status == HTTPStatus.NOT_FOUND or is_with_her((request.view_args or {}).get("id", ""))
    return typed_words.of(request.form, ours_alone=is_hers)


def what_is_locked(sentences: tuple[str, ...]) -> tuple[str, str, str]:
    """Return what to do, and the name and the value of the box that carries what was typed; the last is empty for nothing.

    A press on the button that comes too early carries it on.
    """
    carried = ""
    if is_kept_from_view():
        carried = whose_words.locked()
    elif (
        request.endpoint == whose_words.SHOWS
        and not web.is_forged()
        and whose_words.TOO_LATE not in sentences
    ):
        carried = _carried_on()
    return whose_words.GO_BACK, whose_words.LOCKED, carried


def _carried_on() -> str:
    try:
        return request.form.get(whose_words.LOCKED, "")
    except RequestEntityTooLarge:
        return ""  # More than this door takes, so it is nothing that this house has locked.


def is_kept_from_view() -> bool:
    """Return whether a press came to nothing whose words are not handed back, for nobody or somebody else is signed in."""
    return (
        request.method == "POST"
        and "form" in vars(request)
        and not whose_words.are_mine()
        and (whose_words.FIELD in request.form)
    )


def is_with_her(id: str) -> bool:
    """Return whether a story is in her hands (again): what repeats her words is then not ours to show."""
    with web.looking("desk") as looking:
        found = looking.get(Story, id)
    return found is not None and found.state in known_there.IN_HER_HANDS


def held(id: str) -> tuple[Story, WorkingCopy]:
    """Return the story that whoever is signed in has claimed, and its copy; after a POST the claim lasts another hour.

    A POST after the hour goes on as well, as long as nobody else has taken the story.

    Raises:
        Refused: somebody else has it, or her words have changed since.
    """
    if request.method == "POST":
        queue.go_on(session(), id, me(), web.moment())
    mine = queue.held_by(session(), id, me(), web.moment())
    copy = finished.newest(session(), id)
    if finished.is_stale(desk(), session(), mine, copy):
        raise Refused("She has changed her words since. Take the story again to read the new ones.")
    if request.method == "POST":
        # A GET takes no write lock: a recording that is being listened to keeps nobody waiting.
        queue.claim(session(), id, me(), web.moment())
        heard, hers, again = (forms.counted(request.form, what) for what in ("heard", "hers", "again"))
        caring.worked(desk(), session(), me(), web.moment(), heard=heard, hers=hers, again=again)
    return mine, copy


def shown(id: str) -> tuple[Story, WorkingCopy]:
    """Return the story that whoever is signed in has claimed, and its copy, once its words are shown to them.

    Raises:
        Refused: as `held`; or they read no more than the gist yet.
    """
    found = held(id)
    queue.refuse_unless_shown(session(), id, me(), web.moment())
    return found
