"""On what ground a sentence about the court may be seen: entered by one person, and what a second one said of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "court_ground",
        sa.Column("n", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column(
            "said",
            sa.LargeBinary(),
            nullable=False,
            comment="Sealed JSON: kind, reference, scope, who, from, until, for which sentences.",
        ),
        sa.Column("staff_id", sa.String(), nullable=False, comment="Who entered it."),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_court_ground_story_id")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_court_ground")),
        sa.UniqueConstraint("id", name=op.f("uq_court_ground_id")),
    )
    op.create_index(op.f("ix_court_ground_story_id"), "court_ground", ["story_id"], unique=False)
    op.create_table(
        "court_ground_word",
        sa.Column("n", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column("ground_id", sa.String(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("says", sa.String(), nullable=False, comment="stories.gates.Says."),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_court_ground_word_story_id")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_court_ground_word")),
    )
    op.create_index(op.f("ix_court_ground_word_story_id"), "court_ground_word", ["story_id"], unique=False)
    for table in ("court_ground", "court_ground_word"):
        op.execute(
            f'CREATE TRIGGER "{table}_no_update" BEFORE UPDATE ON "{table}" '
            f"BEGIN SELECT RAISE(ABORT, '{table} rows are never changed'); END"
        )


def downgrade() -> None:
    """Go back."""
    for table in ("court_ground_word", "court_ground"):
        op.drop_table(table)
