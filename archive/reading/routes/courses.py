"""Where a course opens a session (LTI 1.3), and the card for courses that know no such launch (SCORM)."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive.ground import visitors, web
from archive.ground.web import from_elsewhere, let_it_post_to, only_for, open_to_all
from archive.reading import forms, sharing
from archive.reading import playlists as lists_of
from archive.reading.lms import choosing, launching, platforms, scorm
from archive.reading.lms.tables import Launch
from archive.reading.routes import access, learners
from archive.reading.routes.here import lists, page, room, see_other, teaching
from archive.reading.routes.inside import hands_out
from archive.reading.tables import TRAINER_KEY, Link
from archive.reading.trainers import ROLE

bp = Blueprint("courses", __name__, url_prefix=platforms.HOME)


@bp.route("/login", methods=["GET", "POST"])
@open_to_all
@from_elsewhere
def login() -> ResponseReturnValue:
    """Send a browser that a learning system sent here back to it, to be told who sent it."""
    asked = launching.ask(
        lists(), _house_key(), request.values, launch_url=_address("launch"), now=web.moment().now
    )
    answer = see_other(asked.address)
    answer.set_cookie(
        _cookie(), asked.browser, max_age=int(launching.OPEN_WITHIN.total_seconds()), path=platforms.HOME,
        secure=web.door().address.is_secure, httponly=True, samesite="Strict",
    )  # fmt: skip
    return answer


@bp.post("/launch")
@open_to_all
@from_elsewhere
def launch() -> ResponseReturnValue:
    """Prove what a learning system says, then lead on: a request of its own making carries no cookie of ours."""
    form = request.form
    proved = launching.prove(
        lists(), _house_key(), state=form.get("state", ""), token=form.get("id_token", ""), now=web.moment().now
    )  # fmt: skip
    return render_template("room/course-onward.html", onward=url_for(".come", id=proved.id))


@bp.get("/open/<id>")
@open_to_all
def come(id: str) -> ResponseReturnValue:
    """Say what comes, before anything starts; to a trainer who chooses a session, the page where she does."""
    proved = _proved(id)
    if proved.choosing is not None:
        return _choosing(proved)
    return learners.what_comes(_link(proved), begin=url_for(".start", id=id))


@bp.post("/open/<id>")
@open_to_all
def start(id: str) -> ResponseReturnValue:
    """Begin, as with any learner link: who has begun already just goes on."""
    link = _link(_proved(id))
    sharing.refuse_unless_open(lists(), link, web.moment().now)
    return learners.begin(link)


@bp.post("/choose/<id>")
@only_for(ROLE)
@hands_out("courses.come")
def choose(id: str) -> ResponseReturnValue:
    """Put a session into the course: make its link, and show the form that carries the answer back."""
    playlist = lists_of.owned(lists(), visitors.visitor().id, request.form.get("playlist", ""))
    made = choosing.choose(
        room(), lists(), _proved(id), playlist, teaching(), forms.link_wish(request.form),
        launch_url=_address("launch"), moment=web.moment(),
    )  # fmt: skip
    answer = Response(page("course-answer.html", made=made, title=playlist.title))
    return let_it_post_to(answer, platforms.origin(made.return_to))


@bp.get("/keys")
@open_to_all
def keys() -> ResponseReturnValue:
    """Hand out what a learning system checks our answers with."""
    return jsonify(platforms.our_keys(lists()))


@bp.post("/card")
@only_for(ROLE)
@hands_out("playlists.all")
def card() -> ResponseReturnValue:
    """Hand out a SCORM card of a link that was just made: its address is known to that page alone."""
    token = request.form.get("token", "")
    link = sharing.by_token(lists(), token)
    lists_of.owned(lists(), visitors.visitor().id, link.playlist_id)
    address = web.door().address.base_url.rstrip("/") + url_for("learners.come", token=token)
    made = scorm.card(request.form.get("version", ""), address, ends=sharing.said(link.ends_at))
    named = {"Content-Disposition": f'attachment; filename="{scorm.FILE_NAME}"'}
    return Response(made, mimetype="application/zip", headers=named)


def _choosing(proved: Launch) -> ResponseReturnValue:
    if ROLE not in visitors.roles_of_visitor():
        return render_template("room/course-sign-in.html", again=url_for(".come", id=proved.id))
    # This view is open to all, so nobody has asked yet whether she may come in today, and what she is here for.
    if instead := access.held_back(frozenset({ROLE})):
        return instead
    choosing.refuse_strangers(lists(), proved, visitors.visitor().id)
    choosing.refuse_unless_teaching(teaching())
    return page(
        "course-choose.html",
        choose=url_for(".choose", id=proved.id),
        playlists=lists_of.mine(lists(), visitors.visitor().id),
        wish=forms.first_wish(web.moment().now),
    )


def _proved(id: str) -> Launch:
    return launching.opened(lists(), id, request.cookies.get(_cookie()), web.moment().now)


def _link(proved: Launch) -> Link:
    return sharing.by_id(lists(), launching.placed(lists(), proved).link_id)


def _house_key() -> bytes:
    return room().shelf.keys.get(TRAINER_KEY)


def _address(view: str) -> str:
    return web.door().address.base_url.rstrip("/") + url_for(f".{view}")


def _cookie() -> str:
    return ("__Secure-" if web.door().address.is_secure else "") + "s-r-course"
