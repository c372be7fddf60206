"""The log as a chain: whole under many writers, through erasure and migration; each kind of tampering is named (c18)."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from click.testing import CliRunner
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from archive import checking, cli
from archive.ground import audit, chain, logbook, migrate
from archive.ground.audit import HERS, AuditBase, AuditRow, HeadRow
from archive.ground.chain import Entry, Head, Line
from archive.ground.db import open_store
from archive.rules.clock import Moment
from archive.rules.consent import Method
from archive.rules.errors import BadInput
from archive.settings import Place
from moderation import sweeps
from stories import drafts, keeping, support, withdrawal
from stories.desk import Desk
from tests.town import NOW, Town
from tests.workers import worker

KEY, OTHER_KEY = bytes(range(32)), bytes(32)
TODAY = NOW.date()
STAFF = "s7aff-id-of-ann"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Twelve acts of three days, two of them signed, one id erased."""
    engine = create_engine(f"sqlite:///{tmp_path_factory.mktemp('log') / 'log.sqlite'}")
    AuditBase.metadata.create_all(engine)
    with Session(engine) as session, session.begin():
        for day in range(3):
            for hour in range(3):
                at = NOW + timedelta(days=day, hours=hour, minutes=17)
                audit.note(
                    session,
                    who=(HERS, STAFF, "worker")[hour],
                    act=("save", "claim", "publish")[hour],
                    subject=f"story-{day}",
                    at=at,
                )
            logbook.sign_daily(session, KEY, TODAY + timedelta(days=day)) if day < 2 else None
        audit.forget(session, ["story-1"], at=NOW)
        for hour in range(2):
            audit.note(session, who=STAFF, act="let go", subject="story-2", at=NOW + timedelta(hours=hour))
    return engine


@pytest.fixture(scope="module")
def lines(store: Engine) -> list[str]:
    """The log handed out."""
    with Session(store) as session:
        return list(logbook.lines(session, KEY, TODAY))


def _fault(lines: list[str], *kept: Head) -> str:
    return chain.verify(lines, kept).fault


def _entries(lines: list[str]) -> list[int]:
    return [at for at, line in enumerate(lines) if line.startswith("{")]


@pytest.fixture(scope="module")
def kept(store: Engine, lines: list[str]) -> list[Head]:
    """Heads of entries 3, 6 and 12, as somebody kept them."""
    with Session(store) as session:
        stored = session.execute(select(HeadRow.line).order_by(HeadRow.n)).scalars().all()
    return [Head.read(line) for line in (*stored, lines[-1])]


# What is written


def test_an_entry_is_hashed_as_its_docstring_says(lines: list[str]) -> None:
    second = json.loads(lines[2])
    plain = f"ihw-log-1\n2\n{second['hour']}\n{STAFF}\nclaim\n{second['subject_hash']}\n{second['moment_hash']}\n{json.loads(lines[1])['hash']}\n"
    assert second["hash"] == hashlib.sha256(plain.encode()).hexdigest()
    about = f"ihw-log-subject-1\n{second['salt']}\nstory-0\n"
    assert second["subject_hash"] == hashlib.sha256(about.encode()).hexdigest()
    assert json.loads(lines[1])["before"] == "0" * 64


def test_the_file_tells_hours_and_ids_and_never_the_minute_of_anybody(lines: list[str]) -> None:
    """A minute of the staff before her act and one after it would be hers."""
    for at in _entries(lines):
        assert set(json.loads(lines[at])) == {
            "n",
            "hour",
            "who",
            "act",
            "subject",
            "salt",
            "subject_hash",
            "moment_hash",
            "before",
            "hash",
        }
        assert re.fullmatch(r"2026-11-2\dT\d\dZ", json.loads(lines[at])["hour"])
    assert ":17" not in "\n".join(lines)


def test_nobody_guesses_a_minute_from_its_closed_form(store: Engine) -> None:
    with Session(store) as session:
        salts = session.execute(select(AuditRow.moment_salt)).scalars().all()
    assert len(set(salts)) == len(salts) and all(len(salt) == 32 for salt in salts)


def test_a_value_of_two_lines_is_never_written(store: Engine) -> None:
    with Session(store) as session, pytest.raises(ValueError, match="one line"):
        audit.note(session, who="a", act="b\nc", subject="d", at=NOW)


def test_many_hands_write_one_chain(desk: Desk) -> None:
    def write(hand: int) -> None:
        for n in range(8):
            with Session(desk.engine) as session, session.begin():
                audit.note(session, who=f"hand-{hand}", act="one", subject=str(n), at=NOW)
                audit.note(session, who=f"hand-{hand}", act="two", subject=str(n), at=NOW)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(6)))
    with Session(desk.engine) as session:
        assert chain.verify(logbook.lines(session, KEY, TODAY)).entries == 96
        assert logbook.fault(session, KEY) == ""
        acts = audit.read(session)[::-1]
    assert all(one.who == two.who for one, two in zip(acts[::2], acts[1::2], strict=True)), (
        "one transaction, side by side"
    )


def test_what_is_rolled_back_was_never_in_the_chain(desk: Desk) -> None:
    with Session(desk.engine) as session:
        audit.note(session, who="a", act="b", subject="c", at=NOW)
        session.rollback()
    with Session(desk.engine) as session, session.begin():
        audit.note(session, who="a", act="d", subject="c", at=NOW)
        assert [act.act for act in audit.read(session)] == ["d"] and logbook.fault(session, KEY) == ""


# Erasure


def test_a_deleted_story_leaves_the_log_and_the_chain_holds(desk: Desk) -> None:
    town = Town(desk)
    gone, stays = town.tell("It rained."), town.tell("It snowed.")
    with Session(desk.engine) as session, session.begin():
        before = list(logbook.lines(session, KEY, TODAY))
        withdrawal.delete(desk, session, town.story(session, gone), town.now)
    with Session(desk.engine) as session:
        after = list(logbook.lines(session, KEY, TODAY))
        assert audit.read(session, subject=gone) == () and audit.read(session, subject=stays)
        assert logbook.fault(session, KEY) == ""
        acts = audit.read(session)
    assert gone in "\n".join(before) and gone not in "\n".join(after)
    found = chain.verify(after, [Head.read(before[-1])])
    assert found.fault == "" and found.erased >= 4
    assert "delete" in [act.act for act in acts], "that something was deleted stays"
    assert (acts[0].act, acts[0].subject, acts[0].at.minute) == (chain.ERASED, str(found.erased), 0)


def test_a_notebook_that_nobody_came_back_to_leaves_the_log_with_its_visit(desk: Desk) -> None:
    jo = worker(desk)
    with Session(desk.engine) as session, session.begin():
        notebook, visit = support.begin(
            session, jo, label=support.LABELS[0], telling=Method.BESIDE_WORKER, moment=Moment(NOW)
        )
        drafts.new_story(desk, session, notebook, Moment(NOW))
        audit.note(session, who=HERS, act="come back", subject=notebook.id, at=NOW)
        ids = (notebook.id, visit.id)
        assert all(audit.read(session, subject=id) for id in ids)
    with Session(desk.engine) as session, session.begin():
        keeping.destroy(desk, session, ids[0], Moment(NOW + timedelta(days=200)))
        assert not any(audit.read(session, subject=id) for id in ids)
        assert "destroy notebook" in [act.act for act in audit.read(session)]
        assert logbook.fault(session, KEY) == ""


def test_an_id_taken_out_by_hand_is_one_too_many(desk: Desk) -> None:
    Town(desk).tell("It rained.")
    with Session(desk.engine) as session, session.begin():
        session.execute(text("DELETE FROM audit_subject WHERE n = 2"))
        assert "Entries without an id: 1" in logbook.fault(session, KEY)


# Heads


def test_a_day_is_signed_once_and_an_idle_one_not_at_all(desk: Desk) -> None:
    Town(desk).tell("It rained.")
    days = [Moment(NOW + timedelta(hours=hours), None) for hours in (0, 1, 24, 25)]
    signed = []
    for number, moment in enumerate(days):
        signed.append(sweeps.sign_log(desk, moment))
        if number == 0:
            with Session(desk.engine) as session, session.begin():
                audit.note(session, who="a", act="b", subject="c", at=NOW)
    assert signed == [True, False, True, False]
    assert list(checking.log.faults(desk)) == []


def test_a_new_house_has_an_empty_log_that_can_be_verified(desk: Desk) -> None:
    with Session(desk.engine) as session:
        found = chain.verify(logbook.lines(session, KEY, TODAY))
    assert found.fault == "" and found.entries == 0


# Tampering: each kind is named, and first proved whole


def _resealed(line: str, before: str | None = None, **other: object) -> str:
    """What somebody without the key can do: change an entry, and hash it anew."""
    said = json.loads(line) | other | ({"before": before} if before is not None else {})
    entry = Entry(**{name: said[name] for name in Entry.__dataclass_fields__})
    return Line(entry, entry.hash, said["salt"], said["subject"]).text()


def _shut(line: str) -> str:
    """An entry whose id was taken out."""
    return json.dumps(
        json.loads(line) | {"salt": None, "subject": None}, sort_keys=True, separators=(",", ":")
    )


def _rewritten(lines: list[str], at: int, **other: object) -> list[str]:
    """The same log with one entry changed and everything after it hashed anew; the heads as they were."""
    out, before = list(lines), None
    for here in _entries(lines):
        if here >= at:
            out[here] = _resealed(lines[here], before, **(other if here == at else {}))
            before = json.loads(out[here])["hash"]
    return out


def _signed_anew(lines: list[str], key: bytes) -> list[str]:
    out, last = [], ""
    for line in lines:
        if line.startswith("{"):
            last = line
        if line.startswith(chain.HEAD):
            line = chain.signed_head(key, json.loads(last)["n"], json.loads(last)["hash"], TODAY).text  # noqa: PLW2901
        out.append(line)
    out[0] = chain.first_line(Head.read(out[-1]).log, are_ids_open=True)
    return out


def test_the_log_of_these_tests_is_whole(lines: list[str], kept: list[Head]) -> None:
    assert [head.n for head in kept] == [3, 6, 12] and all(head.is_true for head in kept)
    found = chain.verify(lines, kept)
    assert (found.fault, found.entries, found.erased, found.are_ids_open) == ("", 12, 3, True)


Tampering = Callable[[list[str]], list[str]]
FAULTS: dict[str, tuple[Tampering, str]] = {
    "altered": (lambda f: [*f[:2], f[2].replace('"claim"', '"agree"'), *f[3:]], "Entry 2 was altered"),
    "altered and hashed anew": (lambda f: [*f[:2], _resealed(f[2], act="agree"), *f[3:]], "Entry 2 was altered or replaced"),
    "another id": (lambda f: [*f[:2], f[2].replace("story-0", "story-9"), *f[3:]], "Entry 2 was altered"),
    "the same in other bytes": (lambda f: [*f[:2], f[2].replace(",", ", "), *f[3:]], "after entry 1 is no entry"),
    "an id taken out": (lambda f: [*f[:2], _shut(f[2]), *f[3:]], "Entries without an id: 4"),
    "removed": (lambda f: [*f[:2], *f[3:]], "After entry 1 comes entry 3: what stood between was removed"),
    "the first removed": (lambda f: [f[0], *f[2:]], "After entry 0 comes entry 2: what stood between was removed"),
    "inserted twice": (lambda f: [*f[:4], f[2], *f[4:]], "an entry 2 once more: one of them was put in"),
    "inserted between": (lambda f: [*f[:3], _resealed(f[3], json.loads(f[2])["hash"], act="agree"), *f[3:]], "an entry 3 once more: one of them was put in"),
    "inserted from nowhere": (lambda f: [*f[:3], _resealed(f[3], "f" * 64, n=99), *f[3:]], "an entry 99 that does not belong there: it was put in"),
    "reordered": (lambda f: [*f[:1], f[2], f[1], *f[3:]], "After entry 0 comes entry 2, and entry 1 further on: the order was changed"),
    "moved up": (lambda f: [*f[:1], f[3], f[1], f[2], *f[4:]], "After entry 0 comes entry 3, and entry 1 further on: the order was changed"),
    "cut off": (lambda f: f[:-1], "The end was cut off after entry 12"),
    "cut off inside": (lambda f: f[:-2], "The end was cut off after entry 11"),
    "written anew without the key": (lambda f: _rewritten(f, 2, act="agree"), "written anew: its signed head of entry 12"),
    "signed with another key": (lambda f: [*f[:-1], _signed_anew(f, OTHER_KEY)[-1]], "The head after entry 12 is not signed with the key of this log"),
    "a head in other digits": (lambda f: [*f[:-1], f[-1].replace(" 12 ", " 012 ")], "What stands after entry 12 is no head"),
    "a head in digits of another script": (lambda f: [*f[:-1], f[-1].replace(" 12 ", " ١٢ ")], "What stands after entry 12 is no head"),
    "said to be without ids": (lambda f: [f[0].replace(chain.OPEN, chain.CLOSED), *f[1:]], "Entry 1 names an id in a file without ids"),
    "cut off behind a head that it had": (lambda f: [*f[:9], f[-1]], "The head of entry 12 stands after entry 8"),
    "a head altered": (lambda f: [line.replace("2026-11-24", "2026-11-23") if line.startswith(chain.HEAD) else line for line in f], "The head after entry 12 is not signed"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FAULTS)
def test_each_kind_of_tampering_is_named_with_its_place(lines: list[str], kind: str) -> None:
    tamper, says = FAULTS[kind]
    assert says in _fault(tamper(lines))


def test_who_kept_a_head_sees_a_log_cut_off_or_written_anew(lines: list[str], kept: list[Head]) -> None:
    first, second, last = kept
    assert "Entries without an id: 3. The log tells of 0" in _fault([*lines[:7], second.text]), "erased since"
    cut = [chain.first_line(first.log, are_ids_open=False), *map(_shut, lines[1:7]), second.text]
    assert _fault(cut) == "", "planted: an old head ends it, and nothing in the file itself tells"
    assert _fault(cut, first) == ""
    assert "The end was cut off after entry 6: the head that was kept knows entry 12" in _fault(cut, last)
    anew = _signed_anew(_rewritten(lines, 2, act="agree"), KEY)
    assert _fault(anew) == "", "planted"
    assert "written anew: the head that was kept knows another entry 3" in _fault(anew, first)
    assert "of a log with another key" in _fault(_signed_anew(lines, OTHER_KEY), first)


def test_without_ids_it_verifies_as_well_and_says_of_no_act_what_it_is_about(
    store: Engine, lines: list[str], kept: list[Head]
) -> None:
    with Session(store) as session:
        shut = list(logbook.lines(session, KEY, TODAY, are_ids_open=False))
    assert "story-" in "\n".join(lines) and "story-" not in "\n".join(shut)
    found = chain.verify(shut, kept)
    assert found.fault == "" and not found.are_ids_open


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32), how=st.sampled_from(("byte", "drop", "twice", "swap", "field", "cut")))
def test_whatever_is_changed_anywhere_is_seen(lines: list[str], seed: int, how: str) -> None:
    chance = random.Random(seed)  # noqa: S311 -- no secret.
    entries = _entries(lines)
    broken = list(lines)
    if how == "byte":
        whole = bytearray("\n".join(lines).encode())
        at = chance.randrange(len(whole))
        whole[at] = (whole[at] + chance.randrange(1, 256)) % 256
        broken = whole.decode(errors="surrogateescape").split("\n")
    elif how == "drop":
        del broken[chance.choice([*entries, len(lines) - 1])]
    elif how == "twice":
        broken.insert(chance.randrange(1, len(lines)), lines[chance.choice(entries)])
    elif how == "swap":
        one, two = chance.sample(entries, 2)
        broken[one], broken[two] = broken[two], broken[one]
    elif how == "field":
        at = chance.choice(entries)
        other = json.loads(lines[chance.choice([one for one in entries if one != at])])
        name = chance.choice(["n", "subject_hash", "moment_hash", "before"])
        broken[at] = _resealed(lines[at], **{name: other[name]})
    else:
        broken = broken[: chance.randrange(1, len(lines))]
    if broken == lines:
        return
    try:
        assert _fault(broken), broken
    except BadInput:
        assert broken[0] != lines[0]


def _by_the_page(text: str) -> bool:
    """A verifier written from `docs/for-operators.md` alone; it shares no code with ours."""

    def sha(*said: str) -> str:
        return hashlib.sha256("".join(one + "\n" for one in said).encode()).hexdigest()

    first, *body, head = text.removesuffix("\n").split("\n")
    mark, key, ids = first.split(" ")
    before, closed, told = "0" * 64, 0, 0
    for number, line in enumerate(body, start=1):
        e = json.loads(line)
        whole = sha(
            "ihw-log-1",
            str(e["n"]),
            e["hour"],
            e["who"],
            e["act"],
            e["subject_hash"],
            e["moment_hash"],
            e["before"],
        )
        if (e["n"], e["before"], e["hash"]) != (number, before, whole):
            return False
        if (
            e["subject"] is not None
            and sha("ihw-log-subject-1", e["salt"], e["subject"]) != e["subject_hash"]
        ):
            return False
        before, closed = e["hash"], closed + (e["subject"] is None)
        told += int(e["subject"]) if e["act"] == "erase from the log" and e["subject"] else 0
    said, _, signature = head.rpartition(" ")
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), said.encode())
    about = ["ihw-head-1", key, str(len(body)), before]
    return (
        mark == "ihw-log-1"
        and [*said.split(" ")[:3], said.split(" ")[4]] == about
        and (ids == "ids-closed" or closed == told)
    )


def test_a_verifier_written_from_the_page_alone_agrees(store: Engine, lines: list[str]) -> None:
    assert _by_the_page("\n".join(lines) + "\n")
    with Session(store) as session:
        assert _by_the_page("\n".join(logbook.lines(session, KEY, TODAY, are_ids_open=False)) + "\n")
    for kind in (
        "altered",
        "altered and hashed anew",
        "another id",
        "an id taken out",
        "removed",
        "inserted twice",
        "reordered",
    ):
        assert not _by_the_page("\n".join(FAULTS[kind][0](lines)) + "\n"), kind
    with pytest.raises(InvalidSignature):
        _by_the_page("\n".join(FAULTS["signed with another key"][0](lines)) + "\n")
    page = (Path(__file__).parents[2] / "docs" / "for-operators.md").read_text()
    said = json.loads(lines[1])
    assert all(f"`{name}`" in page for name in said) and all(
        mark in page
        for mark in (
            "ihw-log-subject-1",
            "ihw-log-moment-1",
            chain.HEAD,
            chain.OPEN,
            chain.CLOSED,
            chain.ERASED,
        )
    )


# Commands, and `ihw check`


def _run(*args: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli.main, list(args))
    return done.exit_code, done.output


def test_a_stranger_verifies_the_file_alone(place: Place, desk: Desk, tmp_path: Path) -> None:
    out, kept = tmp_path / "out" / "log.txt", tmp_path / "kept"
    out.parent.mkdir()
    Town(desk).tell("Canary words.", title="Canary title")
    data = ("--data", str(place.data))
    kept.write_text(_run("audit", "head", *data)[1])
    assert _run("audit", "export", *data, str(out))[0] == 0
    assert [path.name for path in out.parent.iterdir()] == ["log.txt"] and out.stat().st_mode & 0o77 == 0
    assert "anary" not in out.read_text() and '"act":"export the log"' in out.read_text()
    status, said = _run("audit", "verify", str(out))
    assert status == 0 and said.startswith("Whole: ") and "give a head with --head" in said
    status, said = _run("audit", "verify", str(out), "--head", str(kept))
    assert status == 0 and "It follows the head that was kept." in said
    assert _run("audit", "verify", str(out), "--head", kept.read_text().strip())[0] == 0

    whole = out.read_bytes()
    out.write_bytes(whole.replace(b'"send"', b'"hide"'))
    status, said = _run("audit", "verify", str(out))
    assert status == 1 and "was altered" in said and said.count("\n") == 1
    for broken in (
        whole[:-1],
        whole[:-40],
        whole + b"\n",
        whole.replace(b"\n", b"\r\n"),
        whole.replace(b"send", b"s\xffnd"),
    ):
        out.write_bytes(broken)
        assert _run("audit", "verify", str(out))[0] in (1, 2) and broken != whole


@pytest.mark.parametrize("body", [b"", b"\n", b"a word\n", b"\xff\xfe\n", b"[" * 10_000 + b"\n"])
def test_what_is_no_log_or_no_head_is_said_so(tmp_path: Path, lines: list[str], body: bytes) -> None:
    bad, good = tmp_path / "bad", tmp_path / "good"
    bad.write_bytes(body)
    good.write_text("\n".join(lines) + "\n")
    assert _run("audit", "verify", str(bad)) == (2, "This is no export of a log.\n")
    assert _run("audit", "verify", str(good), "--head", str(bad))[0] == 2
    assert _run("audit", "verify", str(tmp_path / "none"))[0] == 2
    forged = lines[-1][:-1] + ("0" if lines[-1][-1] != "0" else "1")
    assert _run("audit", "verify", str(good), "--head", forged)[0] == 2
    good.write_bytes(lines[0].encode() + b"\n" + b"[" * 100_000 + b"\n")
    assert _run("audit", "verify", str(good))[0] == 1


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE audit SET who = 'bea' WHERE n = 2",
        "UPDATE audit SET at = replace(at, ':00:00', ':00:01') WHERE n = 2",
        "UPDATE audit_subject SET subject = 'other' WHERE n = 2",
        "DELETE FROM audit WHERE n = 2",
        "DELETE FROM audit WHERE n = (SELECT max(n) FROM audit)",
    ],
)
def test_check_names_a_log_that_was_changed_past_its_walls(desk: Desk, harm: str) -> None:
    """Who can drop the triggers can change the rows; the chain tells."""
    Town(desk).tell("It rained.")
    sweeps.sign_log(desk, Moment(NOW, None))
    assert list(checking.log.faults(desk)) == []
    with desk.engine.begin() as connection:
        for trigger in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit%'")).scalars().all():  # fmt: skip
            connection.execute(text(f'DROP TRIGGER "{trigger}"'))
        connection.execute(text("PRAGMA defer_foreign_keys=ON"))
        if harm.startswith("DELETE"):
            connection.execute(
                text(
                    harm.replace("FROM audit", "FROM audit_subject").replace(
                        "(SELECT max(n) FROM audit_subject)", "(SELECT max(n) FROM audit)"
                    )
                )
            )
        connection.execute(text(harm))
    (fault,) = checking.log.faults(desk)
    assert fault.startswith("The log: ")


# The rows that are there


def test_the_migration_chains_what_is_there_and_forgets_what_was_deleted(tmp_path: Path) -> None:
    engine, alembic = open_store(tmp_path / "old.sqlite"), migrate.config("desk")
    with engine.begin() as connection:
        alembic.attributes["connection"] = connection
        command.upgrade(alembic, "0012")
        connection.execute(
            text("INSERT INTO notebook VALUES ('book', NULL, NULL, '2026-01-01', '2026-01-01')")
        )
        for id, state in (("gone", "deleted"), ("here", "sent")):
            connection.execute(text(f"INSERT INTO story (id, notebook_id, state, title, words, language, made_on) VALUES ('{id}', 'book', '{state}', '', '', 'en-GB', '2026-01-01')"))  # fmt: skip
        chance = random.Random(18)  # noqa: S311 -- no secret.
        acts = [
            ("destroy notebook", "lost"),
            ("come back", "lost"),
            ("begin visit x", "visit"),
            ("come back", "book"),
        ]
        acts += [
            (chance.choice(["save", "claim", "delete"]), chance.choice(["gone", "here"]))
            for _ in range(1_200)
        ]
        for act, subject in acts:
            at = (
                NOW + timedelta(seconds=chance.randrange(10**6), microseconds=chance.randrange(10**6))
            ).isoformat(timespec="microseconds")
            connection.execute(text("INSERT INTO audit (at, who, act, subject) VALUES (:at, 'ann', :act, :subject)"), {"at": at, "act": act, "subject": subject})  # fmt: skip
        before = [tuple(row) for row in connection.execute(text("SELECT n, at, who, act FROM audit"))]
    migrate.upgrade(engine, "desk")
    with Session(engine) as session:
        assert logbook.fault(session, KEY) == ""
        assert [tuple(row) for row in session.execute(text("SELECT n, at, who, act FROM audit"))][
            :-1
        ] == before
        told = audit.read(session, most=10_000)
        assert {act.subject for act in told[1:]} == {"here", "book", ""}
        assert told[0].subject == str(sum(act.subject == "" for act in told)) and told[0].act == chain.ERASED
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text("DELETE FROM audit"))
    with engine.begin() as connection:
        alembic.attributes["connection"] = connection
        command.downgrade(alembic, "0012")
        assert [tuple(row) for row in connection.execute(text("SELECT n, at, who, act FROM audit"))][
            :-1
        ] == before
