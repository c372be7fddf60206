"""What a learner leaves out today. Her browser carries it, sealed to this visit; nothing here keeps it, no trainer is told."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from collections.abc import Iterable

from flask import g, session

from archive.reading.finding import spared
from archive.reading.routes.here import room
from archive.reading.walking import Stop
from archive.rules.errors import Unreadable
from archive.rules.themes import WARNINGS, inside

COOKIE = "today"


def left_out(visit: str) -> frozenset[str]:
    """Return the topics about which nothing is shown in this visit (a learner's sign-in)."""
    if "left_out" not in g:
        g.left_out = _opened(session.get(COOKIE, ""), visit)
    found: frozenset[str] = g.left_out
    return found


def leave_out(visit: str, topics: Iterable[str]) -> None:
    """Leave out all about these topics too, for as long as the visit lasts."""
    g.left_out = left_out(visit) | spared.known(topics)
    if g.left_out:
        session[COOKIE] = b64encode(spared.sealed(room(), g.left_out, about=_about(visit))).decode()


def bring_back() -> None:
    """Leave out nothing any more."""
    session.pop(COOKIE, None)
    g.left_out = frozenset()


def is_left_out(stop: Stop, topics: frozenset[str]) -> bool:
    """Return whether a story is passed over: its content note names one of these."""
    return not topics.isdisjoint(topics_of(stop))


def topics_of(stop: Stop) -> dict[str, str]:
    """Return what the content note of a story names, with how that stands inside a sentence; nothing of a gap."""
    note = stop.edition.content.note.warnings if stop.edition else ()
    return {name: inside(WARNINGS[name]) for name, _ in note if name in WARNINGS}


def _opened(kept: str, visit: str) -> frozenset[str]:
    try:
        return spared.opened(room(), b64decode(kept), about=_about(visit)) if kept else frozenset()
    except (Unreadable, binascii.Error):
        # Of a visit before this one.
        return frozenset()


def _about(visit: str) -> str:
    return f"today|{visit}"
