"""Migrations say what the tables say, and bring data through."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Integer, MetaData, Table

from archive.ground import migrate
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
