"""Who a story could be: what moderators coded and answered, the second one's reason, and what was softened."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "panel",
        sa.Column("n", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column(
            "text",
            sa.String(),
            nullable=False,
            comment="SHA-256 (keyed) of what others would read, hear and see; of another it is no panel.",
        ),
        sa.Column(
            "said",
            sa.LargeBinary(),
            nullable=False,
            comment="Sealed JSON: facts with their words, answers, the test, for whom her yes was.",
        ),
        sa.Column("staff_id", sa.String(), nullable=False, comment="Whose coding it is."),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_panel_story_id")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_panel")),
        sa.UniqueConstraint("id", name=op.f("uq_panel_id")),
    )
    op.create_index(op.f("ix_panel_story_id"), "panel", ["story_id"], unique=False)
    op.create_table(
        "panel_reason",
        sa.Column("n", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column("panel_id", sa.String(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False, comment="Sealed."),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_panel_reason_story_id")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_panel_reason")),
        sa.UniqueConstraint("id", name=op.f("uq_panel_reason_id")),
    )
    op.create_index(op.f("ix_panel_reason_story_id"), "panel_reason", ["story_id"], unique=False)
    op.create_index(op.f("ix_panel_reason_panel_id"), "panel_reason", ["panel_id"], unique=False)
    op.create_table(
        "softening",
        sa.Column("n", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False, comment="As panel.text."),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False, comment="Sealed."),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_softening_story_id")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_softening")),
        sa.UniqueConstraint("id", name=op.f("uq_softening_id")),
    )
    op.create_index(op.f("ix_softening_story_id"), "softening", ["story_id"], unique=False)
    for table in ("panel", "panel_reason", "softening"):
        op.execute(
            f'CREATE TRIGGER "{table}_no_update" BEFORE UPDATE ON "{table}" '
            f"BEGIN SELECT RAISE(ABORT, '{table} rows are never changed'); END"
        )


def downgrade() -> None:
    """Go back."""
    for table in ("softening", "panel_reason", "panel"):
        op.drop_table(table)
