"""Take-downs, and what somebody wrote who lost her code words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "plea",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column(
            "words",
            sa.LargeBinary(),
            nullable=True,
            comment="Sealed with a key of the house; gone once it is done.",
        ),
        sa.Column("came_on", sa.Date(), nullable=False),
        sa.Column("done_by", sa.String(), nullable=True, comment="Staff id."),
        sa.Column("done_at", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plea")),
    )
    op.create_table(
        "takedown",
        sa.Column(
            "complaint_id",
            sa.String(),
            nullable=False,
            comment="In the store of uses, where its words lie.",
        ),
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column("came_on", sa.Date(), nullable=False),
        sa.Column(
            "outcome",
            sa.String(),
            nullable=True,
            comment="moderation.takedowns.Outcome; none while it is open.",
        ),
        sa.Column("staff_id", sa.String(), nullable=True),
        sa.Column("decided_at", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_takedown_story_id")),
        sa.PrimaryKeyConstraint("complaint_id", name=op.f("pk_takedown")),
    )
    with op.batch_alter_table("takedown", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_takedown_story_id"), ["story_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("takedown", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_takedown_story_id"))
    op.drop_table("takedown")
    op.drop_table("plea")
