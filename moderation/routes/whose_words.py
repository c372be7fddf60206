"""Whose words a form of the Desk holds: every form says, as a keyed hash, who was signed in when it was shown.

A browser keeps what was typed and sends it again for whoever sits there next. What one person typed is done, and handed
back, for that person alone.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta
from hmac import compare_digest
from zlib import compress, decompress

from flask import request
from werkzeug.datastructures import MultiDict

from archive.ground import visitors, web
from archive.ground.crypto import fingerprint, seal, unseal
from archive.rules.errors import Refused, Unreadable

FIELD = "typed_by"
NOT_YOURS = "Somebody else was signed in when this page was opened, so nothing of it was done or kept."
GO_BACK = (
    "Nothing was kept. What was typed is locked into this page, and opens for whoever typed it alone. Leave this page "
    "open, sign in again in another tab, then come back here and press the button."
)
TOO_LATE = "This page has waited for too long. What was typed in it does not open any more."
LOCKED = "locked"
"""The box that carries what was typed, locked."""

_SECRETS = ("password", "code")
"""Boxes whose words go nowhere but to where they are asked for."""

SHOWS = "typed_again.show"
LASTS = timedelta(hours=12)
_LETS_OUT = "entrance.sign_out"


def typed_by() -> str:
    """Return what a form carries of whoever it is shown to, 64 hex digits; empty where nobody is signed in."""
    if not visitors.roles_of_visitor():
        return ""
    return fingerprint(web.door().cookie_key.encode(), f"typed by|{visitors.visitor().id}")


def locked() -> str:
    """Return what the form that came held, locked for whoever typed it: the page carries it, and this house keeps nothing of it."""
    held = [
        one
        for one in request.form.items(multi=True)
        if one[0] not in (FIELD, "csrf_token", LOCKED, *_SECRETS)
    ]
    whole = [request.form[FIELD], (request.view_args or {}).get("id", ""), web.moment().now.isoformat(), held]
    # Pressed flat: locked and written in letters, a long form would be more than this door takes when it comes back.
    flat = compress(json.dumps(whole, ensure_ascii=False).encode())
    return urlsafe_b64encode(seal(_key(), flat, about=LOCKED)).decode()


def unlocked(sealed: str) -> tuple[str, MultiDict[str, str]]:
    """Return the id of the story that a form was about, or nothing, and what it held.

    Raises:
        Refused: it was typed by somebody else, too long ago, or does not open.
    """
    try:
        plain = unseal(_key(), urlsafe_b64decode(sealed), about=LOCKED)
    except (Unreadable, ValueError):
        raise Refused(TOO_LATE) from None
    who, id, at, held = json.loads(decompress(plain))
    if not compare_digest(who.encode(), typed_by().encode()):
        raise Refused(NOT_YOURS)
    if not timedelta() <= web.moment().now - datetime.fromisoformat(at) <= LASTS:
        raise Refused(TOO_LATE)
    return id, MultiDict([(name, value) for name, value in held])


def _key() -> bytes:
    return bytes.fromhex(fingerprint(web.door().cookie_key.encode(), "what was typed"))


def are_mine() -> bool:
    """Return whether the form that came was shown to whoever is signed in now; without a word of that it was not."""
    mine, said = typed_by(), request.form.getlist(FIELD)
    return bool(mine and said) and all(compare_digest(one.encode(), mine.encode()) for one in said)


def refuse_of_others() -> None:
    """Do nothing with a form that was shown to somebody else; only signing out is for everybody.

    Raises:
        Refused: another person was signed in when it was shown.
    """
    # Where no form was read there is none to ask: what is sent bit by bit is sealed as it comes.
    if request.method != "POST" or request.endpoint == _LETS_OUT or "form" not in vars(request):
        return
    if typed_by() and any(request.form.getlist(FIELD)) and not are_mine():
        raise Refused(NOT_YOURS)
