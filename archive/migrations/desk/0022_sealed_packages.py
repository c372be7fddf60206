"""Sealed packages: an archivist who opens none, and the hash of every sealed part, written down and never changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

STARRED = "'moderator', 'reviewer', 'custodian'"
MEETS = "'adviser', 'safeguarding'"
BEFORE = "'administrator', 'auditor'"
ALONE = f"{BEFORE}, 'archivist'"
ROLES = ("person", "invitation")

FORGETS = {
    "sealed_part_of_file": "DELETE ON \"blob\" BEGIN DELETE FROM sealed_part WHERE of = 'blob|' || OLD.id; END",
    "sealed_part_of_words": "UPDATE OF words ON \"story\" BEGIN DELETE FROM sealed_part WHERE of = 'story|words|' || OLD.id; END",
    "sealed_part_of_title": "UPDATE OF title ON \"story\" BEGIN DELETE FROM sealed_part WHERE of = 'story|title|' || OLD.id; END",
}
"""What was written down of a part goes with the part, whoever takes it out; what she wrote anew is another part."""


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "sealed_part",
        sa.Column("id", sa.String(), nullable=False, comment="By chance; its name in a copy for keeping."),
        sa.Column("of", sa.String(), nullable=False, comment="What it is: blob|id, story|title|id or story|words|id."),
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False, comment="Of the sealed bytes, in hex."),
        sa.Column("size", sa.Integer(), nullable=False, comment="Sealed bytes."),
        sa.Column("key", sa.LargeBinary(), nullable=True, comment="Sealed with the story's key: what seals words once more in a copy."),
        sa.Column("checked_on", sa.Date(), nullable=False, comment="When it was last whole, or last looked at."),
        sa.Column("fault", sa.String(), nullable=True, comment="lost or changed; none while it is whole."),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_sealed_part_story_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_part")),
        sa.UniqueConstraint("of", name=op.f("uq_sealed_part_of")),
    )  # fmt: skip
    op.create_index(op.f("ix_sealed_part_story_id"), "sealed_part", ["story_id"], unique=False)
    op.create_index(op.f("ix_sealed_part_checked_on"), "sealed_part", ["checked_on"], unique=False)
    op.execute(
        "CREATE TRIGGER sealed_part_stands BEFORE UPDATE OF id, of, story_id, sha256, size, key ON sealed_part "
        "BEGIN SELECT RAISE(ABORT, 'what was written down of a sealed part is never changed'); END"
    )
    for name, does in FORGETS.items():
        op.execute(f"CREATE TRIGGER {name} AFTER {does}")
    _guard_all(ALONE)


def downgrade() -> None:
    """Go back."""
    _guard_all(BEFORE)
    for name in FORGETS:
        op.execute(f"DROP TRIGGER {name}")
    op.drop_table("sealed_part")


def _guard_all(alone: str) -> None:
    """Have SQLite refuse two starred roles, a custodian who meets words, and anything beside a role that stands alone."""
    held = "SELECT count(DISTINCT value) FROM json_each(NEW.roles)"
    for table in ROLES:
        for verb in ("INSERT", "UPDATE OF roles"):
            name = f'"{table}_roles_{verb.split()[0].lower()}"'
            op.execute(f"DROP TRIGGER {name}")
            op.execute(
                f'CREATE TRIGGER {name} BEFORE {verb} ON "{table}" '
                f"WHEN ({held} WHERE value IN ({STARRED})) > 1 "
                f"OR (({held} WHERE value = 'custodian') > 0 AND ({held} WHERE value IN ({MEETS})) > 0) "
                f"OR (({held} WHERE value IN ({alone})) > 0 AND ({held}) > 1) "
                "BEGIN SELECT RAISE(ABORT, 'nobody holds these roles together'); END"
            )
