"""what may be a court paper, set aside unread."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "quarantine",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column(
            "part_id", sa.String(), nullable=True, comment="The recording or picture; none when it is words."
        ),
        sa.Column(
            "words", sa.LargeBinary(), nullable=True, comment="Sealed JSON: the words, and where they stood."
        ),
        sa.Column("why", sa.String(), nullable=False, comment="How it came here (stories.quarantine.Why)."),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "seen_by",
            sa.String(),
            nullable=False,
            comment="Staff ids of reviewers who opened it; by spaces.",
        ),
        sa.Column(
            "first",
            sa.String(),
            nullable=True,
            comment="Staff id of the reviewer who said that it is no court paper.",
        ),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_quarantine_story_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quarantine")),
    )
    with op.batch_alter_table("quarantine", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quarantine_story_id"), ["story_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("quarantine", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_quarantine_story_id"))
    op.drop_table("quarantine")
