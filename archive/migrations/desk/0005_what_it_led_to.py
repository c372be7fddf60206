"""What she wants to be told of what her story led to, and who read it; what she lets end; the rule beside a note."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column(
        "story",
        sa.Column(
            "told",
            sa.String(),
            nullable=True,
            comment="What people wrote that she wants to be told (stories.contact.Led); nothing until she was asked.",
        ),
    )
    op.add_column(
        "story",
        sa.Column(
            "let_end",
            sa.Date(),
            nullable=True,
            comment="The last day of a yes that she said to let end: she is asked no more.",
        ),
    )
    op.add_column(
        "message",
        sa.Column(
            "rule",
            sa.String(),
            nullable=True,
            comment="Of a decision: which rule it rests on, by its short name.",
        ),
    )
    op.create_table(
        "reply_reading",
        sa.Column("reply_id", sa.String(), nullable=False),
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False, comment="good, hard or left-out."),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_reply_reading_story_id")),
        sa.PrimaryKeyConstraint("reply_id", name=op.f("pk_reply_reading")),
    )
    with op.batch_alter_table("reply_reading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reply_reading_story_id"), ["story_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("reply_reading", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reply_reading_story_id"))
    op.drop_table("reply_reading")
    op.execute("ALTER TABLE message DROP COLUMN rule")
    for column in ("told", "let_end"):
        op.execute(f"ALTER TABLE story DROP COLUMN {column}")
