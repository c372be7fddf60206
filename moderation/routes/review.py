"""The review page: one form for all of it, so that whatever button is pressed keeps, or hands back, all that was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from operator import itemgetter
from typing import Any

from flask import Response, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from archive.ground import visitors, web
from archive.ground.languages import english_name
from archive.rules.anonymity import PASSAGES, Kind
from archive.rules.court import LAWS, Basis, Content
from archive.rules.errors import BadInput, NotFound, Refused, Trouble, Unreadable
from archive.rules.themes import GROUPS, INTENSITIES, THEMES, WARNINGS, how_much
from moderation.anonymise import anonymise, undoing, undone_in_words
from moderation.anonymise.hands import Hands
from moderation.court import courtroom, lapsing
from moderation.letters import letters
from moderation.letters.how_it_reads import Reading
from moderation.pages import as_it_stood, cast_boxes, forms, leading, marks_table, reviewing, typed_words
from moderation.pages.reviewing import Review
from moderation.parts import covering, found_in_pictures, hard_moments, looked_by_eye
from moderation.queue import caring, handing
from moderation.replacing import casting, casting_shown, naming, proposing
from moderation.routes.here import desk, held, is_with_her, me, session, to
from moderation.voices import her_voice
from stories import drafts, finished
from stories.tables import State, Story, WorkingCopy
from stories.tongues import TOLD_IN

_STANDS = ("note", *(f"words-{do}" for do in letters.LETTERS))
"""Boxes that stand on the page of everybody who reads, whoever has the story."""

View = Callable[..., ResponseReturnValue]

CHOICES: Mapping[str, Any] = {
    "kinds": [kind for kind in Kind if kind not in PASSAGES],
    "groups": GROUPS,
    "themes": THEMES,
    "warnings": WARNINGS,
    "intensities": {how: how_much(how) for how in INTENSITIES},
    "laws": LAWS,
    "bases": list(Basis),
    "contents": list(Content),
    "letters": letters.LETTERS,
    "rules": letters.RULES,
    "starts": letters.STARTS,
    "stays": found_in_pictures.STAYS,
    "by_eye": looked_by_eye.SAYING,
    "voice_answers": her_voice.SAYS,
    "told_in": sorted(((tag, english_name(tag)) for tag in TOLD_IN), key=itemgetter(1)),
    "most": proposing.MOST,
    "own_box": forms.own_box,
    "tiers": proposing.NAMED,
}
"""What can be chosen on the page, whatever story it shows."""


def handing_back(view: View) -> View:
    """Answer a refusal with the review page itself: why at its head, and all that was typed still in its boxes."""

    @wraps(view)
    def answer(id: str, **values: Any) -> ResponseReturnValue:
        try:
            return view(id, **values)
        except (BadInput, Refused) as found:
            session().rollback()
            return web.refused(found, page_of(story_of(id), request.form, found.sentences))

    return answer


def story_of(id: str) -> Story:
    """Return a story that was handed to the moderators; what she still writes, or deletes, is nobody's to open."""
    found = drafts.story(session(), id)
    # One whose key is damaged is still there: it can be hidden, and its page says that it cannot be opened.
    if found.state == State.DRAFT or not desk().not_deleted([found.id]):
        raise NotFound(drafts.NOT_HERS)
    return found


def keep_typed(mine: Story, copy: WorkingCopy, *, besides: int = 0) -> None:
    """Keep what describes the story, what is read of each recording and picture, and what changed at a mark.

    Whichever button was pressed; only the mark whose own button it was (`besides`) is left to that.
    """
    form = _unless_moved(mine, copy)
    said = forms.described(form)
    if "language" in form:
        anonymise.note_language(
            desk(), session(), mine, copy, form["language"], staff_id=me(), moment=web.moment()
        )
    if said is not None:
        anonymise.describe(
            desk(), session(), mine, copy, title=said.title, what=said.what, warnings=said.warnings,
            themes=(*said.themes, *forms.named_themes(form)),
            intruder_note=said.intruder_note, staff_id=me(), moment=web.moment(),
        )  # fmt: skip
    if where := forms.where(form):
        hard_moments.keep(hands_of(mine, copy), where)
    covering.write_all(hands_of(mine, copy), forms.read_instead(form))
    looked_by_eye.say(hands_of(mine, copy), forms.eyes(request.form))
    _keep_rows(mine, copy, besides)
    for line in cast_boxes.rows(request.form):
        if line.is_touched:
            casting.change(hands_of(mine, copy), line.line, instead=line.instead, also=line.also)


def _unless_moved(mine: Story, copy: WorkingCopy) -> forms.Form:
    """Return what was typed, with what stands now in every box that was not touched.

    Raises:
        Refused: a box was changed here, and elsewhere since this page was made.
    """
    stands = as_it_stood.boxes(finished.read(desk(), copy), mine.language)
    said = as_it_stood.settled(request.form, stands)
    if said.moved:
        raise Refused(said.refusal)
    return said.form


def _keep_rows(mine: Story, copy: WorkingCopy, besides: int) -> None:
    rows = forms.rows(request.form)
    touched = [row for row in rows if row.is_touched and row.number != besides]
    words = drafts.words_of(desk(), mine)
    places = {
        mark.number: mark.stood.partition("|")[0]
        for mark in marks_table.marks_of(words, finished.read(desk(), copy))
    }
    # Also the mark whose button it was: pressed twice, the second press would meet the one that has its number now.
    for row in (*touched, *(row for row in rows if row.number == besides)):
        if places.get(row.number) != row.stood.partition("|")[0]:
            raise Refused(forms.MOVED)
    for row in touched:
        anonymise.change_mark(
            desk(), session(), mine, copy, row.number, kind=forms.kind(request.form, f"kind-{row.number}"),
            instead=row.instead, reason=row.reason, staff_id=me(), moment=web.moment(),
        )  # fmt: skip


def keep_typed_if_held(id: str) -> None:
    """Keep them when the story is still in these hands; a note, a check or a hide never waits for that.

    What is not kept is handed back with the page (`left_of`).
    """
    if forms.described(request.form) is None:
        return
    try:
        mine, copy = held(id)
    except Refused:
        g.not_in_hand = True
        return
    keep_typed(mine, copy)


def keep_what_can_be_kept(id: str) -> tuple[str, ...]:
    """Keep what was typed beside a press that waits for nothing, and return why that could not be done."""
    try:
        with session().begin_nested():
            keep_typed_if_held(id)
    except Unreadable:
        return ("What you typed could not be kept: something of this story is damaged. Copy it from here.",)
    except Trouble as found:
        return found.sentences
    return ()


def left_of(kept: tuple[str, ...] = ()) -> forms.Form:
    """Return what was typed and is not kept by the press just made; empty for nothing."""
    if not g.get("not_in_hand"):
        return forms.typed_beside(request.form, kept)
    return MultiDict([(name, said) for name, said in request.form.items(multi=True) if name not in kept])


def before_leaving(kept: tuple[str, ...] = ()) -> None:
    """Do nothing when all that was typed is kept; otherwise a button that leads away undoes what it just did.

    Raises:
        Refused: something stands in a box that this deed does not keep (`kept`).
    """
    if forms.typed_beside(request.form, kept):
        raise Refused(forms.NOT_KEPT_YET)


def hands_of(story: Story, copy: WorkingCopy) -> Hands:
    """Return what a change of the working copy needs."""
    return Hands(desk(), session(), story, copy, me(), web.moment())


def hands_on(id: str) -> Hands:
    """Return what a change of a story in hand needs, with all that was typed on its page kept before it."""
    story, copy = held(id)
    keep_typed(story, copy)
    return hands_of(story, copy)


def back(id: str, anchor: str, kept: tuple[str, ...] = ()) -> ResponseReturnValue:
    """Go back to the page; what was typed into boxes that this deed does not keep (`kept`) still stands in them."""
    beside = left_of(kept)
    return page_of(story_of(id), beside) if beside else to("stories.story", id=id, _anchor=anchor)


def undoable(found: Story, is_open: bool) -> str:
    """Return in words what a press on Undo takes back; empty for none."""
    row = undoing.newest(session(), finished.newest(session(), found.id), me()) if is_open else None
    return undone_in_words.said(row.act) if row is not None else ""


def page_of(
    found: Story,
    typed: forms.Form = forms.NOTHING,
    problems: tuple[str, ...] = (),
    opened: tuple[str, str] = ("", ""),
    reads: Reading | None = None,
) -> Response:
    """Return the page, with what was `typed` in its boxes.

    With `opened`, the words of one thing that is set aside are shown this once; with `reads`, how a note to her reads.
    """
    story = reviewing.review(desk(), session(), found, me(), web.moment())
    said = as_it_stood.settled(typed, stands := as_it_stood.boxes(story.body, story.language))
    typed, is_told = said.form, said.refusal in problems
    refused = leading.together(problems)
    story = replace(story, article=_placed(story.article, found.id))
    shown = render_template(
        "desk/review.html",
        story=story,
        problems=tuple(refused),
        places=_places(story, refused, said),
        refused_at=_refused_at() if refused else "",
        still=leading.together(story.problems),
        opened=opened,
        note_reads=reads,
        stood=as_it_stood.sign(stands, None if is_told else said),
        now=as_it_stood.shown(said.moved),
        me=visitors.visitor(),
        **_typed(story, typed, is_with_her=is_with_her(found.id)),
        **CHOICES,
        **_beside(found, story),
        **courtroom.for_page(desk(), session(), found, me(), web.moment()),
    )
    return web.let_it_play(Response(shown))


def _places(story: Review, refused: Mapping[str, str], said: as_it_stood.Settled) -> dict[str, str]:
    """Return where on the page each thing that a press was refused for is mended."""
    known = {**story.places, said.refusal: as_it_stood.place(said.moved)}
    pressed = "court" if request.endpoint == "stories.check_court" else _refused_at()
    found = {shown: known.get(first, pressed) for shown, first in refused.items()}
    return {shown: place for shown, place in found.items() if place}


def _refused_at() -> str:
    """Return the part of the page at which a browser stays when a press about a recording or a picture is refused.

    The address it pressed ends in that place, so that the head of the page, with the reasons, is out of sight.
    """
    part = str((request.view_args or {}).get("part_id", ""))
    return ("f-" if request.endpoint == "parts.found" else "part-") + part if part else ""


def _placed(article: Markup | None, id: str) -> Markup | None:
    """Return the finished version with its files found from wherever this page stands.

    They are relative to the story's own address, so that all doors hold the same bytes; a press has another one.
    """
    if article is None or request.method != "POST":
        return article
    # Rendered already; a quotation mark of hers stands escaped in it.
    return Markup(str(article).replace('src="?', f'src="{url_for("stories.story", id=id)}?'))  # noqa: S704


def _typed(story: Review, typed: forms.Form, *, is_with_her: bool) -> dict[str, Any]:
    """Return what stands in the boxes: what was typed, else what is kept; of hers nothing once it is with her again."""
    lost = () if story.is_open else typed_words.of(typed, _STANDS, ours_alone=is_with_her)
    return {
        "typed": typed,
        "lost": lost,
        "lines": {part.id: forms.lines(typed, part.id) or part.lines for part in story.parts},
        "work": forms.described(typed) or story.body,
        "where": {**hard_moments.shown(story.body), **(forms.where(typed) or {})},
    }


def _beside(found: Story, story: Review) -> dict[str, Any]:
    """Return what stands beside the story: what is open in its parts, its cast, how long one has read, who else could have it."""
    is_met = bool(story.marks or story.shown)
    of_voice = {"of-voice": f"part-{story.of_voice.part_id}"} if story.of_voice else {}
    return {
        "open_at": leading.counted((*story.problems, *story.law_problems), story.places, of_voice),
        "model_says": naming.says(desk(), session(), found, story.body),
        "cast": casting_shown.shown(desk(), session(), found, story.body) if is_met else casting_shown.NOBODY,
        "care": caring.sitting(desk(), session(), me(), web.moment()),
        "lapses": lapsing.is_soon(desk(), session(), found, web.moment()),
        "to_undo": undoable(found, story.is_open),
        "colleagues": handing.colleagues(session(), found, me()) if story.is_mine else (),
    }
