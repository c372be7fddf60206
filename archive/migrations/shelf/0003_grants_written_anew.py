"""Grants are written anew: the tokens of places are drawn for each edition by itself.

What has no grant nobody sees. `ihw rebuild` writes every grant that still holds, from the desk.
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.execute("DELETE FROM grant_area")
    op.execute('DELETE FROM "grant"')


def downgrade() -> None:
    """Go back: the older tokens are gone as well."""
    upgrade()
