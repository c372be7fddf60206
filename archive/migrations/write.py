"""Write a new revision of one store from what its tables say now: `python -m archive.migrations.write STORE "what changed"`.

For developers. Look at what it wrote before you commit it: it guesses renames wrongly, and data it cannot know.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command
from sqlalchemy import Table

from archive.ground import migrate
from archive.ground.db import UtcTime, open_store, refusing_triggers
from archive.stores import METADATA


def write(store: str, message: str) -> None:
    """Write the revision beside the others."""
    settings = migrate.config(store)
    with tempfile.TemporaryDirectory() as folder:
        engine = open_store(Path(folder) / "now.sqlite")
        migrate.upgrade(engine, store)
        with engine.begin() as connection:
            settings.attributes["connection"] = connection
            settings.attributes["target_metadata"] = list(METADATA[store])
            settings.attributes["render_item"] = _plain_types
            number = len(list((migrate.HOME / store.replace("-", "_")).glob("[0-9]*.py"))) + 1
            script = command.revision(
                settings,
                message,
                autogenerate=True,
                rev_id=f"{number:04}",
                head="head" if number > 1 else "base",
            )
        engine.dispose()
    for written in script if isinstance(script, list) else [script]:
        _with_triggers(Path(written.path), store)  # type: ignore[union-attr]  # Asked to write, it wrote.


def _plain_types(kind: str, item: object, _: object) -> str | bool:
    # A migration names no class of ours: the class may be gone when the migration is run again.
    return "sa.String()" if kind == "type" and isinstance(item, UtcTime) else False


def _with_triggers(path: Path, store: str) -> None:
    lines: list[str] = []
    for table in _append_only(store):
        if (
            f'create_table("{table.name}"' in path.read_text()
            or f"create_table('{table.name}'" in path.read_text()
        ):
            lines.extend(
                f"    op.execute({statement!r})\n"
                for statement in refusing_triggers(table.name, deletes=bool(table.info.get("no_delete")))
            )
    body = path.read_text()
    path.write_text(
        body.replace("\n\n\ndef downgrade", "\n" + "".join(lines).rstrip() + "\n\n\ndef downgrade", 1)
    )


def _append_only(store: str) -> list[Table]:
    return [
        table
        for metadata in METADATA[store]
        for table in metadata.sorted_tables
        if table.info.get("append_only")
    ]


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2])
