"""What somebody said must not be seen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "complaint",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column(
            "key_id",
            sa.String(),
            nullable=False,
            comment="Of the edition as it was out then; it hides that and no later one.",
        ),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False, comment="Sealed, like what is left for her."),
        sa.Column("on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
        info={"append_only": True},
    )
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_complaint_edition_id"), ["edition_id"], unique=False)
    op.execute(
        'CREATE TRIGGER "complaint_no_update" BEFORE UPDATE ON "complaint" BEGIN SELECT RAISE(ABORT, \'complaint rows are never changed\'); END'
    )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_complaint_edition_id"))
    op.drop_table("complaint")
