"""The one path of Notes, and the way out. Every move is a POST to "/", which answers with the next page itself.

One path and one title, so that the history of a shared phone says nothing; 200 and never 303, because the Back button
showed what stood behind a redirect (measured, `design/dignity.md` 2.1).
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast
from urllib.parse import parse_qs

from flask import Blueprint, Response, current_app, g, jsonify, render_template, request, session
from flask_wtf.csrf import CSRFError, validate_csrf
from itsdangerous import BadData, URLSafeTimedSerializer
from sqlalchemy.orm import Session
from werkzeug.exceptions import RequestEntityTooLarge
from wtforms.validators import ValidationError

from archive.editions import captions
from archive.ground import accounts, languages, sign_ins, web
from archive.ground.accounts import Checked, Password
from archive.ground.streaming import hand_out
from archive.rules.errors import BadInput, TooMany, Unreadable
from archive.settings import DeskSettings
from stories import (
    adding,
    codewords,
    forms,
    hearing,
    keeping,
    moves,
    pages,
    part_sayings,
    picking,
    sayings,
    supporters,
    telling,
    visit,
)
from stories.codewords import Drawn, Looked
from stories.desk import Desk
from stories.forms import Posted
from stories.receiving import arrived
from stories.visit import File, Turn, Visit

bp = Blueprint("notes", __name__)

PLAYS = frozenset({"record", "picture", "read", "check", "finished"})
"""Pages on which recordings of hers can be heard."""

MOST_DRAINED = 1024 * 1024 * 1024
"""Bytes of an upload that is too large which are still read and dropped, so that she sees our sentence."""

OURS = frozenset({"same-origin", "none"})
"""What a browser calls a request that this site, or the person herself, made. Old browsers say nothing."""


@bp.get("/")
@web.open_to_all
def show() -> Response:
    """Show the page on which the sign-in stands, or the safety page. Writes nothing but that she is still here."""
    here = _enter()
    if request.args:
        return _bytes(here)
    if here.token and sign_ins.is_stale(here.session, here.token, here.moment.now):
        sign_ins.keep_alive(_desk().engine, here.token, here.moment.now)
    return _answer(here, moves.stands(here))


@bp.post("/")
@web.open_to_all
def move() -> Response:
    """Do what one button says, and answer with the next page."""
    posted = forms.read(request.form.to_dict(flat=False), arrived())
    if posted.language:
        session["language"] = posted.language
        languages.speak(posted.language)
    if posted.do in (forms.EASY, forms.PLAIN):
        session["easy"] = posted.do == forms.EASY
    try:
        looked = _look(posted)
    except (BadInput, TooMany) as found:
        return _not_looked_up(posted, found)
    _ = posted.signs  # A long text takes a while to look at: before the write lock.
    here = _enter(posted)
    return _answer(here, moves.make(here, posted, looked, session.get("token")))


def _not_looked_up(posted: Posted, found: BadInput | TooMany) -> Response:
    """Answer code words that were not looked up: they stand in the boxes again, and why not above them."""
    here = _enter(posted)
    page = "unlock" if posted.do == "unlock" and here.is_in else "back"
    typing, story = picking.typed(posted), posted.story if page == "unlock" else ""
    turn = Turn(page, story, problems=found.sentences, after=posted.after, note=posted.note, typing=typing)
    answer = _answer(here, turn)
    return web.refused(found, answer) if isinstance(found, TooMany) else answer


def _bytes(here: Visit) -> Response:
    """Hand out a recording or a picture of the page on which the sign-in stands; its address names no story."""
    medium = request.args.get("medium", "")
    if medium.endswith(".vtt"):
        return Response(hearing.captions(here, medium), mimetype=captions.MIME)
    wanted = hearing.wanted(here, request.args.get("part", ""), medium)
    desk = here.desk
    return hand_out(
        lambda start, end: desk.originals.read(wanted.blob, start, end),
        size=wanted.blob.size, mime=wanted.mime, version=wanted.blob.id, sign_in=here.token or "",
    )  # fmt: skip


@bp.get("/leave")
@web.open_to_all
def leave() -> Response:
    """Answer with a blank page that forgets, then goes to the weather. Not a word, and no script needed."""
    return Response(render_template("notes/leave.html", to=_settings().leave_to))


@bp.get("/leave.css")
@web.open_to_all
def leave_css() -> Response:
    """End the sign-in, and have the browser forget this site.

    This is the one GET that changes anything. It must be a stylesheet: only what a blank page loads before it moves on
    left nothing to go back to. No other site can press it for her: the cookie is `SameSite=Strict`, and a request that
    says it comes from elsewhere does nothing. It has a transaction of its own, because a GET takes no write lock.
    """
    answer = Response("", mimetype="text/css")
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in OURS:
        return answer
    with Session(_desk().engine) as closing, closing.begin():
        sign_ins.sign_out(closing, session.get("token"))
        visit.note_left(closing, session.get("csrf_token"), web.moment())
    session.clear()
    answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer


def unreadable(found: Unreadable) -> Response:
    """Say of what is damaged on our side that it is ours, and what can be done without reading a word: it can be hidden."""
    _set_clock()
    is_clock = found.sentences == web.moment().objections()
    return web.page_of_trouble(503, found.sentences if is_clock else (sayings.BROKE,))


# A form that is too old, or too large: what she typed is kept all the same


def too_old(_: CSRFError) -> Response:
    """Answer a form whose token is not good: nothing is done, and what she typed is in the box again."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in OURS:
        return web.page_of_trouble(400, (web.SENTENCES[400],))
    _set_clock()
    posted = forms.read(request.form.to_dict(flat=False))
    here = _enter(posted)
    late = posted.has_words and not here.is_in
    over = visit.ran_out(here.session, session.get("token"), here.moment) if late else None
    if over is not None:
        # The sign-in is known, only old: her words are kept beside her story.
        return _answer(here, moves.make(here, posted, None, session.get("token")))
    if late and not _may_be_handed_back(here):
        return _answer(here, Turn("before"))
    return _answer(here, moves.without_token(here, posted))


def _may_be_handed_back(here: Visit) -> bool:
    """Return whether words that came without a sign-in may stand in the box again.

    A browser keeps what was sent, and sends it once more for whoever presses Back and Reload. So words are handed back
    only to a form that is young, ours, and not from a visit that ended with Leave.
    """
    sealed = URLSafeTimedSerializer(current_app.secret_key or "", salt="wtf-csrf-token")
    try:
        raw = sealed.loads(request.form.get("csrf_token", ""), max_age=int(visit.LONGEST.total_seconds()))
    except BadData:
        return False
    return not visit.was_left(here.session, raw)


def too_large(_: RequestEntityTooLarge) -> Response:
    """Keep the first part of a text that is larger than a request may be, and say so."""
    if request.mimetype == "multipart/form-data":
        return _file_too_large()
    posted = _first_part()
    if posted is None or not posted.has_words:
        return web.page_of_trouble(413, (web.SENTENCES[413],))
    _set_clock()
    here = _enter(posted)
    if here.is_in:
        turn = telling.too_much(here, posted)
        here.note(page=turn.page, story=turn.story)
        return _answer(here, turn)
    return _answer(here, moves.make(here, posted, None, session.get("token")))


def _file_too_large() -> Response:
    # A browser that is not heard to the end shows its own error page instead of ours.
    left = min(int(request.environ.get("CONTENT_LENGTH") or 0), MOST_DRAINED)
    while left > 0 and (gone := request.environ["wsgi.input"].read(min(left, web.LARGEST_BODY))):
        left -= len(gone)
    _set_clock()
    here = _enter()
    return _answer(here, replace(moves.stands(here), problems=(part_sayings.TOO_LARGE_FILE,)))


def _first_part() -> Posted | None:
    # The words stand last in the form, so a body cut short still holds the token, the story and the first words.
    body = request.environ["wsgi.input"].read(web.LARGEST_BODY)
    form = parse_qs(body.decode("ascii", "ignore"), keep_blank_values=True, errors="ignore")
    try:
        validate_csrf(form.get("csrf_token", [""])[0])
    except ValidationError:
        return None
    posted = forms.read(form)
    return Posted(
        page=posted.page,
        do="save",
        story=posted.story,
        once=posted.once,
        title=posted.title,
        words=posted.words[: keeping.MOST_KEPT],
    )


# What every answer needs


def _enter(posted: Posted | None = None) -> Visit:
    drawn = _drawn(posted) if posted is not None else None
    checked, password = _worker_of(posted) if posted is not None else (None, None)
    here = visit.enter(_desk(), web.store("desk"), web.moment(), session.get("token"))
    here.drawn, here.checked, here.password = drawn, checked, password
    return here


def _worker_of(posted: Posted) -> tuple[Checked | None, Password | None]:
    """Work out a support worker's sign-in, or hash her new password, before the request takes the write lock."""
    if posted.do == "worker-open":
        with web.looking("desk") as looking:
            typed = {"login": posted.login, "password": posted.password, "digits": posted.digits}
            return supporters.check(_desk(), looking, moment=web.moment(), **typed), None
    return None, accounts.new_password(posted.password) if posted.do == "worker-join" else None


def _drawn(posted: Posted) -> Drawn | None:
    """Draw code words that this press may need before the request takes the write lock, as `_look` does."""
    with web.looking("desk") as looking:
        here = visit.enter(_desk(), looking, web.moment(), session.get("token"))
        wanted = moves.may_show_words(here, posted)
    return codewords.draw() if wanted else None


def _look(posted: Posted) -> Looked | None:
    """Look up code words before this request takes the write lock: a hash is slow on purpose."""
    if posted.do in ("hide-by-code", "ask-to-hide"):
        codewords.spend()
    if not moves.needs_looking_up(posted):
        return None
    with web.looking("desk") as looking:
        locator = (
            _own_locator(looking) if posted.do == "unlock" and not posted.locator.strip() else posted.locator
        )
        return codewords.look(looking, locator, posted.code, web.moment())


def _own_locator(looking: Session) -> str:
    """Return the locator of the notebook that is open: asked for her words once more, she need not type it again."""
    here = visit.enter(_desk(), looking, web.moment(), session.get("token"))
    return (here.notebook.locator or "") if here.notebook is not None else ""


def _answer(here: Visit, turn: Turn) -> Response:
    by_script = request.accept_mimetypes.best == "application/json"
    if turn.forgets:
        visit.note_left(here.session, session.get("csrf_token"), here.moment)
    # What the recorder sends late is kept, and its page can send the rest: the sign-in that ran out opens nothing.
    if here.token != session.get("token") and not by_script:
        _start_cookie_anew(here.token)
    if by_script:
        return jsonify({**(turn.said or {}), "problems": tuple(languages.say(one) for one in turn.problems)})
    if turn.file is not None:
        return _handed_out(turn.file)
    screen = pages.screen(here, turn, days=_settings().reading_days)
    answer = Response(render_template(f"notes/{screen.template}.html", **screen.context))
    if screen.template in PLAYS:
        web.let_it_play(answer, sends=screen.template in adding.KINDS, records=screen.template == "record")
    return answer


def _handed_out(file: File) -> Response:
    """Hand out a copy that she asked for: saved at once under a name that says nothing, and never shown in the tab."""
    answer = Response(file.data, mimetype=file.mime)
    answer.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return answer


def _start_cookie_anew(token: str | None) -> None:
    # The language and the look she chose lie in the cookie alone: they stay when she signs in, and go when she leaves.
    kept = {"token": token, "language": session.get("language"), "easy": session.get("easy")}
    session.clear()
    session.update({name: value for name, value in kept.items() if value is not None})


def _set_clock() -> None:
    # Both answers come before the request was begun: the form was refused first.
    if "moment" not in g:
        g.moment = web.door().clock.moment()


def _desk() -> Desk:
    return cast("Desk", current_app.extensions["private"])


def _settings() -> DeskSettings:
    return cast("DeskSettings", current_app.extensions["settings"])
