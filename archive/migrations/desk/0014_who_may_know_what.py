"""Who may know what: roles that nobody holds together, identities under a key of their own, vetoes, and safeguarding."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

STARRED = "'moderator', 'reviewer', 'custodian'"
MEETS = "'adviser', 'safeguarding'"
ALONE = "'administrator', 'auditor'"
ROLES = ("person", "invitation")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "identity",
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=False, comment="Sealed twice (stories.identity)."),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_identity_story_id")),
        sa.PrimaryKeyConstraint("story_id", name=op.f("pk_identity")),
    )
    _of_story(
        "identity_request",
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", sa.String(), nullable=False),
        sa.Column("agreed_by", sa.String(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("decided_at", sa.String(), nullable=True),
        sa.Column("opened_to", sa.String(), nullable=True),
        sa.Column("shown_at", sa.String(), nullable=True),
        sa.Column("reviewed_by", sa.String(), nullable=True),
        sa.Column("reviewed_at", sa.String(), nullable=True),
        sa.Column("review", sa.String(), nullable=True),
    )
    _of_story(
        "veto",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("adviser", sa.String(), nullable=True),
        sa.Column("reader", sa.String(), nullable=True),
        sa.Column("settled_at", sa.String(), nullable=True),
    )
    _of_story(
        "concern",
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("about_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("raised_by", sa.String(), nullable=False),
        sa.Column("raised_at", sa.String(), nullable=False),
    )
    _of_concern(
        "concern_note",
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
    )
    _of_concern(
        "concern_action",
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("is_emergency", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("second", sa.String(), nullable=True),
        sa.Column("second_at", sa.String(), nullable=True),
        sa.Column("says_yes", sa.Boolean(), nullable=True),
        sa.Column("done_at", sa.String(), nullable=True),
    )
    for table in ROLES:
        _guard(table)


def downgrade() -> None:
    """Go back."""
    for table in ROLES:
        for verb in ("insert", "update"):
            op.execute(f'DROP TRIGGER "{table}_roles_{verb}"')
    for table in ("concern_action", "concern_note", "concern", "veto", "identity_request", "identity"):
        op.drop_table(table)


def _of_story(name: str, *columns: sa.Column[object]) -> None:
    _child(name, "story", *columns)


def _of_concern(name: str, *columns: sa.Column[object]) -> None:
    _child(name, "concern", *columns)


def _child(name: str, parent: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(), nullable=False),
        sa.Column(f"{parent}_id", sa.String(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint([f"{parent}_id"], [f"{parent}.id"], name=op.f(f"fk_{name}_{parent}_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_{parent}_id"), name, [f"{parent}_id"], unique=False)


def _guard(table: str) -> None:
    """Have SQLite itself refuse two starred roles, a custodian who meets words, and anything beside an administrator or auditor."""
    held = "SELECT count(DISTINCT value) FROM json_each(NEW.roles)"
    for verb in ("INSERT", "UPDATE OF roles"):
        op.execute(
            f'CREATE TRIGGER "{table}_roles_{verb.split()[0].lower()}" BEFORE {verb} ON "{table}" '
            f"WHEN ({held} WHERE value IN ({STARRED})) > 1 "
            f"OR (({held} WHERE value = 'custodian') > 0 AND ({held} WHERE value IN ({MEETS})) > 0) "
            f"OR (({held} WHERE value IN ({ALONE})) > 0 AND ({held}) > 1) "
            "BEGIN SELECT RAISE(ABORT, 'nobody holds these roles together'); END"
        )
