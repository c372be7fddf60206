"""A court check is bound to the words that were read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

REFUSING = (
    'CREATE TRIGGER "court_check_no_update" BEFORE UPDATE ON "court_check" '
    "BEGIN SELECT RAISE(ABORT, 'court_check rows are never changed'); END"
)
# Older checks do not say which words were read. Where she has never changed hers since, there was only one copy, and
# it says so; anywhere else the check counts as none, and a person reads again.
ONE_COPY = (
    "UPDATE court_check SET source = ("
    "SELECT max(source) FROM working_copy WHERE working_copy.story_id = court_check.story_id HAVING count(*) = 1)"
)


def upgrade() -> None:
    """Go forward."""
    op.add_column(
        "court_check",
        sa.Column(
            "source",
            sa.String(),
            nullable=True,
            comment="SHA-256 (keyed) of the words that were read; of others, or of none, it is no check.",
        ),
    )
    op.execute('DROP TRIGGER "court_check_no_update"')
    op.execute(ONE_COPY)
    op.execute(REFUSING)


def downgrade() -> None:
    """Go back."""
    op.execute("ALTER TABLE court_check DROP COLUMN source")
