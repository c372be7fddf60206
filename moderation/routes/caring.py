"""Care for whoever reads: gist before words, pause, undo, handing on, and each person's own page "How I read"."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from flask import Blueprint, g, make_response, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.rules.errors import BadInput, Refused
from archive.rules.themes import GROUPS, THEMES, WARNINGS
from moderation.anonymise import anonymise, undoing
from moderation.decisions import second_thoughts
from moderation.letters import letters
from moderation.letters.how_it_reads import measure
from moderation.people import staff
from moderation.queue import caring, handing, keyboard, queue
from moderation.queue.caring import Mine
from moderation.routes import whose_words
from moderation.routes.here import desk, held, me, session, to
from moderation.routes.review import (
    back,
    before_leaving,
    handing_back,
    keep_typed,
    keep_typed_if_held,
    page_of,
    story_of,
)
from stories import finished, messages

bp = Blueprint("caring", __name__)
reads = only_for(*staff.READERS)
meets = only_for(*staff.READERS, *staff.MEETS)

_EVERY = {**keyboard.ACTS, **keyboard.IN_A_BOX}

KEEP_FIRST = "Something that you typed is not kept yet. Press Keep this, or put it back as it was; then undo."


def _my_reading() -> Mine:
    """Return how whoever asks wants to read; read once for a page."""
    if "my_reading" not in g:
        g.my_reading = caring.of(desk(), session(), me())
    return cast("Mine", g.my_reading)


@bp.app_template_global("key")
def _key(act: str) -> Markup:
    """Return the key of an act, to stand on its button; nothing for who turned keys off."""
    mine = _my_reading()
    shown = Markup(' <kbd aria-hidden="true">{}</kbd>')
    return shown.format(keyboard.letters(mine.keys)[act]) if mine.keys_on else Markup()


@bp.app_template_global("is_spared")
def _is_spared(story_id: str, words: str = "") -> bool:
    """Return whether a story, or what was written of one, tells of what this person leaves to others.

    Then its gist, its title, what was said against it and what was written to its mother wait for a press, wherever they are
    listed; so do the words of a mother who lost hers, of which nobody knows the story (`story_id` is empty). Each story is
    looked through once for a page.
    """
    if words and caring.left_to_others(_my_reading().topics, words, None):
        return True
    if not story_id:
        return False
    known: dict[str, bool] = g.setdefault("spared", {})
    if story_id not in known:
        known[story_id] = caring.spares(desk(), session(), _my_reading().topics, story_id)
    return known[story_id]


@bp.app_template_global("all_keys")
def _all_keys() -> dict[str, tuple[str, str]]:
    """Return every act with this person's key and what it does; nothing for who turned keys off."""
    mine = _my_reading()
    return (
        {act: (keyboard.letters(mine.keys)[act], says) for act, (_, says) in _EVERY.items()}
        if mine.keys_on
        else {}
    )


@bp.get("/my-reading")
@meets
def mine() -> ResponseReturnValue:
    """Show how I read: to me alone."""
    return _page(_my_reading())


@bp.post("/my-reading")
@meets
def keep() -> ResponseReturnValue:
    """Keep how I read."""
    try:
        caring.keep(desk(), session(), me(), _said())
    except BadInput as found:
        session().rollback()
        return web.refused(found, make_response(_page(_typed(), found.sentences)))
    return to(".mine", _anchor="kept")


@bp.get("/calm")
@only_for(*staff.ROLES)
def calm() -> ResponseReturnValue:
    """Show a blank page, and a button back."""
    return render_template("desk/calm.html", kept=(), go_on="", me=visitors.visitor())


@bp.get("/minute")
@reads
def minute() -> ResponseReturnValue:
    """Offer a minute's rest between two stories; nothing runs, and one press goes on."""
    return render_template("desk/minute.html", me=visitors.visitor())


@bp.post("/rested")
@reads
def rested() -> ResponseReturnValue:
    """Begin the sitting anew: I had a break, or I say so."""
    caring.rested(desk(), session(), me(), web.moment())
    return to("stories.queue")


@bp.post("/stories/<id>/pause")
@reads
def pause(id: str) -> ResponseReturnValue:
    """Cover the page at once. All that was typed waits inside the blank page, and nothing is kept or lost by it."""
    of_its_own = ("csrf_token", whose_words.FIELD)
    kept = [(name, value) for name, value in request.form.items(multi=True) if name not in of_its_own]
    return render_template("desk/calm.html", kept=kept, go_on=story_of(id).id, me=visitors.visitor())


@bp.post("/stories/<id>/go-on")
@reads
def go_on(id: str) -> ResponseReturnValue:
    """Come back from the blank page to all that was typed."""
    return page_of(story_of(id), request.form)


@bp.post("/stories/<id>/show")
@reads
@handing_back
def show(id: str) -> ResponseReturnValue:
    """Show the words of a story that I hold."""
    queue.go_on(session(), id, me(), web.moment())
    story = queue.held_by(session(), id, me(), web.moment())
    queue.show(session(), id, me(), web.moment())
    messages.mark_read(session(), story, by_her=False)
    keep_typed_if_held(id)
    caring.worked(desk(), session(), me(), web.moment(), opened=story.id)
    return back(id, "words")


@bp.post("/stories/<id>/undo")
@reads
@handing_back
def undo(id: str) -> ResponseReturnValue:
    """Undo my last press on the working copy."""
    mine, copy = held(id)
    before = finished.read(desk(), copy)
    keep_typed(mine, copy)
    if finished.read(desk(), copy) != before:
        raise Refused(KEEP_FIRST)
    undoing.undo(desk(), session(), mine, copy, staff_id=me(), moment=web.moment())
    return back(id, "undone")


@bp.post("/stories/<id>/hand-on")
@reads
@handing_back
def hand_on(id: str) -> ResponseReturnValue:
    """Give it to a colleague; no reason is asked."""
    keep_typed_if_held(id)
    handing.hand_on(session(), story_of(id), me(), request.form.get("to", ""), web.moment())
    before_leaving()
    return to("stories.queue")


@bp.post("/stories/<id>/take-back")
@reads
def take_back(id: str) -> ResponseReturnValue:
    """Take back what I have just handed on, and go on with it."""
    second_thoughts.take_back(session(), story_of(id), me(), web.moment())
    anonymise.open_copy(desk(), session(), story_of(id), web.moment())
    return to("stories.story", id=id)


@bp.post("/stories/<id>/start")
@reads
@handing_back
def start(id: str) -> ResponseReturnValue:
    """Put a letter to start from into its box."""
    do = request.form.get("do", "")
    found = letters.start(do, request.form.get(f"letter-{do}", ""))
    stands = request.form.get(f"words-{do}", "").strip()
    if stands and not letters.is_as_offered(stands):
        raise Refused(letters.BEGUN)
    typed = MultiDict(request.form)
    typed[f"words-{do}"], typed[f"rule-{do}"] = found.words, found.rule
    return page_of(story_of(id), typed)


@bp.post("/stories/<id>/how-it-reads")
@reads
@handing_back
def how_it_reads(id: str) -> ResponseReturnValue:
    """Say how a note to her reads. Nothing is left or kept: all that was typed stands in its boxes."""
    which = request.form.get("reads", "")
    box = "note" if which == "note" else f"words-{which}"
    return page_of(story_of(id), request.form, reads=measure(which, request.form.get(box, "")))


def _said() -> Mine:
    """Return what the page was sent with. Who holds no story is asked for topics alone, and the rest stays as it is."""
    topics = request.form.getlist("topic")
    if staff.may_read(visitors.visitor().roles):
        return caring.read_form(request.form, topics)
    return replace(_my_reading(), topics=frozenset(topics))


def _typed() -> Mine:
    """Return what was typed as far as it can be read, to be shown again beside the reason why it was not kept."""
    try:
        return caring.read_form(
            {**request.form, **{f"key-{act}": "" for act in _EVERY}}, request.form.getlist("topic")
        )
    except BadInput:
        return Mine(
            topics=frozenset(request.form.getlist("topic")),
            at_once=bool(request.form.get("at_once")),
            minute=bool(request.form.get("minute")),
        )


def _page(mine: Mine, problems: tuple[str, ...] = ()) -> str:
    return render_template(
        "desk/my-reading.html",
        mine=mine,
        typed=request.form,
        problems=problems,
        acts={act: (keyboard.letters(mine.keys)[act], says) for act, (_, says) in _EVERY.items()},
        in_a_box=keyboard.IN_A_BOX,
        groups=GROUPS,
        themes=THEMES,
        warnings=WARNINGS,
        most_heavy=caring.MOST_HEAVY,
        longest=caring.LONGEST_SITTING,
        day=caring.sitting(desk(), session(), me(), web.moment()),
        me=visitors.visitor(),
    )
