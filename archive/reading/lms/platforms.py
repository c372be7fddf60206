"""Learning systems that are known, each of one organisation. Set up by hand at the machine (`ihw lti`), never by a request.

Their public keys are handed over as a text: no process of ours ever asks another house for something.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.clean import one_line
from archive.ground.crypto import new_id, new_rsa, seal_text, unseal_text
from archive.reading import shutting
from archive.reading.lms import tokens
from archive.reading.lms.tables import Placement, Platform, SigningKey
from archive.rules.errors import BadInput, NotFound

LONGEST = 500
"""Characters of an address or an id; the standards allow 255 for an id."""

NOT_KNOWN = "No learning system of that name is known. `ihw lti list` shows them."
NO_COURSE = "This course is not known here. Ask the person who looks after it to have it registered with us."
HOME = "/course"
"""Under which all addresses of this room for learning systems lie."""

LOCAL = ("localhost", "127.0.0.1", "::1")


def register(
    session: Session, *, organisation_id: str, name: str, issuer: str, client_id: str, deployments: Sequence[str],
    sign_in_url: str, keys: str, today: date,
) -> str:  # fmt: skip
    """Return the id of a learning system that is known from now on.

    Raises:
        BadInput: something is missing or cannot be used, or it is registered already.
    """
    name, issuer, client_id = one_line(name), issuer.strip(), client_id.strip()
    named = sorted({one.strip() for one in deployments} - {""})
    if (
        not (name and issuer and client_id and named)
        or max(map(len, (name, issuer, client_id, *named))) > LONGEST
    ):
        raise BadInput(
            "Give a name, the issuer, the client id and at least one deployment id, each once and short."
        )
    taken = (Platform.name == name) | ((Platform.issuer == issuer) & (Platform.client_id == client_id))
    same = select(Platform.id).where(taken)
    if session.execute(same).first():
        raise BadInput(
            "A learning system of that name, or with that issuer and client id, is registered already."
        )
    row = Platform(
        id=new_id(), organisation_id=organisation_id, name=name, issuer=issuer, client_id=client_id,
        deployments=json.dumps(named), sign_in_url=_address(sign_in_url), keys=tokens.read_keys(keys),
        registered_on=today, is_ended=False,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id


def give_keys(session: Session, name: str, keys: str) -> None:
    """Take the public keys of a learning system anew; those it had before prove nothing any more.

    Raises:
        NotFound: it is not known.
        BadInput: these are no keys.
    """
    named(session, name).keys = tokens.read_keys(keys)


def end(session: Session, name: str) -> None:
    """Let nothing more be opened from a learning system, and end what was opened: its links stop. Safe to repeat.

    Raises:
        NotFound: it is not known.
    """
    row = named(session, name)
    row.is_ended = True
    shutting.stop_links(session, select(Placement.link_id).where(Placement.platform_id == row.id))


def named(session: Session, name: str) -> Platform:
    """Return the learning system of that name.

    Raises:
        NotFound: there is none.
    """
    row = session.execute(select(Platform).where(Platform.name == one_line(name))).scalar_one_or_none()
    if row is None:
        raise NotFound(NOT_KNOWN)
    return row


def every(session: Session) -> Sequence[Platform]:
    """Return all that were ever registered, by name."""
    return session.execute(select(Platform).order_by(Platform.name)).scalars().all()


def asking(session: Session, issuer: str, client_id: str) -> Platform:
    """Return the learning system that asks to launch.

    Args:
        session: of the lists.
        issuer: who it says it is.
        client_id: our id there, or empty: then the issuer must have one only.

    Raises:
        NotFound: it is not known, or has ended.
    """
    query = select(Platform).where(Platform.issuer == issuer, Platform.is_ended.is_(False))
    rows = (
        session.execute(query.where(Platform.client_id == client_id) if client_id else query).scalars().all()
    )
    if len(rows) != 1:
        raise NotFound(NO_COURSE)
    return rows[0]


def standing(session: Session, id: str) -> Platform:
    """Return a learning system by its id, while it stands.

    Raises:
        NotFound: it has ended.
    """
    row = session.get(Platform, id)
    if row is None or row.is_ended:
        raise NotFound(NO_COURSE)
    return row


def has(platform: Platform, deployment: object) -> bool:
    """Return whether this is one of its deployments."""
    return deployment in json.loads(platform.deployments)


# What we sign with


def our_key(session: Session, house_key: bytes) -> SigningKey:
    """Return the key that we sign with; made at the first call, which only the command line makes."""
    row = session.execute(select(SigningKey).order_by(SigningKey.id)).scalars().first()
    if row is None:
        id, private = new_id(), new_rsa()
        sealed = seal_text(house_key, private, about=_about(id))
        row = SigningKey(id=id, public=tokens.public_half(private, id), private=sealed)
        session.add(row)
        session.flush()
    return row


def private_half(key: SigningKey, house_key: bytes) -> str:
    """Return the private half, as PEM."""
    return unseal_text(house_key, key.private, about=_about(key.id))


def our_keys(session: Session) -> dict[str, object]:
    """Return what a learning system checks our answers with: a JSON Web Key Set."""
    rows = session.execute(select(SigningKey.public).order_by(SigningKey.id)).scalars()
    return {"keys": [json.loads(row) for row in rows]}


def origin(address: str) -> str:
    """Return the scheme and host of an address, e.g. `https://learn.example.org`.

    Raises:
        BadInput: it is no address that a browser may be sent to.
    """
    parts = urlsplit(_address(address))
    return f"{parts.scheme}://{parts.netloc}"


def _address(text: str) -> str:
    text = text.strip()
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        parts, host = urlsplit(""), ""
    is_local = host in LOCAL or host.endswith(".localhost")
    # What stands in a header must not end it: blanks, quotes, semicolons and commas are no part of an origin.
    if (
        not host
        or any(sign in parts.netloc for sign in " ;,'\"@\\")
        or len(text) > LONGEST * 4
        or not text.isprintable()
    ):
        raise BadInput("Give whole addresses that begin with https://.")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_local):
        raise BadInput(
            "Addresses of a learning system begin with https://, so that nobody on the way can change them."
        )
    return text


def _about(id: str) -> str:
    return f"lti_key|private|{id}"
