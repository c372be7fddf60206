"""What trainers write for a story is sealed with a key that goes with the story.

What was written before stood in clear and cannot be sealed here: it is left out.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column(
        "playlist_item",
        sa.Column(
            "prompts",
            sa.LargeBinary(),
            nullable=True,
            comment="Sealed JSON: what the trainer says before and asks after.",
        ),
    )
    for column in ("say_first", "ask_after"):
        op.execute(f"ALTER TABLE playlist_item DROP COLUMN {column}")


def downgrade() -> None:
    """Go back."""
    for column in ("say_first", "ask_after"):
        op.execute(f"ALTER TABLE playlist_item ADD COLUMN {column} VARCHAR NOT NULL DEFAULT ''")
    op.execute("ALTER TABLE playlist_item DROP COLUMN prompts")
