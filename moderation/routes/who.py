"""Who could this be? One page a story; every button keeps all that stands in its boxes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import wraps
from typing import Any

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.rules import how_many
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.figures import NAMES, OPTIONS, Band, Told
from archive.rules.how_many import Fact
from archive.rules.jigsaw import QUESTIONS, HerWord, Tried
from moderation.letters import letters
from moderation.pages import forms, offers_answered, who_page
from moderation.parts import covering
from moderation.people import staff
from moderation.queue import queue
from moderation.routes.here import desk, held, me, session, to
from moderation.routes.review import handing_back, hands_of, keep_typed, page_of, story_of
from moderation.who import jigsaw, softer_words
from moderation.who.jigsaw import Said
from stories import finished
from stories.tables import Story, WorkingCopy

bp = Blueprint("who", __name__, url_prefix="/stories/<id>/who")
reads = only_for(*staff.READERS)

WERE_THERE = {"yes": True, "no": False}

View = Callable[..., ResponseReturnValue]
AND_READ = "back-read"
"""The button that says as well that she was read once for meaning."""

LEFT_TYPED = "What you typed below is not kept yet. Finish it, or empty its box; then ask who this could be."
NOT_ASKED = (
    "All is kept, but your note to her is not left yet. Press “Leave the note and ask her”, or empty its box."
)
WORDS_ALONE = "You copied words, but did not choose how clearly they tell it: {}."
NOT_PUT = "All is kept, but what you typed under “Said more softly” is not put there yet. Put it there, or empty its box."


def _handing_back(view: View) -> View:
    """Answer a refusal with the page itself: why at its head, and all that was typed still in its boxes."""

    @wraps(view)
    def answer(id: str, **values: Any) -> ResponseReturnValue:
        try:
            return view(id, **values)
        except (BadInput, Refused, NotFound) as found:
            session().rollback()
            return web.refused(found, _page(story_of(id), request.form, found.sentences))

    return answer


@bp.post("/open")
@reads
@handing_back
def leave_for(id: str) -> ResponseReturnValue:
    """Keep the story's page and go on to this one. What that page cannot keep stays there, with a word why."""
    mine, copy = held(id)
    keep_typed(mine, copy)
    # What is decided is made while somebody answers; whatever changes after that is made once more.
    covering.ask_for_all(hands_of(mine, copy))
    beside = forms.typed_beside(request.form)
    return page_of(mine, beside, (LEFT_TYPED,)) if beside else to(".who", id=id)


@bp.get("", endpoint="who")
@reads
def show(id: str) -> ResponseReturnValue:
    """Show it, to whoever has its words open; of a story that is out, to anybody who reads."""
    found = story_of(id)
    if not who_page.may_ask(session(), found, me(), web.moment()):
        queue.held_by(session(), id, me(), web.moment())
        queue.refuse_unless_shown(session(), id, me(), web.moment())
    return _page(found)


@bp.post("")
@reads
@_handing_back
def keep(id: str) -> ResponseReturnValue:
    """Keep all of it."""
    mine, copy = _hands(id)
    form = offers_answered.taken(request.form)
    _keep(mine, copy, form)
    goes_back = form.get("do") in ("back", AND_READ)
    if letters.is_begun(form.get("to-her", "")):
        return _page(mine, form, (NOT_ASKED,))
    if _is_begun(form):
        return _page(mine, form, (NOT_PUT,) if goes_back else ())
    return to("stories.story", id=id, _anchor="who") if goes_back else to(".who", id=id)


@bp.post("/ask-her")
@reads
@_handing_back
def ask_her(id: str) -> ResponseReturnValue:
    """Keep all of it, tell her that people who were there could know her, and ask what she wants."""
    mine, copy = _hands(id)
    form = offers_answered.taken(request.form)
    _keep(mine, copy, form)
    jigsaw.ask_her(desk(), session(), mine, form.get("to-her", ""), staff_id=me(), moment=web.moment())
    left = MultiDict([pair for pair in form.items(multi=True) if pair[0] != "to-her"])
    return _page(mine, left) if _is_begun(left) else to(".who", id=id, _anchor="h-know")


@bp.post("/soften/<told>")
@reads
@_handing_back
def soften(id: str, told: str) -> ResponseReturnValue:
    """Keep all of it, and put softer words wherever one detail stands."""
    mine, copy = held(id)
    form = offers_answered.taken(request.form)
    _keep(mine, copy, form)
    if told not in set(Told):
        raise NotFound("There is no such detail.")
    softer_words.soften(
        desk(), session(), mine, copy, Told(told),
        instead=form.get(f"instead-{told}", ""), reason=form.get(f"why-{told}", ""), staff_id=me(), moment=web.moment(),
    )  # fmt: skip
    own = {f"{box}-{told}" for box in ("told", "words", "instead", "why")}
    left = MultiDict([pair for pair in form.items(multi=True) if pair[0] not in own])
    return _page(mine, left) if _is_begun(left) else to(".who", id=id, _anchor="others")


def _is_begun(form: forms.Form) -> bool:
    """Return whether softer words, or why, were typed that no press has put there yet."""
    return any(
        form.get(f"why-{told}", "").strip()
        or form.get(f"instead-{told}", "").strip() not in ("", _offered(form, told))
        for told in Told
    )


def _offered(form: forms.Form, told: Told) -> str:
    way = OPTIONS.get(form.get(f"told-{told}", ""))
    softer = OPTIONS.get(way.softer) if way is not None else None
    return softer.says if softer is not None else ""


def _hands(id: str) -> tuple[Story, WorkingCopy]:
    found = story_of(id)
    if found.state in jigsaw.ON_ITS_WAY and who_page.may_ask(session(), found, me(), web.moment()):
        return found, finished.newest(session(), id)
    return held(id)


def _keep(mine: Story, copy: WorkingCopy, form: forms.Form) -> None:
    moment = web.moment()
    jigsaw.record(desk(), session(), mine, copy, _said(form), staff_id=me(), moment=moment)
    panel, reason = jigsaw.newest(desk(), session(), mine), form.get("reason", "")
    if panel is not None and reason.strip() and reason.strip() != panel.reason:
        jigsaw.give_reason(desk(), session(), mine, reason, staff_id=me(), moment=moment)


def _said(form: forms.Form) -> Said:
    facts = [
        Fact(_option(form.get(f"told-{told}", ""), told), form.get(f"words-{told}", ""))
        for told in Told
        if form.get(f"told-{told}", "") not in ("", offers_answered.GONE)
    ]
    coded = {fact.way.told for fact in facts}
    if alone := [NAMES[one] for one in Told if one not in coded and form.get(f"words-{one}", "").strip()]:
        raise BadInput(WORDS_ALONE.format(", ".join(alone)))
    tried = Tried(form.get("who", ""), form.get("how", ""), _minutes(form.get("minutes", "")))
    if tried.who.strip() or tried.how.strip() or form.get("on"):
        # What is left empty beside a test that somebody wrote down: whoever writes it, today.
        who = tried.who if tried.who.strip() else visitors.visitor().name
        tried = replace(tried, who=who, on=_tried_on(form.get("on", "")))
    answers = {str(id): form.get(f"answer-{id}", "") for id in QUESTIONS}
    return Said(
        tuple(facts),
        answers,
        WERE_THERE.get(form.get("were_there", "")),
        offers_answered.not_told(form),
        offers_answered.refused(form),
        bool(form.get("was_read")) or form.get("do") == AND_READ,
        tried,
    )


def _tried_on(value: str) -> date:
    today = web.moment().today
    on = forms.day(value) or today
    if on > today + timedelta(days=1):  # Where the day begins before ours.
        raise BadInput("That day has not come yet. Write the day on which somebody tried to find her.")
    return on


def _option(id: str, told: Told) -> str:
    if id not in OPTIONS or OPTIONS[id].told != told:
        raise BadInput("Choose each detail from its list.")
    return id


def _minutes(value: str) -> int:
    text = value.strip() or "0"
    if not (text.isascii() and text.isdecimal() and len(text) <= forms.DIGITS):
        raise BadInput("Write the minutes as a whole number, e.g. 30.")
    return int(text)


def _page(found: Story, typed: forms.Form = forms.NOTHING, problems: tuple[str, ...] = ()) -> Response:
    told = who_page.picture(desk(), session(), found, me(), web.moment())
    return Response(
        render_template(
            "desk/jigsaw.html",
            story=told,
            facts={fact.way.told: fact for fact in told.panel.facts} if told.panel else {},
            typed=typed,
            problems=problems,
            names=NAMES,
            to_her=jigsaw.WERE_THERE.words,
            words=HerWord,
            ways=who_page.WAYS,
            questions=QUESTIONS,
            bands=Band,
            about=how_many.about,
            independent=how_many.INDEPENDENT,
            me=visitors.visitor(),
        )
    )
