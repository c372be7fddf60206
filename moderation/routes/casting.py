"""The cast list of one story: who is one person, and what stands instead."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from archive.ground.web import only_for
from archive.rules.errors import Refused
from moderation.pages import cast_boxes
from moderation.people import staff
from moderation.replacing import casting
from moderation.routes.here import held
from moderation.routes.review import back, handing_back, hands_of, keep_typed

bp = Blueprint("casting", __name__)
reads = only_for(*staff.READERS)
ANCHOR = "cast"


@bp.post("/stories/<id>/cast")
@reads
@handing_back
def one_person(id: str) -> ResponseReturnValue:
    """Say that the ticked names are one, and mark all their mentions."""
    mine, copy = held(id)
    keep_typed(mine, copy)
    group = cast_boxes.group(request.form)
    casting.one_person(hands_of(mine, copy), group.names, group.kind, instead=group.instead, line=group.line)
    return back(id, ANCHOR)


@bp.post("/stories/<id>/cast/all")
@reads
@handing_back
def place_all(id: str) -> ResponseReturnValue:
    """Mark every mention of every line."""
    mine, copy = held(id)
    keep_typed(mine, copy)
    casting.place_all(hands_of(mine, copy))
    return back(id, ANCHOR)


@bp.post("/stories/<id>/cast/<line>")
@reads
@handing_back
def line(id: str, line: str) -> ResponseReturnValue:
    """Change, split, join or take away one line; what was typed in its boxes is kept with the rest."""
    mine, copy = held(id)
    keep_typed(mine, copy)
    hands, form = hands_of(mine, copy), request.form
    verbs = {
        "keep": lambda: casting.change(hands, line, instead=form.get(f"line-instead-{line}", "")),
        "split": lambda: casting.split(hands, line, form.getlist(f"line-off-{line}")),
        "join": lambda: casting.join(hands, line, form.get(f"line-same-{line}", "")),
        "away": lambda: casting.drop(hands, line),
    }
    verb = verbs.get(form.get("do", ""))
    if verb is None:
        raise Refused(casting.GONE)
    verb()
    return back(id, ANCHOR)
