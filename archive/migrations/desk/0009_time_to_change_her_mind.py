"""A release keeps the first day that she was told; an outing keeps what it was last out under."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column(
        "release",
        sa.Column(
            "out_from",
            sa.Date(),
            nullable=True,
            comment="The first day on which it may be out, as she was told it; never made earlier.",
        ),
    )
    op.add_column(
        "outing",
        sa.Column(
            "grant",
            sa.LargeBinary(),
            nullable=True,
            comment="Sealed JSON of the grant it was last out under; what is no wider has been out before.",
        ),
    )


def downgrade() -> None:
    """Go back."""
    op.execute('ALTER TABLE outing DROP COLUMN "grant"')
    op.execute("ALTER TABLE release DROP COLUMN out_from")
