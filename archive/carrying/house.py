"""The office's own keys for what is carried, and the receipt that they sign."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from archive.carrying.folder import read_json
from archive.ground.crypto import fingerprint, is_signed, new_id, sealing_public, sign, signing_public
from archive.rules.errors import BadInput
from stories.desk import Desk

_SEAL, _SIGN, _SECRET = "carry-seal", "carry-sign", "carry-secret"
NO_RECEIPT = "This is no receipt of the office that gave this folder out."


def seal_key(desk: Desk) -> bytes:
    """Return the private key that opens bundles."""
    return desk.keys.standing(_SEAL)


def publics(desk: Desk) -> tuple[bytes, bytes]:
    """Return what goes out with every folder: the key to seal to, and the key that proves a receipt."""
    return sealing_public(seal_key(desk)), signing_public(desk.keys.standing(_SIGN))


def secret_of(desk: Desk, carry: str) -> bytes:
    """Return what only this folder and the office know."""
    return bytes.fromhex(fingerprint(desk.keys.standing(_SECRET), carry))


@dataclass(frozen=True)
class Receipt:
    """That what a folder held is at the office. Nothing about anybody stands in it."""

    id: str
    carry: str
    digest: str
    stories: int
    on: str
    signature: str = ""

    def as_text(self) -> str:
        """Return it as it is given."""
        return json.dumps({"receipt": 1, **asdict(self)}, indent=1) + "\n"

    def said(self) -> bytes:
        """Return what is signed."""
        plain = {name: value for name, value in asdict(self).items() if name != "signature"}
        return b"ihw receipt 1 " + json.dumps(plain, sort_keys=True).encode()


def give(desk: Desk, *, carry: str, digest: str, stories: int, on: str) -> Receipt:
    """Return a signed receipt."""
    plain = Receipt(new_id(), carry, digest, stories, on)
    signature = sign(desk.keys.standing(_SIGN), plain.said()).hex()
    return Receipt(**{**asdict(plain), "signature": signature})


def read(path: Path, *, signed_by: bytes) -> Receipt:
    """Return a receipt that this office signed.

    Raises:
        BadInput: it is none, or was changed.
    """
    plain = read_json(path, NO_RECEIPT)
    try:
        texts = {name: str(plain[name]) for name in ("id", "carry", "digest", "on", "signature")}
        receipt = Receipt(stories=int(plain["stories"]), **texts)
        signature = bytes.fromhex(receipt.signature)
    except (KeyError, TypeError, ValueError) as found:
        raise BadInput(NO_RECEIPT) from found
    if not is_signed(signed_by, signature, receipt.said()):
        raise BadInput(NO_RECEIPT)
    return receipt
