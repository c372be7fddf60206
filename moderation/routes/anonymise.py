"""Marks over her words: drawn, changed, suggested, let be; and what is said beside them. One verb a view."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from archive.ground import web
from archive.ground.web import only_for
from moderation.anonymise import anonymise
from moderation.pages import forms, marks_table
from moderation.parts import found_in_pictures
from moderation.people import staff
from moderation.replacing import looking_through, proposing
from moderation.routes.here import desk, held, me, session, shown
from moderation.routes.review import back, handing_back, hands_of, keep_typed
from moderation.suggesting.suggestion import Tier
from stories import drafts, finished
from stories.tables import Story, WorkingCopy

bp = Blueprint("anonymise", __name__)
reads = only_for(*staff.READERS)


@bp.post("/stories/<id>/mark")
@reads
@handing_back
def mark(id: str) -> ResponseReturnValue:
    """Mark a phrase."""
    mine, copy = held(id)
    keep_typed(mine, copy)
    form, before = request.form, finished.read(desk(), copy).marks
    anonymise.mark(
        desk(), session(), mine, copy,
        phrase=form.get("phrase", ""), kind=forms.kind(form), instead=form.get("instead", ""), reason=form.get("reason", ""),
        only_first=form.get("where") == "first", staff_id=me(), moment=web.moment(),
    )  # fmt: skip
    marks = finished.read(desk(), copy).marks
    fresh = next((number for number, one in enumerate(marks, start=1) if one not in before), 0)
    return back(id, f"m{fresh}", kept=forms.MARKING)


@bp.post("/stories/<id>/marks/<int:number>")
@reads
@handing_back
def change_mark(id: str, number: int) -> ResponseReturnValue:
    """Change, keep or take away one mark."""
    mine, copy = held(id)
    keep_typed(mine, copy, besides=number)
    form = request.form
    numbers = _these(mine, copy, number)
    if form.get("do") == "away":
        anonymise.take_away(desk(), session(), mine, copy, *numbers, staff_id=me(), moment=web.moment())
    elif form.get("do") == "keep":
        anonymise.keep_word(desk(), session(), mine, copy, *numbers, staff_id=me(), moment=web.moment())
    else:
        anonymise.change_mark(
            desk(), session(), mine, copy, *numbers, kind=forms.kind(form, f"kind-{number}"),
            instead=form.get(f"instead-{number}", ""), reason=form.get(f"reason-{number}", ""), staff_id=me(), moment=web.moment(),
        )  # fmt: skip
    return back(id, "marks")


def _these(mine: Story, copy: WorkingCopy, number: int) -> tuple[int, ...]:
    """Return which marks a press is for: the one, or all over the same words where that is ticked."""
    marks = finished.read(desk(), copy).marks
    if request.form.get(f"alike-{number}") != "yes" or not 1 <= number <= len(marks):
        return (number,)
    return marks_table.alike(drafts.words_of(desk(), mine), marks, number)


@bp.post("/stories/<id>/suggested")
@reads
@handing_back
def suggested(id: str) -> ResponseReturnValue:
    """Mark all mentions of what is suggested, with what was chosen to stand there instead."""
    mine, copy = shown(id)
    keep_typed(mine, copy)
    phrase, instead = forms.suggested(request.form)
    kind = proposing.kind_of(proposing.read(desk(), mine, finished.read(desk(), copy)), phrase)
    looking_through.take(hands_of(mine, copy), phrase, kind, instead)
    return back(id, "suggested", kept=(forms.own_box(phrase),))


@bp.post("/stories/<id>/take-offered")
@reads
@handing_back
def take_offered(id: str) -> ResponseReturnValue:
    """Take all that is likely and has something true chosen, as it stands on the page; and cover what was found in pictures."""
    mine, copy = shown(id)
    keep_typed(mine, copy)
    chosen = forms.chosen_of(request.form, Tier.LIKELY)
    taken = looking_through.take_all(hands_of(mine, copy), chosen)
    for part_id, numbers in forms.finds(request.form).items():
        found_in_pictures.cover_those_open(hands_of(mine, copy), part_id, numbers)
    return back(id, "suggested", kept=tuple(map(forms.own_box, taken)))


@bp.post("/stories/<id>/looked-through")
@reads
@handing_back
def looked_through(id: str) -> ResponseReturnValue:
    """Say that none of the rest of a lesser tier tells, and that one has looked."""
    mine, copy = shown(id)
    keep_typed(mine, copy)
    tier = request.form.get("tier", "")
    looking_through.look_through(hands_of(mine, copy), tier, forms.shown_of(request.form, tier))
    return back(id, "suggested")


@bp.post("/stories/<id>/ask-again")
@reads
@handing_back
def ask_again(id: str) -> ResponseReturnValue:
    """Have something asked again that was let pass."""
    mine, copy = shown(id)
    keep_typed(mine, copy)
    looking_through.ask_again(hands_of(mine, copy), request.form.get("passed", ""))
    return back(id, "suggested")


@bp.post("/stories/<id>/let-be")
@reads
@handing_back
def let_be(id: str) -> ResponseReturnValue:
    """Say that what is suggested is nothing to take out."""
    mine, copy = shown(id)
    keep_typed(mine, copy)
    phrase = forms.suggested(request.form)[0]
    anonymise.let_be(desk(), session(), mine, copy, [phrase], staff_id=me(), moment=web.moment())
    return back(id, "suggested")


@bp.post("/stories/<id>/describe")
@reads
@handing_back
def describe(id: str) -> ResponseReturnValue:
    """Keep title, content note, themes, and who could still tell."""
    keep_typed(*held(id))
    return back(id, "note")
