"""A sealed file that is replaced or taken out goes with the commit, and never before it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from archive.ground.db import reading
from stories import parts
from stories.parts import Role
from stories.tables import Part
from tests.rooms.voicing import HERS, Told, no_pictures, no_sound
from tests.town import Town

Deed = Callable[[Told, Session, Part], object]


@pytest.fixture
def told(desk: Any, monkeypatch: pytest.MonkeyPatch) -> Told:
    """A story with a recording, as it came."""
    no_pictures(monkeypatch)
    no_sound(monkeypatch)
    found = Told(Town(desk))
    found.put(Role.HEARD, b"as it was")
    return found


def _part(told: Told, session: Session) -> Part:
    return parts.hers(session, told.story(session), told.ids[0])


def _replace(told: Told, session: Session, part: Part) -> None:
    parts.keep(told.desk, session, part, Role.HEARD, BytesIO(b"as it is"))


DEEDS: dict[str, Deed] = {
    "replaced": _replace,
    "one role": lambda told, session, part: parts.destroy_files(told.desk, session, part, {Role.HEARD}),
    "set aside": lambda told, session, part: parts.forget_files(told.desk, session, part, besides=()),
    "taken out": lambda told, session, part: parts.destroy(told.desk, session, [part]),
}


class Killed(BaseException):
    """The process ends here."""


def _killed_at_the_commit(told: Told, deed: Deed) -> None:
    def kill(_: Session) -> None:
        raise Killed

    with Session(told.desk.engine) as session, session.begin():
        deed(told, session, _part(told, session))
        event.listen(session, "before_commit", kill)


@pytest.mark.parametrize("deed", DEEDS.values(), ids=list(DEEDS))
def test_a_commit_that_fails_loses_no_byte_of_what_stood_there(told: Told, deed: Deed) -> None:
    before = told.desk.originals.ids()
    with pytest.raises(Killed):
        _killed_at_the_commit(told, deed)
    assert before <= told.desk.originals.ids()
    assert told.file(Role.HEARD) == b"as it was" and told.file(Role.SENT) == HERS


@pytest.mark.parametrize("deed", DEEDS.values(), ids=list(DEEDS))
def test_a_press_that_comes_to_nothing_loses_none_and_no_later_commit_takes_it_along(
    told: Told, deed: Deed
) -> None:
    with Session(told.desk.engine) as session:
        with session.begin_nested() as inner:
            deed(told, session, _part(told, session))
            inner.rollback()
        session.commit()
        deed(told, session, _part(told, session))
        session.rollback()
        told.story(session).stage = "none"
        session.commit()
    assert told.file(Role.HEARD) == b"as it was" and told.file(Role.SENT) == HERS


@pytest.mark.parametrize("deed", DEEDS.values(), ids=list(DEEDS))
def test_with_the_commit_the_old_bytes_are_gone(told: Told, deed: Deed) -> None:
    with Session(reading(told.desk.engine)) as session:
        (old,) = parts.rows_of(session, _part(told, session), Role.HEARD)
    with Session(told.desk.engine) as session, session.begin():
        with session.begin_nested():
            deed(told, session, _part(told, session))
        assert old.id in told.desk.originals.ids(), "not with what is nested in it"
    assert old.id not in told.desk.originals.ids()
    if deed is _replace:
        assert told.file(Role.HEARD) == b"as it is"
