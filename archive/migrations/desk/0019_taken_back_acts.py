"""How a working copy stood before each press, as long as it is in one person's hands."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "copy_before",
        sa.Column("n", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column("copy_id", sa.String(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("said", sa.LargeBinary(), nullable=False, comment="Sealed JSON, as working_copy.body."),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("first", sa.String(), nullable=True),
        sa.Column("seal", sa.String(), nullable=True),
        sa.Column(
            "after",
            sa.String(),
            nullable=False,
            comment="SHA-256 (keyed) of what was decided afterwards: of anything else it undoes nothing.",
        ),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_copy_before_story_id")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_copy_before")),
    )
    op.create_index(op.f("ix_copy_before_story_id"), "copy_before", ["story_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_table("copy_before")
