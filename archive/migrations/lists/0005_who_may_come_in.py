"""Who may come in: until when, organisations that ended, and requests. Who is a trainer already has a year from now."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "access_request",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False, comment="SHA-256 of the code she got."),
        sa.Column(
            "told",
            sa.LargeBinary(),
            nullable=False,
            comment="Sealed JSON: who she is, where, whom she teaches.",
        ),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False, comment="Empty, 'yes' or 'no'."),
        sa.Column(
            "said",
            sa.LargeBinary(),
            nullable=True,
            comment="Sealed: the reason of a no, the conditions of a yes.",
        ),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_request")),
        sa.UniqueConstraint("code", name=op.f("uq_access_request_code")),
    )
    op.create_table(
        "access",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.String(), nullable=False),
        sa.Column(
            "until", sa.Date(), nullable=False, comment="Last day she may come in, inclusive, Europe/London."
        ),
        sa.Column(
            "uses", sa.String(), nullable=False, comment="JSON list of the uses she may say she is here for."
        ),
        sa.Column(
            "conditions",
            sa.String(),
            nullable=False,
            comment="What was agreed with her, in a steward's words.",
        ),
        sa.Column("agreed_on", sa.Date(), nullable=True, comment="The day she agreed to them."),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_access_organisation_id")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_access")),
    )
    with op.batch_alter_table("access", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_access_organisation_id"), ["organisation_id"], unique=False)
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("ended_on", sa.Date(), nullable=True, comment="Since when nobody of it may come in.")
        )
    op.execute(
        "INSERT INTO access (person_id, organisation_id, until, uses, conditions) "
        "SELECT person_id, organisation_id, date('now', '+1 year'), '[\"teaching\"]', '' FROM trainer"
    )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.drop_column("ended_on")
    with op.batch_alter_table("access", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_access_organisation_id"))
    op.drop_table("access")
    op.drop_table("access_request")
