"""That a steward ended an access; and viewings and what stewards did can be destroyed once they are old."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


OLD = {"viewing": "OLD.last", "room_act": "OLD.at"}
"""How old a row is. SQLite itself refuses to delete one of the last year; after how long it is destroyed is a rule."""


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
    # What stewards did before is read from what is written of it.
    op.execute(
        "UPDATE access SET ended_by_steward = 1 WHERE until < date('now') AND EXISTS ("
        "SELECT 1 FROM room_act AS ending JOIN person ON person.id = ending.who "
        "WHERE ending.act = 'end access' AND ending.subject = access.person_id AND person.roles LIKE '%\"steward\"%' "
        "AND NOT EXISTS (SELECT 1 FROM room_act AS later WHERE later.act = 'renew' "
        "AND later.subject = ending.subject AND later.n > ending.n))"
    )
    for table, age in OLD.items():
        _refuse_deleting(table, f"WHEN {age} >= date('now', '-1 year') ")


def downgrade() -> None:
    """Go back."""
    for table in OLD:
        _refuse_deleting(table)
    with op.batch_alter_table("access", schema=None) as batch_op:
        batch_op.drop_column("ended_by_steward")


def _refuse_deleting(table: str, when: str = "") -> None:
    op.execute(f'DROP TRIGGER "{table}_no_delete"')
    op.execute(
        f'CREATE TRIGGER "{table}_no_delete" BEFORE DELETE ON "{table}" {when}'
        f"BEGIN SELECT RAISE(ABORT, '{table} rows are never changed'); END"
    )
