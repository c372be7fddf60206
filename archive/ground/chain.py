"""The log as a chain: how an entry is hashed, how a head is signed, and what a stranger can tell from a file alone (c18).

Plain text and SHA-256, so that anybody can write a verifier of their own (`docs/for-operators.md`, *The log as a chain*).

The bytes of an entry are these eight lines in UTF-8, each with a line feed at its end; its hash is their SHA-256 in hex:

    ihw-log-1
    <number, from 1, no gap>
    <hour in UTC, as 2026-11-26T10Z>
    <who: an id of staff, 'contributor' or 'worker'>
    <act>
    <closed subject>
    <closed moment>
    <hash of the entry before; 64 zeros before the first>

A closed value is the SHA-256 in hex of three lines: `ihw-log-subject-1` or `ihw-log-moment-1`, a salt of 128 random bits in
hex, the value. So a mother's id can be erased with its salt, and every hash still holds; nobody can guess it from what is left.
The exact moment of what staff do stays in the house: between two of them would stand the minute of a mother's act (rule 18).

A head is one line, `ihw-head-1 <log> <number> <day> <hash> <signature>`: the log is the public key (Ed25519, hex) that proves
the signature of everything before the last space. Whoever kept one sees when the end was cut off or all was written anew.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from archive.ground.crypto import is_signed, sign, signing_public
from archive.rules.errors import BadInput

ENTRY, HEAD = "ihw-log-1", "ihw-head-1"
NOTHING = "0" * 64
"""What stands before the first entry."""

OPEN, CLOSED = "ids-open", "ids-closed"
ERASED = "erase from the log"
"""The act that tells how many ids were taken out; the number is its subject."""

NO_HEAD = "This is no head of a log. Copy the whole line, from ihw-head-1 to its end."
NO_LOG = "This is no export of a log."

_HEAD_LINE = re.compile(
    rf"{HEAD} ([0-9a-f]{{64}}) (0|[1-9][0-9]{{0,14}}) ([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}) ([0-9a-f]{{64}}) ([0-9a-f]{{128}})"
)
_NUMBER = re.compile("[0-9]{1,15}")
_FIRST_LINE = re.compile(rf"{ENTRY} ([0-9a-f]{{64}}) ({OPEN}|{CLOSED})")


def hour_of(at: datetime) -> str:
    """Return the hour of a moment as the chain holds it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%HZ")


def closed(what: str, salt: str, value: str) -> str:
    """Return the closed form of a `subject` or a `moment`."""
    return _sha256(f"ihw-log-{what}-1", salt, value)


def closed_moment(salt: str, at: datetime) -> str:
    """Return the closed form of an exact moment."""
    return closed("moment", salt, at.astimezone(UTC).isoformat(timespec="microseconds"))


def is_one_line(*values: str) -> bool:
    """Return whether each value can stand in a line of an entry: a line feed in one would say something else."""
    return all(value.isprintable() for value in values)


def _sha256(*lines: str) -> str:
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


@dataclass(frozen=True)
class Entry:
    """What is hashed of one act."""

    n: int
    hour: str
    who: str
    act: str
    subject_hash: str
    moment_hash: str
    before: str

    @property
    def hash(self) -> str:
        """Its own hash."""
        return _sha256(
            ENTRY, str(self.n), self.hour, self.who, self.act, self.subject_hash, self.moment_hash, self.before
        )  # fmt: skip


@dataclass(frozen=True)
class Line:
    """An entry as a file says it: with the hash that it claims and, unless it was erased, what it is about."""

    entry: Entry
    hash: str
    salt: str | None
    subject: str | None

    def text(self) -> str:
        """Return it as the one line that it may be: JSON, keys in order, no space, ASCII."""
        said = {**self.entry.__dict__, "hash": self.hash, "salt": self.salt, "subject": self.subject}
        return json.dumps(said, sort_keys=True, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> Line | None:
        """Return the entry in a line; None when it is none, or says the same in other bytes."""
        try:
            said = json.loads(text)
            line = cls(
                hash=said.pop("hash"), salt=said.pop("salt"), subject=said.pop("subject"), entry=Entry(**said)
            )
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        return line if line._is_sound() and line.text() == text else None

    def _is_sound(self) -> bool:
        entry = self.entry
        texts = [self.hash, *(value for name, value in entry.__dict__.items() if name != "n")]
        if self.salt is not None or self.subject is not None:
            texts += [self.salt, self.subject]
        return type(entry.n) is int and all(isinstance(one, str) and is_one_line(one) for one in texts)

    @property
    def is_true(self) -> bool:
        """Whether its hash, and the id that it names, are those of the entry."""
        if self.entry.hash != self.hash:
            return False
        if self.subject is None or self.salt is None:
            return True
        return closed("subject", self.salt, self.subject) == self.entry.subject_hash


@dataclass(frozen=True)
class Head:
    """How far the log had come on a day, signed by the house."""

    log: str
    n: int
    day: str
    hash: str
    signature: str = ""

    @property
    def said(self) -> str:
        """What is signed."""
        return f"{HEAD} {self.log} {self.n} {self.day} {self.hash}"

    @property
    def text(self) -> str:
        """The one line to keep."""
        return f"{self.said} {self.signature}"

    @property
    def is_true(self) -> bool:
        """Whether the holder of the log's key signed exactly this."""
        return is_signed(bytes.fromhex(self.log), bytes.fromhex(self.signature), self.said.encode())

    @classmethod
    def read(cls, text: str) -> Head:
        """Return the head in a line.

        Raises:
            BadInput: it is none.
        """
        found = _HEAD_LINE.fullmatch(text)
        if found is None:
            raise BadInput(NO_HEAD)
        log, n, day, hash, signature = found.groups()
        return cls(log, int(n), day, hash, signature)


def signed_head(private: bytes, n: int, hash: str, day: date) -> Head:
    """Return the head of a log that has come to entry `n`."""
    plain = Head(signing_public(private).hex(), n, day.isoformat(), hash)
    return Head(plain.log, plain.n, plain.day, plain.hash, sign(private, plain.said.encode()).hex())


def first_line(log: str, *, are_ids_open: bool) -> str:
    """Return what a file of this log begins with."""
    return f"{ENTRY} {log} {OPEN if are_ids_open else CLOSED}"


@dataclass(frozen=True)
class Found:
    """What a verifier found."""

    fault: str = ""
    """The first broken place, in one sentence; empty when the chain is whole."""

    entries: int = 0
    erased: int = 0
    head: Head | None = None
    are_ids_open: bool = True


def verify(lines: Iterable[str], kept: Sequence[Head] = (), *, ends_with_head: bool = True) -> Found:
    """Return what the lines of a file tell; `kept` are heads that were kept elsewhere.

    Args:
        lines: of the file, without their line feeds.
        kept: each is held against the entry of its number.
        ends_with_head: whether the last line has to be a head of the last entry, as in every export.

    Raises:
        BadInput: it is no export of a log at all.
    """
    rest = iter(lines)
    begins = _FIRST_LINE.fullmatch(next(rest, ""))
    if begins is None:
        raise BadInput(NO_LOG)
    walk = _Walk(begins[1], begins[2] == OPEN, kept)
    for text in rest:
        if fault := walk.step(text, rest):
            return Found(fault, walk.n)
    return Found(walk.end(ends_with_head=ends_with_head), walk.n, walk.erased, walk.head, walk.are_ids_open)


class _Walk:
    """One pass from the first entry to the last."""

    def __init__(self, log: str, are_ids_open: bool, kept: Sequence[Head]) -> None:
        self.log, self.are_ids_open = log, are_ids_open
        self.kept = kept
        self.n, self.hash = 0, NOTHING
        self.erased = self.told = 0
        self.head: Head | None = None

    def step(self, text: str, rest: Iterator[str]) -> str:
        """Take a line in; return what is wrong with it."""
        if text.startswith(f"{HEAD} "):
            return self._head(text)
        line = Line.read(text)
        if line is None:
            return f"What stands after entry {self.n} is no entry: it was altered."
        return self._entry(line, rest)

    def _entry(self, line: Line, rest: Iterator[str]) -> str:
        if line.entry.n != self.n + 1:
            return self._misplaced(line.entry, rest)
        if not line.is_true:
            return f"Entry {line.entry.n} was altered: its hash is another."
        if line.entry.before != self.hash:
            return f"Entry {self.n} was altered or replaced: entry {line.entry.n} was written after another."
        if line.subject is not None and not self.are_ids_open:
            return f"Entry {line.entry.n} names an id in a file without ids: it was altered."
        self._take(line)
        return self._against_kept()

    def _take(self, line: Line) -> None:
        self.n, self.hash = line.entry.n, line.hash
        self.erased += line.subject is None
        if line.entry.act == ERASED and _NUMBER.fullmatch(line.subject or ""):
            self.told += int(line.subject or 0)

    def _misplaced(self, found: Entry, rest: Iterator[str]) -> str:
        if found.n <= self.n:
            return f"After entry {self.n} stands an entry {found.n} once more: one of them was put in."
        later = [line.entry for text in rest if (line := Line.read(text)) is not None]
        if all(one.n != self.n + 1 for one in later):
            return f"After entry {self.n} comes entry {found.n}: what stood between was removed."
        if any(one.hash == found.before for one in later):
            return f"After entry {self.n} comes entry {found.n}, and entry {self.n + 1} further on: the order was changed."
        return f"After entry {self.n} stands an entry {found.n} that does not belong there: it was put in."

    def _head(self, text: str) -> str:
        try:
            head = Head.read(text)
        except BadInput:
            return f"What stands after entry {self.n} is no head: it was altered."
        if head.log != self.log or not head.is_true:
            return f"The head after entry {self.n} is not signed with the key of this log: it was altered, or all was written anew."
        if head.n != self.n:
            return f"The head of entry {head.n} stands after entry {self.n}: what stood between was removed or put in."
        if head.hash != self.hash:
            return f"The log was written anew: its signed head of entry {head.n} knows another."
        self.head = head
        return ""

    def _against_kept(self) -> str:
        if any(one.n == self.n and one.hash != self.hash and one.log == self.log for one in self.kept):
            return f"The log was written anew: the head that was kept knows another entry {self.n}."
        return ""

    def end(self, *, ends_with_head: bool) -> str:
        """Return what is wrong with the whole."""
        if any(one.log != self.log for one in self.kept):
            return "The log was written anew, or it is another: the head that was kept is of a log with another key."
        longest = max((one.n for one in self.kept), default=0)
        if longest > self.n:
            return f"The end was cut off after entry {self.n}: the head that was kept knows entry {longest}."
        if ends_with_head and (self.head is None or self.head.n != self.n):
            return f"The end was cut off after entry {self.n}: no signed head stands there."
        if self.are_ids_open and self.erased != self.told:
            return f"Entries without an id: {self.erased}. The log tells of {self.told} that were erased, so it was altered."
        return ""
