"""How each of the staff reads: their own limits and keys, the day they had, and what a claim shows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    for table, comment in (
        ("my_reading", "Sealed JSON: what a person leaves to others, limits, keys; nobody else reads it."),
        ("my_day", "Sealed JSON: what was opened and heard on this one day; the next day writes over it."),
    ):
        op.create_table(
            table,
            sa.Column("staff_id", sa.String(), nullable=False),
            sa.Column("said", sa.LargeBinary(), nullable=False, comment=comment),
            sa.PrimaryKeyConstraint("staff_id", name=op.f(f"pk_{table}")),
        )
    op.add_column("claim", sa.Column("shown", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("claim", sa.Column("given_by", sa.String(), nullable=True))


def downgrade() -> None:
    """Go back."""
    op.drop_column("claim", "given_by")
    op.drop_column("claim", "shown")
    for table in ("my_day", "my_reading"):
        op.drop_table(table)
