"""A yes can end with a number of openings."""

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
        "consent",
        sa.Column(
            "openings",
            sa.Integer(),
            nullable=True,
            comment="How often her story may be opened, in all its editions; beside the sealed grant so that the sweep finds it.",
        ),
    )


def downgrade() -> None:
    """Go back."""
    op.execute("ALTER TABLE consent DROP COLUMN openings")
