"""JSON Web Tokens, read and written: the one file that knows the library. RS256 and nothing else.

What a learning system signs is checked in this order: a key of its own, the signature, who says it to whom, when, and
that it is the very launch that was asked for (LTI 1.3 core 5.1.3; OpenID Connect core 3.1.3.7). A token that names
another algorithm, or none, is refused before its words are read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import jwt
from jwt.types import Options

from archive.rules.clock import TOLERANCE
from archive.rules.errors import BadInput, Refused

ALGORITHM = "RS256"
LASTS = timedelta(minutes=5)
"""How long an answer of ours may be used."""

LARGEST = 20_000
"""Characters of a token, and of a set of keys. Real ones have a tenth of it."""

ASKED: Options = {
    "require": ["exp", "iat", "iss", "aud", "nonce"],
    # The house asks its own clock, below.
    "verify_exp": False, "verify_iat": False, "verify_nbf": False,
}  # fmt: skip

NOT_TRUE = "Your course could not prove that it sent you here. Go back to it, and open the session once more."
NO_SUCH_KEY = "Your course signs with a key that we do not know yet. Ask the person who looks after it to send us its keys."
NO_KEYS = (
    'These are no public keys. Give the learning system\'s key set: a JSON text that begins with {"keys".'
)


def read_keys(text: str) -> str:
    """Return a key set as it is kept.

    Raises:
        BadInput: it is none, or holds a private half.
    """
    try:
        found = json.loads(text[:LARGEST])
        keys = jwt.PyJWKSet.from_dict(found).keys
    except (jwt.PyJWTError, ValueError, TypeError, AttributeError) as broken:
        raise BadInput(NO_KEYS) from broken
    usable = [one for one in found["keys"] if one.get("kty") == "RSA" and one.get("kid")]
    if not keys or not usable:
        raise BadInput(NO_KEYS)
    if any("d" in one for one in found["keys"]):
        raise BadInput(
            "There is a private key among these. Give the public ones only, and make that one anew."
        )
    return json.dumps({"keys": usable})


def read(token: str, keys: str, *, issuer: str, audience: str, now: datetime) -> dict[str, Any]:
    """Return what a learning system says, once it is proved that it says it to us, and now.

    Args:
        token: as it was posted.
        keys: the platform's key set (`read_keys`).
        issuer: who must say it.
        audience: to whom: our id there.
        now: the moment, aware.

    Raises:
        Refused: any of that does not hold.
    """
    if len(token) > LARGEST:
        raise Refused(NOT_TRUE)
    try:
        said: dict[str, Any] = jwt.decode(
            token, _key(token, keys), algorithms=[ALGORITHM], issuer=issuer, audience=audience,
            options=ASKED,
        )  # fmt: skip
    except (jwt.PyJWTError, ValueError, TypeError) as broken:
        raise Refused(NOT_TRUE) from broken
    if not _is_of_now(said, now) or not _is_for_us(said, audience):
        raise Refused(NOT_TRUE)
    return said


def _key(token: str, keys: str) -> jwt.PyJWK:
    header = jwt.get_unverified_header(token)
    if header.get("alg") != ALGORITHM:
        raise Refused(NOT_TRUE)
    for key in jwt.PyJWKSet.from_dict(json.loads(keys)).keys:
        if key.key_id == header.get("kid"):
            return key
    raise Refused(NO_SUCH_KEY)


def _is_of_now(said: Mapping[str, Any], now: datetime) -> bool:
    times = said["iat"], said["exp"]
    if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in times):
        return False
    tolerance, at = TOLERANCE.total_seconds(), now.timestamp()
    return bool(times[0] <= at + tolerance and at < times[1] + tolerance)


def _is_for_us(said: Mapping[str, Any], audience: str) -> bool:
    # Said to several, it must name the one that it was made for (OpenID Connect core 3.1.3.7, 4 and 5).
    several = isinstance(said["aud"], list) and len(said["aud"]) > 1
    named: object = said.get("azp", None if several else audience)
    return named == audience


def write(said: Mapping[str, Any], *, private: str, key_id: str, now: datetime) -> str:
    """Return what we say to a learning system, signed; good for five minutes."""
    times = {"iat": int(now.timestamp()), "exp": int((now + LASTS).timestamp())}
    return jwt.encode({**said, **times}, private, algorithm=ALGORITHM, headers={"kid": key_id})


def public_half(private: str, key_id: str) -> str:
    """Return the public half of one of our keys as a JSON Web Key."""
    algorithm = jwt.algorithms.RSAAlgorithm(jwt.algorithms.RSAAlgorithm.SHA256)
    key = algorithm.prepare_key(private).public_key()  # type: ignore[union-attr]  # Of a private key it makes one that has it.
    plain = algorithm.to_jwk(key, as_dict=True)
    return json.dumps(plain | {"kid": key_id, "alg": ALGORITHM, "use": "sig", "key_ops": ["verify"]})
