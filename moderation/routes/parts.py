"""Recordings and pictures on the review page: heard and seen by whoever has the story, covered, described, asked for."""

from __future__ import annotations

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from archive.editions.edition import MIME
from archive.ground import web
from archive.ground.files import Blob
from archive.ground.streaming import hand_out
from archive.ground.web import only_for
from archive.media.kinds import Kind
from archive.rules.errors import NotFound
from moderation import covering, forms, staff
from moderation.covering import Hands
from moderation.routes.here import desk, held, me, session, to
from stories import finished, parts
from stories.parts import NO_SUCH_PART, Role

bp = Blueprint("parts", __name__, url_prefix="/stories/<id>/parts/<part_id>")
reads = only_for(*staff.READERS)

ROLES = {
    "heard": Role.HEARD,
    "clean": Role.CLEAN,
    "grey": Role.GREY,
    "finished-sound": Role.OPUS,
    "finished-picture": Role.PICTURE,
}
"""What whoever has the story may hear and see: clean copies of what she sent, never her own file; and what was made."""


@bp.get("/<which>")
@reads
def sent(id: str, part_id: str, which: str) -> ResponseReturnValue:
    """Hand out the clean copy of what she sent."""
    part = parts.hers(session(), held(id)[0], part_id)
    blob = parts.file_of(desk(), session(), part, _role(which))
    mime = MIME["opus"] if part.kind == Kind.SOUND else parts.facts_of(desk(), part).get("mime", "")
    return bytes_of(blob, mime)


@bp.post("/cover")
@reads
def cover(id: str, part_id: str) -> ResponseReturnValue:
    """Cover a part of a recording, or of a picture."""
    hands, form = _hands(id), request.form
    if hands.work(part_id).kind == Kind.SOUND:
        times = {name: form.get(name, "") for name in ("start", "end", "how", "reason")}
        covering.cover(hands, part_id, **times)
    else:
        covering.cover_box(hands, part_id, forms.box(form))
    return _back(id, part_id)


@bp.post("/covers/<int:number>/away")
@reads
def uncover(id: str, part_id: str, number: int) -> ResponseReturnValue:
    """Take a cover away again."""
    covering.uncover(_hands(id), part_id, number)
    return _back(id, part_id)


@bp.post("/transcript")
@reads
def transcript(id: str, part_id: str) -> ResponseReturnValue:
    """Keep the transcript."""
    covering.write_transcript(_hands(id), part_id, forms.lines(request.form))
    return _back(id, part_id)


@bp.post("/crop")
@reads
def crop(id: str, part_id: str) -> ResponseReturnValue:
    """Choose the part of a picture that is shown, or the whole again."""
    whole = request.form.get("do") == "whole"
    covering.crop(_hands(id), part_id, None if whole else forms.box(request.form))
    return _back(id, part_id)


@bp.post("/words")
@reads
def words(id: str, part_id: str) -> ResponseReturnValue:
    """Keep what can be seen in a picture, in words."""
    covering.describe_picture(_hands(id), part_id, request.form.get("alternative", ""))
    return _back(id, part_id)


@bp.post("/make")
@reads
def make(id: str, part_id: str) -> ResponseReturnValue:
    """Have it made as others will hear or see it."""
    covering.ask_for(_hands(id), part_id)
    return _back(id, part_id)


def bytes_of(blob: Blob, mime: str) -> Response:
    """Return a sealed file of the private side as an answer, by range."""
    opened = desk().originals
    return hand_out(
        lambda start, end: opened.read(blob, start, end),
        size=blob.size, mime=mime, version=blob.id, sign_in=web.visitor().sign_in.token,
    )  # fmt: skip


def medium(id: str) -> Response:
    """Hand out what `?medium=` of the review page asks for: a file of the finished version.

    Raises:
        NotFound: it was not made, or this person may not read the story now.
    """
    story, _ = held(id)
    number, _, encoding = request.args.get("medium", "").partition(".")
    if encoding not in MIME or not (number.isascii() and number.isdecimal() and len(number) <= forms.DIGITS):
        raise NotFound(NO_SUCH_PART)
    return bytes_of(finished.file_of(desk(), session(), story, int(number), encoding), MIME[encoding])


def _role(which: str) -> Role:
    if which not in ROLES:
        raise NotFound(NO_SUCH_PART)
    return ROLES[which]


def _hands(id: str) -> Hands:
    story, copy = held(id)
    return Hands(desk(), session(), story, copy, me(), web.moment())


def _back(id: str, part_id: str) -> ResponseReturnValue:
    return to("stories.story", id=id, _anchor=f"part-{part_id}")
