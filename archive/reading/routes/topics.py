"""Topics that a trainer does not want to meet: the page on which she chooses them, and what each list of stories says of it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from archive.ground import web
from archive.ground.web import only_for
from archive.reading.finding import spared
from archive.reading.routes.here import Choice, lists, page, room, see_other
from archive.reading.trainers import ROLE
from archive.rules.themes import WARNINGS

bp = Blueprint("topics", __name__)

ONCE = "everything"
"""What an address carries that shows everything this once."""


@dataclass(frozen=True)
class Sparing:
    """What one page that lists stories leaves out, and what it says of that. Never of how many: that would say what is there."""

    topics: frozenset[str]
    """Which it leaves out."""

    is_chosen: bool
    """Whether she chose any."""

    once: str | None
    """Set when everything is shown this once: what the links of the page carry on."""

    address: str
    """The same page the other way: with everything, or without what she chose."""


def sparing(endpoint: str, **values: object) -> Sparing:
    """Return what a page leaves out. Its own address is given, because a page can be the answer to a POST as well."""
    chosen = spared.of(lists(), room(), web.visitor().id)
    once = "1" if chosen and ONCE in request.values else None
    other = url_for(endpoint, **{**values, ONCE: None if once else "1"})  # type: ignore[arg-type]  # one of them is an anchor.
    return Sparing(frozenset() if once else chosen, bool(chosen), once, other)


def topics_spared() -> frozenset[str]:
    """Return what a press leaves out: what she chose, unless it was made on a page that shows everything this once."""
    return frozenset() if ONCE in request.form else spared.of(lists(), room(), web.visitor().id)


@bp.get("/topics")
@only_for(ROLE)
def choose() -> ResponseReturnValue:
    """Show what can be chosen, with what she chose."""
    chosen = spared.of(lists(), room(), web.visitor().id)
    groups = {
        label: [Choice(topic, WARNINGS[topic], topic in chosen) for topic in topics]
        for label, topics in spared.GROUPS.items()
    }
    return page("topics.html", groups=groups, any_chosen=bool(chosen), is_kept="kept" in request.args)


@bp.post("/topics")
@only_for(ROLE)
def keep() -> ResponseReturnValue:
    """Keep what she chose, in place of what was kept."""
    spared.keep(lists(), room(), web.visitor().id, request.form.getlist("topic"))
    return see_other(url_for(".choose", kept=1))
