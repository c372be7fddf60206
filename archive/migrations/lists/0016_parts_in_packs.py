"""A locked copy may hold a part of a story."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("pack_item", sa.Column("clip_id", sa.String(), nullable=True, comment="Only this part of it is in the copy; none says the whole."))  # fmt: skip


def downgrade() -> None:
    """Go back."""
    op.drop_column("pack_item", "clip_id")
