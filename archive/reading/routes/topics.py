"""Topics that a trainer does not want to meet: the page on which she chooses them, and what each list of stories says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Blueprint, request, session, url_for
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.crypto import token_hash
from archive.ground.web import only_for
from archive.reading.finding import spared
from archive.reading.routes.here import Choice, lists, page, room, see_other
from archive.reading.routes.inside import onward
from archive.reading.trainers import ROLE
from archive.rules.themes import WARNINGS

bp = Blueprint("topics", __name__)

FOR_NOW = timedelta(minutes=30)
"""How long everything is shown after a press: long enough to look around, and it ends by itself should she forget."""

WHOLE = "whole"
"""What her browser carries meanwhile. An address would stay in its history, and tell whoever uses it next what she chose to do."""


@dataclass(frozen=True)
class Sparing:
    """What one page that lists stories leaves out, and what it says of that. Never of how many: that would say what is there."""

    topics: frozenset[str]
    """Which it leaves out."""

    is_chosen: bool
    """Whether she chose any."""

    is_whole: bool
    """Whether everything is shown for now."""

    address: str
    """Of the page, to which a press leads back."""


def sparing(endpoint: str, **values: object) -> Sparing:
    """Return what a page leaves out. Its own address is given, because a page can be the answer to a POST as well."""
    chosen = spared.of(lists(), room(), visitors.visitor().id)
    is_whole = bool(chosen) and _is_whole()
    address = url_for(endpoint, **values)  # type: ignore[arg-type]  # one of them is an anchor.
    return Sparing(frozenset() if is_whole else chosen, bool(chosen), is_whole, address)


def topics_spared() -> frozenset[str]:
    """Return what a press leaves out: what she chose, unless everything is shown for now."""
    return frozenset() if _is_whole() else spared.of(lists(), room(), visitors.visitor().id)


def _is_whole() -> bool:
    """Return whether everything is shown, in this very sign-in."""
    until, _, whose = session.get(WHOLE, "").partition("|")
    return bool(until) and whose == _visit() and web.moment().now < datetime.fromisoformat(until)


def _visit() -> str:
    return token_hash(visitors.visitor().sign_in.token)


@bp.post("/topics/whole")
@only_for(ROLE)
def whole() -> ResponseReturnValue:
    """Show everything for a while, or leave out again what she chose; and lead back to where she was."""
    session.pop(WHOLE, None)
    if "whole" in request.form:
        session[WHOLE] = f"{(web.moment().now + FOR_NOW).isoformat()}|{_visit()}"
    return see_other(onward(request.form.get("next", "")))


@bp.get("/topics")
@only_for(ROLE)
def choose() -> ResponseReturnValue:
    """Show what can be chosen, with what she chose."""
    chosen = spared.of(lists(), room(), visitors.visitor().id)
    groups = {
        label: [Choice(topic, WARNINGS[topic], topic in chosen) for topic in topics]
        for label, topics in spared.GROUPS.items()
    }
    return page("topics.html", groups=groups, any_chosen=bool(chosen), is_kept="kept" in request.args)


@bp.post("/topics")
@only_for(ROLE)
def keep() -> ResponseReturnValue:
    """Keep what she chose, in place of what was kept."""
    session.pop(WHOLE, None)
    spared.keep(lists(), room(), visitors.visitor().id, request.form.getlist("topic"))
    return see_other(url_for(".choose", kept=1))
