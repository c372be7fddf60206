"""Sealing and signing bytes, and everything that is drawn at random: ids, tokens, keys. Where keys are kept: `keyring`.

AES-256-GCM by `cryptography` (measured, `design/security.md` 3.1).
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
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

from archive.ground.db import keyed_hash
from archive.rules.errors import Unreadable

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
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
