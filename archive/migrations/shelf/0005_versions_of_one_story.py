"""What the versions of one story have in common."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column(
        "edition",
        sa.Column(
            "kin",
            sa.String(),
            nullable=True,
            comment="The same for her own words and their translation; none where there is no other version.",
        ),
    )
    op.create_index("ix_edition_kin", "edition", ["kin"])


def downgrade() -> None:
    """Go back: versions of a story stand there as stories of their own."""
    op.drop_index("ix_edition_kin", "edition")
    op.execute("ALTER TABLE edition DROP COLUMN kin")
