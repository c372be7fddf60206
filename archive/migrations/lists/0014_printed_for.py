"""For which use a story was printed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column(
        "printed",
        sa.Column(
            "use",
            sa.String(),
            server_default="teaching",
            nullable=False,
            comment="What it was printed for (archive.rules.consent.Use).",
        ),
    )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("printed", schema=None) as batch_op:
        batch_op.drop_column("use")
