"""Migrations say what the tables say, and bring data through."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Integer, MetaData, Table, text

from archive.ground import migrate
from archive.ground.db import open_store
from archive.settings import STORES, Place
from archive.stores import METADATA, open_named, prepare


def _differences(place: Place, name: str, *more: MetaData) -> list[object]:
    with open_named(place, name).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        merged = MetaData()
        for metadata in (*METADATA[name], *more):
            for table in metadata.sorted_tables:
                table.to_metadata(merged)
        return list(compare_metadata(context, merged))


@pytest.mark.parametrize("name", STORES)
def test_the_migrations_of_a_store_make_exactly_its_tables(place: Place, name: str) -> None:
    assert not _differences(place, name)


def test_the_comparison_sees_a_table_that_no_migration_makes(place: Place) -> None:
    planted = MetaData()
    Table("planted", planted, Column("id", Integer, primary_key=True))
    assert _differences(place, "desk", planted)


def test_preparing_twice_changes_nothing(place: Place) -> None:
    keys = {path.name: path.read_bytes() for path in place.keys.iterdir()}
    prepare(place)
    assert keys == {path.name: path.read_bytes() for path in place.keys.iterdir()}


def test_no_migration_names_a_class_of_ours() -> None:
    for path in Path(migrate.HOME).glob("*/*.py"):
        body = path.read_text()
        assert (
            "import archive" not in body
            and "from archive" not in body
            and "stories" not in body.split('"""', 2)[2].split("op.")[0]
        )


def test_an_older_court_check_is_bound_only_where_her_words_never_changed(tmp_path: Path) -> None:
    engine, settings = open_store(tmp_path / "old.sqlite"), migrate.config("desk")
    with engine.begin() as connection:
        settings.attributes["connection"] = connection
        command.upgrade(settings, "0002")
        connection.execute(text("INSERT INTO notebook VALUES ('n', NULL, NULL, '2026-01-01', '2026-01-01')"))
        for story, sources in (("same", ["a"]), ("changed", ["b", "c"]), ("none", [])):
            connection.execute(text(f"INSERT INTO story (id, notebook_id, state, title, words, language, made_on) VALUES ('{story}', 'n', 'sent', '', '', 'en-GB', '2026-01-01')"))  # fmt: skip
            connection.execute(text(f"INSERT INTO court_check (id, story_id, basis, content, reference, may_publish, reviewer, checked_on) VALUES ('{story}', '{story}', 'not-about', 'own-life', '', '', 'r', '2026-01-01')"))  # fmt: skip
            for version, source in enumerate(sources):
                connection.execute(text(f"INSERT INTO working_copy (id, story_id, version, source, body, made_at) VALUES ('{source}', '{story}', {version}, '{source}', '', '2026-01-01')"))  # fmt: skip
    migrate.upgrade(engine, "desk")
    with engine.connect() as connection:
        bound = {row.story_id: row.source for row in connection.execute(text("SELECT * FROM court_check"))}
    assert bound == {"same": "a", "changed": None, "none": None}
