"""Readers, and the readings of her words that they were asked for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "reader",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False, comment="As staff call them; shown to staff only."),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("gone_on", sa.Date(), nullable=True, comment="Asked no more from this day."),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reader")),
    )
    op.create_table(
        "reading",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column("part_id", sa.String(), nullable=False, comment="The recording whose words are read."),
        sa.Column(
            "number", sa.Integer(), nullable=False, comment="From 1; the newest of a recording counts."
        ),
        sa.Column(
            "state", sa.String(), nullable=False, comment="Where it stands (stories.readings.Standing)."
        ),
        sa.Column(
            "of",
            sa.String(),
            nullable=False,
            comment="SHA-256 (keyed) of the words; of others it is no reading.",
        ),
        sa.Column(
            "first", sa.String(), nullable=False, comment="Staff id of whoever said that the words are ready."
        ),
        sa.Column(
            "second",
            sa.String(),
            nullable=True,
            comment="Staff id of the second person, who asked the reader.",
        ),
        sa.Column(
            "checked",
            sa.String(),
            nullable=True,
            comment="Staff id of whoever heard that it says these words.",
        ),
        sa.Column("reader_id", sa.String(), nullable=True),
        sa.Column("token", sa.String(), nullable=True, comment="SHA-256 of the link's token."),
        sa.Column(
            "ends",
            sa.String(),
            nullable=True,
            comment="After this the link shows no words and takes no reading.",
        ),
        sa.Column("yes_on", sa.Date(), nullable=True, comment="When the reader said yes to being heard."),
        sa.Column(
            "yes_to", sa.String(), nullable=True, comment="SHA-256 of the sentences the reader said yes to."
        ),
        sa.Column(
            "why", sa.String(), nullable=True, comment="A sentence of ours, when a file could not be used."
        ),
        sa.Column(
            "facts",
            sa.LargeBinary(),
            nullable=True,
            comment="Sealed JSON: files, length and outline of what was made.",
        ),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"], name=op.f("fk_reading_reader_id")),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_reading_story_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
        sa.UniqueConstraint("token", name=op.f("uq_reading_token")),
    )
    op.create_index(op.f("ix_reading_story_id"), "reading", ["story_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_table("reading")
    op.drop_table("reader")
