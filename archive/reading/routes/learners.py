"""The learners' way: a page that says what comes, then one story at a time, with a way out on every page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import cast

from flask import Blueprint, Response, g, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from archive.editions.edition import Edition
from archive.editions.ledger import Kind as Showing
from archive.editions.quilt import patch
from archive.editions.replies import Kind
from archive.editions.show import article, shown
from archive.ground import sign_ins, visitors, web
from archive.ground.db import reading
from archive.ground.sign_ins import SignIn
from archive.ground.web import only_for, open_to_all
from archive.reading import complaining, forms, replying, sharing, teaching, viewers, walking
from archive.reading.access import covenant
from archive.reading.clips.serving import Place
from archive.reading.giving import sessions
from archive.reading.routes import today
from archive.reading.routes.here import (
    NOTHING_TYPED,
    Complained,
    Opening,
    Ways,
    complained,
    complaint_form,
    lists,
    play,
    room,
    see_other,
)
from archive.reading.tables import Link
from archive.reading.walking import Stop
from archive.rules.errors import BadInput, NotFound, SignedOut
from archive.rules.grant import Viewer

bp = Blueprint("learners", __name__)

COOKIE = "learner"
NOTHING: Mapping[Kind, str] = MappingProxyType({})


def learner_here() -> SignIn | None:
    """Return the sign-in of a learner who sent this request, or None."""
    if "learner" not in g:
        g.learner = _signed_in(session.get(COOKIE))
    return cast("SignIn | None", g.learner)


@bp.get("/with-us/<token>")
@open_to_all
def come(token: str) -> ResponseReturnValue:
    """Say what comes, before anything starts."""
    return what_comes(sharing.by_token(lists(), token), begin=url_for(".start", token=token))


def what_comes(link: Link, *, begin: str) -> str:
    """Return the page that says what a link opens, what she promises, and where she begins.

    Raises:
        Refused: the link is shut; or it is full and she has not begun: said before she promises, not after.
    """
    sharing.refuse_unless_open(lists(), link, web.moment().now)
    started = is_here(link)
    if not started:
        sharing.refuse_when_full(lists(), link, web.moment().now)
    way = way_of(link)
    stories = [shown(stop.edition.content) for stop in way if stop.edition]
    return render_template(
        "room/come.html",
        begin=begin,
        promises=covenant.FOR_LEARNERS,
        stories=stories,
        minutes=sum(story.minutes for story in stories) + sum(stop.quiet_minutes for stop in way),
        ends=sharing.said(link.ends_at),
        started=started,
    )


@bp.post("/with-us/<token>")
@open_to_all
def start(token: str) -> ResponseReturnValue:
    """Begin: count one learner and set the cookie. Who has begun already just goes on."""
    link = sharing.by_token(lists(), token)
    sharing.refuse_unless_open(lists(), link, web.moment().now)
    return begin(link)


def begin(link: Link) -> ResponseReturnValue:
    """Count one learner, set the cookie and lead on to the first story; who has begun already just goes on."""
    if not is_here(link):
        way = walking.fresh(room(), lists(), link, web.moment())
        stories = [stop.place for stop in way if stop.place]
        session[COOKIE] = sharing.start(lists(), link, web.moment().now, stories)
    return see_other(url_for("learners.before", number=1))


@bp.get("/together/<number>")
@only_for(sharing.KIND)
def before(number: str) -> ResponseReturnValue:
    """Say what the next story is, how long it takes and what can be done, before a word of it."""
    stop = stop_at(number)
    without = today.left_out(this_visit().token)
    passed_over = today.is_left_out(stop, without)
    note = shown(stop.edition.content) if stop.edition and not passed_over else None
    return render_template(
        "room/before.html",
        stop=stop,
        note=note,
        ways=ways_from(stop),
        is_left_out=passed_over,
        about=today.topics_of(stop),
        nothing_about=url_for("leaving_out.nothing_about", number=stop.number),
        bring_back=url_for("leaving_out.bring_back", number=stop.number) if without else "",
    )


@bp.get("/together/<number>/story")
@only_for(sharing.KIND)
def story(number: str) -> ResponseReturnValue:
    """Show one story. That it was opened is written down before a word of it leaves."""
    stop, here = stop_at(number), this_visit()
    if stop.edition is None or today.is_left_out(stop, today.left_out(here.token)):
        return see_other(url_for(".before", number=stop.number))
    link = sharing.by_id(lists(), here.who)
    area = sharing.area_of(link)
    if "medium" in request.args:
        seen_as = _seen_as(link, here, [stop.edition.id])
        return play(stop.edition.id, seen_as, Opening(here.token, area, Showing.LINK), shown=stop.shown)
    teaching.note_opened(room(), stop.edition.id, area=area, sign_in=here.token, now=web.moment().now)
    return _page(stop, stop.edition, is_kept="kept" in request.args)


@bp.get("/together/<number>/still")
@visitors.by_itself
@only_for(sharing.KIND)
def still(number: str) -> ResponseReturnValue:
    """Say whether the story on an open page may stand there still: 204 when it may, 404 when it is gone."""
    if stop_at(number).edition is None:
        raise NotFound(web.SENTENCES[404])
    return Response(status=204)


@bp.post("/together/<number>/words")
@only_for(sharing.KIND)
def words(number: str) -> ResponseReturnValue:
    """Keep what she wrote after one story. What could not be kept stands in its box again."""
    stop = stop_at(number)
    typed = {kind: request.form.get(kind, "") for kind in replying.ASKED}
    try:
        kept = replying.by_learner(room(), stop, typed, sign_in=this_visit().token, moment=web.moment())
    except BadInput as found:
        if stop.edition is None:
            raise
        return web.refused(found, _page(stop, stop.edition, typed, found.sentences))
    sessions.remember(lists(), sessions.organisation_of_link(lists(), this_visit().who), kept)
    return see_other(url_for(".story", number=stop.number, kept=1, _anchor="words"))


@bp.get("/together/<number>/not-right")
@only_for(sharing.KIND)
def not_right(number: str) -> ResponseReturnValue:
    """Ask what is wrong with a story."""
    stop = stop_at(number)
    if stop.edition is None:
        return see_other(url_for(".before", number=stop.number))
    return _not_right(stop)


@bp.post("/together/<number>/not-right")
@only_for(sharing.KIND)
def complain(number: str) -> ResponseReturnValue:
    """Hide a story, for everybody and at once. One that is gone meanwhile is hidden already."""
    stop, typed = stop_at(number), complained(request.form)
    if stop.edition is not None:
        try:
            complaining.complain(
                room(),
                stop.edition,
                typed.why,
                typed.words,
                who=this_visit().who,
                sign_in=this_visit().token,
                moment=web.moment(),
            )
        except BadInput as found:
            return web.refused(found, Response(_not_right(stop, typed, found.sentences)))
    return render_template(
        "room/complaint.html",
        base="room/learner.html",
        is_kept=True,
        has_gone=stop.edition is None,
        onward=ways_from(stop).onward,
    )


def _not_right(stop: Stop, typed: Complained = NOTHING_TYPED, problems: tuple[str, ...] = ()) -> str:
    return render_template(
        "room/complaint.html",
        base="room/learner.html",
        address=url_for(".complain", number=stop.number),
        back=ways_from(stop).story,
        **complaint_form(typed, problems),
    )


def _page(
    stop: Stop,
    edition: Edition,
    typed: Mapping[Kind, str] = NOTHING,
    problems: tuple[str, ...] = (),
    *,
    is_kept: bool = False,
) -> Response:
    shown = render_template(
        "room/learner-story.html",
        stop=stop,
        plays=bool(edition.content.sounds),
        ways=ways_from(stop),
        title=edition.content.title,
        article=article(edition.content),
        patch=patch(edition.id, size=160),
        asked=replying.ASKED,
        typed=typed,
        problems=problems,
        is_kept=is_kept,
        words=url_for(".words", number=stop.number),
        not_right=url_for(".not_right", number=stop.number),
        still=url_for(".still", number=stop.number),
    )
    return web.let_it_play(Response(shown), sends=True)


@bp.get("/together/step-out")
@only_for(sharing.KIND)
def step_out() -> ResponseReturnValue:
    """Show a quiet page with where to find help, and the way back to where she was."""
    asked = request.args.get("from", "1")
    back = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) <= forms.DIGITS else 1
    return render_template("room/step-out.html", back=max(back, 1))


@bp.get("/together/end")
@only_for(sharing.KIND)
def end() -> ResponseReturnValue:
    """Say thank you, and where to find help."""
    without = today.left_out(this_visit().token)
    return render_template(
        "room/end.html", bring_back=url_for("leaving_out.bring_back", number=1) if without else ""
    )


@bp.post("/together/finish")
@only_for(sharing.KIND)
def finish() -> ResponseReturnValue:
    """End a learner's sign-in; the same cookie opens nothing after this."""
    sign_ins.sign_out(lists(), this_visit().token)
    session.pop(COOKIE, None)
    today.bring_back()
    return render_template("room/finished.html")


def ways_from(stop: Stop) -> Ways:
    """Return where a learner can go from one place on her way: past what she leaves out today."""
    without = today.left_out(this_visit().token)
    ahead = (one.number for one in _way()[stop.number :] if not today.is_left_out(one, without))
    onward = next((url_for("learners.before", number=number) for number in ahead), url_for("learners.end"))
    return Ways(
        story=url_for("learners.story", number=stop.number),
        onward=onward,
        out=f"{url_for('learners.step_out')}?from={stop.number}",
        out_label="Step out",
    )


def _signed_in(token: str | None) -> SignIn | None:
    engine, now = web.door().stores["lists"], web.moment().now
    if not token:
        return None
    with Session(reading(engine), expire_on_commit=False) as here:
        try:
            found = sign_ins.signed_in(here, token, kind=sharing.KIND, now=now)
        except SignedOut:
            return None
        stale = sign_ins.is_stale(here, token, now)
    if stale:
        sign_ins.keep_alive(engine, token, now)
    return found


def this_visit() -> SignIn:
    """Return the sign-in of the learner who sent this request, on a page that is for learners alone."""
    return cast("SignIn", learner_here())


def is_here(link: Link) -> bool:
    """Return whether the learner who sent this request began with this link."""
    here = learner_here()
    return here is not None and here.who == link.id


def stop_at(number: str) -> Stop:
    """Return one place on the way of the learner who sent this request.

    Raises:
        NotFound: there is none of that number.
        Refused: the link can be used no longer.
    """
    if not (number.isascii() and number.isdecimal() and len(number) <= forms.DIGITS):
        raise NotFound(web.SENTENCES[404])
    return walking.stop_on(_way(), int(number))


def _way() -> tuple[Stop, ...]:
    if "way" not in g:
        link = sharing.by_id(lists(), this_visit().who)
        sharing.refuse_unless_open(lists(), link, web.moment().now)
        g.way = way_of(link)
    return cast("tuple[Stop, ...]", g.way)


def way_of(link: Link) -> tuple[Stop, ...]:
    """Return the way of the learner who sent this request; of whoever would begin now, when there is none."""
    if not is_here(link):
        return walking.fresh(room(), lists(), link, web.moment())
    here = this_visit()
    places = [Place.of(coded) for coded in here.place.get("way", "").split(",")]
    seen_as = _seen_as(link, here, [place.edition_id for place in places])
    return walking.begun(room(), lists(), link, places, seen_as, web.moment())


def _seen_as(link: Link, here: SignIn, ids: Sequence[str]) -> Viewer:
    frozen = viewers.thawed(link.viewer)
    return teaching.finishing(room(), frozen, ids, sign_in=here.token, now=web.moment().now)
