"""At the entrance: somebody without an account asks to come in, and comes back with her code."""

from __future__ import annotations

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue

from archive.ground import web
from archive.ground.crypto import new_token
from archive.ground.web import open_to_all
from archive.reading.access import asking
from archive.reading.access.tables import ASKING_KEY
from archive.reading.routes.here import lists, room
from archive.rules import access as rules
from archive.rules.clock import in_words
from archive.rules.errors import BadInput, NotFound, TooMany

bp = Blueprint("asking", __name__)


@bp.get("/ask")
@open_to_all
def form() -> ResponseReturnValue:
    """Show the form, and the field for a code."""
    return _form()


@bp.post("/ask")
@open_to_all
def ask() -> ResponseReturnValue:
    """Keep the request sealed, and show its code this once."""
    once = request.form.get("once", "")
    try:
        code = asking.ask(lists(), _key(), asking.told(request.form), once=once, moment=web.moment())
    except (BadInput, TooMany) as found:
        # What she typed stands in the form again: nobody writes it twice.
        return web.refused(found, make_response(_form(found.sentences)))
    return render_template("room/access-asked.html", code=code, days=rules.KEPT.days)


@bp.post("/ask/answer")
@open_to_all
def answer() -> ResponseReturnValue:
    """Show how a request stands, to whoever has its code."""
    try:
        found = asking.by_code(lists(), _key(), request.form.get("code", ""), web.moment().today)
    except NotFound as refused:
        return web.refused(refused, make_response(_form(code_problems=refused.sentences)))
    return render_template("room/access-answer.html", request_=found, in_words=in_words)


def _form(problems: tuple[str, ...] = (), code_problems: tuple[str, ...] = ()) -> str:
    once = request.form.get("once") or new_token()
    return render_template(
        "room/access-ask.html",
        labels=asking.LABELS,
        days=rules.KEPT.days,
        once=once,
        problems=problems,
        code_problems=code_problems,
    )


def _key() -> bytes:
    return room().shelf.keys.get(ASKING_KEY)
