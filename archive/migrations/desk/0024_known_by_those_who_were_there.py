"""That people who were there could know a mother, that she was asked, and that she leaves it as it is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "known_there",
        sa.Column("n", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column(
            "source",
            sa.String(),
            nullable=False,
            comment="As working_copy.source: of other words of hers it is no answer.",
        ),
        sa.Column("word", sa.String(), nullable=False, comment="waits or leaves-it."),
        sa.Column("staff_id", sa.String(), nullable=True, comment="Who asked; empty where she answers."),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_known_there_story_id")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_known_there")),
    )
    op.create_index(op.f("ix_known_there_story_id"), "known_there", ["story_id"], unique=False)
    op.execute(
        'CREATE TRIGGER "known_there_no_update" BEFORE UPDATE ON "known_there" '
        "BEGIN SELECT RAISE(ABORT, 'known_there rows are never changed'); END"
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("known_there")
