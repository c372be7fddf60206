"""The Desk's entrance."""

from __future__ import annotations

from archive.ground import visitors
from archive.ground.entrance import Entrance, blueprint
from moderation.people import staff
from moderation.routes.here import desk

INSIDE = {
    staff.ADMINISTRATOR: "people.all",
    staff.MODERATOR: "stories.queue",
    staff.REVIEWER: "stories.queue",
    staff.ADVISER: "vetoes.waiting",
    staff.CUSTODIAN: "custody.waiting",
    staff.SAFEGUARDING: "safeguarding.waiting",
    staff.AUDITOR: "log.page",
    staff.ARCHIVIST: "packages.page",
    staff.WAITS: "knowing.wait",
}
"""Where each works; whoever holds more than one role begins at the first of these."""


def _inside() -> str:
    return next(page for role, page in INSIDE.items() if role in visitors.visitor().roles)


ENTRANCE = Entrance(
    kind="staff",
    store="desk",
    issuer="In Her Words, Desk",
    guest="colleague",
    roles=tuple(staff.ROLES),
    key=lambda: staff.totp_key(desk()),
    accept=staff.accept,
    inside=_inside,
)
bp = blueprint(ENTRANCE)
