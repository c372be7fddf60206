"""Readers: the list of them, the buttons of a reading on the review page, and the one page that a reader's link opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import IO, Any, cast

from flask import Blueprint, Response, current_app, g, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive.editions.edition import MIME
from archive.ground import visitors, web
from archive.ground.web import LARGEST_BODY, door, only_for, open_to_all
from archive.rules.errors import BadInput, NotFound
from archive.rules.themes import WARNINGS, how_much
from moderation.people import staff
from moderation.routes.here import desk, held, me, session, to
from moderation.routes.parts import bytes_of
from moderation.routes.review import back, handing_back, hands_on
from moderation.voices import readers, reading_in, readings
from stories import parts, reading_rows
from stories.desk import Desk
from stories.forms import number
from stories.parts import NO_SUCH_PART, Role
from stories.reading_rows import HAS_A_VOICE, Standing
from stories.receiving import LARGEST_UPLOAD, SealingRequest, arrived
from stories.work_tables import ReadingRow

bp = Blueprint("readers", __name__)
reads = only_for(*staff.READERS)

SENDS = "readers.send"
"""Where a reading comes in: the one form of the Desk that may be large."""


class ReadingRequest(SealingRequest):
    """A request whose files are sealed as they are read; a large one only with a link that is open."""

    @property  # type: ignore[misc]  # the library lets it be set as well.
    def max_content_length(self) -> int:  # type: ignore[override]  # here it hangs on the link.
        """How much may be sent."""
        return LARGEST_UPLOAD if self.brings_a_file and self._is_asked_for() else LARGEST_BODY

    def _get_file_stream(self, *told: Any, **more: Any) -> IO[bytes]:
        # Only a reading is sealed as it comes; a file of captions is small, and read at once.
        return super()._get_file_stream(*told, **more) if self.endpoint == SENDS else BytesIO()

    def _is_asked_for(self) -> bool:
        if self.endpoint != SENDS:
            return False
        if "may_send" not in g:
            token = str((self.view_args or {}).get("token", ""))
            with web.looking("desk") as looking:
                opened = cast("Desk", current_app.extensions["desk"])
                g.may_send = readings.may_send(opened, looking, token, web.moment())
        return bool(g.may_send)


# The list


@bp.get("/readers")
@reads
def all() -> ResponseReturnValue:
    """Show who may be asked to read."""
    return _list()


@bp.post("/readers")
@reads
def add() -> ResponseReturnValue:
    """Put somebody on the list."""
    try:
        readers.add(session(), request.form.get("name", ""), me(), web.moment())
    except BadInput as found:
        return web.refused(found, Response(_list(found.sentences)))
    return to(".all")


@bp.post("/readers/<id>/gone")
@reads
def gone(id: str) -> ResponseReturnValue:
    """Ask somebody no more."""
    readers.let_go(session(), id, me(), web.moment())
    return to(".all")


def _list(problems: tuple[str, ...] = ()) -> str:
    return render_template(
        "desk/readers.html", readers=readers.every(session()), problems=problems, me=visitors.visitor()
    )


# On the review page


@bp.post("/stories/<id>/reading/<part_id>/ready")
@reads
@handing_back
def ready(id: str, part_id: str) -> ResponseReturnValue:
    """Say that the words may be read by somebody outside."""
    readings.say_ready(hands_on(id), part_id)
    return back(id, f"part-{part_id}")


@bp.post("/stories/<id>/reading/<part_id>/ask")
@reads
@handing_back
def ask(id: str, part_id: str) -> ResponseReturnValue:
    """Make the link for one reader, and show it once."""
    token = readings.ask(hands_on(id), part_id, request.form.get(f"reader-{part_id}", ""))
    address = f"{door().address.base_url}{url_for('.come', token=token)}"
    return render_template(
        "desk/reader-asked.html",
        address=address,
        days=readings.DAYS,
        story=id,
        part=part_id,
        me=visitors.visitor(),
    )


@bp.post("/stories/<id>/reading/<part_id>/close")
@reads
@handing_back
def close(id: str, part_id: str) -> ResponseReturnValue:
    """Close a reading."""
    readings.close(hands_on(id), part_id)
    return back(id, f"part-{part_id}")


@bp.post("/stories/<id>/reading/<part_id>/check")
@reads
@handing_back
def check(id: str, part_id: str) -> ResponseReturnValue:
    """Say that it says these words."""
    readings.check(hands_on(id), part_id)
    return back(id, f"part-{part_id}")


@bp.get("/stories/<id>/reading/<part_id>/heard")
@reads
def heard(id: str, part_id: str) -> ResponseReturnValue:
    """Hand out a reading to whoever has the story."""
    part = parts.hers(session(), held(id)[0], part_id)
    row = reading_rows.of_part(session(), part_id)
    if row is None or row.state not in {Standing.HEARD, Standing.CHECKED}:
        raise NotFound(NO_SUCH_PART)
    return bytes_of(parts.file_of(desk(), session(), part, Role.READ_OPUS), MIME["opus"])


# The reader's page: no account, no cookie but that of the form, and nothing else of the Desk


@bp.get("/reading/<token>")
@open_to_all
def come(token: str) -> ResponseReturnValue:
    """Say what is asked, before any word of it is shown; or that the reading is here, and can be taken back."""
    return _page(token)


@bp.post("/reading/<token>/words")
@open_to_all
def words(token: str) -> ResponseReturnValue:
    """Show the words to whoever said yes to being heard."""
    row = readings.by_token(session(), token)
    try:
        readings.say_yes(desk(), session(), row, web.moment(), is_yes=request.form.get("yes") == "yes")
    except BadInput as found:
        return web.refused(found, _page(token, found.sentences))
    return _page(token, in_full=True)


@bp.post("/reading/<token>/send")
@open_to_all
def send(token: str) -> ResponseReturnValue:
    """Take what was recorded: a file, or what the recorder of the page sends; without script "send it as it is" too."""
    row, do = readings.by_token(session(), token), request.form.get("do", "add")
    if request.accept_mimetypes.best == "application/json":
        return _told_script(row, do)
    if row.state in HAS_A_VOICE or do not in SENDING:
        return _page(token, in_full=True)  # Pressed twice: the first one is here. Or the script has sent it.
    if not readings.may_send(desk(), session(), token, web.moment()):
        # Before the file is kept: what nobody keeps is destroyed with the request.
        raise NotFound(readings.NOT_NOW)
    try:
        SENDING[do](row)
    except BadInput as found:
        return web.refused(found, _page(token, found.sentences, in_full=True))
    return _page(token, in_full=True)


def _add(row: ReadingRow) -> None:
    file = arrived()
    if file is None:
        raise BadInput(reading_in.NO_FILE)
    reading_in.send(desk(), session(), row, file.keep(), web.moment())


SENDING: Mapping[str, Callable[[ReadingRow], object]] = {
    "add": _add,
    "whole": lambda row: reading_in.whole(desk(), session(), row, web.moment()),
    "anew": lambda row: reading_in.begin_anew(desk(), session(), row, web.moment()),
}
"""The buttons of the page."""


def _told_script(row: ReadingRow, do: str) -> Response:
    place = (number(request.form.get("segment", "")), number(request.form.get("n", "")))
    try:
        told = reading_in.by_script(desk(), session(), row, web.moment(), do, arrived(), place)
    except (BadInput, NotFound) as found:
        # A sentence that the page can show; a page of trouble would be taken for a lost line, and asked for again.
        told = {"problems": found.sentences}
    return jsonify(told)


@bp.post("/reading/<token>/back")
@open_to_all
def take_back(token: str) -> ResponseReturnValue:
    """Take the reading back."""
    readings.take_back(desk(), session(), readings.by_token(session(), token), web.moment())
    return _page(token)


def _page(token: str, problems: tuple[str, ...] = (), *, in_full: bool = False) -> Response:
    row = readings.by_token(session(), token)
    asked = readings.shown(desk(), session(), row, web.moment(), in_full=in_full)
    body = render_template(
        "desk/reader.html",
        asked=asked,
        warnings=[(WARNINGS[name], how_much(how)) for name, how in asked.warnings],
        token=token,
        yes_to=readings.YES_TO,
        is_here=row.state in HAS_A_VOICE,
        is_closed=row.state == Standing.CLOSED,
        why=row.why,
        problems=problems,
        has_begun=reading_in.has_begun(session(), row),
        segment=row.given + 1,
    )
    # The microphone is for the page with the words alone.
    return web.let_it_play(Response(body), sends=True, records=True) if asked.words else Response(body)
