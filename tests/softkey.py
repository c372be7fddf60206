"""A passkey made of nothing but code, for tests: it answers as a browser does, truly or with one thing wrong."""

from __future__ import annotations

import hashlib
import json
import os
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def plain(raw: bytes) -> str:
    """Return base64url without padding."""
    return urlsafe_b64encode(raw).decode().rstrip("=")


@dataclass
class SoftKey:
    """One passkey."""

    origin: str
    host: str
    id: bytes = field(default_factory=lambda: os.urandom(32))
    secret: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    uses: int = 0

    def make(self, options: dict[str, Any], **wrong: Any) -> str:
        """Return what a browser sends when it has made the key."""
        numbers = self.secret.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        described = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(cose)
        flags = wrong.get("flags", PRESENT | VERIFIED) | ATTESTED
        proof = {"fmt": "none", "attStmt": {}, "authData": self._said(flags, **wrong) + described}
        client = self._client("webauthn.create", options, **wrong)
        return self._answer({"clientDataJSON": plain(client), "attestationObject": plain(cbor2.dumps(proof))})

    def show(self, options: dict[str, Any], **wrong: Any) -> str:
        """Return what a browser sends when it shows the key; it counts one use more, if told so."""
        self.uses += wrong.get("counts", 1)
        said = self._said(wrong.get("flags", PRESENT | VERIFIED), **wrong)
        client = self._client("webauthn.get", options, **wrong)
        signed = self.secret.sign(said + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            {"clientDataJSON": plain(client), "authenticatorData": plain(said), "signature": plain(signed)}
        )

    def _client(self, type: str, options: dict[str, Any], **wrong: Any) -> bytes:
        challenge = wrong.get("challenge", options["challenge"])
        said = {"type": type, "challenge": challenge, "origin": wrong.get("origin", self.origin)}
        return json.dumps({**said, "crossOrigin": False}).encode()

    def _said(self, lit: int, **wrong: Any) -> bytes:
        host = wrong.get("host", self.host)
        return hashlib.sha256(host.encode()).digest() + bytes([lit]) + self.uses.to_bytes(4, "big")

    def _answer(self, response: dict[str, str]) -> str:
        id = plain(self.id)
        return json.dumps(
            {"id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {}}
        )
