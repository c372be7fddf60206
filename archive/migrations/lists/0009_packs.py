"""Locked copies that trainers took along, and what is in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "pack",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("playlist_id", sa.String(), nullable=True),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False, comment="SHA-256 of its code."),
        sa.Column("viewer", sa.String(), nullable=False, comment="JSON, as a link's: who may meet it."),
        sa.Column("ends_at", sa.String(), nullable=False),
        sa.Column(
            "is_saved",
            sa.Boolean(),
            nullable=False,
            comment="Whether its file left; until then there is nothing to destroy.",
        ),
        sa.Column("is_gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["playlist_id"], ["playlist.id"], name=op.f("fk_pack_playlist_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack")),
        sa.UniqueConstraint("number", name=op.f("uq_pack_number")),
    )
    with op.batch_alter_table("pack", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pack_person_id"), ["person_id"], unique=False)
    op.create_table(
        "pack_item",
        sa.Column("pack_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pack_id"], ["pack.id"], name=op.f("fk_pack_item_pack_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pack_id", "position", name=op.f("pk_pack_item")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("pack_item")
    with op.batch_alter_table("pack", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pack_person_id"))
    op.drop_table("pack")
