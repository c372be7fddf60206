"""The log as a chain: each entry carries the hash of the one before; what it is about lies beside it; signed heads."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from typing import NamedTuple

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

AT_ONCE = 500


class Plain(NamedTuple):
    """An entry as it was."""

    n: int
    at: str
    who: str
    act: str
    subject: str


def upgrade() -> None:
    """Go forward: the entries that are there are chained as they stand."""
    _drop_triggers("audit_no_update", "audit_no_delete")
    op.rename_table("audit", "audit_plain")
    _make_tables()
    connection = op.get_bind()
    erased = _erased(connection)
    before, n, told, at = "0" * 64, 0, 0, ""
    for n, row in enumerate(_plain(connection), start=1):
        before = _add(connection, n, row, before, is_told=row.subject not in erased)
        told, at = told + (row.subject in erased), f"{row.at[:13]}:00:00.000000+00:00"
    if told:
        _add(connection, n + 1, Plain(0, at, "worker", "erase from the log", str(told)), before, is_told=True)
    op.drop_table("audit_plain")
    for table, verbs in {
        "audit": ("UPDATE", "DELETE"),
        "audit_head": ("UPDATE", "DELETE"),
        "audit_subject": ("UPDATE",),
    }.items():
        for verb in verbs:
            _refuse(table, verb)


def downgrade() -> None:
    """Go back: what was erased stays erased."""
    _drop_triggers("audit_no_update", "audit_no_delete")
    op.rename_table("audit", "audit_chained")
    op.create_table(
        "audit",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False, comment="A staff id, 'contributor' or 'worker'."),
        sa.Column("act", sa.String(), nullable=False, comment="A verb of ours, e.g. 'claim'."),
        sa.Column("subject", sa.String(), nullable=False, comment="An id."),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_audit")),
    )
    op.execute(
        "INSERT INTO audit SELECT n, at, who, act, COALESCE((SELECT subject FROM audit_subject s WHERE s.n = c.n), '') FROM audit_chained c"
    )
    for table in ("audit_head", "audit_subject", "audit_chained"):
        op.drop_table(table)
    for verb in ("UPDATE", "DELETE"):
        _refuse("audit", verb)


def _make_tables() -> None:
    op.create_table(
        "audit",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False, comment="A staff id, 'contributor' or 'worker'."),
        sa.Column("act", sa.String(), nullable=False, comment="A verb of ours, e.g. 'claim'."),
        sa.Column(
            "subject_hash",
            sa.String(),
            nullable=False,
            comment="Closed: of an id that lies in audit_subject.",
        ),
        sa.Column("moment_salt", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False, comment="Hash of the entry before."),
        sa.Column("hash", sa.String(), nullable=False, comment="Its own."),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_audit")),
    )
    op.create_table(
        "audit_subject",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False, comment="An id."),
        sa.ForeignKeyConstraint(["n"], ["audit.n"], name=op.f("fk_audit_subject_n")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_audit_subject")),
    )
    op.create_index(op.f("ix_audit_subject_subject"), "audit_subject", ["subject"], unique=False)
    op.create_table(
        "audit_head",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("line", sa.String(), nullable=False, comment="As in `archive.ground.chain`."),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_audit_head")),
    )


def _erased(connection: sa.Connection) -> set[str]:
    """Return the ids that have no business in a log any more: of stories, notebooks and visits that were deleted."""
    gone = (
        "SELECT id FROM story WHERE state = 'deleted'",
        "SELECT subject FROM audit_plain WHERE act = 'destroy notebook'",
        "SELECT subject FROM audit_plain WHERE act LIKE 'begin visit %' AND subject NOT IN (SELECT id FROM assisted)",
    )
    return {id for query in gone for id in connection.execute(sa.text(query)).scalars()}


def _plain(connection: sa.Connection) -> Iterator[Plain]:
    last = 0
    while rows := connection.execute(
        sa.text("SELECT n, at, who, act, subject FROM audit_plain WHERE n > :last ORDER BY n LIMIT :most"),
        {"last": last, "most": AT_ONCE},
    ).all():
        yield from (Plain(*row) for row in rows)
        last = rows[-1].n


def _add(connection: sa.Connection, n: int, row: Plain, before: str, *, is_told: bool) -> str:
    """Write one entry as `archive.ground.chain` draws it; return its hash."""
    salt, moment_salt = secrets.token_hex(16), secrets.token_hex(16)
    subject = _sha256("ihw-log-subject-1", salt, row.subject)
    moment = _sha256("ihw-log-moment-1", moment_salt, row.at)
    hash = _sha256("ihw-log-1", str(n), f"{row.at[:13]}Z", row.who, row.act, subject, moment, before)
    connection.execute(
        sa.text("INSERT INTO audit VALUES (:n, :at, :who, :act, :subject, :salt, :before, :hash)"),
        {
            "n": n,
            "at": row.at,
            "who": row.who,
            "act": row.act,
            "subject": subject,
            "salt": moment_salt,
            "before": before,
            "hash": hash,
        },
    )
    if is_told:
        connection.execute(
            sa.text("INSERT INTO audit_subject VALUES (:n, :salt, :subject)"),
            {"n": n, "salt": salt, "subject": row.subject},
        )
    return hash


def _sha256(*lines: str) -> str:
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def _drop_triggers(*names: str) -> None:
    for name in names:
        op.execute(f'DROP TRIGGER "{name}"')


def _refuse(table: str, verb: str) -> None:
    op.execute(
        f'CREATE TRIGGER "{table}_no_{verb.lower()}" BEFORE {verb} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, '{table} rows are never changed'); END"
    )
