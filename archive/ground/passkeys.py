"""Passkeys (WebAuthn): what a browser is asked, and whether what it answers is true. The one file that knows the library.

The challenge is ours and kept by whoever calls, which uses it once; user verification is required; origin and relying party
are the door's own address, never the request's (`design/security.md` 1.3; W3C WebAuthn Level 2, 7.1 and 7.2).
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from archive.rules.errors import BadInput
from archive.settings import Address

NOT_TAKEN = "That passkey could not be used. Try once more, or sign in with your password and six digits."
LONGEST_ANSWER = 16 * 1024
"""Characters of what a browser sends back; a real one has one or two thousand."""

_HOW_LONG_MS = 120_000
_NOT_TRUE = (WebAuthnException, ValueError, KeyError, TypeError, RecursionError)


@dataclass(frozen=True)
class Added:
    """A passkey as it was made."""

    id: str
    key: bytes = field(repr=False)
    uses: int
    """How often it says that it was used."""


def new_challenge() -> bytes:
    """Return 32 random bytes, for one question."""
    return secrets.token_bytes(32)


def to_add(address: Address, challenge: bytes, *, person_id: str, login: str, known: Sequence[str]) -> str:
    """Return what a browser is asked to make a passkey, as JSON. Those that are `known` are not made again."""
    options = generate_registration_options(
        rp_id=address.host,
        rp_name="Desk",
        user_id=person_id.encode(),
        user_name=login,
        challenge=challenge,
        timeout=_HOW_LONG_MS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.DISCOURAGED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=_described(known),
    )
    return options_to_json(options)


def added(address: Address, challenge: bytes, answer: str) -> Added:
    """Return the passkey that a browser made.

    Raises:
        BadInput: another question, origin or house; nobody was verified; or it is no answer at all.
    """
    _refuse_long(answer)
    try:
        made = verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=address.host,
            expected_origin=address.base_url.rstrip("/"),
            require_user_verification=True,
        )
    except _NOT_TRUE as found:
        raise BadInput(NOT_TAKEN) from found
    return Added(bytes_to_base64url(made.credential_id), made.credential_public_key, made.sign_count)


def to_sign_in(address: Address, challenge: bytes, *, known: Sequence[str]) -> str:
    """Return what a browser is asked to show one of the `known` passkeys, as JSON."""
    options = generate_authentication_options(
        rp_id=address.host,
        challenge=challenge,
        timeout=_HOW_LONG_MS,
        allow_credentials=_described(known),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json(options)


def id_in(answer: str) -> str:
    """Return which passkey an answer says it is from; empty when it says none. It proves nothing yet."""
    try:
        said = json.loads(answer[:LONGEST_ANSWER])
    except (ValueError, RecursionError):
        return ""
    named = said.get("id", "") if isinstance(said, dict) else ""
    return named if isinstance(named, str) else ""


def used(address: Address, challenge: bytes, answer: str, *, key: bytes, uses: int) -> int:
    """Return how often a passkey says that it was used now, once its answer is proved.

    Args:
        address: of the door.
        challenge: the one that was asked.
        answer: what the browser sent.
        key: the public key that was kept.
        uses: how often it said so last. One that counts backwards is a copy, and is refused.

    Raises:
        BadInput: as `added`.
    """
    _refuse_long(answer)
    try:
        proved = verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=address.host,
            expected_origin=address.base_url.rstrip("/"),
            credential_public_key=key,
            credential_current_sign_count=uses,
            require_user_verification=True,
        )
    except _NOT_TRUE as found:
        raise BadInput(NOT_TAKEN) from found
    return proved.new_sign_count


def made_up(secret: str) -> str:
    """Return an id that looks like a passkey's and is the same for the same secret: nobody learns who has none."""
    return bytes_to_base64url(bytes.fromhex(secret))


def _described(ids: Sequence[str]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(id)) for id in ids]


def _refuse_long(answer: str) -> None:
    if len(answer) > LONGEST_ANSWER:
        raise BadInput(NOT_TAKEN)
