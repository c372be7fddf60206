"""Sealing: one 32-byte key per subject, wrapped by a master key that lies outside the data folder.

AES-256-GCM by `cryptography` (measured, `design/security.md` 3.1). A key is `live` or `destroyed`, never merely
absent: a "create if missing" would bring back what was taken back.

A master key file holds one line per key, `<id> <64 hex digits>`, newest last, mode 0400. Two lines stand there
only while a rotation is under way, so that a rotation killed at any row can be taken up again.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sqlalchemy import CheckConstraint, Connection, Engine, delete, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from archive.ground.db import Base, erase_traces, keyed_hash, new_metadata, reading
from archive.rules.errors import Unreadable

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
LIVE = "live"
DESTROYED = "destroyed"
DAMAGED = "This file cannot be opened: its bytes were changed or cut."


def seal(key: bytes, plain: bytes, *, about: str) -> bytes:
    """Return `plain` sealed: a 12-byte random nonce, then the ciphertext and its 16-byte tag.

    Args:
        key: 32 bytes.
        plain: any bytes.
        about: where it belongs, e.g. `story|words|<id>`. It is bound to the ciphertext: moved elsewhere it does not open.
    """
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, about.encode())


def unseal(key: bytes, sealed: bytes, *, about: str) -> bytes:
    """Return what was sealed.

    Raises:
        Unreadable: another key, another place, or changed bytes.
    """
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about.encode())
    except (InvalidTag, ValueError) as found:
        raise Unreadable("This cannot be opened: its key is gone or its bytes were changed.") from found


class ChunkCipher:
    """Seals the chunks of one file (`archive.ground.files`): each knows its number, and whether it is the last."""

    PREFIX = 7
    """Random bytes at the end of a file's header, the first part of every nonce."""

    def __init__(self, key: bytes, header: bytes) -> None:
        """Take the file's own key (32 bytes), and its header, which is bound to every chunk."""
        self._aead, self._header = AESGCM(key), header

    def seal(self, number: int, plain: bytes, *, last: bool) -> bytes:
        """Return the ciphertext of one chunk and its tag."""
        return self._aead.encrypt(self._nonce(number, last), plain, self._header)

    def unseal(self, number: int, sealed: bytes, *, last: bool) -> bytes:
        """Return one chunk in clear.

        Raises:
            Unreadable: another key, another place, or changed bytes.
        """
        try:
            return self._aead.decrypt(self._nonce(number, last), sealed, self._header)
        except (InvalidTag, ValueError) as found:
            raise Unreadable(DAMAGED) from found

    def _nonce(self, number: int, last: bool) -> bytes:
        return self._header[-self.PREFIX :] + number.to_bytes(4, "big") + bytes([last])


STREAM_CHUNK = 64 * 1024


def sealed_stream(key: bytes, header: bytes, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the sealed chunks of a stream, each of which knows its number, and the last that it is the last.

    Args:
        key: 32 bytes, for this stream alone.
        header: bound to every chunk; it ends with `ChunkCipher.PREFIX` random bytes.
        pieces: the plain bytes, in pieces of any size.
    """
    cipher, waiting, number = ChunkCipher(key, header), bytearray(), 0
    for piece in pieces:
        waiting += piece
        while len(waiting) > STREAM_CHUNK:
            yield cipher.seal(number, bytes(waiting[:STREAM_CHUNK]), last=False)
            del waiting[:STREAM_CHUNK]
            number += 1
    yield cipher.seal(number, bytes(waiting), last=True)


def opened_stream(key: bytes, header: bytes, raw: BinaryIO) -> Iterator[bytes]:
    """Yield the plain chunks of a sealed stream. It is whole only when this came to its end: a cut one raises there.

    Raises:
        Unreadable: another key, changed bytes, or a part is missing.
    """
    cipher, number = ChunkCipher(key, header), 0
    sealed = raw.read(STREAM_CHUNK + TAG_BYTES)
    while True:
        following = raw.read(STREAM_CHUNK + TAG_BYTES)
        yield cipher.unseal(number, sealed, last=not following)
        if not following:
            return
        sealed, number = following, number + 1


def seal_text(key: bytes, words: str, *, about: str) -> bytes:
    """Return `words` sealed as UTF-8."""
    return seal(key, words.encode(), about=about)


def unseal_text(key: bytes, sealed: bytes, *, about: str) -> str:
    """Return the words that were sealed."""
    return unseal(key, sealed, about=about).decode()


def fingerprint(key: bytes, value: str) -> str:
    """Return a keyed hash of `value` (64 hex digits): equal values meet, nobody without the key can guess them."""
    return keyed_hash(key, value)


def token_hash(token: str) -> str:
    """Return what is stored of a 256-bit random token: its SHA-256, 64 hex digits. Never for words or passwords."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_key() -> bytes:
    """Return 32 random bytes."""
    return os.urandom(KEY_BYTES)


def new_token() -> str:
    """Return an unguessable token for a link or a sign-in: 256 bits, 43 characters safe in a URL (ASVS 11.5.1)."""
    return secrets.token_urlsafe(32)


def new_id() -> str:
    """Return an unguessable id: 128 bits, 22 characters safe in a URL. A UUID does not reach that (ASVS 11.5.1)."""
    return secrets.token_urlsafe(16)


# What leaves the house and comes back (`archive.carrying`)

SLOW = {"time_cost": 4, "memory_cost": 128 * 1024, "parallelism": 2}
"""argon2id for a passphrase that can be tried without us, on a stolen laptop: twice the memory of a sign-in."""


def passphrase_key(passphrase: str, salt: bytes, slow: dict[str, int]) -> bytes:
    """Return the key that a passphrase becomes. Slow on purpose; `slow` is written down beside the salt."""
    return hash_secret_raw(passphrase.encode(), salt, hash_len=KEY_BYTES, type=Type.ID, **slow)


def sealing_public(private: bytes) -> bytes:
    """Return the public half of 32 random bytes: what is sealed to it only they open (X25519)."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_to(public: bytes, *, secret: bytes, about: bytes) -> tuple[bytes, bytes]:
    """Return a fresh key for one stream to the holder of `public`, and the 32 bytes that let him find it.

    Args:
        public: his public half.
        secret: what both ends know; without it nobody can make a stream that he believes.
        about: what it is for.
    """
    mine = X25519PrivateKey.generate()
    fresh = mine.public_key().public_bytes_raw()
    shared = mine.exchange(X25519PublicKey.from_public_bytes(public))
    return _stream_key(shared, secret, fresh, about + public), fresh


def key_sealed_to(private: bytes, fresh: bytes, *, secret: bytes, about: bytes) -> bytes:
    """Return the key that `seal_to` made, from the private half.

    Raises:
        Unreadable: these 32 bytes were not made by `seal_to`.
    """
    try:
        shared = X25519PrivateKey.from_private_bytes(private).exchange(
            X25519PublicKey.from_public_bytes(fresh)
        )
    except ValueError as found:
        raise Unreadable(DAMAGED) from found
    return _stream_key(shared, secret, fresh, about + sealing_public(private))


def _stream_key(shared: bytes, secret: bytes, fresh: bytes, about: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=fresh, info=about).derive(shared + secret)


def signing_public(private: bytes) -> bytes:
    """Return the half of 32 random bytes that proves what they signed (Ed25519)."""
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def sign(private: bytes, said: bytes) -> bytes:
    """Return the signature of `said`."""
    return Ed25519PrivateKey.from_private_bytes(private).sign(said)


def is_signed(public: bytes, signature: bytes, said: bytes) -> bool:
    """Return whether the holder of `public`'s other half signed exactly this."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, said)
    except (InvalidSignature, ValueError):
        return False
    return True


def new_rsa() -> str:
    """Return a private RSA key of 2,048 bits as PEM: the one kind that every learning system can check (LTI 1.3 security 3.1)."""
    private = generate_private_key(public_exponent=65537, key_size=2048)
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


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


@dataclass(frozen=True)
class Master:
    """The master keys in one file, by id, newest last."""

    path: Path

    def read(self) -> dict[str, bytes]:
        """Return every key in the file.

        Raises:
            Unreadable: the file is missing or is not a key file. Nothing protected is served then.
        """
        try:
            lines = [line.split() for line in self.path.read_text().splitlines() if line.strip()]
            keys = {name: bytes.fromhex(digits) for name, digits in lines}
        except (OSError, ValueError) as found:
            raise Unreadable("The master key file cannot be read.") from found
        if not keys or any(len(key) != KEY_BYTES for key in keys.values()):
            raise Unreadable("The master key file holds no usable key.")
        return keys

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
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(handle, "w") as out:
        out.write(body)
        out.flush()
        os.fsync(out.fileno())
    old = _reopen(path)
    fresh.replace(path)
    if old is not None:
        # The old file has no name any more; its bytes are overwritten all the same, as far as a disk allows.
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
        with reading(self.engine).connect() as connection:
            row = connection.execute(
                select(KeyRow.master, KeyRow.wrapped, KeyRow.state).where(KeyRow.id == id)
            ).first()
        if row is None or row.state != LIVE:
            raise Unreadable("The key is gone.")
        return self._unwrap(id, row.master, row.wrapped)

    def get_many(self, ids: list[str]) -> dict[str, bytes]:
        """Return the live keys among `ids`; one statement."""
        query = select(KeyRow.id, KeyRow.master, KeyRow.wrapped).where(
            KeyRow.id.in_(ids), KeyRow.state == LIVE
        )
        with reading(self.engine).connect() as connection:
            rows = connection.execute(query).all()
        return {row.id: self._unwrap(row.id, row.master, row.wrapped) for row in rows}

    def live(self) -> frozenset[str]:
        """Return the ids of all live keys."""
        with reading(self.engine).connect() as connection:
            return frozenset(connection.execute(select(KeyRow.id).where(KeyRow.state == LIVE)).scalars())

    def standing(self, name: str) -> bytes:
        """Return the house key called `name` (not of one subject), made at the first call."""
        with reading(self.engine).connect() as connection:
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
        """Write the tombstone of `id`. Safe to repeat."""
        mark = fingerprint(self.standing("tombstones"), id)
        with self.engine.begin() as connection:
            connection.execute(delete(Tombstone).where(Tombstone.mark == mark))
            connection.execute(insert(Tombstone).values(mark=mark))

    def is_buried(self, id: str) -> bool:
        """Return whether `id` was deleted for good."""
        mark = fingerprint(self.standing("tombstones"), id)
        with reading(self.engine).connect() as connection:
            return (
                connection.execute(select(Tombstone.mark).where(Tombstone.mark == mark)).first() is not None
            )

    def rotate(self) -> int:
        """Wrap every live key under a new master key and forget the old one; return how many were wrapped.

        Old copies of the key store and of the master key file are unreadable together after this. Killed at any
        row, both master keys stay readable, and the next call goes on. Measured: 10,000 keys in 0.27 s.
        """
        with self.engine.begin() as connection:
            # The file is read and changed inside the write lock: two rotations at once would write over each other's key.
            keys = self.master.read()
            if len(keys) == 1:
                keys[new_id()] = os.urandom(KEY_BYTES)
                self.master.write(keys)
            name, master = list(keys.items())[-1]
            count = self._rewrap(connection, name, master)
        # The rows are committed before the old key is forgotten: the other way round, a crash between would lose every story.
        with self.engine.begin() as connection:
            # Inside the write lock nobody mints; a key minted since was made under the new master already.
            left = select(KeyRow.id).where(KeyRow.state == LIVE, KeyRow.master != name)
            if connection.execute(left).first() is None:
                self.master.write({name: master})
        self._known = {}
        erase_traces(self.engine)
        return count

    def _rewrap(self, connection: Connection, name: str, master: bytes) -> int:
        query = select(KeyRow.id, KeyRow.master, KeyRow.wrapped).where(
            KeyRow.state == LIVE, KeyRow.master != name
        )
        rows = connection.execute(query).all()
        for row in rows:
            key = self._unwrap(row.id, row.master, row.wrapped)
            wrapped = seal(master, key, about=f"key|{row.id}|{name}")
            connection.execute(update(KeyRow).where(KeyRow.id == row.id).values(wrapped=wrapped, master=name))
        return len(rows)

    def _unwrap(self, id: str, name: str, wrapped: bytes) -> bytes:
        if name not in self._known:
            self._known = self.master.read()
        if name not in self._known:
            raise Unreadable("The master key of this key is gone.")
        return unseal(self._known[name], wrapped, about=f"key|{id}|{name}")
