"""Whom a colleague knows: an account that comes to words or identities by an administrator waits until somebody knows it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward. Whoever worked here before goes on working, in the roles of that day."""
    op.create_table(
        "known",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column(
            "roles",
            sa.String(),
            nullable=False,
            comment="JSON list of role names; empty until a colleague knows them.",
        ),
        sa.Column(
            "by",
            sa.String(),
            nullable=False,
            comment="Staff id of who said so; empty for the first of a house.",
        ),
        sa.Column(
            "asked_by",
            sa.String(),
            nullable=False,
            comment="Staff id of the administrator who gave the newest roles.",
        ),
        sa.Column("asked_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_known")),
    )
    op.execute(
        'INSERT INTO known (person_id, roles, "by", asked_by, asked_at) '
        "SELECT id, roles, '', '', strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', 'now') FROM person"
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("known")
