"""What somebody typed whose sign-in had ended meanwhile: shown once more to that person, in its boxes where they still stand."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from archive.ground import visitors
from archive.ground.web import changes_nothing, only_for
from archive.rules.errors import NotFound
from moderation.pages import typed_words
from moderation.people import staff
from moderation.routes import whose_words
from moderation.routes.here import is_with_her
from moderation.routes.review import page_of, story_of

bp = Blueprint("typed_again", __name__)

SEND_AGAIN = "This is what you typed before you were signed out. Nothing of it is kept yet: press what you meant to press."

_ON_THE_STORY = "words-hold"
"""A box that stands on the page of a story, whatever becomes of the story, and on no other page."""


@bp.post("/typed")
@changes_nothing
@only_for(*staff.ROLES)
def show() -> ResponseReturnValue:
    """Show it to whoever typed it. Nothing is done and nothing is kept by that: it has to be sent again."""
    id, form = whose_words.unlocked(request.form.get(whose_words.LOCKED, ""))
    try:
        found = story_of(id) if id else None
    except NotFound:
        found = None
    may_read = staff.may_read(visitors.roles_of_visitor())
    if found is not None and _ON_THE_STORY in form and may_read:
        return page_of(found, form, (SEND_AGAIN,))
    # What repeats her words is for whoever reads today, and of a story that she has not taken away.
    is_hers = bool(id) and (found is None or is_with_her(id) or not may_read)
    return render_template(
        "desk/typed-again.html", me=visitors.visitor(), typed=typed_words.of(form, ours_alone=is_hers)
    )
