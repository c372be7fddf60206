"""A showing in a room says what kind of session it was and for whom; the Desk says which words were read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column(
        "showing",
        sa.Column(
            "lesson",
            sa.String(),
            nullable=True,
            comment="Of a room: what kind of session, if that was said.",
        ),
    )
    op.add_column(
        "showing",
        sa.Column(
            "whom",
            sa.String(),
            nullable=True,
            comment="Of a room: the one profession that sat there; none when there were several.",
        ),
    )
    op.create_table(
        "reply_told",
        sa.Column("reply_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("reply_id", name=op.f("pk_reply_told")),
        info={"append_only": True},
    )
    op.execute(
        'CREATE TRIGGER "reply_told_no_update" BEFORE UPDATE ON "reply_told" BEGIN SELECT RAISE(ABORT, \'reply_told rows are never changed\'); END'
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("reply_told")
    op.drop_column("showing", "whom")
    op.drop_column("showing", "lesson")
