"""That a steward ended an access. What stewards did before is read from what is written of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column(
        "access",
        sa.Column(
            "ended_by_steward",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="Only a steward lets her in again.",
        ),
    )
    op.execute(
        "UPDATE access SET ended_by_steward = 1 WHERE until < date('now') AND EXISTS ("
        "SELECT 1 FROM room_act AS ending JOIN person ON person.id = ending.who "
        "WHERE ending.act = 'end access' AND ending.subject = access.person_id AND person.roles LIKE '%\"steward\"%' "
        "AND NOT EXISTS (SELECT 1 FROM room_act AS later WHERE later.act = 'renew' "
        "AND later.subject = ending.subject AND later.n > ending.n))"
    )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("access", schema=None) as batch_op:
        batch_op.drop_column("ended_by_steward")
