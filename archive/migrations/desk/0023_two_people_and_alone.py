"""One of us says that a story we hid may be seen again, and waits for a second; what became the only one of its kind."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "seen_again",
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column(
            "staff_id", sa.String(), nullable=False, comment="Who proposes it; somebody else confirms."
        ),
        sa.Column(
            "words",
            sa.LargeBinary(),
            nullable=False,
            comment="Sealed with the story's key: why it may be seen again.",
        ),
        sa.Column(
            "hide",
            sa.Integer(),
            nullable=False,
            comment="The newest decision to hide it when this was said, or 0; after a newer one this is nothing.",
        ),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_seen_again_story_id")),
        sa.PrimaryKeyConstraint("story_id", name=op.f("pk_seen_again")),
    )
    op.create_table(
        "alone",
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_alone_story_id")),
        sa.PrimaryKeyConstraint("story_id", name=op.f("pk_alone")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("alone")
    op.drop_table("seen_again")
