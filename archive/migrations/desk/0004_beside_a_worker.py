"""Support workers beside her: accounts, visits, what she lets them see, and new words by two people."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

REFUSING = (
    'CREATE TRIGGER "sight_no_update" BEFORE UPDATE ON "sight" '
    "BEGIN SELECT RAISE(ABORT, 'sight rows are never changed'); END"
)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "supporter",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column(
            "category",
            sa.String(),
            nullable=False,
            comment="What PD12G calls her (archive.rules.support.Category).",
        ),
        sa.Column("ends_on", sa.Date(), nullable=False, comment="The account's last day, inclusive."),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supporter")),
    )
    op.create_table(
        "assisted",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("notebook_id", sa.String(), nullable=False),
        sa.Column("supporter_id", sa.String(), nullable=False),
        sa.Column(
            "label", sa.String(), nullable=False, comment="A neutral one of ours that the worker picked."
        ),
        sa.Column(
            "method",
            sa.String(),
            nullable=False,
            comment="Whose story it is (archive.rules.consent.Method).",
        ),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column(
            "handed_on",
            sa.Date(),
            nullable=True,
            comment="When her words were given to her; from then on the worker sees nothing.",
        ),
        sa.Column(
            "words_seen",
            sa.Boolean(),
            nullable=False,
            comment="Her words were shown beside the worker: they change when she first comes in alone.",
        ),
        sa.ForeignKeyConstraint(["notebook_id"], ["notebook.id"], name=op.f("fk_assisted_notebook_id")),
        sa.ForeignKeyConstraint(["supporter_id"], ["supporter.id"], name=op.f("fk_assisted_supporter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assisted")),
        sa.UniqueConstraint("supporter_id", "label", name="uq_assisted_label"),
    )
    op.create_index(op.f("ix_assisted_notebook_id"), "assisted", ["notebook_id"])
    op.create_table(
        "assisted_story",
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column("assisted_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_assisted_story_story_id")),
        sa.ForeignKeyConstraint(["assisted_id"], ["assisted.id"], name=op.f("fk_assisted_story_assisted_id")),
        sa.PrimaryKeyConstraint("story_id", name=op.f("pk_assisted_story")),
    )
    op.create_index(op.f("ix_assisted_story_assisted_id"), "assisted_story", ["assisted_id"])
    op.create_table(
        "sight",
        sa.Column("n", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("assisted_id", sa.String(), nullable=False),
        sa.Column(
            "until", sa.Date(), nullable=True, comment="Last day, inclusive; none when she stopped it."
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["assisted_id"], ["assisted.id"], name=op.f("fk_sight_assisted_id")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_sight")),
    )
    op.create_index(op.f("ix_sight_assisted_id"), "sight", ["assisted_id"])
    op.execute(REFUSING)
    op.create_table(
        "recovery",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("assisted_id", sa.String(), nullable=False),
        sa.Column(
            "state", sa.String(), nullable=False, comment="Where it stands (stories.recovering.Standing)."
        ),
        sa.Column("vouched_by", sa.String(), nullable=False, comment="The worker's id."),
        sa.Column("vouched_at", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=True, comment="Staff id of the second person."),
        sa.Column("ends", sa.String(), nullable=False, comment="After this it gives no words any more."),
        sa.ForeignKeyConstraint(["assisted_id"], ["assisted.id"], name=op.f("fk_recovery_assisted_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery")),
    )
    op.create_index(op.f("ix_recovery_assisted_id"), "recovery", ["assisted_id"])


def downgrade() -> None:
    """Go back."""
    for table in ("recovery", "sight", "assisted_story", "assisted", "supporter"):
        op.drop_table(table)
