"""Sessions that were taught, and copies that were taken for research."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    _sessions()
    _research()


def _sessions() -> None:
    op.create_table(
        "taught",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("professions", sa.String(), nullable=False, comment="JSON list: who was in the room."),
        sa.Column(
            "token",
            sa.String(),
            nullable=False,
            comment="SHA-256 of the token in the address for the people in the room.",
        ),
        sa.Column("ends_at", sa.String(), nullable=False),
        sa.Column(
            "answered",
            sa.Integer(),
            nullable=False,
            comment="How often words were left; never more than people × stories.",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taught")),
        sa.UniqueConstraint("token", name=op.f("uq_taught_token")),
    )
    op.create_index(op.f("ix_taught_person_id"), "taught", ["person_id"])
    op.create_index(op.f("ix_taught_organisation_id"), "taught", ["organisation_id"])
    op.create_table(
        "taught_item",
        sa.Column("taught_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["taught_id"], ["taught.id"], name=op.f("fk_taught_item_taught_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("taught_id", "position", name=op.f("pk_taught_item")),
    )
    op.create_table(
        "said",
        sa.Column("reply_id", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("reply_id", name=op.f("pk_said")),
    )
    op.create_index(op.f("ix_said_organisation_id"), "said", ["organisation_id"])


def _research() -> None:
    op.create_table(
        "taken_copy",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("is_gone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taken_copy")),
        sa.UniqueConstraint("number", name=op.f("uq_taken_copy_number")),
    )
    op.create_index(op.f("ix_taken_copy_person_id"), "taken_copy", ["person_id"])
    op.create_table(
        "taken_item",
        sa.Column("copy_id", sa.String(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["copy_id"], ["taken_copy.id"], name=op.f("fk_taken_item_copy_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("copy_id", "edition_id", name=op.f("pk_taken_item")),
    )


def downgrade() -> None:
    """Go back."""
    for table in ("taken_item", "taken_copy", "said", "taught_item", "taught"):
        op.drop_table(table)
