"""What people wrote after they met a story, and what lies about of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "reply",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column(
            "words", sa.LargeBinary(), nullable=False, comment="Sealed with the edition's standing key."
        ),
        sa.Column("on", sa.Date(), nullable=False, comment="Only to be read in order; she is never told."),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply")),
        info={"append_only": True},
    )
    with op.batch_alter_table("reply", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reply_edition_id"), ["edition_id"], unique=False)
    op.execute(
        'CREATE TRIGGER "reply_no_update" BEFORE UPDATE ON "reply" BEGIN SELECT RAISE(ABORT, \'reply rows are never changed\'); END'
    )
    op.create_table(
        "copy",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copy")),
        info={"append_only": True},
    )
    with op.batch_alter_table("copy", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_copy_edition_id"), ["edition_id"], unique=False)
    op.execute(
        'CREATE TRIGGER "copy_no_update" BEFORE UPDATE ON "copy" BEGIN SELECT RAISE(ABORT, \'copy rows are never changed\'); END'
    )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("copy", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_copy_edition_id"))
    op.drop_table("copy")
    with op.batch_alter_table("reply", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reply_edition_id"))
    op.drop_table("reply")
