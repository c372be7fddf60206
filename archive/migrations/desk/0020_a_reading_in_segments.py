"""A reading is recorded on its page: which segment was given out last."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("reading", sa.Column("given", sa.Integer(), nullable=False, server_default="-1"))


def downgrade() -> None:
    """Go back."""
    op.drop_column("reading", "given")
