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


def test_what_a_steward_ended_before_stays_ended_by_her(tmp_path: Path) -> None:
    engine, settings = open_store(tmp_path / "old.sqlite"), migrate.config("lists")
    done = [
        ("stella", "end access", "by-steward"), ("ada", "end access", "by-admin"),
        ("stella", "end access", "back-again"), ("ada", "renew", "back-again"), ("ada", "end access", "back-again"),
        ("stella", "renew", "twice"), ("stella", "end access", "twice"), ("stella", "end access", "inside"),
    ]  # fmt: skip
    with engine.begin() as connection:
        settings.attributes["connection"] = connection
        command.upgrade(settings, "0011")
        connection.execute(text("INSERT INTO organisation VALUES ('house', 'A college', '[\"kent\"]', NULL)"))
        for login, role in (("stella", "steward"), ("ada", "organisation-admin")):
            connection.execute(text(f"INSERT INTO person VALUES ('{login}', '{login}', 'Name', '[\"{role}\"]', 'x', x'00', 0, 0)"))  # fmt: skip
        for id in {subject for _, _, subject in done}:
            until = "2099-01-01" if id == "inside" else "2026-01-01"
            connection.execute(
                text(f"INSERT INTO access VALUES ('{id}', 'house', '{until}', '[]', '', NULL)")
            )
        for who, act, subject in done:
            connection.execute(text(f"INSERT INTO room_act (at, who, act, subject) VALUES ('2026-01-02', '{who}', '{act}', '{subject}')"))  # fmt: skip
    migrate.upgrade(engine, "lists")
    with engine.connect() as connection:
        held = connection.execute(text("SELECT person_id FROM access WHERE ended_by_steward")).scalars()
        assert set(held) == {"by-steward", "twice"}
