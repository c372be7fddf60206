"""Who was a trainer before accesses had an end keeps hers for a year, and a link that is open already is found by its number."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.orm import Session

from archive.ground import migrate
from archive.ground.crypto import new_key
from archive.ground.db import open_store
from archive.reading.access import standing, viewings
from archive.rules.clock import Moment

BEFORE = "0003"


@pytest.mark.parametrize("many", [0, 1, 7])
def test_trainers_and_links_of_before_are_brought_through(tmp_path: Path, many: int) -> None:
    engine, settings = open_store(tmp_path / "old.sqlite"), migrate.config("lists")
    now = datetime.now(UTC)
    opens, ends = (time.isoformat(timespec="microseconds") for time in (now, now + timedelta(days=3)))
    with engine.begin() as connection:
        settings.attributes["connection"] = connection
        command.upgrade(settings, BEFORE)
        connection.execute(text("INSERT INTO organisation VALUES ('house', 'A college', '[\"kent\"]')"))
        for n in range(many):
            connection.execute(text(f"INSERT INTO person VALUES ('p{n}', 'login{n}', 'Name', '[\"trainer\"]', 'x', x'00', 0, 0)"))  # fmt: skip
            connection.execute(text(f"INSERT INTO trainer VALUES ('p{n}', 'house', '[\"students\"]')"))
            connection.execute(text(f"INSERT INTO playlist VALUES ('l{n}', 'p{n}', 'A list', 'training-room', '[]', '2026-01-01')"))  # fmt: skip
            connection.execute(text(f"INSERT INTO link VALUES ('k{n}', 't{n}', 'l{n}', '{{}}', '{opens}', '{ends}', 5, 0, 0)"))  # fmt: skip
    migrate.upgrade(engine, "lists")
    today, key = Moment(now).today, new_key()
    with Session(engine) as session:
        for n in range(many):
            stands = standing.of(session, f"p{n}")
            assert stands is not None and stands.objections(today) == () and stands.has_agreed
            assert today + timedelta(days=364) <= stands.until <= today + timedelta(days=367)
            number = viewings.number(key, f"k{n}", today)
            [seen] = viewings.found(session, key, number, steward_id="s", moment=Moment(now))
            assert (seen.kind, seen.login, seen.day) == (viewings.LINK, f"login{n}", today)
        assert standing.of(session, "nobody") is None
