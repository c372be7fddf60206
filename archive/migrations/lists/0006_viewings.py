"""What each sign-in and link is for, under which covenant, and what stewards did. Links that are open already get their row."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "room_act",
        sa.Column("n", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_room_act")),
        info={"append_only": True, "no_delete": True},
    )
    op.create_table(
        "viewing",
        sa.Column("id", sa.String(), nullable=False, comment="Of its own, or of the link."),
        sa.Column("kind", sa.String(), nullable=False, comment="'sign-in' or 'link'."),
        sa.Column("person_id", sa.String(), nullable=False, comment="Who said it, or who made the link."),
        sa.Column("organisation_id", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False, comment="A use (archive.rules.consent.Use)."),
        sa.Column(
            "covenant", sa.String(), nullable=False, comment="SHA-256 of the covenant that was accepted."
        ),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column(
            "last", sa.Date(), nullable=False, comment="The last day on which its number can have been shown."
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_viewing")),
        info={"append_only": True, "no_delete": True},
    )
    for table in ("room_act", "viewing"):
        for verb in ("update", "delete"):
            op.execute(
                f'CREATE TRIGGER "{table}_no_{verb}" BEFORE {verb.upper()} ON "{table}" '
                f"BEGIN SELECT RAISE(ABORT, '{table} rows are never changed'); END"
            )
    # A link made before there was a covenant says so by its empty version. Times are kept in UTC, hence the day more.
    op.execute(
        "INSERT INTO viewing (id, kind, person_id, organisation_id, purpose, covenant, first, last) "
        "SELECT link.id, 'link', playlist.person_id, trainer.organisation_id, 'teaching', '', "
        "substr(link.opens_at, 1, 10), date(substr(link.ends_at, 1, 10), '+1 day') "
        "FROM link JOIN playlist ON playlist.id = link.playlist_id JOIN trainer ON trainer.person_id = playlist.person_id"
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("viewing")
    op.drop_table("room_act")
