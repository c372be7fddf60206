"""How long a session is, places without a story, and colleagues who may change a playlist."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("playlist", sa.Column("minutes", sa.Integer(), server_default="0", nullable=False))
    op.add_column("playlist_item", sa.Column("purpose", sa.String(), server_default="", nullable=False))
    op.add_column("playlist_item", sa.Column("minutes", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "playlist_author",
        sa.Column("playlist_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["playlist_id"], ["playlist.id"], name=op.f("fk_playlist_author_playlist_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("playlist_id", "person_id", name=op.f("pk_playlist_author")),
    )
    with op.batch_alter_table("playlist_author", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_playlist_author_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("playlist_author", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_playlist_author_person_id"))
    op.drop_table("playlist_author")
    op.drop_column("playlist_item", "minutes")
    op.drop_column("playlist_item", "purpose")
    op.drop_column("playlist", "minutes")
