"""Translating: a list of what waits, and one page a story. What was typed is handed back with whatever was refused."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from archive.editions import show
from archive.editions.edition import MADE_BY
from archive.ground import languages, visitors, web
from archive.ground.web import only_for
from archive.rules.anonymity import same_phrase
from archive.rules.errors import BadInput, Refused
from moderation.decisions import english_lists, english_names, translating
from moderation.decisions.english_names import Found
from moderation.pages import forms, who_page
from moderation.people import staff
from moderation.replacing.proposing import NAMED
from moderation.routes.here import desk, me, session, to
from moderation.routes.review import story_of
from moderation.who import jigsaw
from stories import tongues
from stories.tables import Story
from stories.tongues import Standing, Words

bp = Blueprint("translating", __name__)
LOOKED = "looked-"
"""How the press begins that says of a lesser list: I have looked."""

reads = only_for(*staff.READERS)

STANDS = {
    "": "nobody has begun",
    Standing.WORKING: "being typed",
    Standing.SECOND: "waits for a second person",
    Standing.HERS: "with her, for her yes",
    Standing.YES: "she said yes",
    Standing.NO: "she said no, or took it back; what is kept now is a new one",
}


@bp.get("/translations")
@reads
def waiting() -> ResponseReturnValue:
    """Show what could be put into English now."""
    return render_template(
        "desk/translations.html",
        lines=translating.waiting(desk(), session()),
        stands=STANDS,
        named=languages.english_name,
        me=visitors.visitor(),
    )


@bp.get("/stories/<id>/english")
@reads
def english(id: str) -> ResponseReturnValue:
    """Show the finished version, anonymised, with its translation beside it; never what she sent."""
    return _page(id)


@bp.post("/stories/<id>/english")
@reads
def keep(id: str) -> ResponseReturnValue:
    """Keep what was typed; then finish it, or agree as a second person, when that was pressed."""
    form = request.form
    words, saved = forms.translated(form), int(form["saved"]) if form.get("saved", "").isdecimal() else -1
    try:
        story = story_of(id)
        if form.get("do") == "agree":
            _refuse_if_changed(id, words)
            translating.agree(desk(), session(), story, me(), web.moment())
            return to(".waiting")
        if form.get("do", "").startswith(LOOKED):
            _look_through(story, words, form["do"].removeprefix(LOOKED), saved)
            return to(".english", id=id, _anchor="found")
        translating.keep(desk(), session(), story, words, saved=saved, staff_id=me(), moment=web.moment())
        if form.get("do") != "ready":
            return to(".english", id=id)
        translating.ready(desk(), session(), story, me(), web.moment())
    except (BadInput, Refused) as found:
        session().rollback()
        return web.refused(found, _page(id, words, found.sentences))
    return to(".waiting")


def _look_through(story: Story, words: Words, tier: str, saved: int) -> None:
    shown = [value for name, value in request.form.items() if name.startswith(f"shown-{tier}-")]
    english_lists.look_through(
        desk(), session(), story, words, tier=tier, phrases=shown, saved=saved, staff_id=me(), moment=web.moment()
    )  # fmt: skip


def _refuse_if_changed(id: str, words: Words) -> None:
    row, _ = translating.open_for(desk(), session(), story_of(id))
    if row is not None and not translating.says_the_same(tongues.read(desk(), row), words):
        raise Refused("You changed the translation. Press Keep it; then somebody else agrees.")


def _page(id: str, typed: Words | None = None, problems: tuple[str, ...] = ()) -> Response:
    story = story_of(id)
    try:
        row, of = translating.open_for(desk(), session(), story)
    except Refused as found:
        if typed is None:
            raise
        return _typed_too_late(typed, problems or found.sentences)
    words = tongues.read(desk(), row) if row is not None else translating.begun(desk(), session(), story, of)
    state = row.state if row is not None else ""
    hints = english_names.found(desk(), story, typed or words, of)
    shown = render_template(
        "desk/translation.html",
        id=id,
        problems=problems,
        gist=of.body.what,
        told_in=languages.english_name(story.language),
        told_in_tag=story.language,
        own=show.article(tongues.in_writing(of)),
        words=typed or words,
        saved=row.saved if row is not None else 0,
        state=state,
        stands=STANDS[state],
        is_open=state in ("", Standing.WORKING, Standing.SECOND, Standing.NO),
        finished_by_me=row is not None and row.first == me(),
        names=staff.names(session()),
        first=(row.first or "") if row is not None else "",
        article=show.article(tongues.content(story, row, words, of.body))
        if _is_done(state) and row
        else None,
        left=translating.left_in(desk(), session(), story, words, of),
        found=hints,
        tiers=NAMED,
        # Ticked before, and suggested no more: it goes with the page, so that nothing is changed by looking.
        let_be=_not_in(hints, (typed or words).let_be),
        passed=_not_in(hints, (one.phrase for one in (typed or words).passed)),
        who=who_page.in_a_line(jigsaw.newest(desk(), session(), story)),
        tells=tongues.TELLS,
        kinds=MADE_BY,
        me=visitors.visitor(),
    )
    return Response(shown)


def _typed_too_late(typed: Words, problems: tuple[str, ...]) -> Response:
    """Return what was typed while her words changed, or her yes: it is not kept, and not lost."""
    page = render_template(
        "desk/translation-typed.html", words=typed, problems=problems, me=visitors.visitor()
    )
    return Response(page)


def _not_in(found: Iterable[Found], phrases: Iterable[str]) -> list[str]:
    found = tuple(found)
    return [one for one in phrases if not any(same_phrase(one, each.phrase) for each in found)]


def _is_done(state: str) -> bool:
    return state in (Standing.SECOND, Standing.HERS, Standing.YES)
