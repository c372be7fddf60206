"""Topics that a trainer does not want to meet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "spared_topics",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column(
            "topics",
            sa.LargeBinary(),
            nullable=False,
            comment="Sealed: ids of warnings, padded to one length.",
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_spared_topics")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("spared_topics")
