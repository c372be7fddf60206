"""Notes' request: files are sealed while they are read, and only a visit that is open may send a large one."""

from __future__ import annotations

from typing import IO, Any, cast

from flask import current_app, g, session

from archive.ground import web
from archive.ground.web import LARGEST_BODY, QuietRequest
from archive.media.kinds import LARGEST_SOUND
from stories import visit
from stories.arriving import Arriving
from stories.desk import Desk

LARGEST_UPLOAD = LARGEST_SOUND + LARGEST_BODY
"""Bytes of a request with a file: the largest recording, and room for the rest of the form."""


class SealingRequest(QuietRequest):
    """A request whose files go straight into sealed files of the private side."""

    @property  # type: ignore[misc]  # the library lets it be set as well.
    def max_content_length(self) -> int:  # type: ignore[override]  # here it hangs on the visit.
        """How much may be sent: a file only by a visit that is open, so that nobody else can fill the disk."""
        return LARGEST_UPLOAD if self.brings_a_file and _is_open() else LARGEST_BODY

    @property
    def brings_a_file(self) -> bool:
        """Whether the form is one with room for a file."""
        return self.mimetype == "multipart/form-data"

    def _get_file_stream(self, *_: Any, **__: Any) -> IO[bytes]:
        stream = Arriving(_desk().originals)
        g.setdefault("arriving", []).append(stream)
        return cast("IO[bytes]", stream)


def arrived() -> Arriving | None:
    """Return the file of this request that holds anything; None without one."""
    return next((stream for stream in g.get("arriving", ()) if stream.size), None)


def forget_arriving(_: BaseException | None) -> None:
    """Take back what was sealed and nobody kept."""
    for stream in g.pop("arriving", ()):
        stream.close()


def _is_open() -> bool:
    if "may_send" not in g:
        # Looked up apart: a long upload over a bad line must not hold the lock that somebody's "Hide it" waits for.
        with web.looking("desk") as looking:
            token, moment = session.get("token"), web.moment()
            is_in = visit.enter(_desk(), looking, moment, token).is_in
            # A sign-in that ran out while she recorded: what she sends is kept beside her story.
            g.may_send = is_in or visit.ran_out(looking, token, moment) is not None
    return bool(g.may_send)


def _desk() -> Desk:
    return cast("Desk", current_app.extensions["private"])
