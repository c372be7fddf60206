"""A launch from a learning system: asked for, proved, and opened in the browser that asked. LTI 1.3 core, deep linking 2.0.

Three steps. The system sends a browser here; we send it back with a sealed state. The system posts what it says,
signed; it is proved against its keys, the state and our clock, once. Then the same browser, and no other, opens it:
what ties it to the state is a cookie of ours that no other site's request carries.
Of what a system says about a learner nothing is read and nothing is kept: no name, no address, no id.
"""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from sqlalchemy import delete
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from archive.ground.crypto import new_token, seal_text, token_hash, unseal_text
from archive.reading.lms import platforms, tokens
from archive.reading.lms.tables import Launch, Placement, Platform
from archive.reading.lms.tokens import NOT_TRUE
from archive.rules.errors import BadInput, NotFound, Refused, Unreadable

CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
DEEP = "https://purl.imsglobal.org/spec/lti-dl/claim/"
RESOURCE, CHOOSING = "LtiResourceLinkRequest", "LtiDeepLinkingRequest"
VERSION = "1.3.0"
SESSION = "session"
"""The one custom parameter of an item in a course: which session it opens."""

ANSWER_WITHIN = timedelta(minutes=10)
"""How long a learning system may take between being asked and its answer. Our choice."""

OPEN_WITHIN = timedelta(hours=1)
"""How long a proved launch waits for its browser: the page before the start may be read slowly. Our choice."""

TOO_LATE = "This took too long. Go back to your course, and open the session once more."
USED = "This was opened already. Go back to your course to open it again."
NOTHING_CHOSEN = (
    "This item of your course opens no session yet. Whoever looks after the course has to choose one."
)
ELSEWHERE = "Open this from your course again, in a window of its own: this browser did not ask for it."
NO_LINKS = "Your course takes no links, so no session can be put into it."


@dataclass(frozen=True)
class Asked:
    """Where a browser is sent to prove who sent it, and what it keeps meanwhile."""

    address: str
    browser: str


@dataclass(frozen=True)
class Choosing:
    """Where the choice of a session is sent back to."""

    return_to: str
    data: str | None


def ask(
    session: Session, house_key: bytes, fields: Mapping[str, str], *, launch_url: str, now: datetime
) -> Asked:
    """Return where to send the browser that a learning system sent here (OpenID Connect, third-party initiated).

    Raises:
        NotFound: the system is not known.
        BadInput: it does not say for whom it asks.
    """
    platform = platforms.asking(session, fields.get("iss", ""), fields.get("client_id", ""))
    if not fields.get("login_hint"):
        raise BadInput(NOT_TRUE)
    browser, nonce = new_token(), new_token()
    known = {
        "platform": platform.id, "nonce": nonce, "browser": token_hash(browser),
        "until": (now + ANSWER_WITHIN).timestamp(),
    }  # fmt: skip
    asking = {
        "scope": "openid", "response_type": "id_token", "response_mode": "form_post", "prompt": "none",
        "client_id": platform.client_id, "redirect_uri": launch_url, "login_hint": fields["login_hint"],
        "state": _sealed(house_key, known), "nonce": nonce,
    }  # fmt: skip
    if fields.get("lti_message_hint"):
        asking["lti_message_hint"] = fields["lti_message_hint"]
    return Asked(_with(platform.sign_in_url, asking), browser)


def prove(session: Session, house_key: bytes, *, state: str, token: str, now: datetime) -> Launch:
    """Return a launch that is proved, and write it down: the same one is never proved again.

    Raises:
        Refused: it is not what was asked for, comes too late, or came before.
        NotFound: the system has ended, or the item opens no session of ours.
    """
    known = _opened(house_key, state)
    if now.timestamp() > known["until"]:
        raise Refused(TOO_LATE)
    platform = platforms.standing(session, known["platform"])
    said = tokens.read(token, platform.keys, issuer=platform.issuer, audience=platform.client_id, now=now)
    deployment = said.get(CLAIM + "deployment_id")
    if not _same(said["nonce"], known["nonce"]) or said.get(CLAIM + "version") != VERSION:
        raise Refused(NOT_TRUE)
    if not platforms.has(platform, deployment):
        raise NotFound(platforms.NO_COURSE)
    placement, choosing = _meant(session, platform, str(deployment), said)
    launch = Launch(
        id=token_hash(known["nonce"]), browser=known["browser"], platform_id=platform.id, deployment=str(deployment),
        placement_id=placement, choosing=choosing, ends_at=now + OPEN_WITHIN,
    )  # fmt: skip
    _write_once(session, launch, now)
    return launch


def opened(session: Session, id: str, browser: str | None, now: datetime) -> Launch:
    """Return a proved launch to the browser that asked for it.

    Raises:
        Refused: another browser asks, there is none, or it has ended: the same sentence.
    """
    launch = session.get(Launch, id)
    if (
        launch is None
        or launch.ends_at <= now
        or not browser
        or not _same(token_hash(browser), launch.browser)
    ):
        raise Refused(ELSEWHERE)
    platforms.standing(session, launch.platform_id)
    return launch


def placed(session: Session, launch: Launch) -> Placement:
    """Return what the item of the course opens.

    Raises:
        NotFound: it opens nothing, or no longer.
    """
    found = session.get(Placement, launch.placement_id) if launch.placement_id else None
    if found is None:
        raise NotFound(NOTHING_CHOSEN)
    return found


def choice_of(launch: Launch) -> Choosing:
    """Return where the choice goes.

    Raises:
        NotFound: nothing is chosen by this launch.
    """
    if launch.choosing is None:
        raise NotFound(NOTHING_CHOSEN)
    return Choosing(**json.loads(launch.choosing))


def _meant(
    session: Session, platform: Platform, deployment: str, said: Mapping[str, Any]
) -> tuple[str | None, str | None]:
    kind = said.get(CLAIM + "message_type")
    if kind == RESOURCE:
        return _placement(session, platform, deployment, said.get(CLAIM + "custom")), None
    if kind == CHOOSING:
        return None, _choosing(said.get(DEEP + "deep_linking_settings"))
    raise Refused(NOT_TRUE)


def _placement(session: Session, platform: Platform, deployment: str, custom: object) -> str:
    id = custom.get(SESSION) if isinstance(custom, dict) else None
    found = session.get(Placement, id) if isinstance(id, str) else None
    # What another system, or another deployment of it, was given looks like nothing at all.
    if found is None or (found.platform_id, found.deployment) != (platform.id, deployment):
        raise NotFound(NOTHING_CHOSEN)
    return found.id


def _choosing(settings: object) -> str:
    if not isinstance(settings, dict) or "ltiResourceLink" not in settings.get("accept_types", ()):
        raise Refused(NO_LINKS)
    address, data = settings.get("deep_link_return_url"), settings.get("data")
    if not isinstance(address, str) or not isinstance(data, str | None):
        raise Refused(NOT_TRUE)
    platforms.origin(address)
    return json.dumps({"return_to": address, "data": data})


def _write_once(session: Session, launch: Launch, now: datetime) -> None:
    session.execute(delete(Launch).where(Launch.ends_at <= now))
    values = {column.key: getattr(launch, column.key) for column in Launch.__table__.columns}
    written = session.execute(insert(Launch).values(values).on_conflict_do_nothing(index_elements=["id"]))
    if written.rowcount != 1:  # type: ignore[attr-defined]  # an INSERT's result has it.
        raise Refused(USED)


def _sealed(house_key: bytes, known: Mapping[str, object]) -> str:
    sealed = seal_text(house_key, json.dumps(known), about="lti|state")
    return _written(sealed)


def _written(sealed: bytes) -> str:
    return urlsafe_b64encode(sealed).decode().rstrip("=")


def _opened(house_key: bytes, state: str) -> dict[str, Any]:
    try:
        sealed = urlsafe_b64decode(state[: tokens.LARGEST] + "=" * (-len(state) % 4))
        known = dict(json.loads(unseal_text(house_key, sealed, about="lti|state")))
    except (ValueError, Unreadable) as broken:
        raise Refused(NOT_TRUE) from broken
    # Signs of another alphabet are skipped in decoding: the same state written otherwise is none of ours.
    if _written(sealed) != state:
        raise Refused(NOT_TRUE)
    return known


def _with(address: str, asking: Mapping[str, str]) -> str:
    parts = urlsplit(address)
    query = "&".join(filter(None, (parts.query, urlencode(asking))))
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def _same(one: object, other: str) -> bool:
    return isinstance(one, str) and hmac.compare_digest(one.encode(), other.encode())
