"""A grant can end with a number of openings."""

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
        "grant",
        sa.Column(
            "openings",
            sa.Integer(),
            nullable=True,
            comment="How often this edition may be opened, by the ledger; none when nothing counts that.",
        ),
    )
    op.create_index(
        "ix_grant_openings", "grant", ["edition_id"], sqlite_where=sa.text("openings IS NOT NULL")
    )


def downgrade() -> None:
    """Go back: what ends with a number of openings is shown to nobody any more."""
    op.execute('DELETE FROM grant_area WHERE grant_n IN (SELECT n FROM "grant" WHERE openings IS NOT NULL)')
    op.execute('DELETE FROM "grant" WHERE openings IS NOT NULL')
    op.drop_index("ix_grant_openings", "grant")
    op.execute('ALTER TABLE "grant" DROP COLUMN openings')
