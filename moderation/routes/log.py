"""The log: pages of it by kind and by id, a head to keep elsewhere, and the file to be verified by somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from archive.ground import audit, logbook, visitors, web
from archive.ground.db import reading
from archive.ground.logbook import Asked
from archive.ground.web import only_for
from moderation.people import staff
from moderation.routes.here import desk, me, session

bp = Blueprint("log", __name__)
reads = only_for(*(role for role in staff.ROLES if staff.may_read_log({role})))


@bp.get("/log")
@reads
def page() -> ResponseReturnValue:
    """Show a page of the log: ids and verbs."""
    asked = Asked(
        request.args.get("act", ""), request.args.get("on", "").strip(), _number(request.args.get("page", ""))
    )
    return render_template(
        "desk/log.html",
        shown=logbook.page(session(), asked),
        asked=asked,
        kinds=logbook.kinds(session()),
        head=logbook.head(session(), _key(), web.moment().today).text,
        names=staff.names(session()),
        me=visitors.visitor(),
    )


@bp.post("/log/export")
@reads
def export() -> ResponseReturnValue:
    """Hand out the whole log as a file; that it was done is in it."""
    audit.note(session(), who=me(), act=logbook.EXPORTED, subject="log", at=web.moment().now)
    answer = Response(_file(with_ids=request.form.get("ids") != "none"), mimetype="text/plain")
    answer.headers["Content-Disposition"] = 'attachment; filename="log.txt"'
    return answer


def _file(*, with_ids: bool) -> Iterator[bytes]:
    # Asked for line by line after this request was committed, by a session of its own: a long log fits into no memory.
    engine, private, today = reading(desk().engine), _key(), web.moment().today

    def lines() -> Iterator[bytes]:
        with Session(engine) as opened:
            for line in logbook.lines(opened, private, today, are_ids_open=with_ids):
                yield f"{line}\n".encode()

    return lines()


def _key() -> bytes:
    return desk().keys.standing(logbook.SIGN_KEY)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 1  # noqa: PLR2004 -- no log is so long.
