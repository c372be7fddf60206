"""A yes can end with a number of openings; she says how she may be contacted and named, and who else is in it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column(
        "consent",
        sa.Column(
            "openings",
            sa.Integer(),
            nullable=True,
            comment="How often her story may be opened, in all its editions; beside the sealed grant so that the sweep finds it.",
        ),
    )
    op.create_table(
        "contact",
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column(
            "terms",
            sa.LargeBinary(),
            nullable=False,
            comment="Sealed JSON: way, number, safe hours, words, voice messages, what she wants to hear of.",
        ),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_contact_story_id")),
        sa.PrimaryKeyConstraint("story_id", name=op.f("pk_contact")),
    )
    op.create_table(
        "wish",
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column(
            "said", sa.LargeBinary(), nullable=False, comment="Sealed JSON of both pages (stories.wishes)."
        ),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_wish_story_id")),
        sa.PrimaryKeyConstraint("story_id", name=op.f("pk_wish")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("wish")
    op.drop_table("contact")
    op.execute("ALTER TABLE consent DROP COLUMN openings")
