"""Who was in a trainer's room the last time she said so; and what she wants in a place of a playlist, as a theme of her own choice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("trainer", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "last_room",
                sa.String(),
                server_default="",
                nullable=False,
                comment="JSON: who was in the room when she last said so; empty when she never did.",
            )
        )
    with op.batch_alter_table("playlist_item", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "theme",
                sa.String(),
                server_default="",
                nullable=False,
                comment="What a trainer wants in this place: a theme she chose, never one read from a story.",
            )
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("playlist_item", schema=None) as batch_op:
        batch_op.drop_column("theme")
    with op.batch_alter_table("trainer", schema=None) as batch_op:
        batch_op.drop_column("last_room")
