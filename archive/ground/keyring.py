"""The keys themselves: one 32-byte key per subject, wrapped by a master key that lies outside the data folder.

A key is `live` or `destroyed`, never merely absent: a "create if missing" would bring back what was taken back.

A master key file holds one line per key, `<id> <64 hex digits>`, newest last, mode 0400. More than one line stands there
only while a rotation is under way, so that one killed at any row can be taken up again, and while a damaged key wants one.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import CheckConstraint, Connection, Engine, bindparam, delete, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from archive.ground.crypto import KEY_BYTES, fingerprint, new_id, seal, unseal
from archive.ground.db import Base, erase_traces, new_metadata, reading
from archive.ground.files import sync_folder
from archive.rules.errors import Unreadable

BURIED = ".buried"
"""What the file beside a master key is called that holds the tombstones: keyed hashes, one a line."""

LIVE = "live"
DESTROYED = "destroyed"


class KeyBase(Base):
    """The tables of a key store."""

    __abstract__ = True
    metadata = new_metadata()


class KeyRow(KeyBase):
    """One wrapped key, or the note that it was destroyed."""

    __tablename__ = "key"
    __table_args__ = (CheckConstraint("state in ('live', 'destroyed')", name="known_state"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    master: Mapped[str] = mapped_column(comment="Which master key wraps it.")
    wrapped: Mapped[bytes] = mapped_column(comment="Sealed 32 bytes; empty once destroyed.")
    state: Mapped[str] = mapped_column(default=LIVE)
    destroyed_at: Mapped[datetime | None]
    why: Mapped[str | None]


class Tombstone(KeyBase):
    """That something was deleted for good, so that no restored backup brings it back. A keyed hash, no id."""

    __tablename__ = "tombstone"

    mark: Mapped[str] = mapped_column(primary_key=True)


# Asked for everything that is read, so it is put together once: that takes longer than asking it.
_ONE_KEY = select(KeyRow.master, KeyRow.wrapped, KeyRow.state).where(KeyRow.id == bindparam("id"))


@dataclass(frozen=True)
class Master:
    """The master keys in one file, by id, newest last."""

    path: Path

    def read(self) -> dict[str, bytes]:
        """Return every key in the file.

        Raises:
            Unreadable: the file is missing or is not a key file. Nothing protected is served then.
        """
        while True:
            try:
                with self.path.open("rb") as raw:
                    body = raw.read()
                    is_this = os.path.samestat(os.fstat(raw.fileno()), self.path.stat())
                return _keys_in(body)
            except (OSError, ValueError) as found:
                # Whoever holds the old file open while it is changed reads what it was overwritten with.
                if isinstance(found, OSError) or is_this:
                    raise Unreadable("The master key file cannot be read.") from found

    def write(self, keys: dict[str, bytes]) -> None:
        """Replace the file with these keys in one step; mode 0400. The old bytes are overwritten first, as far as a disk allows."""
        body = "".join(f"{name} {key.hex()}\n" for name, key in keys.items())
        _write_private(self.path, body)

    def newest(self) -> tuple[str, bytes]:
        """Return the id and the bytes of the key that wraps new ones."""
        return list(self.read().items())[-1]

    def make(self) -> None:
        """Write a first key unless the file exists."""
        if not self.path.exists():
            self.write({new_id(): os.urandom(KEY_BYTES)})


def _keys_in(body: bytes) -> dict[str, bytes]:
    lines = [line.split() for line in body.decode().splitlines() if line.strip()]
    keys = {name: bytes.fromhex(digits) for name, digits in lines}
    if not keys or any(len(key) != KEY_BYTES for key in keys.values()):
        raise ValueError("This is no key file.")
    return keys


@dataclass(frozen=True)
class HeldMaster(Master):
    """One master key held in memory alone: on a carried laptop no file holds it in clear."""

    held: tuple[str, bytes] = field(repr=False)

    def read(self) -> dict[str, bytes]:
        """Return the one key."""
        return dict([self.held])

    def write(self, keys: dict[str, bytes]) -> None:  # noqa: ARG002 -- the signature of `Master`.
        """Refuse: a held key is never changed; whoever carries it in wraps everything under another.

        Raises:
            Unreadable: always.
        """
        raise Unreadable("The keys of a carried folder are changed at the office alone.")


def new_master() -> tuple[str, bytes]:
    """Return a new master key with its id."""
    return new_id(), os.urandom(KEY_BYTES)


def make_secret(path: Path) -> None:
    """Write 32 random bytes as hex for signing cookies, mode 0400, unless the file exists."""
    if not path.exists():
        _write_private(path, secrets.token_hex(32))


def read_secret(path: Path) -> str:
    """Return the cookie secret in `path`."""
    return path.read_text().strip()


def _write_private(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(path.name + ".new")
    # One that was killed before it had its name holds keys as well.
    _overwrite(_reopen(fresh))
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(handle, "w") as out:
        out.write(body)
        out.flush()
        os.fsync(out.fileno())
    old = _reopen(path)
    fresh.replace(path)
    # First the new name on the disk: a power cut that undid it would leave the old file, and that overwritten.
    sync_folder(path.parent)
    # The old file has no name any more; its bytes are overwritten all the same, as far as a disk allows.
    _overwrite(old)


def _overwrite(old: BinaryIO | None) -> None:
    if old is None:
        return
    with old:
        size = old.seek(0, os.SEEK_END)
        old.seek(0)
        old.write(bytes(size))
        old.flush()
        os.fsync(old.fileno())


def _reopen(path: Path) -> BinaryIO | None:
    if not path.exists():
        return None
    path.chmod(0o600)
    return path.open("r+b")


class Keys:
    """One key store with the master key that opens it."""

    def __init__(self, engine: Engine, master: Master) -> None:
        """Keep both; nothing is opened yet."""
        self.engine = engine
        self._reading = reading(engine)
        self.master = master
        self._known: dict[str, bytes] = {}

    def mint(self, id: str) -> bytes:
        """Return a new random key for `id`.

        Raises:
            Unreadable: `id` has, or had, a key: a destroyed one is never replaced.
        """
        key = os.urandom(KEY_BYTES)
        with self.engine.begin() as connection:
            # The master is read inside the write lock: a rotation that ends meanwhile must not leave a key under the old one.
            name, master = self.master.newest()
            if connection.execute(select(KeyRow.id).where(KeyRow.id == id)).first():
                raise Unreadable("That already had a key.")
            wrapped = seal(master, key, about=f"key|{id}|{name}")
            connection.execute(insert(KeyRow).values(id=id, master=name, wrapped=wrapped, state=LIVE))
        return key

    def adopt(self, keys: dict[str, bytes]) -> None:
        """Wrap keys that were made elsewhere, all or none. Safe to repeat with the same ones.

        Raises:
            Unreadable: one of them has, or had, another key here.
        """
        with self.engine.begin() as connection:
            name, master = self.master.newest()
            for id, key in keys.items():
                known = connection.execute(select(KeyRow).where(KeyRow.id == id)).first()
                if known is None:
                    wrapped = seal(master, key, about=f"key|{id}|{name}")
                    connection.execute(insert(KeyRow).values(id=id, master=name, wrapped=wrapped, state=LIVE))
                elif known.state != LIVE or self._unwrap(id, known.master, known.wrapped) != key:
                    raise Unreadable("That already had a key.")

    def get(self, id: str) -> bytes:
        """Return the key of `id`.

        Raises:
            Unreadable: it was destroyed, or never made.
        """
        with self._reading.connect() as connection:
            row = connection.execute(_ONE_KEY, {"id": id}).first()
            if row is not None and not self._has_master(row.master):
                connection.rollback()  # What stands there now, not what stood there when the row was read.
                row = connection.execute(_ONE_KEY, {"id": id}).first()
        if row is None or row.state != LIVE:
            raise Unreadable("The key is gone.")
        return self._unwrap(id, row.master, row.wrapped)

    def get_many(self, ids: list[str]) -> dict[str, bytes]:
        """Return the live keys among `ids`; one statement. One that is damaged is passed over: `get` says so of it.

        Raises:
            Unreadable: the master key of one of them is gone.
        """
        query = select(KeyRow.id, KeyRow.master, KeyRow.wrapped).where(
            KeyRow.id.in_(ids), KeyRow.state == LIVE
        )
        with self._reading.connect() as connection:
            rows = connection.execute(query).all()
            if not all(self._has_master(row.master) for row in rows):
                connection.rollback()  # As in `get`.
                rows = connection.execute(query).all()
        return {row.id: key for row in rows if (key := self._unwrapped(row.id, row.master, row.wrapped))}

    def live_among(self, ids: Collection[str]) -> frozenset[str]:
        """Return those of `ids` whose key nobody destroyed, damaged or not; one statement."""
        with self._reading.connect() as connection:
            query = select(KeyRow.id).where(KeyRow.id.in_(ids), KeyRow.state == LIVE)
            return frozenset(connection.execute(query).scalars())

    def live(self) -> frozenset[str]:
        """Return the ids of all live keys."""
        with self._reading.connect() as connection:
            return frozenset(connection.execute(select(KeyRow.id).where(KeyRow.state == LIVE)).scalars())

    def standing(self, name: str) -> bytes:
        """Return the house key called `name` (not of one subject), made at the first call."""
        with self._reading.connect() as connection:
            known = connection.execute(select(KeyRow.id).where(KeyRow.id == name)).first()
        return self.get(name) if known else self.mint(name)

    def destroy(self, ids: list[str], *, why: str, now: datetime) -> None:
        """Overwrite and empty the keys of `ids`; the rows stay as `destroyed`. Safe to repeat."""
        with self.engine.begin() as connection:
            for id in ids:
                mine = (KeyRow.id == id, KeyRow.state == LIVE)
                connection.execute(update(KeyRow).where(*mine).values(wrapped=os.urandom(60)))
                connection.execute(
                    update(KeyRow)
                    .where(*mine)
                    .values(wrapped=b"", state=DESTROYED, destroyed_at=now, why=why)
                )
        erase_traces(self.engine)

    def bury(self, id: str) -> None:
        """Write the tombstone of `id`, in the store and beside the master key. Safe to repeat."""
        mark = fingerprint(self.standing("tombstones"), id)
        with self.engine.begin() as connection:
            connection.execute(delete(Tombstone).where(Tombstone.mark == mark))
            connection.execute(insert(Tombstone).values(mark=mark))
        self.keep_tombstones()

    def keep_tombstones(self) -> None:
        """Have every tombstone stand beside the master key as well: an older copy of the data folder has none of later ones.

        A folder that cannot be written to keeps nobody from deleting; whoever calls next writes it. Safe to repeat.
        """
        if isinstance(self.master, HeldMaster):
            return  # A carried folder has no such place, and no copy.
        with suppress(OSError):
            if not self.not_beside():
                return
            with self.engine.begin() as connection:
                # Inside the write lock: two at once would write over each other's.
                self._write_beside(self._not_beside(connection) | self._beside())

    def not_beside(self) -> int:
        """Return how many tombstones stand in the store alone.

        Raises:
            OSError: the file beside the master key cannot be read.
        """
        with self._reading.connect() as connection:
            return len(self._not_beside(connection))

    def _not_beside(self, connection: Connection) -> frozenset[str]:
        return frozenset(connection.execute(select(Tombstone.mark)).scalars()) - self._beside()

    def is_buried(self, id: str) -> bool:
        """Return whether `id` was deleted for good."""
        mark = fingerprint(self.standing("tombstones"), id)
        with self._reading.connect() as connection:
            if connection.execute(select(Tombstone.mark).where(Tombstone.mark == mark)).first() is not None:
                return True
        return mark in self._beside()

    def buried_among(self, ids: Collection[str]) -> frozenset[str]:
        """Return those of `ids` that were deleted for good; one statement, and the file read once."""
        key = self.standing("tombstones")
        with self._reading.connect() as connection:
            known = frozenset(connection.execute(select(Tombstone.mark)).scalars()) | self._beside()
        return frozenset(id for id in ids if fingerprint(key, id) in known)

    def _beside(self) -> frozenset[str]:
        """Return the tombstones beside the master key; none where there is no such file yet."""
        path = self.master.path.with_suffix(BURIED)
        return frozenset(path.read_text(errors="replace").split()) if path.exists() else frozenset()

    def _write_beside(self, marks: Iterable[str]) -> None:
        # In the order of the hashes: when somebody deleted stands nowhere.
        _write_private(self.master.path.with_suffix(BURIED), "".join(f"{mark}\n" for mark in sorted(marks)))

    def rotate(self) -> int:
        """Wrap every live key under a new master key and forget the old ones; return how many were wrapped.

        Old copies of the key store and of the master key file are unreadable together after this. Killed at any
        row, all master keys stay readable, and the next call goes on. A damaged key is passed over, and what opened it stays
        in the file until it is put back or destroyed: `ihw check` says so. Measured: 10,000 keys in 0.27 s.

        Raises:
            Unreadable: the file lacks the master key of one of them; nothing is changed then.
        """
        with self.engine.begin() as connection:
            # The file is read and changed inside the write lock: two rotations at once would write over each other's key.
            keys = self.master.read()
            if self._masters(connection) - keys.keys():
                raise Unreadable("The master key of this key is gone.")
            name, master = new_master()
            self.master.write({**keys, name: master})
            count = self._rewrap(connection, name, master)
        # The rows are committed before an old key is forgotten: the other way round, a crash between would lose every story.
        with self.engine.begin() as connection:
            # Inside the write lock nobody mints; a key minted since was made under the newest master already.
            needed = self._masters(connection)
            keys = self.master.read()
            newest = list(keys)[-1]
            self.master.write({one: key for one, key in keys.items() if one in needed or one == newest})
        self._known = {}
        erase_traces(self.engine)
        return count

    def _masters(self, connection: Connection) -> frozenset[str]:
        """Return which master keys wrap a live key."""
        query = select(KeyRow.master).where(KeyRow.state == LIVE).distinct()
        return frozenset(connection.execute(query).scalars())

    def _rewrap(self, connection: Connection, name: str, master: bytes) -> int:
        query = select(KeyRow.id, KeyRow.master, KeyRow.wrapped).where(
            KeyRow.state == LIVE, KeyRow.master != name
        )
        opened = [
            (one.id, self._unwrapped(one.id, one.master, one.wrapped)) for one in connection.execute(query)
        ]
        whole = [(id, key) for id, key in opened if key is not None]
        for id, key in whole:
            wrapped = seal(master, key, about=f"key|{id}|{name}")
            connection.execute(update(KeyRow).where(KeyRow.id == id).values(wrapped=wrapped, master=name))
        return len(whole)

    def _unwrapped(self, id: str, name: str, wrapped: bytes) -> bytes | None:
        master = self._master_of(name)
        try:
            return unseal(master, wrapped, about=f"key|{id}|{name}")
        except Unreadable:
            return None

    def _unwrap(self, id: str, name: str, wrapped: bytes) -> bytes:
        return unseal(self._master_of(name), wrapped, about=f"key|{id}|{name}")

    def _has_master(self, name: str) -> bool:
        """Return whether the file has this one. A row that was read just before a change of keys names one that is forgotten."""
        if name not in self._known:
            self._known = self.master.read()
        return name in self._known

    def _master_of(self, name: str) -> bytes:
        if not self._has_master(name):
            raise Unreadable("The master key of this key is gone.")
        return self._known[name]
