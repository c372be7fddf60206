"""The Desk's entrance."""

from __future__ import annotations

from typing import Any

from archive.ground import accounts, web
from archive.ground.accounts import Person
from archive.ground.entrance import Entrance, blueprint
from moderation import staff
from moderation.routes.here import desk


def _accept(*args: Any, **typed: Any) -> Person:
    person, _ = accounts.accept(*args, **typed)
    return person


def _inside() -> str:
    return "people.all" if staff.ADMINISTRATOR in web.visitor().roles else "stories.queue"


ENTRANCE = Entrance(
    kind="staff",
    store="desk",
    issuer="In Her Words, Desk",
    guest="colleague",
    roles=tuple(staff.ROLES),
    key=lambda: staff.totp_key(desk()),
    accept=_accept,
    inside=_inside,
)
bp = blueprint(ENTRANCE)
