"""Whether the log is the chain that was written, and comes at least as far as its signed heads."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from archive.ground import logbook
from archive.ground.db import reading
from stories.desk import Desk


def faults(desk: Desk) -> Iterator[str]:
    """Yield the first broken place of the log, if there is one."""
    with Session(reading(desk.engine)) as session:
        found = logbook.fault(session, desk.keys.standing(logbook.SIGN_KEY))
    if found:
        yield f"The log: {found} Keep the data folder as it is, and compare it with a head and an export kept elsewhere."
