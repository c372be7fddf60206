"""What was printed before its use was written down counts as printed to teach, and is still asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text

from archive.ground import migrate
from archive.ground.db import open_store


@pytest.mark.parametrize("many", [0, 3])
def test_printed_copies_of_before_are_brought_through(tmp_path: Path, many: int) -> None:
    engine, settings = open_store(tmp_path / "old.sqlite"), migrate.config("lists")
    with engine.begin() as connection:
        settings.attributes["connection"] = connection
        command.upgrade(settings, "0013")
        connection.execute(text("INSERT INTO playlist VALUES ('l', 'p', 'A list', 'training-room', '[]', '2026-01-01', 0)"))  # fmt: skip
        for n in range(many):
            connection.execute(text(f"INSERT INTO printed VALUES ('c{n}', 'l', 'e{n}', {n + 1}, 0)"))
    migrate.upgrade(engine, "lists")
    with engine.connect() as connection:
        held = connection.execute(text("SELECT many, use, is_gone FROM printed ORDER BY id")).all()
    assert [tuple(row) for row in held] == [(n + 1, "teaching", 0) for n in range(many)]
