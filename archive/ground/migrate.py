"""Schema changes: one line of Alembic revisions per store, run from our own command.

A migration imports no model and works with the version before it.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

HOME = Path(__file__).resolve().parent.parent / "migrations"


def config(store: str) -> Config:
    """Return Alembic's settings for one store; made in memory, so that no file names a path."""
    settings = Config()
    settings.set_main_option("path_separator", "os")
    settings.set_main_option("script_location", str(HOME))
    settings.set_main_option("version_locations", str(HOME / store.replace("-", "_")))
    return settings


def upgrade(engine: Engine, store: str) -> None:
    """Bring one store to the newest schema. Safe to repeat."""
    settings = config(store)
    with engine.begin() as connection:
        settings.attributes["connection"] = connection
        command.upgrade(settings, "heads")


def newest(store: str) -> str:
    """Return the id of the newest revision of one store."""
    return " ".join(ScriptDirectory.from_config(config(store)).get_heads())


def knows(store: str, revision: str) -> bool:
    """Return whether a revision is one of ours; a newer version of this program may have others."""
    return revision in {one.revision for one in ScriptDirectory.from_config(config(store)).walk_revisions()}


def is_known(engine: Engine, store: str) -> bool:
    """Return whether the store's schema is one of ours, or there is none yet."""
    with engine.connect() as connection:
        return all(knows(store, one) for one in MigrationContext.configure(connection).get_current_heads())


def is_current(engine: Engine, store: str) -> bool:
    """Return whether the store has the newest schema."""
    with engine.connect() as connection:
        have = set(MigrationContext.configure(connection).get_current_heads())
    return have == set(ScriptDirectory.from_config(config(store)).get_heads())
