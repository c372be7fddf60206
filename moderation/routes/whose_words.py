"""Whose words a form of the Desk holds: every form says, as a keyed hash, who was signed in when it was shown.

A browser keeps what was typed and sends it again for whoever sits there next. What one person typed is done, and handed
back, for that person alone.
"""

from __future__ import annotations

from hmac import compare_digest

from flask import request

from archive.ground import visitors, web
from archive.ground.crypto import fingerprint
from archive.rules.errors import Refused

FIELD = "typed_by"
NOT_YOURS = "Somebody else was signed in when this page was opened, so nothing of it was done or kept."
GO_BACK = (
    "Nothing was kept, and what was typed is not shown here. Sign in as whoever typed it, then use Back in the browser: "
    "the boxes there still hold it. Send it again from there."
)
_LETS_OUT = "entrance.sign_out"


def typed_by() -> str:
    """Return what a form carries of whoever it is shown to, 64 hex digits; empty where nobody is signed in."""
    if not visitors.roles_of_visitor():
        return ""
    return fingerprint(web.door().cookie_key.encode(), f"typed by|{visitors.visitor().id}")


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
