"""Alembic's way in: runs on the connection that `archive.ground.migrate` hands over, and on no other."""

from __future__ import annotations

from alembic import context

settings = context.config
context.configure(
    connection=settings.attributes["connection"],
    target_metadata=settings.attributes.get("target_metadata"),
    render_as_batch=True,
    render_item=settings.attributes.get("render_item", lambda *_: False),
    transactional_ddl=False,
)
context.run_migrations()
