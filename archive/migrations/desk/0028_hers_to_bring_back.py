"""What she hid herself comes back as it was; a mark says whether a story is alone, or was only asked before all was kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward. Of what is hidden now nobody knows who else took it down, so it is asked before it comes back."""
    op.add_column(
        "outing",
        sa.Column(
            "rested_from",
            sa.Date(),
            nullable=True,
            comment="The day she hid it herself while it was out; none once anybody else takes it down.",
        ),
    )
    op.add_column(
        "alone",
        sa.Column(
            "is_alone",
            sa.Boolean(),
            nullable=False,
            server_default=sa.true(),
            comment="Whether it is alone; else it was asked before it was kept for whom her yes was.",
        ),
    )
    # What was asked before all was kept is listed from the first day, not only once another story leaves.
    op.execute(
        "INSERT INTO job (id, name, argument, due, attempts) "
        "SELECT lower(hex(randomblob(16))), 'ask-who-again', '', strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', 'now'), 0 "
        "WHERE EXISTS (SELECT 1 FROM panel)"
    )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("alone", schema=None) as batch_op:
        batch_op.drop_column("is_alone")
    with op.batch_alter_table("outing", schema=None) as batch_op:
        batch_op.drop_column("rested_from")
