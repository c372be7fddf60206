"""What a machine guessed that is said in a recording, kept for a few days beside its working copy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "machine_draft",
        sa.Column("part_id", sa.String(), nullable=False),
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column(
            "copy_id",
            sa.String(),
            nullable=False,
            comment="The working copy it was asked for; beside another one it is nothing.",
        ),
        sa.Column("until", sa.Date(), nullable=False, comment="Last day, inclusive; then it is destroyed."),
        sa.Column(
            "said",
            sa.LargeBinary(),
            nullable=False,
            comment="Sealed JSON: the guesses, how far it heard, and what was covered then.",
        ),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name=op.f("fk_machine_draft_part_id")),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_machine_draft_story_id")),
        sa.PrimaryKeyConstraint("part_id", name=op.f("pk_machine_draft")),
    )
    op.create_index(op.f("ix_machine_draft_story_id"), "machine_draft", ["story_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_table("machine_draft")
